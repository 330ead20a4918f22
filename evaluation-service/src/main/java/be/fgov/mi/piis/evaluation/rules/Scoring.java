package be.fgov.mi.piis.evaluation.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How answers become a score. */
public enum Scoring {
    SUM,
    MEAN;

    /** Decimals of a score. */
    static final int DECIMALS = 4;

    /**
     * The score of some answers; where some are missing, as if they were like the mean of those that are there.
     *
     * @param sum of the answers, those of reversed items turned round
     * @param answered how many there are, at least one
     * @param items how many there could be
     */
    BigDecimal score(int sum, int answered, int items) {
        BigDecimal numerator = switch (this) {
            case SUM -> BigDecimal.valueOf((long) sum * items);
            case MEAN -> BigDecimal.valueOf(sum);
        };
        return numerator.divide(BigDecimal.valueOf(answered), DECIMALS, RoundingMode.HALF_UP);
    }

    /** How far two scores can lie apart. */
    long width(AnswerScale scale, int items) {
        return switch (this) {
            case SUM -> (long) scale.width() * items;
            case MEAN -> scale.width();
        };
    }
}
