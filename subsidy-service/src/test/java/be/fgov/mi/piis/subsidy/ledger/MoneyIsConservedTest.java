package be.fgov.mi.piis.subsidy.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.subsidy.rules.Euro;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whole lives of conventions from a seed; the seed that fails is in the message. */
class MoneyIsConservedTest {
    private static final int LIVES = 10_000;

    @Test
    @DisplayName(
            "I5, I6, I9: under any order of acts no cent is lost, paid is within granted, and order changes nothing")
    void anyLife() {
        for (long seed = 0; seed < LIVES; seed++) {
            Random random = new Random(seed);
            Euro granted = Euro.ofCents(random.nextLong(1, 20_000_000));
            List<Booking> life = life(random, granted);
            Balances balances = new Balances();
            for (Booking booking : life) {
                balances.add(booking);
                conserved(balances, granted, seed);
            }
            List<Booking> shuffled = new ArrayList<>(life);
            Collections.shuffle(shuffled, random);
            assertThat(Balances.of(shuffled).differencesTo(balances))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    private static void conserved(Balances balances, Euro granted, long seed) {
        long sum = 0;
        for (Account account : Account.values()) {
            sum += balances.of(account);
            if (!account.mayBeNegative()) {
                assertThat(balances.of(account))
                        .as("seed %d, %s", seed, account)
                        .isNotNegative();
            }
        }
        assertThat(sum).as("seed %d", seed).isZero();
        assertThat(balances.of(Account.ADVANCE)
                        + balances.of(Account.BALANCE)
                        + balances.of(Account.RECEIVABLE)
                        + balances.of(Account.RECOVERED))
                .as("seed %d: paid within granted", seed)
                .isLessThanOrEqualTo(granted.cents());
    }

    /** Signed, paid with any number of rejections, settled either way, and paid or paid back in any parts. */
    private static List<Booking> life(Random random, Euro granted) {
        String convention = "C-" + random.nextInt();
        List<Booking> life = new ArrayList<>();
        life.add(Bookings.committed(convention, granted));
        Euro advance = granted.times(BigDecimal.valueOf(random.nextInt(1, 10_001), 4), RoundingMode.HALF_UP);
        if (advance.cents() == 0) {
            return life;
        }
        int rejected = random.nextInt(3);
        for (int attempt = 1; attempt <= rejected; attempt++) {
            Booking released = Bookings.advanceReleased(convention, advance, Integer.toString(attempt));
            life.add(released);
            life.add(Bookings.reversalOf(released));
        }
        String last = Integer.toString(rejected + 1);
        life.add(Bookings.advanceReleased(convention, advance, last));
        life.add(Bookings.advancePaid(convention, advance, last));
        Euro accepted = Euro.ofCents(random.nextLong(0, granted.cents() + 1));
        Euro difference = accepted.minus(advance);
        Euro balance = difference.isNegative() ? Euro.ZERO : difference;
        Euro recovery = difference.isNegative() ? Euro.ZERO.minus(difference) : Euro.ZERO;
        life.add(Bookings.settled(convention, granted, advance, balance, recovery));
        if (balance.cents() > 0) {
            life.add(Bookings.balanceReleased(convention, balance, "1"));
            life.add(Bookings.balancePaid(convention, balance, "1"));
        }
        long open = recovery.cents();
        for (int part = 1; open > 0; part++) {
            long received = part == 5 ? open : random.nextLong(1, open + 1);
            life.add(Bookings.recoveryPaid(convention, Euro.ofCents(received), Integer.toString(part)));
            open -= received;
        }
        return life;
    }
}
