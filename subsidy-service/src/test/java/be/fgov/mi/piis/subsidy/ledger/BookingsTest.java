package be.fgov.mi.piis.subsidy.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.subsidy.rules.Euro;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BookingsTest {
    private static final String CITY = "LB-1";
    private static final Euro GRANTED = Euro.of("10000.00");
    private static final Euro ADVANCE = Euro.of("5000.00");

    @Test
    @DisplayName("SUB-9: fully signed, the budget holds the granted amount; the advance leaves it and is then paid")
    void committedReleasedPaid() {
        assertThat(Bookings.committed(CITY, GRANTED).postings())
                .containsExactly(posting(Account.BUDGET, -1_000_000), posting(Account.COMMITMENT, 1_000_000));
        assertThat(Bookings.commitmentChanged(CITY, Euro.of("-1.00"), "3").postings())
                .containsExactly(posting(Account.BUDGET, 100), posting(Account.COMMITMENT, -100));
        assertThat(Bookings.advanceReleased(CITY, ADVANCE, "1").postings())
                .containsExactly(posting(Account.COMMITMENT, -500_000), posting(Account.PAYABLE, 500_000));
        assertThat(Bookings.advancePaid(CITY, ADVANCE, "1").postings())
                .containsExactly(posting(Account.PAYABLE, -500_000), posting(Account.ADVANCE, 500_000));
    }

    @Test
    @DisplayName("A-28: the last signature commits what is granted, after an amendment what it changes, or nothing")
    void commitment() {
        assertThat(Bookings.commitment(CITY, Euro.ZERO, GRANTED, 1)).contains(Bookings.committed(CITY, GRANTED));
        assertThat(Bookings.commitment(CITY, GRANTED, GRANTED, 2)).isEmpty();
        assertThat(Bookings.commitment(CITY, GRANTED, Euro.of("9000.00"), 2))
                .contains(Bookings.commitmentChanged(CITY, Euro.of("-1000.00"), "2"));
        assertThat(Bookings.commitment(CITY, GRANTED, Euro.of("12000.00"), 3))
                .contains(Bookings.commitmentChanged(CITY, Euro.of("2000.00"), "3"));
    }

    @Test
    @DisplayName("SC-24: 7,100.00 accepted of 10,000.00 leaves 2,100.00 due and gives 2,900.00 back to the budget")
    void settledWithBalance() {
        assertThat(Bookings.settled(CITY, GRANTED, ADVANCE, Euro.of("2100.00"), Euro.ZERO)
                        .postings())
                .containsExactly(
                        posting(Account.BUDGET, 290_000),
                        posting(Account.COMMITMENT, -500_000),
                        posting(Account.BALANCE_DUE, 210_000));
        assertThat(Bookings.balanceReleased(CITY, Euro.of("2100.00"), "1").postings())
                .containsExactly(posting(Account.PAYABLE, 210_000), posting(Account.BALANCE_DUE, -210_000));
        assertThat(Bookings.balancePaid(CITY, Euro.of("2100.00"), "1").postings())
                .containsExactly(posting(Account.PAYABLE, -210_000), posting(Account.BALANCE, 210_000));
    }

    @Test
    @DisplayName("SC-24: 4,300.00 accepted claims 700.00 of the advance back and frees the rest of the commitment")
    void settledWithRecovery() {
        assertThat(Bookings.settled(CITY, GRANTED, ADVANCE, Euro.ZERO, Euro.of("700.00"))
                        .postings())
                .containsExactly(
                        posting(Account.BUDGET, 500_000),
                        posting(Account.COMMITMENT, -500_000),
                        posting(Account.ADVANCE, -70_000),
                        posting(Account.RECEIVABLE, 70_000));
        assertThat(Bookings.recoveryPaid(CITY, Euro.of("700.00"), "S-1/1").postings())
                .containsExactly(posting(Account.RECEIVABLE, -70_000), posting(Account.RECOVERED, 70_000));
    }

    @Test
    @DisplayName("A settlement that is taken back leaves what was paid, less what was paid back, as paid in advance")
    void correctedSettlement() {
        Euro balance = Euro.of("2100.00");
        assertThat(Bookings.paidInAdvanceOfTheNext(CITY, balance, Euro.ZERO, 0).postings())
                .containsExactly(
                        posting(Account.COMMITMENT, -210_000),
                        posting(Account.ADVANCE, 210_000),
                        posting(Account.BALANCE_DUE, 210_000),
                        posting(Account.BALANCE, -210_000));
        assertThat(Bookings.paidInAdvanceOfTheNext(CITY, Euro.ZERO, Euro.of("700.00"), 0)
                        .postings())
                .containsExactly(
                        posting(Account.COMMITMENT, 70_000),
                        posting(Account.ADVANCE, -70_000),
                        posting(Account.RECEIVABLE, 70_000),
                        posting(Account.RECOVERED, -70_000));
        assertThat(Bookings.paidInAdvanceOfTheNext(CITY, Euro.ZERO, Euro.ZERO, 0)
                        .isEmpty())
                .isTrue();
        Booking first = Bookings.settled(CITY, GRANTED, ADVANCE, balance, Euro.ZERO);
        assertThat(Bookings.settled(CITY, GRANTED, ADVANCE, balance, Euro.ZERO, 0))
                .isEqualTo(first);
        assertThat(Bookings.settled(CITY, GRANTED, ADVANCE, balance, Euro.ZERO, 1)
                        .transactionId())
                .isNotEqualTo(first.transactionId());
        assertThat(Bookings.paidInAdvanceOfTheNext(CITY, balance, Euro.ZERO, 1).transactionId())
                .isNotEqualTo(Bookings.paidInAdvanceOfTheNext(CITY, balance, Euro.ZERO, 0)
                        .transactionId());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bookings.paidInAdvanceOfTheNext(CITY, Euro.ofCents(-1), Euro.ZERO, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bookings.paidInAdvanceOfTheNext(CITY, Euro.ZERO, Euro.ofCents(-1), 0));
    }

    @Test
    @DisplayName("A settlement to the cent leaves out what does not move; one that moves nothing is empty")
    void settledWithoutBalance() {
        assertThat(Bookings.settled(CITY, GRANTED, ADVANCE, ADVANCE, Euro.ZERO).postings())
                .containsExactly(posting(Account.COMMITMENT, -500_000), posting(Account.BALANCE_DUE, 500_000));
        assertThat(Bookings.settled(CITY, GRANTED, GRANTED, Euro.ZERO, Euro.ZERO)
                        .isEmpty())
                .isTrue();
        assertThat(Bookings.settled(CITY, GRANTED, GRANTED, Euro.ZERO, GRANTED).isEmpty())
                .isFalse();
    }

    @Test
    @DisplayName("A settlement beyond what was granted or advanced is refused, and so is one in both directions")
    void settlementsThatCannotBe() {
        Euro cent = Euro.ofCents(1);
        assertThatIllegalArgumentException().isThrownBy(() -> Bookings.settled(CITY, GRANTED, ADVANCE, cent, cent));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bookings.settled(CITY, GRANTED, ADVANCE, ADVANCE.plus(cent), Euro.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bookings.settled(CITY, GRANTED, ADVANCE, Euro.ZERO, ADVANCE.plus(cent)));
        for (Euro[] amounts : new Euro[][] {
            {Euro.ofCents(-1), Euro.ZERO, Euro.ZERO},
            {ADVANCE, Euro.ofCents(-1), Euro.ZERO},
            {ADVANCE, Euro.ZERO, Euro.ofCents(-1)}
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Bookings.settled(CITY, GRANTED, amounts[0], amounts[1], amounts[2]));
        }
    }

    @Test
    @DisplayName("What is booked is positive, and a posting moves money")
    void amountsArePositive() {
        for (Euro amount : List.of(Euro.ZERO, Euro.ofCents(-1))) {
            assertThatIllegalArgumentException().isThrownBy(() -> Bookings.committed(CITY, amount));
            assertThatIllegalArgumentException().isThrownBy(() -> Bookings.advanceReleased(CITY, amount, "1"));
            assertThatIllegalArgumentException().isThrownBy(() -> Bookings.advancePaid(CITY, amount, "1"));
            assertThatIllegalArgumentException().isThrownBy(() -> Bookings.balanceReleased(CITY, amount, "1"));
            assertThatIllegalArgumentException().isThrownBy(() -> Bookings.balancePaid(CITY, amount, "1"));
            assertThatIllegalArgumentException().isThrownBy(() -> Bookings.recoveryPaid(CITY, amount, "1"));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> posting(Account.BUDGET, 0));
        assertThatThrownBy(() -> posting(Account.BUDGET, Long.MIN_VALUE).opposite())
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    @DisplayName("I5: a reversal is the linked opposite, the same each time, and is not reversed itself")
    void reversal() {
        Booking released = Bookings.advanceReleased(CITY, ADVANCE, "1");
        Booking reversal = Bookings.reversalOf(released);

        assertThat(reversal.kind()).isEqualTo(BookingKind.REVERSAL);
        assertThat(reversal.convention()).isEqualTo(CITY);
        assertThat(reversal.reverses()).isEqualTo(released.transactionId());
        assertThat(reversal.postings())
                .containsExactly(posting(Account.COMMITMENT, 500_000), posting(Account.PAYABLE, -500_000));
        assertThat(Bookings.reversalOf(released)).isEqualTo(reversal);
        assertThatIllegalArgumentException().isThrownBy(() -> Bookings.reversalOf(reversal));
    }

    @Test
    @DisplayName("I7: the same fact has the same id, another kind, occurrence or convention another")
    void ids() {
        UUID id = Bookings.advanceReleased(CITY, ADVANCE, "1").transactionId();
        assertThat(id).isEqualTo(Bookings.advanceReleased(CITY, ADVANCE, "1").transactionId());
        assertThat(id.version()).isEqualTo(5);
        assertThat(List.of(
                        Bookings.advanceReleased(CITY, ADVANCE, "2").transactionId(),
                        Bookings.advancePaid(CITY, ADVANCE, "1").transactionId(),
                        Bookings.balanceReleased(CITY, ADVANCE, "1").transactionId(),
                        Bookings.advanceReleased("LB-2", ADVANCE, "1").transactionId()))
                .doesNotHaveDuplicates()
                .doesNotContain(id);
    }

    @Test
    @DisplayName("I5: postings that do not sum to 0, an account twice, a reversal of nothing: refused")
    void bookingsThatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> booking(BookingKind.COMMITMENT, null, posting(Account.BUDGET, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        booking(BookingKind.COMMITMENT, null, posting(Account.BUDGET, 1), posting(Account.BUDGET, -1)));
        assertThatIllegalArgumentException().isThrownBy(() -> booking(BookingKind.REVERSAL, null));
        assertThatIllegalArgumentException().isThrownBy(() -> booking(BookingKind.COMMITMENT, UUID.randomUUID()));
        assertThatThrownBy(() -> booking(
                        BookingKind.COMMITMENT,
                        null,
                        posting(Account.BUDGET, Long.MAX_VALUE),
                        posting(Account.COMMITMENT, 1)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    @DisplayName("I5: a balance is the sum of its postings, and a ledger that differs by a cent names the accounts")
    void balances() {
        Balances balances = Balances.of(List.of(
                Bookings.committed(CITY, GRANTED),
                Bookings.advanceReleased(CITY, ADVANCE, "1"),
                Bookings.commitmentChanged(CITY, Euro.ofCents(1), "2")));
        assertThat(balances.of(Account.BUDGET)).isEqualTo(-1_000_001);
        assertThat(balances.of(Account.COMMITMENT)).isEqualTo(500_001);
        assertThat(balances.of(Account.PAYABLE)).isEqualTo(500_000);
        assertThat(balances.of(Account.ADVANCE)).isZero();

        Balances others =
                Balances.of(List.of(Bookings.committed(CITY, GRANTED), Bookings.advanceReleased(CITY, ADVANCE, "1")));
        assertThat(balances.differencesTo(others)).containsExactly(Account.BUDGET, Account.COMMITMENT);
        assertThat(balances.differencesTo(balances)).isEmpty();
    }

    @Test
    @DisplayName("Only the budget may hold less than nothing")
    void onlyTheBudget() {
        assertThat(Account.values()).filteredOn(Account::mayBeNegative).containsExactly(Account.BUDGET);
    }

    private static Booking booking(BookingKind kind, @Nullable UUID reverses, Posting... postings) {
        return new Booking(UUID.randomUUID(), kind, CITY, List.of(postings), reverses);
    }

    private static Posting posting(Account account, long cents) {
        return new Posting(account, cents);
    }
}
