package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a contract is to be looked at again: before that day nothing is missed or announced that was not already, as long
 * as the facts are the same. So a day costs what is due on it and not what there is.
 */
public final class NextLook {
    private NextLook() {}

    /**
     * @param day on which it was looked at
     * @param contract with its end, also when that comes after the day
     * @param held every evaluation that is known, also those after the day
     * @return empty when time changes nothing any more
     */
    public static Optional<LocalDate> after(
            LocalDate day, EvaluatedContract contract, Collection<HeldEvaluation> held, Law law) {
        if (!contract.everBound() || day.isAfter(contract.lastDay())) {
            return Optional.empty();
        }
        if (day.isBefore(contract.concludedOn())) {
            return Optional.of(contract.concludedOn());
        }
        ContractYear year = ContractYear.holding(day, contract.asKnownOn(day));
        Optional<Compliance> stands = EvaluationCompliance.on(day, contract, held, law);
        return Stream.of(
                        Stream.of(year.until().plusDays(1)),
                        Stream.ofNullable(contract.endedOn()),
                        stands.stream()
                                .flatMap(found -> found.dueDays().stream())
                                .map(dueOn -> DueDates.announcedFrom(dueOn, day, law)),
                        stands
                                .flatMap(found -> LaterDueDays.after(found, day, contract, held, law)
                                        .map(later -> DueDates.announcedFrom(later.dueOn(), day, law))
                                        .filter(announced -> announced.isAfter(day))
                                        .findFirst())
                                .stream(),
                        quarterMissed(day, contract, held, law),
                        held.stream().map(HeldEvaluation::heldOn),
                        law.nextChangeAfter(day).stream())
                .flatMap(days -> days)
                .filter(each -> each.isAfter(day))
                .min(LocalDate::compareTo);
    }

    /** The day after the next due day under the old regime: there a due day that went by is missed at once. */
    private static Stream<LocalDate> quarterMissed(
            LocalDate day, EvaluatedContract contract, Collection<HeldEvaluation> held, Law law) {
        return switch (CadenceRegime.of(contract.concludedOn())) {
            case EVERY_QUARTER ->
                Stream.of(QuarterlyCadence.nextDueDay(day, contract, held, law).plusDays(1));
            case QUOTA_A_YEAR -> Stream.empty();
        };
    }
}
