package be.fgov.mi.piis.evaluation.rules;

/** What may be said of a score against the first one. */
public sealed interface Comparison {
    /** @param bridged whether the first score was read over a bridge between versions */
    record Compared(ReliableChange change, boolean bridged) implements Comparison {}

    /** Nothing may be said, and why. */
    record NotComparable(Why why) implements Comparison {}

    /** Why two scores are not compared. */
    enum Why {
        /** Too many answers were missing in the first measurement. */
        NO_FIRST_SCORE,
        /** Too many answers are missing now. */
        NO_SCORE,
        /** The versions differ, and no bridge from the first to this one is declared for this scale. */
        NO_BRIDGE,
        /** Nothing is known of the spread of this scale, or of its reliability in the language of an answer. */
        NO_NORM
    }
}
