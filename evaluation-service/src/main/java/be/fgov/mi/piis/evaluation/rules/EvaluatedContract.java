package be.fgov.mi.piis.evaluation.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A contract as far as the cadence asks for it. Its years run from its conclusion. A sanction suspends a payment
 * and not the contract (SAN-13), so nothing suspends the cadence.
 *
 * @param from the first day that was agreed on
 * @param concludedOn the day of the last required signature
 * @param until the last day that was agreed on
 * @param endedOn the last day in fact, when it ended before
 */
public record EvaluatedContract(
        LocalDate from,
        LocalDate concludedOn,
        LocalDate until,
        @Nullable LocalDate endedOn) {
    private static final int MONTHS_OF_A_YEAR = 12;

    /** The law of 26/05/2002 came into force: no contract is older. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2002, 10, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** The last day on which the contract binds. */
    public LocalDate lastDay() {
        return endedOn != null && endedOn.isBefore(until) ? endedOn : until;
    }

    /**
     * A year typed wrong would have thousands of evaluations missed.
     *
     * @throws DateTimeException when it was concluded before the law, or has no last day
     */
    void requirePossibleDates() {
        if (concludedOn.isBefore(FIRST_DAY) || lastDay().isAfter(LAST_DAY)) {
            throw new DateTimeException("a contract from before the law or without a last day is judged by no rule");
        }
    }

    /** As it was known on a day: an end after it was none yet. */
    public EvaluatedContract asKnownOn(LocalDate day) {
        return endedOn != null && endedOn.isAfter(day) ? new EvaluatedContract(from, concludedOn, until, null) : this;
    }

    /** Whether it lasts twelve months or longer, counted from its first day: a signature that came later shortens none. */
    boolean lastsAYear() {
        return !lastDay().isBefore(from.plusMonths(MONTHS_OF_A_YEAR).minusDays(1));
    }

    /** A contract that was over before everybody had signed never had a cadence. */
    boolean everBound() {
        return !lastDay().isBefore(concludedOn);
    }
}
