package be.fgov.mi.piis.subsidy.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of money as whole cents. Every operation is exact or refuses with {@link ArithmeticException}; where a
 * result has to be rounded the caller names how.
 */
public record Euro(long cents) implements Comparable<Euro> {

    public static final Euro ZERO = new Euro(0);

    public static Euro ofCents(long cents) {
        return new Euro(cents);
    }

    /** An amount in euro, such as {@code "176615.25"}; refuses more than two decimals. */
    public static Euro of(String euro) {
        return new Euro(new BigDecimal(euro).movePointRight(2).longValueExact());
    }

    public Euro plus(Euro other) {
        return new Euro(Math.addExact(cents, other.cents));
    }

    public Euro minus(Euro other) {
        return new Euro(Math.subtractExact(cents, other.cents));
    }

    public Euro times(BigDecimal factor, RoundingMode rounding) {
        return new Euro(
                BigDecimal.valueOf(cents).multiply(factor).setScale(0, rounding).longValueExact());
    }

    public boolean isNegative() {
        return cents < 0;
    }

    @Override
    public int compareTo(Euro other) {
        return Long.compare(cents, other.cents);
    }

    /** The amount in euro with two decimals and a point, for texts and files. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
