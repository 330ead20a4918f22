package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/**
 * What is to be told of the next evaluation while it can still be held: from some days before its day on, and then until
 * it is held or its period is over (A-04; {@link LawParameter#NOTICE_AHEAD_DAYS}).
 *
 * @param state {@link DueState#UPCOMING} or {@link DueState#OVERDUE}
 * @param missing evaluations that the contract year still asks; of one that asks none those that are announced; under
 *     {@link CadenceRegime#EVERY_QUARTER} those whose day went by, and the next one in any case
 * @param missingInPerson of which face to face
 */
public record EvaluationNotice(DueState state, LocalDate dueOn, int missing, int missingInPerson) {

    /** {@return what is to be told on a day, as known on that day} */
    public static Optional<EvaluationNotice> on(
            LocalDate day, EvaluatedContract contract, Collection<HeldEvaluation> held, Law law) {
        return EvaluationCompliance.on(day, contract, held, law).flatMap(found -> of(found, day, contract, law));
    }

    private static Optional<EvaluationNotice> of(Compliance found, LocalDate day, EvaluatedContract contract, Law law) {
        LocalDate dueOn = found.nextDueOn();
        if (dueOn == null || day.isAfter(contract.lastDay())) {
            return Optional.empty();
        }
        DueState state = DueDates.state(day, dueOn, law);
        if (state == DueState.NOTHING) {
            return Optional.empty();
        }
        return Optional.of(new EvaluationNotice(state, dueOn, missing(found), found.missingInPerson()));
    }

    private static int missing(Compliance found) {
        boolean asksNone = found.required() == 0 && found.requiredInPerson() == 0;
        return asksNone || found.regime() == CadenceRegime.EVERY_QUARTER
                ? Math.max(found.dueDays().size(), found.missing())
                : found.missing();
    }
}
