package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;

/**
 * What was not held by its day: under {@link CadenceRegime#QUOTA_A_YEAR} what a contract year that is over lacks, under
 * {@link CadenceRegime#EVERY_QUARTER} one evaluation.
 *
 * @param contractYear the contract year it belongs to, from 1
 * @param dueOn the last day on which it would have been in time
 * @param missing evaluations that were not held
 * @param missingInPerson of which face to face; under the quota also when enough were held otherwise
 */
public record MissedEvaluation(
        CadenceRegime regime, int contractYear, LocalDate dueOn, int missing, int missingInPerson) {

    /**
     * What tells it from the others of its contract. A contract year lacks something once, also when the end of the
     * contract moves and with it the last day of the year; three months without an evaluation are known by their day.
     */
    public String period() {
        return switch (regime) {
            case QUOTA_A_YEAR -> "year-" + contractYear;
            case EVERY_QUARTER -> "due-" + dueOn;
        };
    }
}
