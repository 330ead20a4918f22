package be.fgov.mi.piis.subsidy.payment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bank answered, whatever the form in which it came.
 *
 * @param statementId given by the bank; the same one again is the same answer
 * @param bookedOn business date of the bank
 * @param ofAccount whether it tells of the whole account, not only of one order
 * @param iban of the account it is about; absent where the form does not say
 * @param rejectedOrder an order that the bank refused as a whole; its payments are then rejected without a line each
 * @param rejectedOrderReason code of the bank for that
 */
public record BankStatement(
        String statementId,
        LocalDate bookedOn,
        boolean ofAccount,
        @Nullable String iban,
        List<Line> lines,
        @Nullable String rejectedOrder,
        @Nullable String rejectedOrderReason) {

    public BankStatement {
        lines = List.copyOf(lines);
    }

    /** What became of one payment. */
    public enum Result {
        /** The bank paid. */
        EXECUTED,
        /** The bank refused, or the money came back. */
        REJECTED,
        /** Money came in with a structured communication. */
        RECEIVED
    }

    /**
     * One line.
     *
     * @param name where it stands, to say what is wrong with it
     * @param endToEndId of our payment; absent when money was received
     * @param structuredCommunication twelve digits; only when money was received
     * @param amountCents euro cents; absent where a refusal of the bank does not repeat it
     * @param reason code or words of the bank
     * @param bookedOn business date of the bank for this line; absent where it is that of the statement
     * @param bankReference of the bank, which names one entry of the account; absent where it names none or several
     */
    public record Line(
            String name,
            @Nullable String endToEndId,
            @Nullable String structuredCommunication,
            @Nullable Long amountCents,
            Result result,
            @Nullable String reason,
            @Nullable LocalDate bookedOn,
            @Nullable String bankReference) {
        private Line asTakenBefore() {
            return new Line(name, endToEndId, structuredCommunication, amountCents, result, reason, null, null);
        }

        Line withoutReference() {
            return new Line(name, endToEndId, structuredCommunication, amountCents, result, reason, bookedOn, null);
        }
    }

    /** The day on which the bank booked the line; when its money counts for interest says nothing here. */
    LocalDate bookedOn(Line line) {
        LocalDate own = line.bookedOn();
        return own == null ? bookedOn : own;
    }

    /** As it was kept before its lines had more to say of themselves: an answer that was taken then is the same one. */
    BankStatement asTakenBefore() {
        return new BankStatement(
                statementId,
                bookedOn,
                ofAccount,
                iban,
                lines.stream().map(Line::asTakenBefore).toList(),
                rejectedOrder,
                rejectedOrderReason);
    }
}
