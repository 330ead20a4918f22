package be.fgov.mi.piis.subsidy.payment;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A line of the bank that waits for a person, or did.
 *
 * @param line where it stood in the statement
 * @param statedOn business date of the bank
 * @param endToEndId of the payment that came back; absent when money was received
 * @param amountCents euro cents, that the bank moved and no account of the ledger holds while it is open
 * @param bankReason code or words of the bank
 * @param bankReference of the bank for this entry of the account
 * @param reason why it could not be booked when the statement was taken
 * @param booked absent unless it is booked
 * @param dismissed absent unless it is dismissed
 */
@Schema(name = "SetAsideLine", description = "A line of a statement that could not be booked when it was taken.")
public record SetAsideLineView(
        UUID id,
        SetAsideStatus status,
        String statementId,
        String line,
        LocalDate statedOn,
        String convention,
        @Nullable String endToEndId,
        BankStatement.Result result,
        long amountCents,
        @Nullable String bankReason,
        @Nullable String bankReference,
        SetAsideReason reason,
        @Nullable Booked booked,
        @Nullable Dismissed dismissed) {

    /** Whether the bank can say that there is nothing behind it. */
    public boolean mayBeDismissed() {
        return status == SetAsideStatus.OPEN && reason.isInDoubt();
    }

    /**
     * Who booked it and when.
     *
     * @param bookedCents euro cents that went to the ledger
     * @param sentBackCents euro cents that were sent back to who had paid too much
     */
    @Schema(name = "SetAsideLineBooked", description = "Who booked it, when, and how much of it.")
    public record Booked(String by, LocalDate on, long bookedCents, long sentBackCents) {}

    /** @param text what the bank said */
    @Schema(name = "SetAsideLineDismissed", description = "Who found that no money is behind it, when and why.")
    public record Dismissed(String by, LocalDate on, String text) {}
}
