package be.fgov.mi.piis.subsidy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AdvanceTest {

    @Test
    @DisplayName("SC-19: half of 176,615.25 is paid in advance, half up, and the cent that is left goes to the balance")
    void halfOfAnOddAmount() {
        Advance advance = Advance.of(Euro.of("176615.25"), Schemes.OF_2015);

        assertThat(advance.advance()).isEqualTo(Euro.of("88307.63"));
        assertThat(advance.balanceShare()).isEqualTo(Euro.of("88307.62"));
    }

    @Test
    @DisplayName("SUB-30: a cluster of 2015 gets 5,000.00 in advance; of 2014, at 75 %, 9,375.00")
    void clusters() {
        assertThat(Advance.of(Euro.of("10000.00"), Schemes.OF_2015).advance()).isEqualTo(Euro.of("5000.00"));
        assertThat(Advance.of(Euro.of("12500.00"), Schemes.OF_2014).advance()).isEqualTo(Euro.of("9375.00"));
    }

    @Test
    @DisplayName("SUB-9: advance and balance share always add up to what was granted")
    void sharesAddUp() {
        Random random = new Random(20151013);
        for (int n = 0; n < 10_000; n++) {
            Euro granted = Euro.ofCents(random.nextLong(0, 1_000_000_000_00L));
            Advance advance = Advance.of(granted, n % 2 == 0 ? Schemes.OF_2014 : Schemes.OF_2015);
            assertThat(advance.advance().plus(advance.balanceShare())).isEqualTo(granted);
            assertThat(advance.balanceShare().isNegative()).isFalse();
        }
    }

    @Test
    @DisplayName("Half a cent goes up, less than half goes down")
    void rounding() {
        BigDecimal half = new BigDecimal("0.5");
        assertThat(Euro.ofCents(1).times(half, RoundingMode.HALF_UP)).isEqualTo(Euro.ofCents(1));
        assertThat(Euro.ofCents(1).times(new BigDecimal("0.49"), RoundingMode.HALF_UP))
                .isEqualTo(Euro.ZERO);
    }

    @Test
    @DisplayName("Money refuses to be inexact")
    void exactness() {
        assertThatThrownBy(() -> Euro.ofCents(Long.MAX_VALUE).plus(Euro.ofCents(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Euro.of("1.005")).isInstanceOf(ArithmeticException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> Advance.of(Euro.ofCents(-1), Schemes.OF_2015));
        assertThat(Euro.of("176615.25")).hasToString("176615.25");
        assertThat(Euro.ofCents(5)).hasToString("0.05");
    }

    @Test
    @DisplayName("rules.md 2.2: half a cent goes as the scheme of the year says, and balance and advance still add up")
    void roundingOfTheYear() {
        BigDecimal half = new BigDecimal("0.5");
        assertThat(Advance.of(Euro.ofCents(1_001), half, Rounding.HALF_UP).advance())
                .isEqualTo(Euro.ofCents(501));
        assertThat(Advance.of(Euro.ofCents(1_001), half, Rounding.HALF_EVEN).advance())
                .isEqualTo(Euro.ofCents(500));
        assertThat(Advance.of(Euro.ofCents(1_003), half, Rounding.HALF_EVEN).advance())
                .isEqualTo(Euro.ofCents(502));
        assertThat(Advance.of(Euro.ofCents(1_001), half, Rounding.DOWN))
                .isEqualTo(new Advance(Euro.ofCents(1_001), Euro.ofCents(500), Euro.ofCents(501)));
    }
}
