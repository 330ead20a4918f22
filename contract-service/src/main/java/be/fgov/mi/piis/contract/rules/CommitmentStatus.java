package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a commitment of a contract is kept (PRE-2, PRE-5; S3:92): a CPAS that breaks its own may not sanction
 * (SAN-7, S3:154). What nobody told is open until its day and late after it; late is a fact of the calendar, breached
 * is what somebody said.
 */
public enum CommitmentStatus {
    OPEN,
    KEPT,
    /** Kept after its last day. */
    KEPT_LATE,
    /** Its last day is past and nobody said what came of it. */
    LATE,
    BREACHED,
    /** Changed by agreement after its outcome was told: the old outcome no longer speaks of it. */
    ADAPTED;

    /** What came of a commitment. */
    public enum Outcome {
        KEPT,
        BREACHED
    }

    /**
     * The latest outcome that was told.
     *
     * @param on the day on which it was so
     * @param dueOn the last day of the commitment as it then stood
     */
    public record Told(Outcome outcome, LocalDate on, LocalDate dueOn) {}

    /**
     * Where a commitment stands on a day.
     *
     * @param dueOn its last day; absent when the commitment is no longer in the contract
     * @param told the latest outcome; absent when there is none
     */
    public static CommitmentStatus of(@Nullable LocalDate dueOn, @Nullable Told told, LocalDate today) {
        if (dueOn == null) {
            return ADAPTED;
        }
        if (told == null) {
            return today.isAfter(dueOn) ? LATE : OPEN;
        }
        return switch (told.outcome()) {
            case KEPT -> told.on().isAfter(told.dueOn()) ? KEPT_LATE : KEPT;
            case BREACHED -> {
                if (told.dueOn().equals(dueOn)) {
                    yield BREACHED;
                }
                yield today.isAfter(dueOn) ? LATE : ADAPTED;
            }
        };
    }

    /**
     * The day on which the commitments of a contract are judged: today, or the day it ended when that came first. Before
     * it is concluded nobody is bound, so nothing can be late.
     *
     * @param concludedOn absent while a signature is missing
     * @param endedOn absent while it runs
     */
    public static LocalDate judgedOn(@Nullable LocalDate concludedOn, @Nullable LocalDate endedOn, LocalDate today) {
        if (concludedOn == null || concludedOn.isAfter(today)) {
            return LocalDate.MIN;
        }
        return endedOn != null && endedOn.isBefore(today) ? endedOn : today;
    }
}
