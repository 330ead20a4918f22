package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The due days that come after those which a contract is judged by on a day: under the quota those of its later
 * contract years, before it the quarters after the next one. They matter where notice is given longer ahead than due days
 * are apart: each of them is announced on its own day, also while an earlier one is still to come.
 */
final class LaterDueDays {
    /**
     * One of them.
     *
     * @param missing evaluations that its period asks; of a year that asks none those that are announced
     * @param missingInPerson of which face to face
     */
    record One(LocalDate dueOn, int missing, int missingInPerson) {}

    private LaterDueDays() {}

    /**
     * As known on a day.
     *
     * @param found how the contract stands on the day
     * @return in order, worked out one by one, none after the last day of the contract
     */
    static Stream<One> after(
            Compliance found, LocalDate day, EvaluatedContract contract, Collection<HeldEvaluation> held, Law law) {
        EvaluatedContract known = contract.asKnownOn(day);
        return switch (found.regime()) {
            case EVERY_QUARTER ->
                QuarterlyCadence.dueDaysAfterTheNext(day, known, held, law).map(dueOn -> new One(dueOn, 1, 0));
            case QUOTA_A_YEAR ->
                IntStream.iterate(found.year().number() + 1, number -> number + 1)
                        .mapToObj(number -> ContractYear.numbered(number, known))
                        .takeWhile(year -> !year.from().isAfter(known.lastDay()))
                        .flatMap(year -> marks(year, known, law));
        };
    }

    private static Stream<One> marks(ContractYear year, EvaluatedContract contract, Law law) {
        YearlyQuota quota = YearlyQuota.of(year, contract, law);
        boolean asksNone = quota.evaluations() == 0 && quota.inPerson() == 0;
        return quota.openMarks(0, 0, year).stream()
                .map(mark -> new One(mark, asksNone ? quota.marks() : quota.evaluations(), quota.inPerson()));
    }
}
