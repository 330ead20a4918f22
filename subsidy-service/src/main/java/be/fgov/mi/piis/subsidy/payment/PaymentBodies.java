package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.ids.StructuredCommunication;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.WireBody;
import be.fgov.mi.piis.subsidy.payment.BankStatement.Result;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is sent about payments. */
public final class PaymentBodies {
    private static final long MOST_CENTS = 100_000_000_000L;
    private static final int MOST_PAYMENTS = 600;

    private PaymentBodies() {}

    /**
     * Which conventions to pay.
     *
     * @param declaredCount how many payments the sender expects, checked when given
     * @param declaredTotalCents what they add up to, checked when given
     */
    @Schema(name = "PaymentBatchRequest", description = "The conventions whose advance or balance is to be paid.")
    record Preparation(
            @Size(min = 1, max = MOST_PAYMENTS) @Pattern(regexp = PathValues.REFERENCE)
            List<String> conventions,

            @Min(1) @Max(MOST_PAYMENTS) @Nullable Integer declaredCount,
            @Min(1) @Max(MOST_CENTS) @Nullable Long declaredTotalCents)
            implements WireBody {
        @Override
        public void check(Issues issues) {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < conventions.size(); i++) {
                if (!seen.add(conventions.get(i))) {
                    issues.add(Issue.rejectedInput("conventions[" + i + "]", "A convention stands once in a batch."));
                }
            }
        }
    }

    /** A batch is released as it was prepared: nothing about it can be asked for. */
    @Schema(name = "PaymentBatchRelease", description = "An empty object.")
    record Release() implements WireBody {}

    /** Why a prepared batch is not to be released. */
    @Schema(name = "PaymentBatchWithdrawal", description = "Why a prepared batch is not to be released.")
    public record Withdrawal(@Size(max = 1000) String text) implements WireBody {}

    /**
     * The booking of a line that was set aside.
     *
     * @param sentBackCents euro cents of received money that were sent back to who had paid too much
     */
    @Schema(name = "SetAsideBooking", description = "The booking of a line that was set aside.")
    public record SetAsideBooking(
            @Min(0) @Max(MOST_CENTS) @Nullable Long sentBackCents) implements WireBody {}

    /**
     * Why nothing is booked of a line that may have been told twice.
     *
     * @param text what the bank said
     */
    @Schema(name = "SetAsideDismissal", description = "Why nothing is booked of a line: what the bank said.")
    public record SetAsideDismissal(
            @Size(min = 1, max = 1000) String text) implements WireBody {}

    /**
     * What the bank answered.
     *
     * @param statementId given by the bank; the same one again changes nothing
     * @param bookedOn business date of the bank, at most today and not before the release of what it answers
     */
    @Schema(name = "PaymentStatement", description = "What the bank answered, line by line.")
    record Statement(
            @Size(max = 64) String statementId,
            LocalDate bookedOn,
            @Size(min = 1, max = MOST_PAYMENTS) List<StatementLine> lines)
            implements WireBody {
        @Override
        public void check(Issues issues) {
            Set<String> references = new HashSet<>();
            for (int i = 0; i < lines.size(); i++) {
                StatementLine line = lines.get(i);
                String where = "lines[" + i + "].";
                String reference = BankReference.of(line.bankReference());
                if (reference != null && !references.add(reference)) {
                    issues.add(Issue.rejectedInput(
                            where + "bankReference", "A reference of the bank names one line of a statement."));
                }
                String communication = line.structuredCommunication();
                if (line.result() == Result.RECEIVED) {
                    if (communication == null) {
                        issues.add(Issue.requiredInput(where + "structuredCommunication"));
                    } else if (!StructuredCommunication.isValid(communication)) {
                        issues.add(Issue.invalidStructure(
                                where + "structuredCommunication", "The check digits are wrong."));
                    }
                    if (line.endToEndId() != null) {
                        issues.add(Issue.rejectedInput(where + "endToEndId", "Money that came in is no payment."));
                    }
                } else {
                    if (line.endToEndId() == null) {
                        issues.add(Issue.requiredInput(where + "endToEndId"));
                    }
                    if (communication != null) {
                        issues.add(
                                Issue.rejectedInput(where + "structuredCommunication", "A payment has an endToEndId."));
                    }
                }
            }
        }

        BankStatement toTerms() {
            List<BankStatement.Line> read = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                StatementLine line = lines.get(i);
                read.add(new BankStatement.Line(
                        "lines[" + i + "]",
                        line.endToEndId(),
                        line.structuredCommunication(),
                        line.amountCents(),
                        line.result(),
                        line.reason(),
                        null,
                        BankReference.of(line.bankReference())));
            }
            return new BankStatement(statementId, bookedOn, false, null, read, null, null);
        }
    }

    /**
     * One line of a statement.
     *
     * @param endToEndId of a payment that was executed or rejected
     * @param structuredCommunication twelve digits, of money that was received for a recovery
     * @param amountCents euro cents
     * @param reason code or words of the bank
     * @param bankReference of the bank for this entry of the account: the same one in another statement is the same entry
     */
    @Schema(name = "PaymentStatementLine", description = "What became of one payment, or money that was received.")
    record StatementLine(
            @Size(max = 35) @Nullable String endToEndId,
            @Pattern(regexp = "[0-9]{12}") @Nullable String structuredCommunication,
            @Min(1) @Max(MOST_CENTS) Long amountCents,
            Result result,
            @Size(max = 140) @Nullable String reason,

            @Size(max = 35) @Pattern(regexp = BankReference.FORM) @Nullable
            String bankReference) {}
}
