package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/** Whether a contract is evaluated as often as its regime asks (LIF-5, LIF-6, LIF-7; SC-11, SC-12), on any day. */
public final class EvaluationCompliance {
    private EvaluationCompliance() {}

    /**
     * How it stands at the end of a day, as known on that day: neither evaluations nor an end after it are looked at.
     *
     * @param held every evaluation of the contract, in any order
     * @return empty before the conclusion, and for a contract that was over before everybody had signed
     * @throws java.time.DateTimeException for a contract with impossible dates
     */
    public static Optional<Compliance> on(
            LocalDate day, EvaluatedContract contract, Collection<HeldEvaluation> held, Law law) {
        contract.requirePossibleDates();
        EvaluatedContract known = contract.asKnownOn(day);
        if (!known.everBound() || day.isBefore(known.concludedOn())) {
            return Optional.empty();
        }
        return Optional.of(
                switch (CadenceRegime.of(known.concludedOn())) {
                    case EVERY_QUARTER -> QuarterlyCadence.on(day, known, held, law);
                    case QUOTA_A_YEAR -> YearlyCadence.on(day, known, held, law);
                });
    }
}
