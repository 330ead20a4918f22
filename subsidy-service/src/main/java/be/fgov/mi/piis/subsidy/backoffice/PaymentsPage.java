package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.payment.BatchStatus;
import be.fgov.mi.piis.subsidy.payment.BatchView;
import be.fgov.mi.piis.subsidy.payment.PaymentKind;
import be.fgov.mi.piis.subsidy.payment.PaymentStatus;
import be.fgov.mi.piis.subsidy.payment.PreparePayments;
import be.fgov.mi.piis.subsidy.payment.ReadBatches;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is due today, and the batches. Amounts and dates are already written in the language of the reader.
 *
 * @param formToken absent for who only looks
 */
public record PaymentsPage(
        Frame frame,
        @Nullable String formToken,
        List<Due> due,
        String dueTotal,
        List<Batch> batches,
        long batchesInAll) {

    /** What can be prepared. */
    public record Due(String convention, PaymentKind kind, String amount, String creditor, String name, String iban) {}

    /** A batch. */
    public record Batch(
            String id,
            BatchStatus status,
            int count,
            String total,
            String preparedBy,
            String preparedOn,
            @Nullable String releasedBy,
            @Nullable String releasedOn) {
        static Batch of(BatchView batch, ReaderLanguage language) {
            return new Batch(
                    batch.id().toString(),
                    batch.status(),
                    batch.count(),
                    language.euros(batch.totalCents()),
                    batch.preparedBy(),
                    language.day(batch.preparedOn()),
                    batch.releasedBy(),
                    batch.releasedOn() == null ? null : language.day(batch.releasedOn()));
        }
    }

    /**
     * A batch with its payments.
     *
     * @param mine whether the reader has prepared it, so that another person releases it
     */
    public record OneBatch(Frame frame, @Nullable String formToken, boolean mine, Batch batch, List<Line> lines) {

        /** Whether the reader can release it. */
        public boolean releasable() {
            return formToken != null && !mine && batch.status() == BatchStatus.PREPARED;
        }

        /** Whether there is a file for the bank. */
        public boolean written() {
            return batch.status() == BatchStatus.RELEASED || batch.status() == BatchStatus.ANSWERED;
        }

        static OneBatch of(Frame frame, @Nullable String formToken, boolean mine, BatchView batch) {
            return new OneBatch(
                    frame,
                    formToken,
                    mine,
                    Batch.of(batch, frame.language()),
                    batch.payments().stream()
                            .map(payment -> new Line(
                                    payment.convention(),
                                    payment.kind(),
                                    frame.language().euros(payment.amountCents()),
                                    payment.creditor(),
                                    payment.creditorName(),
                                    payment.iban(),
                                    payment.endToEndId(),
                                    payment.status(),
                                    payment.reason(),
                                    !payment.warnings().isEmpty()))
                            .toList());
        }
    }

    /** A payment. */
    public record Line(
            String convention,
            PaymentKind kind,
            String amount,
            String creditor,
            String name,
            String iban,
            String endToEndId,
            PaymentStatus status,
            @Nullable String reason,
            boolean late) {}

    static PaymentsPage of(
            Frame frame, @Nullable String formToken, List<PreparePayments.DueToday> due, ReadBatches.Found batches) {
        ReaderLanguage language = frame.language();
        return new PaymentsPage(
                frame,
                formToken,
                due.stream()
                        .map(pays -> new Due(
                                pays.convention(),
                                pays.kind(),
                                language.euros(pays.amount().cents()),
                                pays.creditor(),
                                pays.creditorName(),
                                pays.iban()))
                        .toList(),
                language.euros(
                        due.stream().mapToLong(pays -> pays.amount().cents()).sum()),
                batches.items().stream().map(batch -> Batch.of(batch, language)).toList(),
                batches.total());
    }
}
