package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.push.Warning;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A batch of payments, as it is read.
 *
 * @param preparedBy account name
 * @param releasedBy account name of another person
 * @param file where the file for the bank is; from the release on
 */
@Schema(name = "PaymentBatch", description = "Payments that go to the bank together.")
public record BatchView(
        String href,
        UUID id,
        BatchStatus status,
        int count,
        long totalCents,
        List<Item> payments,
        String preparedBy,
        LocalDate preparedOn,
        @Nullable String releasedBy,
        @Nullable LocalDate releasedOn,
        @Nullable String withdrawnBy,
        @Nullable LocalDate withdrawnOn,
        @Nullable String withdrawnText,
        @Nullable String file) {

    /**
     * A payment.
     *
     * @param endToEndId travels with the payment to the CPAS and back
     * @param creditor enterprise number of the lead CPAS
     * @param reason of the bank, when it rejected the payment
     * @param warnings what to look at before it is released
     */
    @Schema(name = "Payment", description = "A payment to the lead CPAS of a convention.")
    public record Item(
            String convention,
            PaymentKind kind,
            String endToEndId,
            long amountCents,
            String creditor,
            String creditorName,
            String iban,
            PaymentStatus status,
            @Nullable String reason,
            List<Warning> warnings) {}

    static BatchView of(PaymentBatch batch, List<Payment> payments, Function<Payment, List<Warning>> warnings) {
        String href = hrefOf(batch.batchId);
        return new BatchView(
                href,
                batch.batchId,
                batch.status,
                batch.paymentCount,
                batch.totalCents,
                payments.stream()
                        .map(payment -> new Item(
                                payment.conventionNumber,
                                payment.kind,
                                payment.endToEndId,
                                payment.amountCents,
                                payment.creditor,
                                payment.creditorName,
                                payment.iban,
                                payment.status,
                                payment.reason,
                                warnings.apply(payment)))
                        .toList(),
                batch.preparedByName,
                batch.preparedOn,
                batch.releasedByName,
                batch.releasedOn,
                batch.withdrawnByName,
                batch.withdrawnOn,
                batch.withdrawnText,
                batch.isReleased() ? href + "/file" : null);
    }

    static String hrefOf(UUID batchId) {
        return PaymentResource.PATH + "/" + batchId;
    }
}
