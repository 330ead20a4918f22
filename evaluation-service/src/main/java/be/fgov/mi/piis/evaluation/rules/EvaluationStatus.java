package be.fgov.mi.piis.evaluation.rules;

/** Where an evaluation stands. */
public enum EvaluationStatus {
    /** Stored before its contract: it joins by itself when the contract arrives, and is told to nobody until then. */
    AWAITING_CONTRACT,
    RECORDED;

    public static EvaluationStatus of(boolean contractKnown) {
        return contractKnown ? RECORDED : AWAITING_CONTRACT;
    }
}
