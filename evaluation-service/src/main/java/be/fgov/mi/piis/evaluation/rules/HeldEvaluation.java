package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;

/** An evaluation as far as the cadence asks for it. */
public record HeldEvaluation(LocalDate heldOn, EvaluationMode mode) {
    boolean isInPerson() {
        return mode == EvaluationMode.IN_PERSON;
    }
}
