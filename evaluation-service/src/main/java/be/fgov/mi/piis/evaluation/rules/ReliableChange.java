package be.fgov.mi.piis.evaluation.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Whether two scores of a person differ by more than measurement error explains (SUB-23; the reliable change index of
 * Jacobson and Truax, J. Consult. Clin. Psychol. 59, 1991, 12-19): with the same deviation SD and reliability r of both,
 * (x2 − x1) ÷ (SD·√(2·(1 − r))) lies beyond ±1.96. Of persons who did not change, 5 % lie beyond, half of them on the
 * side that is called improved.
 *
 * @param difference the second score less the first, in units of the score
 * @param index the difference in standard errors, two decimals
 * @param limit the difference that has to be exceeded, in units of the score, four decimals
 */
public record ReliableChange(Kind kind, BigDecimal difference, BigDecimal index, BigDecimal limit) {
    /** Standard errors beyond which 5 % of the persons without change lie, on both sides together. */
    static final BigDecimal LIMIT = new BigDecimal("1.96");

    /** What may be said about it. */
    public enum Kind {
        IMPROVED,
        WORSENED,
        /** Nothing may be said: neither that something changed nor that nothing did. */
        NO_RELIABLE_CHANGE
    }

    /** @throws IllegalArgumentException when the deviation is not positive or the reliability not between 0 and 1 */
    public static ReliableChange between(
            BigDecimal first, BigDecimal second, BigDecimal sd, BigDecimal reliability, Direction direction) {
        BigDecimal errorVariance = errorVariance(sd, reliability);
        return of(second.subtract(first), errorVariance.add(errorVariance), direction);
    }

    /** The square of the standard error of one score, SD²·(1 − r). */
    static BigDecimal errorVariance(BigDecimal sd, BigDecimal reliability) {
        if (sd.signum() <= 0 || reliability.signum() <= 0 || reliability.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("a deviation above 0 and a reliability between 0 and 1 are expected");
        }
        return sd.multiply(sd).multiply(BigDecimal.ONE.subtract(reliability));
    }

    /** @param errorVariance the square of the standard error of the difference */
    static ReliableChange of(BigDecimal difference, BigDecimal errorVariance, Direction direction) {
        BigDecimal standardError = errorVariance.sqrt(MathContext.DECIMAL64);
        // Squares are compared, so that no rounded root decides about a person who is at the limit.
        boolean beyond =
                difference.multiply(difference).compareTo(LIMIT.multiply(LIMIT).multiply(errorVariance)) > 0;
        return new ReliableChange(
                beyond ? kind(difference.signum(), direction) : Kind.NO_RELIABLE_CHANGE,
                difference,
                difference.divide(standardError, 2, RoundingMode.HALF_UP),
                LIMIT.multiply(standardError).setScale(Scoring.DECIMALS, RoundingMode.HALF_UP));
    }

    private static Kind kind(int sign, Direction direction) {
        int better = switch (direction) {
            case HIGHER_IS_BETTER -> 1;
            case LOWER_IS_BETTER -> -1;
        };
        return sign == better ? Kind.IMPROVED : Kind.WORSENED;
    }
}
