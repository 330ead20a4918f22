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
            List<List<Booking>> life = life(random, granted);
            Balances balances = new Balances();
            for (List<Booking> act : life) {
                act.forEach(balances::add);
                conserved(balances, granted, seed);
            }
            List<Booking> shuffled =
                    new ArrayList<>(life.stream().flatMap(List::stream).toList());
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

    /**
     * Signed, paid with any number of rejections, settled either way, paid or paid back in any parts, and settled anew
     * any number of times, whatever was paid by then and whatever comes back before the next settlement.
     */
    private static List<List<Booking>> life(Random random, Euro granted) {
        String convention = "C-" + random.nextInt();
        List<List<Booking>> life = new ArrayList<>();
        life.add(List.of(Bookings.committed(convention, granted)));
        Euro advance = granted.times(BigDecimal.valueOf(random.nextInt(1, 10_001), 4), RoundingMode.HALF_UP);
        if (advance.cents() == 0) {
            return life;
        }
        int rejected = random.nextInt(3);
        for (int attempt = 1; attempt <= rejected; attempt++) {
            Booking released = Bookings.advanceReleased(convention, advance, Integer.toString(attempt));
            life.add(List.of(released));
            life.add(List.of(Bookings.reversalOf(released)));
        }
        String last = Integer.toString(rejected + 1);
        life.add(List.of(Bookings.advanceReleased(convention, advance, last)));
        life.add(List.of(Bookings.advancePaid(convention, advance, last)));
        Euro paid = advance;
        int corrections = random.nextInt(3);
        for (int round = 0; round <= corrections; round++) {
            boolean isLast = round == corrections;
            Euro accepted = Euro.ofCents(random.nextLong(0, granted.cents() + 1));
            Euro difference = accepted.minus(paid);
            Euro balance = difference.isNegative() ? Euro.ZERO : difference;
            Euro recovery = difference.isNegative() ? Euro.ZERO.minus(difference) : Euro.ZERO;
            Booking settled = Bookings.settled(convention, granted, paid, balance, recovery, round);
            life.add(List.of(settled));
            Euro balancePaid = balance.cents() > 0 && (isLast || random.nextBoolean()) ? balance : Euro.ZERO;
            if (balancePaid.cents() > 0) {
                String occurrence = Integer.toString(round + 1);
                life.add(List.of(Bookings.balanceReleased(convention, balance, occurrence)));
                life.add(List.of(Bookings.balancePaid(convention, balance, occurrence)));
            }
            Euro recovered = paidBack(random, convention, recovery, round, isLast, life);
            if (!isLast) {
                life.add(List.of(
                        Bookings.reversalOf(settled),
                        Bookings.paidInAdvanceOfTheNext(convention, balancePaid, recovered, round)));
                paid = paid.plus(balancePaid).minus(recovered);
                Euro back = backBeforeTheNext(random, convention, balancePaid, recovery.minus(recovered), round, life);
                paid = paid.minus(back);
            }
        }
        return life;
    }

    /** The CPAS pays what had been claimed in parts, and the bank sends the balance back, or neither. */
    private static Euro backBeforeTheNext(
            Random random, String convention, Euro balancePaid, Euro open, int round, List<List<Booking>> life) {
        Euro back = Euro.ZERO;
        for (int part = 1; back.compareTo(open) < 0 && random.nextBoolean(); part++) {
            Euro received = Euro.ofCents(random.nextLong(1, open.minus(back).cents() + 1));
            life.add(List.of(Bookings.repaidBeforeTheNext(convention, received, round + "-" + part)));
            back = back.plus(received);
        }
        if (balancePaid.cents() > 0 && random.nextBoolean()) {
            life.add(List.of(Bookings.balanceReturned(convention, balancePaid, Integer.toString(round + 1))));
            back = back.plus(balancePaid);
        }
        return back;
    }

    /** All of it in the end, and before a correction as much as has come by then. */
    private static Euro paidBack(
            Random random, String convention, Euro recovery, int round, boolean all, List<List<Booking>> life) {
        long open = recovery.cents();
        for (int part = 1; open > 0 && (all || random.nextBoolean()); part++) {
            long received = part == 5 ? open : random.nextLong(1, open + 1);
            life.add(List.of(Bookings.recoveryPaid(convention, Euro.ofCents(received), round + "-" + part)));
            open -= received;
        }
        return Euro.ofCents(recovery.cents() - open);
    }
}
