package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;

/** Whether an evaluation can have been one of its contract: it is held from the conclusion to the last day. */
public enum EvaluationDay {
    BEFORE_THE_CONTRACT,
    WITHIN_THE_CONTRACT,
    /** A talk afterwards can be worth keeping; it counts for no period. */
    AFTER_THE_CONTRACT;

    public static EvaluationDay of(EvaluatedContract contract, LocalDate heldOn) {
        if (heldOn.isBefore(contract.concludedOn())) {
            return BEFORE_THE_CONTRACT;
        }
        return heldOn.isAfter(contract.lastDay()) ? AFTER_THE_CONTRACT : WITHIN_THE_CONTRACT;
    }
}
