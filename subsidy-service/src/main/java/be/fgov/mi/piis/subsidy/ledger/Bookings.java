package be.fgov.mi.piis.subsidy.ledger;

import be.fgov.mi.piis.identity.ids.NameBasedIds;
import be.fgov.mi.piis.subsidy.rules.Euro;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How each fact about the money of a convention is booked. Every amount is the whole of the fact and positive; the
 * occurrence tells facts of one kind apart, such as the first and the second payment of an advance.
 */
public final class Bookings {
    private static final String ONCE = "1";

    private Bookings() {}

    /** Fully signed: the budget holds the granted amount for the convention. */
    public static Booking committed(String convention, Euro granted) {
        return booking(
                BookingKind.COMMITMENT,
                convention,
                ONCE,
                Map.of(Account.BUDGET, -positive(granted), Account.COMMITMENT, granted.cents()));
    }

    /**
     * An amendment grants more or less than was committed.
     *
     * @param more what is granted on top; negative when less is granted
     * @param occurrence of the amendment, such as its revision
     */
    public static Booking commitmentChanged(String convention, Euro more, String occurrence) {
        return booking(
                BookingKind.COMMITMENT_CHANGE,
                convention,
                occurrence,
                Map.of(Account.BUDGET, -more.cents(), Account.COMMITMENT, more.cents()));
    }

    /**
     * Everyone has signed, for the first time or an amendment: the budget comes to hold what is granted.
     *
     * @param held what it holds already, zero before the first time
     * @param revision of the content that was signed
     * @return nothing where it holds the same already
     */
    public static Optional<Booking> commitment(String convention, Euro held, Euro granted, int revision) {
        if (held.equals(granted)) {
            return Optional.empty();
        }
        return Optional.of(
                held.equals(Euro.ZERO)
                        ? committed(convention, granted)
                        : commitmentChanged(convention, granted.minus(held), Integer.toString(revision)));
    }

    /** The advance went to the bank. */
    public static Booking advanceReleased(String convention, Euro advance, String occurrence) {
        return booking(
                BookingKind.ADVANCE_RELEASED,
                convention,
                occurrence,
                Map.of(Account.COMMITMENT, -positive(advance), Account.PAYABLE, advance.cents()));
    }

    /** The statement of the bank says that the advance was paid. */
    public static Booking advancePaid(String convention, Euro advance, String occurrence) {
        return booking(
                BookingKind.ADVANCE_PAID,
                convention,
                occurrence,
                Map.of(Account.PAYABLE, -positive(advance), Account.ADVANCE, advance.cents()));
    }

    /**
     * The settlement is approved: what was committed and not advanced becomes the balance that is due or goes back to
     * the budget; of an advance beyond the accepted costs the rest is claimed back (rules.md 2.2).
     *
     * @param advance paid, zero where none was
     * @param balance still to be paid to the CPAS, or zero
     * @param recovery to be paid back by the CPAS, or zero
     */
    public static Booking settled(String convention, Euro granted, Euro advance, Euro balance, Euro recovery) {
        return settled(convention, granted, advance, balance, recovery, 0);
    }

    /**
     * The settlement that is made anew after earlier ones were taken back: {@code advance} is then what was paid until
     * then, less what was paid back.
     *
     * @param round how many were taken back
     */
    public static Booking settled(
            String convention, Euro granted, Euro advance, Euro balance, Euro recovery, int round) {
        if (balance.cents() > 0 && recovery.cents() > 0) {
            throw new IllegalArgumentException("a settlement ends in a balance or in a recovery, never in both");
        }
        if (balance.isNegative() || recovery.isNegative() || advance.isNegative()) {
            throw new IllegalArgumentException("the amounts of a settlement are not negative");
        }
        if (recovery.compareTo(advance) > 0) {
            throw new IllegalArgumentException("no more is claimed back than was advanced");
        }
        Euro left = granted.minus(advance);
        if (balance.compareTo(left) > 0) {
            throw new IllegalArgumentException("advance and balance stay within what was granted");
        }
        return booking(
                BookingKind.SETTLEMENT,
                convention,
                Integer.toString(round + 1),
                Map.of(
                        Account.COMMITMENT, -left.cents(),
                        Account.BALANCE_DUE, balance.cents(),
                        Account.BUDGET, left.minus(balance).cents(),
                        Account.ADVANCE, -recovery.cents(),
                        Account.RECEIVABLE, recovery.cents()));
    }

    /**
     * Beside the reversal of a settlement that is taken back: what was paid as its balance, less what was paid back, is
     * from then on paid in advance of the next one.
     *
     * @param round of the settlement that is taken back
     */
    public static Booking paidInAdvanceOfTheNext(String convention, Euro balancePaid, Euro recovered, int round) {
        if (balancePaid.isNegative() || recovered.isNegative()) {
            throw new IllegalArgumentException("what was paid and what was paid back are not negative");
        }
        long paid = balancePaid.cents();
        long back = recovered.cents();
        return booking(
                BookingKind.SETTLEMENT_CORRECTION,
                convention,
                Integer.toString(round + 1),
                Map.of(
                        Account.COMMITMENT,
                        back - paid,
                        Account.BALANCE_DUE,
                        paid,
                        Account.BALANCE,
                        -paid,
                        Account.ADVANCE,
                        paid - back,
                        Account.RECEIVABLE,
                        back,
                        Account.RECOVERED,
                        -back));
    }

    /**
     * Between the correction of a settlement and the next one the CPAS paid back what had been claimed: so much less is
     * paid in advance of the next.
     *
     * @param occurrence the line of the statement that says so
     */
    public static Booking repaidBeforeTheNext(String convention, Euro received, String occurrence) {
        return lessInAdvance(BookingKind.REPAID_BEFORE_SETTLEMENT, convention, received, occurrence);
    }

    /**
     * Between the correction of a settlement and the next one the bank sent back what it had paid as its balance: so
     * much less is paid in advance of the next.
     *
     * @param occurrence attempt of the payment that came back
     */
    public static Booking balanceReturned(String convention, Euro balance, String occurrence) {
        return lessInAdvance(BookingKind.BALANCE_RETURNED, convention, balance, occurrence);
    }

    private static Booking lessInAdvance(BookingKind kind, String convention, Euro amount, String occurrence) {
        return booking(
                kind,
                convention,
                occurrence,
                Map.of(Account.ADVANCE, -positive(amount), Account.COMMITMENT, amount.cents()));
    }

    /** The balance went to the bank. */
    public static Booking balanceReleased(String convention, Euro balance, String occurrence) {
        return booking(
                BookingKind.BALANCE_RELEASED,
                convention,
                occurrence,
                Map.of(Account.BALANCE_DUE, -positive(balance), Account.PAYABLE, balance.cents()));
    }

    /** The statement of the bank says that the balance was paid. */
    public static Booking balancePaid(String convention, Euro balance, String occurrence) {
        return booking(
                BookingKind.BALANCE_PAID,
                convention,
                occurrence,
                Map.of(Account.PAYABLE, -positive(balance), Account.BALANCE, balance.cents()));
    }

    /**
     * The CPAS paid back, wholly or in part.
     *
     * @param occurrence the line of the statement that says so
     */
    public static Booking recoveryPaid(String convention, Euro received, String occurrence) {
        return booking(
                BookingKind.RECOVERY_PAID,
                convention,
                occurrence,
                Map.of(Account.RECEIVABLE, -positive(received), Account.RECOVERED, received.cents()));
    }

    /** Takes a transaction back with its opposite; twice is the same reversal. */
    public static Booking reversalOf(Booking booking) {
        if (booking.kind() == BookingKind.REVERSAL) {
            throw new IllegalArgumentException("a reversal stands: book the fact again instead");
        }
        return new Booking(
                NameBasedIds.of("ledger", "reversal", booking.transactionId().toString()),
                BookingKind.REVERSAL,
                booking.convention(),
                booking.postings().stream().map(Posting::opposite).toList(),
                booking.transactionId());
    }

    private static long positive(Euro amount) {
        if (amount.cents() <= 0) {
            throw new IllegalArgumentException("an amount that is booked is positive");
        }
        return amount.cents();
    }

    private static Booking booking(BookingKind kind, String convention, String occurrence, Map<Account, Long> amounts) {
        List<Posting> postings = new EnumMap<>(amounts)
                .entrySet().stream()
                        .filter(amount -> amount.getValue() != 0)
                        .map(amount -> new Posting(amount.getKey(), amount.getValue()))
                        .toList();
        return new Booking(
                NameBasedIds.of("ledger", convention, kind.name(), occurrence), kind, convention, postings, null);
    }
}
