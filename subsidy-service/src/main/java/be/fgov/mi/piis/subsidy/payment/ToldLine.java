package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.subsidy.payment.BankStatement.Result;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the bank says of an entry of our account, whichever statement says it.
 *
 * @param paymentId absent when money was received
 * @param amountCents euro cents
 * @param bookedOn business date of the bank
 * @param bankReference absent where the bank gave none
 */
record ToldLine(
        @Nullable UUID paymentId,
        String convention,
        Result result,
        long amountCents,
        LocalDate bookedOn,
        @Nullable String bankReference) {

    /**
     * Whether both tell one entry, under one reference: a payment of ours is paid once and comes back once; money that
     * came in is another entry on another day, since some banks number their sheets or days.
     */
    boolean isSameAs(ToldLine other) {
        return isAlike(other) && (paymentId != null || bookedOn.equals(other.bookedOn));
    }

    /** Whether both speak of the same amount, the same way and for the same purpose. */
    boolean isAlike(ToldLine other) {
        return result == other.result
                && amountCents == other.amountCents
                && convention.equals(other.convention)
                && (paymentId == null ? other.paymentId == null : paymentId.equals(other.paymentId));
    }
}
