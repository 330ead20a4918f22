package be.fgov.mi.piis.evaluation.rules;

/** Which way a score gets better. */
public enum Direction {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER
}
