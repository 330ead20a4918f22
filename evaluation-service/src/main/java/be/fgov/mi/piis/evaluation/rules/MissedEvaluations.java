package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What went by without the evaluations that the regime asks (LIF-5, LIF-6, LIF-7; A-04), for good or still open. As
 * long as the facts are the same, a later day finds what an earlier one found and what came since: to judge once after
 * a week finds what seven days would have.
 */
public final class MissedEvaluations {
    private MissedEvaluations() {}

    /**
     * @param day judged are the days before it
     * @param held every evaluation of the contract, in any order
     * @return in the order of their days
     * @throws java.time.DateTimeException for a contract with impossible dates
     */
    public static List<MissedEvaluation> before(
            LocalDate day, EvaluatedContract contract, Collection<HeldEvaluation> held, Law law) {
        contract.requirePossibleDates();
        if (!contract.everBound() || !day.isAfter(contract.concludedOn())) {
            return List.of();
        }
        return switch (CadenceRegime.of(contract.concludedOn())) {
            case EVERY_QUARTER -> quarters(day, contract, held, law);
            case QUOTA_A_YEAR -> years(day, contract, held, law);
        };
    }

    private static List<MissedEvaluation> quarters(
            LocalDate day, EvaluatedContract contract, Collection<HeldEvaluation> held, Law law) {
        List<LocalDate> daysHeld = QuarterlyCadence.daysHeld(day, contract, held);
        return QuarterlyCadence.unmet(day, contract, daysHeld, law).stream()
                .map(dueOn -> new MissedEvaluation(
                        CadenceRegime.EVERY_QUARTER,
                        ContractYear.holding(dueOn, contract).number(),
                        dueOn,
                        1,
                        0))
                .toList();
    }

    private static List<MissedEvaluation> years(
            LocalDate day, EvaluatedContract contract, Collection<HeldEvaluation> held, Law law) {
        List<MissedEvaluation> missed = new ArrayList<>();
        for (ContractYear year : ContractYear.until(day.minusDays(1), contract)) {
            Compliance verdict = YearlyCadence.on(year.until(), contract, held, law);
            if (year.until().isBefore(day) && verdict.status() != ComplianceStatus.COMPLIANT) {
                missed.add(new MissedEvaluation(
                        CadenceRegime.QUOTA_A_YEAR,
                        year.number(),
                        year.until(),
                        verdict.missing(),
                        verdict.missingInPerson()));
            }
        }
        return missed;
    }
}
