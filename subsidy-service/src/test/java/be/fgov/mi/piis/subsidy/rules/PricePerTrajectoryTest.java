package be.fgov.mi.piis.subsidy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("PricePerTrajectory (SUB-24)")
class PricePerTrajectoryTest {
    private static final ObservedPrices OBSERVED = new ObservedPrices(Euro.of("1000.00"), Euro.of("3000.00"), "S4:56");

    @ParameterizedTest
    @CsvSource({
        "10000.00, 12,  833.33, BELOW_OBSERVED",
        "10000.00,  3, 3333.33, ABOVE_OBSERVED",
        "10000.00, 10, 1000.00,",
        " 9000.00,  3, 3000.00,",
        " 9999.90, 10,  999.99, BELOW_OBSERVED",
        " 9000.03,  3, 3000.01, ABOVE_OBSERVED",
        "    0.05, 10,    0.01, BELOW_OBSERVED",
        "    0.04, 10,    0.00, BELOW_OBSERVED"
    })
    @DisplayName("amount divided by trajectories, half up to the cent, flagged outside what was observed (SC-24)")
    void figures(String amount, long trajectories, String price, PriceFlag flag) {
        assertThat(PricePerTrajectory.of(Euro.of(amount), trajectories, OBSERVED))
                .contains(new PricePerTrajectory(Euro.of(price), flag));
    }

    @Test
    @DisplayName("without a trajectory there is no price, and nothing negative is divided")
    void nothingToDivide() {
        assertThat(PricePerTrajectory.of(Euro.of("10000.00"), 0, OBSERVED)).isEmpty();
        assertThatThrownBy(() -> PricePerTrajectory.of(Euro.ofCents(-1), 1, OBSERVED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PricePerTrajectory.of(Euro.ZERO, -1, OBSERVED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("the bounds are parameters: the same price is remarkable under one observation and not under another")
    void boundsAreParameters() {
        ObservedPrices wider = new ObservedPrices(Euro.of("500.00"), Euro.of("4000.00"), "another study");
        assertThat(PricePerTrajectory.of(Euro.of("10000.00"), 12, wider))
                .hasValueSatisfying(price -> assertThat(price.flag()).isNull());
        assertThatThrownBy(() -> new ObservedPrices(Euro.of("2.00"), Euro.of("1.00"), "turned round"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ObservedPrices(Euro.ofCents(-1), Euro.of("1.00"), "negative"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("the price times the trajectories is the amount, within half a cent a trajectory")
    void withinHalfACent() {
        Random random = new Random(24);
        for (int i = 0; i < 2_000; i++) {
            long amount = random.nextLong(1_000_000_000L);
            long trajectories = 1 + random.nextLong(500);
            long price = PricePerTrajectory.of(Euro.ofCents(amount), trajectories, OBSERVED)
                    .orElseThrow()
                    .price()
                    .cents();
            assertThat(2 * (price * trajectories - amount))
                    .as("%d cents over %d", amount, trajectories)
                    .isBetween(-trajectories + 1, trajectories);
        }
    }
}
