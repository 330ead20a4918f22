package be.fgov.mi.piis.events.evaluation;

import be.fgov.mi.piis.events.SuiteEvent;
import be.fgov.mi.piis.events.Topics;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Evaluations of a contract that were not held by their day, in the newest state of that finding: a report that comes
 * late, or a correction, is told as its next version.
 *
 * @param missId derived from CPAS, contract reference and period: a period is missed once
 * @param contractId the contract
 * @param personId pseudonym of the person, as the contract had it when this was told
 * @param version grows with each change of the finding and each change of its contract's person
 * @param regime everyQuarter, quotaAYear: the one of the day of the conclusion (LIF-7; LIF-5, LIF-6)
 * @param contractYear the year of the contract that it belongs to, from 1
 * @param dueOn the last day on which it would have been in time
 * @param missing evaluations that were not held; 0 once resolved
 * @param missingInPerson of which face to face; 0 once resolved
 * @param status missed, or resolved: what was held in time is known by now, or is not asked any more
 */
public record EvaluationMissed(
        UUID missId,
        UUID contractId,
        UUID personId,
        String enterpriseNumber,
        String contractReference,
        long version,
        String regime,
        int contractYear,
        LocalDate dueOn,
        int missing,
        int missingInPerson,
        String status)
        implements SuiteEvent {

    public static final String TYPE = "be.fgov.mi.piisEvaluation.v1.evaluations.notify.missed";

    @Override
    public String eventType() {
        return TYPE;
    }

    @Override
    public String topic() {
        return Topics.EVALUATION;
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
