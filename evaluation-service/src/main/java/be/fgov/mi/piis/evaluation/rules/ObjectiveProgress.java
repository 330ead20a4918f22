package be.fgov.mi.piis.evaluation.rules;

/** How far an objective or a step of a contract is, as seen at an evaluation. */
public enum ObjectiveProgress {
    NOT_STARTED,
    STARTED,
    ON_TRACK,
    ACHIEVED,
    ABANDONED
}
