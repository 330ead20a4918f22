package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be told of an evaluation while it can still be held: from some days before its day on, and then until it is
 * held or its period is over (A-04; {@link LawParameter#NOTICE_AHEAD_DAYS}).
 *
 * @param state {@link DueState#UPCOMING} or {@link DueState#OVERDUE}
 * @param missing evaluations that the contract year of the day still asks; of one that asks none those that are announced; under
 *     {@link CadenceRegime#EVERY_QUARTER} those whose day went by, and the next one in any case
 * @param missingInPerson of which face to face
 */
public record EvaluationNotice(DueState state, LocalDate dueOn, int missing, int missingInPerson) {

    /**
     * What is to be told on a day, as known on that day. Each due day is told by itself, also while an earlier
     * one is not met.
     *
     * @return in the order of their days
     * @throws java.time.DateTimeException for a contract with impossible dates
     */
    public static List<EvaluationNotice> on(
            LocalDate day, EvaluatedContract contract, Collection<HeldEvaluation> held, Law law) {
        contract.requirePossibleDates();
        if (day.isAfter(contract.lastDay())) {
            return List.of();
        }
        return EvaluationCompliance.on(day, contract, held, law).stream()
                .flatMap(found -> Stream.concat(
                        found.dueDays().stream()
                                .map(dueOn -> of(found, dueOn, day, law))
                                .filter(notice -> notice.state != DueState.NOTHING),
                        LaterDueDays.after(found, day, contract, held, law)
                                .takeWhile(later -> DueDates.state(day, later.dueOn(), law) != DueState.NOTHING)
                                .map(EvaluationNotice::of)))
                .toList();
    }

    private static EvaluationNotice of(LaterDueDays.One later) {
        return new EvaluationNotice(DueState.UPCOMING, later.dueOn(), later.missing(), later.missingInPerson());
    }

    private static EvaluationNotice of(Compliance found, LocalDate dueOn, LocalDate day, Law law) {
        return new EvaluationNotice(DueDates.state(day, dueOn, law), dueOn, missing(found), found.missingInPerson());
    }

    private static int missing(Compliance found) {
        if (found.regime() == CadenceRegime.EVERY_QUARTER) {
            return Math.max(1, found.missing());
        }
        boolean asksNone = found.required() == 0 && found.requiredInPerson() == 0;
        return asksNone ? Math.max(found.dueDays().size(), found.missing()) : found.missing();
    }
}
