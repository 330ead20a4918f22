package be.fgov.mi.piis.evaluation.rules;

/** How an evaluation was held (LIF-6, S3:101): only one face to face is in person. */
public enum EvaluationMode {
    IN_PERSON,
    PHONE,
    VIDEO,
    WRITTEN
}
