package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Until 31/10/2016 (LIF-7; S2:247): an evaluation at most three months after the conclusion or after the previous
 * evaluation, in person or not. It is late from the day after. What came late stays late in its contract year.
 */
final class QuarterlyCadence {
    private QuarterlyCadence() {}

    static Compliance on(LocalDate day, EvaluatedContract contract, Collection<HeldEvaluation> held, Law law) {
        ContractYear year = ContractYear.holding(day, contract);
        List<LocalDate> known = daysHeld(day, contract, held);
        List<LocalDate> unmet = unmet(day, contract, known, law);
        LocalDate last = known.isEmpty() ? contract.concludedOn() : known.getLast();
        int open = (int) unmet.stream().filter(due -> due.isAfter(last)).count();
        LocalDate lateFrom = open > 0
                ? dueAfter(last, 1, contract, law)
                : unmet.stream().filter(year::holds).findFirst().orElse(null);
        long unmetInYear = unmet.stream().filter(year::holds).count();

        int count = 0;
        int inPerson = 0;
        for (HeldEvaluation evaluation : held) {
            if (year.holds(evaluation.heldOn()) && !evaluation.heldOn().isAfter(day)) {
                count++;
                inPerson += evaluation.isInPerson() ? 1 : 0;
            }
        }
        boolean over = day.isAfter(contract.lastDay());
        LocalDate next = dueAfter(last, 1, contract, law);
        LocalDate nextDueOn = next.isAfter(contract.lastDay()) ? null : next;
        List<LocalDate> dueDays = Stream.of(next, nextDueDay(day, contract, held, law))
                .distinct()
                .filter(due -> !due.isAfter(contract.lastDay()))
                .toList();
        return new Compliance(
                year,
                CadenceRegime.EVERY_QUARTER,
                count + (int) unmetInYear,
                0,
                count,
                inPerson,
                open,
                0,
                status(open, lateFrom, over, known.isEmpty() && nextDueOn != null),
                dueState(day, nextDueOn, over, law),
                dueDays,
                lateFrom == null ? null : lateFrom.plusDays(1));
    }

    /** Due days before a day, in order, on which no evaluation had come: each three months that went by is one. */
    static List<LocalDate> unmet(LocalDate before, EvaluatedContract contract, List<LocalDate> heldOn, Law law) {
        List<LocalDate> unmet = new ArrayList<>();
        LocalDate from = contract.concludedOn();
        for (LocalDate next : heldOn) {
            unmetBetween(from, next, contract, law, unmet);
            from = next;
        }
        unmetBetween(from, before, contract, law, unmet);
        return unmet;
    }

    private static void unmetBetween(
            LocalDate from, LocalDate to, EvaluatedContract contract, Law law, List<LocalDate> unmet) {
        LocalDate due = dueAfter(from, 1, contract, law);
        for (int i = 2; due.isBefore(to) && !due.isAfter(contract.lastDay()); i++) {
            unmet.add(due);
            due = dueAfter(from, i, contract, law);
        }
    }

    /** The first due day that has not gone by on a day, counted from the last evaluation until then. */
    static LocalDate nextDueDay(LocalDate day, EvaluatedContract contract, Collection<HeldEvaluation> held, Law law) {
        List<LocalDate> known = daysHeld(day, contract, held);
        LocalDate from = known.isEmpty() ? contract.concludedOn() : known.getLast();
        LocalDate due = dueAfter(from, 1, contract, law);
        for (int i = 2; due.isBefore(day); i++) {
            due = dueAfter(from, i, contract, law);
        }
        return due;
    }

    /** The due days after {@link #nextDueDay}, in order, if nothing is held before them; none after the contract. */
    static Stream<LocalDate> dueDaysAfterTheNext(
            LocalDate day, EvaluatedContract contract, Collection<HeldEvaluation> held, Law law) {
        List<LocalDate> known = daysHeld(day, contract, held);
        LocalDate from = known.isEmpty() ? contract.concludedOn() : known.getLast();
        LocalDate next = nextDueDay(day, contract, held, law);
        return IntStream.iterate(1, intervals -> intervals + 1)
                .mapToObj(intervals -> dueAfter(from, intervals, contract, law))
                .dropWhile(due -> !due.isAfter(next))
                .takeWhile(due -> !due.isAfter(contract.lastDay()));
    }

    /** The end of so many intervals after a day, counted from that day so that no month end is lost. */
    static LocalDate dueAfter(LocalDate from, int intervals, EvaluatedContract contract, Law law) {
        int months = Math.max(1, law.number(LawParameter.EVALUATION_MONTHS_R2002, contract.concludedOn()));
        return from.plusMonths((long) months * intervals);
    }

    /** The days on which it was evaluated within the contract, up to a day, in order. */
    static List<LocalDate> daysHeld(LocalDate upTo, EvaluatedContract contract, Collection<HeldEvaluation> held) {
        return held.stream()
                .map(HeldEvaluation::heldOn)
                .filter(heldOn -> !heldOn.isAfter(upTo))
                .filter(heldOn -> EvaluationDay.of(contract, heldOn) == EvaluationDay.WITHIN_THE_CONTRACT)
                .sorted()
                .toList();
    }

    private static ComplianceStatus status(
            int open, @Nullable LocalDate lateFrom, boolean over, boolean awaitsItsFirst) {
        if (lateFrom != null) {
            return over && open > 0 ? ComplianceStatus.NON_COMPLIANT : ComplianceStatus.LATE;
        }
        // The rule limits an interval: as long as none is too long it is kept, and not only at the end of a year.
        return awaitsItsFirst ? ComplianceStatus.ON_TRACK : ComplianceStatus.COMPLIANT;
    }

    private static DueState dueState(LocalDate day, @Nullable LocalDate nextDueOn, boolean over, Law law) {
        if (nextDueOn == null) {
            return DueState.NOTHING;
        }
        return over ? DueState.MISSED : DueDates.state(day, nextDueOn, law);
    }
}
