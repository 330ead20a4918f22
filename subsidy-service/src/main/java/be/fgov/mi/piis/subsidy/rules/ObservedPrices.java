package be.fgov.mi.piis.subsidy.rules;

/**
 * The spread of prices per trajectory that the SPP IS observed: an observation, not a norm (SUB-24, S4:56).
 *
 * @param lowest and {@code highest}: a price on either is not remarkable
 * @param source which text says so
 */
public record ObservedPrices(Euro lowest, Euro highest, String source) {

    public ObservedPrices {
        if (lowest.isNegative() || highest.compareTo(lowest) < 0) {
            throw new IllegalArgumentException("the lowest price is not above the highest");
        }
    }
}
