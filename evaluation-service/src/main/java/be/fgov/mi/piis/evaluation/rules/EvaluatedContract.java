package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A contract as far as the cadence asks for it. Its years run from its conclusion. A sanction suspends a payment
 * and not the contract (SAN-13), so nothing suspends the cadence.
 *
 * @param concludedOn the day of the last required signature
 * @param until the last day that was agreed on
 * @param endedOn the last day in fact, when it ended before
 */
public record EvaluatedContract(
        LocalDate concludedOn, LocalDate until, @Nullable LocalDate endedOn) {

    /** The last day on which the contract binds. */
    public LocalDate lastDay() {
        return endedOn != null && endedOn.isBefore(until) ? endedOn : until;
    }

    /** As it was known on a day: an end after it was none yet. */
    EvaluatedContract asKnownOn(LocalDate day) {
        return endedOn != null && endedOn.isAfter(day) ? new EvaluatedContract(concludedOn, until, null) : this;
    }

    /** A contract that was over before everybody had signed never had a cadence. */
    boolean everBound() {
        return !lastDay().isBefore(concludedOn);
    }
}
