package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * From 01/11/2016 (LIF-5, LIF-6; S3:101): a number of evaluations in each contract year. A year is judged on its last
 * day; before it there is no deficit, only an announcement at each mark, and in a year cut short no deficit at all.
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
        boolean stillCounts = needed > 0 || !day.isAfter(year.until());
        List<LocalDate> dueDays = stillCounts ? quota.openMarks(count, inPerson, year) : List.of();
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
                dueState(day, dueDays, over && needed > 0, law),
                dueDays,
                null);
    }

    private static ComplianceStatus status(int needed, boolean over) {
        if (needed == 0) {
            return ComplianceStatus.COMPLIANT;
        }
        return over ? ComplianceStatus.NON_COMPLIANT : ComplianceStatus.ON_TRACK;
    }

    private static DueState dueState(LocalDate day, List<LocalDate> dueDays, boolean missed, Law law) {
        if (dueDays.isEmpty()) {
            return DueState.NOTHING;
        }
        return missed ? DueState.MISSED : DueDates.state(day, dueDays.getFirst(), law);
    }
}
