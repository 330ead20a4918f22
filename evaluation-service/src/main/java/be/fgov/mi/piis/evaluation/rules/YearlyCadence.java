package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.Collection;

/**
 * From 01/11/2016 (LIF-5, LIF-6; S3:101): a number of evaluations in each contract year. A year is judged on its last
 * day; before it there is no deficit, only an announcement at each mark.
 */
final class YearlyCadence {
    private YearlyCadence() {}

    static Compliance on(LocalDate day, EvaluatedContract contract, Collection<HeldEvaluation> held, Law law) {
        ContractYear year = ContractYear.holding(day, contract);
        YearlyQuota quota = YearlyQuota.of(year, contract, law);
        int count = 0;
        int inPerson = 0;
        for (HeldEvaluation evaluation : held) {
            if (year.holds(evaluation.heldOn()) && !evaluation.heldOn().isAfter(day)) {
                count++;
                inPerson += evaluation.isInPerson() ? 1 : 0;
            }
        }
        int needed = quota.stillNeeded(count, inPerson);
        boolean over = !day.isBefore(year.until());
        LocalDate nextDueOn = needed == 0 ? null : quota.nextMark(needed, year);
        return new Compliance(
                year,
                CadenceRegime.QUOTA_A_YEAR,
                quota.evaluations(),
                quota.inPerson(),
                count,
                inPerson,
                Math.max(0, quota.evaluations() - count),
                Math.max(0, quota.inPerson() - inPerson),
                status(needed, over),
                nextDueOn == null ? DueState.NOTHING : dueState(day, nextDueOn, over, law),
                nextDueOn,
                null);
    }

    private static ComplianceStatus status(int needed, boolean over) {
        if (needed == 0) {
            return ComplianceStatus.COMPLIANT;
        }
        return over ? ComplianceStatus.NON_COMPLIANT : ComplianceStatus.ON_TRACK;
    }

    private static DueState dueState(LocalDate day, LocalDate dueOn, boolean over, Law law) {
        return over ? DueState.MISSED : DueDates.state(day, dueOn, law);
    }
}
