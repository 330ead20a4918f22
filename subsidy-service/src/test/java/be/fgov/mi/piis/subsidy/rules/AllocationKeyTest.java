package be.fgov.mi.piis.subsidy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import be.fgov.mi.piis.subsidy.rules.AllocationKey.Claim;
import be.fgov.mi.piis.subsidy.rules.AllocationKey.Line;
import be.fgov.mi.piis.subsidy.rules.AllocationKey.Sheet;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AllocationKeyTest {
    private static final AllocationKey THREE_QUARTERS =
            new AllocationKey(List.of(new BigDecimal("0.75"), new BigDecimal("0.25")));

    @Test
    @DisplayName("SUB-32: 75 % on one count and 25 % on the other, reckoned by hand")
    void byHand() {
        Sheet sheet =
                THREE_QUARTERS.share(Euro.of("100.00"), List.of(claim("C", 1, 0), claim("A", 1, 3), claim("B", 1, 1)));

        // 75.00 over three is 25.00 each; 25.00 over four counts is 18.75 and 6.25.
        assertThat(sheet.totals()).containsExactly(3L, 4L);
        assertThat(sheet.lines()).extracting(Line::enterpriseNumber).containsExactly("A", "B", "C");
        assertThat(sheet.lines()).extracting(Line::cents).containsExactly(4_375L, 3_125L, 2_500L);
    }

    @Test
    @DisplayName("Cents that rounding down leaves go to the largest remainders, equal ones by enterprise number")
    void remainders() {
        AllocationKey one = new AllocationKey(List.of(BigDecimal.ONE));
        Sheet equal = one.share(Euro.ofCents(101), List.of(claim("C", 1), claim("B", 1), claim("A", 1)));
        assertThat(equal.lines()).extracting(Line::cents).containsExactly(34L, 34L, 33L);
        assertThat(equal.lines()).extracting(Line::rank).containsExactly(1, 2, 3);
        assertThat(equal.lines().getFirst().rawCents()).isEqualByComparingTo("33.666666");

        // 10/7, 20/7 and 40/7 cents: the remainders 3/7, 6/7 and 5/7.
        Sheet unequal = one.share(Euro.ofCents(10), List.of(claim("A", 1), claim("B", 2), claim("C", 4)));
        assertThat(unequal.denominator()).isEqualTo(7);
        assertThat(unequal.lines())
                .extracting(line -> line.remainder().intValue())
                .containsExactly(3, 6, 5);
        assertThat(unequal.lines()).extracting(Line::rank).containsExactly(3, 1, 2);
        assertThat(unequal.lines()).extracting(Line::cents).containsExactly(1L, 3L, 6L);
    }

    @Test
    @DisplayName("Any key, any counts: every cent is shared once, nobody is a cent away, and the order changes nothing")
    void anyKey() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            int first = random.nextInt(1, 10_000);
            AllocationKey key =
                    new AllocationKey(List.of(BigDecimal.valueOf(first, 4), BigDecimal.valueOf(10_000L - first, 4)));
            List<Claim> claims = new ArrayList<>();
            for (int i = random.nextInt(1, 60); i >= 0; i--) {
                claims.add(claim("N" + i, random.nextInt(3) == 0 ? 0 : random.nextInt(5_000), random.nextInt(1, 9)));
            }
            claims.add(claim("ONE", 1, 1));
            Euro budget = Euro.ofCents(random.nextLong(0, 1_000_000_000_000L));

            Sheet sheet = key.share(budget, claims);

            assertThat(sheet.lines().stream().mapToLong(Line::cents).sum())
                    .as("seed %d", seed)
                    .isEqualTo(budget.cents());
            for (Line line : sheet.lines()) {
                BigInteger down = line.rawCents().setScale(0, RoundingMode.DOWN).toBigInteger();
                assertThat(BigInteger.valueOf(line.cents()).subtract(down))
                        .as("seed %d", seed)
                        .isBetween(BigInteger.ZERO, BigInteger.ONE);
            }
            Collections.shuffle(claims, random);
            assertThat(key.share(budget, claims)).as("seed %d", seed).isEqualTo(sheet);
        }
    }

    @Test
    @DisplayName("A key that is not the whole, a count that nobody has and a CPAS twice share nothing")
    void unsound() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AllocationKey(List.of(new BigDecimal("0.99"))));
        assertThatIllegalArgumentException().isThrownBy(() -> new AllocationKey(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AllocationKey(List.of(BigDecimal.ONE, BigDecimal.ZERO)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> THREE_QUARTERS.share(Euro.ofCents(1), List.of(claim("A", 1, 0))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> THREE_QUARTERS.share(Euro.ofCents(1), List.of(claim("A", 1, 1), claim("A", 1, 1))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> THREE_QUARTERS.share(Euro.ofCents(1), List.of(claim("A", 1))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> THREE_QUARTERS.share(Euro.ofCents(1), List.of(claim("A", 1, 2), claim("B", 1, -1))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> THREE_QUARTERS.share(Euro.ofCents(-1), List.of(claim("A", 1, 1))));
    }

    private static Claim claim(String number, long... counts) {
        List<Long> list = new ArrayList<>();
        for (long count : counts) {
            list.add(count);
        }
        return new Claim(number, list);
    }
}
