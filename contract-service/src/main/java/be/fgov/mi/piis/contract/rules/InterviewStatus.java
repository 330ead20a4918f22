package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a request for an interview stands on a day (LIF-1, SC-09). */
public enum InterviewStatus {
    OPEN,
    OFFERED,
    HELD,
    /** Nothing was offered by the last day. */
    OVERDUE;

    /**
     * Where a request stands.
     *
     * @param offered the worker offered an interview
     * @param heldOn the day on which they talked
     */
    public static InterviewStatus of(LocalDate dueOn, boolean offered, @Nullable LocalDate heldOn, LocalDate today) {
        if (heldOn != null) {
            return HELD;
        }
        if (offered) {
            return OFFERED;
        }
        return today.isAfter(dueOn) ? OVERDUE : OPEN;
    }

    /**
     * Whether the person could not talk in time: what was offered late stays late, also once the interview was held.
     * The person may prefer a later day: an earlier offer that was in time keeps the term.
     *
     * @param earliestPossible the earliest day on which an interview was offered or held
     */
    public static boolean isLate(LocalDate dueOn, @Nullable LocalDate earliestPossible, LocalDate today) {
        return earliestPossible == null ? today.isAfter(dueOn) : earliestPossible.isAfter(dueOn);
    }
}
