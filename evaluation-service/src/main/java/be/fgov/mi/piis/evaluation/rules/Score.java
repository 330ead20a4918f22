package be.fgov.mi.piis.evaluation.rules;

import java.math.BigDecimal;

/** What the answers to the items of a scale come to. */
public sealed interface Score {
    /**
     * A score.
     *
     * @param value four decimals
     * @param answered of how many answers
     * @param items how many items the scale has; more than the answers where missing ones were filled in
     */
    record Value(BigDecimal value, int answered, int items) implements Score {
        public boolean isProrated() {
            return answered < items;
        }
    }

    /** Too many answers are missing. */
    record None(int answered, int items) implements Score {}
}
