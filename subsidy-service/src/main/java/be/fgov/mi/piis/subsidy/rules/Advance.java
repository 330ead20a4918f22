package be.fgov.mi.piis.subsidy.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The advance is the scheme's share of the granted amount, rounded half up to the cent; the share that remains for the
 * balance is found by subtraction, so the two always add up to what was granted (SUB-9, S4:66, SC-19).
 */
public record Advance(Euro granted, Euro advance, Euro balanceShare) {

    public Advance {
        if (!advance.plus(balanceShare).equals(granted)) {
            throw new IllegalArgumentException("advance and balance share add up to the granted amount");
        }
    }

    public static Advance of(Euro granted, SubsidyScheme scheme) {
        return of(granted, scheme.advanceRate());
    }

    /** @param rate between 0 and 1, such as that of another scheme */
    public static Advance of(Euro granted, BigDecimal rate) {
        if (granted.isNegative()) {
            throw new IllegalArgumentException("a granted amount cannot be negative");
        }
        Euro advance = granted.times(rate, RoundingMode.HALF_UP);
        return new Advance(granted, advance, granted.minus(advance));
    }
}
