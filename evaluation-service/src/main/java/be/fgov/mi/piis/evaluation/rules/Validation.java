package be.fgov.mi.piis.evaluation.rules;

/** Whether the norm values of an instrument come from a study. */
public enum Validation {
    /** Illustrative values: the instrument shows how it works and proves nothing about anybody. */
    SAMPLE,
    /** Values of a norm group whose size and source are named. */
    VALIDATED
}
