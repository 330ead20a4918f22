package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The days by which the evaluations of a contract are due (LIF-5, LIF-7; A-04). */
public final class DueDates {
    private DueDates() {}

    /**
     * The whole calendar of a contract as it looks with the evaluations held so far: under the quota the marks of each
     * of its years; before, every three months after the last evaluation, and until there is one after the conclusion.
     *
     * @return in order, none after the last day of the contract
     */
    public static List<LocalDate> of(EvaluatedContract contract, Collection<HeldEvaluation> held, Law law) {
        if (!contract.everBound()) {
            return List.of();
        }
        return switch (CadenceRegime.of(contract.concludedOn())) {
            case EVERY_QUARTER -> quarters(contract, held, law);
            case QUOTA_A_YEAR -> marks(contract, law);
        };
    }

    /**
     * The due days that went by for good or went by and are still open, for a tick that was down for a while: under
     * the quota the last day of each year that is over and lacks something; before, each three months without an
     * evaluation.
     *
     * @param day the day of the tick: it judges the days before it
     * @return in order; the same days again on each later day, unless an evaluation is reported for them
     */
    public static List<LocalDate> missed(
            LocalDate day, EvaluatedContract contract, Collection<HeldEvaluation> held, Law law) {
        if (!contract.everBound() || !day.isAfter(contract.concludedOn())) {
            return List.of();
        }
        return switch (CadenceRegime.of(contract.concludedOn())) {
            case EVERY_QUARTER ->
                QuarterlyCadence.unmet(day, contract, QuarterlyCadence.daysHeld(day, contract, held), law);
            case QUOTA_A_YEAR -> yearsMissed(day, contract, held, law);
        };
    }

    /** What is to be told on a day about a due day that is not met yet. */
    static DueState state(LocalDate day, LocalDate dueOn, Law law) {
        if (day.isAfter(dueOn)) {
            return DueState.OVERDUE;
        }
        LocalDate announcedFrom = dueOn.minusDays(law.number(LawParameter.NOTICE_AHEAD_DAYS, day));
        return day.isBefore(announcedFrom) ? DueState.NOTHING : DueState.UPCOMING;
    }

    private static List<LocalDate> quarters(EvaluatedContract contract, Collection<HeldEvaluation> held, Law law) {
        List<LocalDate> known = QuarterlyCadence.daysHeld(contract.lastDay(), contract, held);
        LocalDate from = known.isEmpty() ? contract.concludedOn() : known.getLast();
        List<LocalDate> dates = new ArrayList<>();
        LocalDate due = QuarterlyCadence.dueAfter(from, 1, contract, law);
        for (int i = 2; !due.isAfter(contract.lastDay()); i++) {
            dates.add(due);
            due = QuarterlyCadence.dueAfter(from, i, contract, law);
        }
        return dates;
    }

    private static List<LocalDate> marks(EvaluatedContract contract, Law law) {
        List<LocalDate> dates = new ArrayList<>();
        for (ContractYear year : yearsUntil(contract.lastDay(), contract)) {
            YearlyQuota quota = YearlyQuota.of(year, contract, law);
            for (int number = 1; number <= quota.evaluations(); number++) {
                dates.add(quota.mark(number, year));
            }
        }
        return dates;
    }

    private static List<LocalDate> yearsMissed(
            LocalDate day, EvaluatedContract contract, Collection<HeldEvaluation> held, Law law) {
        List<LocalDate> dates = new ArrayList<>();
        for (ContractYear year : yearsUntil(day.minusDays(1), contract)) {
            boolean over = year.until().isBefore(day);
            if (over && YearlyCadence.on(year.until(), contract, held, law).status() != ComplianceStatus.COMPLIANT) {
                dates.add(year.until());
            }
        }
        return dates;
    }

    private static List<ContractYear> yearsUntil(LocalDate day, EvaluatedContract contract) {
        int last = ContractYear.holding(day, contract).number();
        List<ContractYear> years = new ArrayList<>(last);
        for (int number = 1; number <= last; number++) {
            years.add(ContractYear.numbered(number, contract));
        }
        return years;
    }
}
