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

    /** What is to be told on a day about a due day that is not met yet. */
    static DueState state(LocalDate day, LocalDate dueOn, Law law) {
        if (day.isAfter(dueOn)) {
            return DueState.OVERDUE;
        }
        return day.isBefore(announcedFrom(dueOn, day, law)) ? DueState.NOTHING : DueState.UPCOMING;
    }

    /** The first day on which a due day is announced, with the days of notice in force on a day. */
    static LocalDate announcedFrom(LocalDate dueOn, LocalDate day, Law law) {
        return dueOn.minusDays(law.number(LawParameter.NOTICE_AHEAD_DAYS, day));
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
        for (ContractYear year : ContractYear.until(contract.lastDay(), contract)) {
            YearlyQuota quota = YearlyQuota.of(year, contract, law);
            for (int number = 1; number <= quota.marks(); number++) {
                dates.add(quota.mark(number, year));
            }
        }
        return dates;
    }
}
