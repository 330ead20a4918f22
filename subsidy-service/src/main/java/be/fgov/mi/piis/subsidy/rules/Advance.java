package be.fgov.mi.piis.subsidy.rules;

import java.math.BigDecimal;

/**
 * The advance is the scheme's share of the granted amount, rounded to the cent as the scheme says, half up unless it says otherwise; the share that remains for the
 * balance is found by subtraction, so the two always add up to what was granted (SUB-9, S4:66, SC-19).
 */
public record Advance(Euro granted, Euro advance, Euro balanceShare) {

    public Advance {
        if (!advance.plus(balanceShare).equals(granted)) {
            throw new IllegalArgumentException("advance and balance share add up to the granted amount");
        }
    }

    public static Advance of(Euro granted, SubsidyScheme scheme) {
        return of(granted, scheme.advanceRate(), scheme.rounding());
    }

    /** An advance that was paid before the amount changed stays as it is: the difference comes with the balance. */
    public static Advance keeping(Euro paid, Euro granted) {
        if (paid.isNegative() || paid.compareTo(granted) > 0) {
            throw new IllegalArgumentException("no less is granted than was paid in advance");
        }
        return new Advance(granted, paid, granted.minus(paid));
    }

    /** @param rate between 0 and 1, such as that of another scheme */
    public static Advance of(Euro granted, BigDecimal rate, Rounding rounding) {
        if (granted.isNegative()) {
            throw new IllegalArgumentException("a granted amount cannot be negative");
        }
        Euro advance = granted.times(rate, rounding.mode());
        return new Advance(granted, advance, granted.minus(advance));
    }
}
