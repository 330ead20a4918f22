package be.fgov.mi.piis.subsidy.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one trajectory costs the subsidy: the amount divided by the trajectories, rounded half up to the cent. It is
 * flagged when the price as it is shown lies outside what was observed, for a human to look at: no text makes it a norm
 * (SUB-24, S4:56, SC-24).
 *
 * @param flag null when the price is not remarkable
 */
public record PricePerTrajectory(Euro price, @Nullable PriceFlag flag) {

    /** @return empty while there is no trajectory */
    public static Optional<PricePerTrajectory> of(Euro amount, long trajectories, ObservedPrices observed) {
        if (amount.isNegative() || trajectories < 0) {
            throw new IllegalArgumentException("neither an amount nor a number of trajectories is negative");
        }
        if (trajectories == 0) {
            return Optional.empty();
        }
        Euro price = Euro.ofCents(BigDecimal.valueOf(amount.cents())
                .divide(BigDecimal.valueOf(trajectories), 0, RoundingMode.HALF_UP)
                .longValueExact());
        PriceFlag flag = null;
        if (price.compareTo(observed.lowest()) < 0) {
            flag = PriceFlag.BELOW_OBSERVED;
        } else if (price.compareTo(observed.highest()) > 0) {
            flag = PriceFlag.ABOVE_OBSERVED;
        }
        return Optional.of(new PricePerTrajectory(price, flag));
    }
}
