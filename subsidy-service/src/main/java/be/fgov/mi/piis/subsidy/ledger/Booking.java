package be.fgov.mi.piis.subsidy.ledger;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of the ledger: its postings sum to 0, and each account stands in it once (reliability I5).
 *
 * @param transactionId from convention, kind and occurrence, so that the same fact is booked once
 * @param postings none where a settlement leaves nothing to move
 * @param reverses the transaction that this one takes back; only of a reversal
 */
public record Booking(
        UUID transactionId,
        BookingKind kind,
        String convention,
        List<Posting> postings,
        @Nullable UUID reverses) {

    public Booking {
        postings = List.copyOf(postings);
        long sum = 0;
        Set<Account> seen = EnumSet.noneOf(Account.class);
        for (Posting posting : postings) {
            sum = Math.addExact(sum, posting.amountCents());
            if (!seen.add(posting.account())) {
                throw new IllegalArgumentException("an account stands once in a transaction: " + posting.account());
            }
        }
        if (sum != 0) {
            throw new IllegalArgumentException("the postings of a transaction sum to 0, not to " + sum);
        }
        if ((kind == BookingKind.REVERSAL) != (reverses != null)) {
            throw new IllegalArgumentException("a reversal, and nothing else, names the transaction it takes back");
        }
    }

    /** Nothing moves, so nothing is booked. */
    public boolean isEmpty() {
        return postings.isEmpty();
    }
}
