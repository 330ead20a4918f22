package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.problem.Problem;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.payment.BankStatement;
import be.fgov.mi.piis.subsidy.payment.BatchStatus;
import be.fgov.mi.piis.subsidy.payment.BatchView;
import be.fgov.mi.piis.subsidy.payment.BookSetAside;
import be.fgov.mi.piis.subsidy.payment.PaymentKind;
import be.fgov.mi.piis.subsidy.payment.PaymentStatus;
import be.fgov.mi.piis.subsidy.payment.PreparePayments;
import be.fgov.mi.piis.subsidy.payment.ReadBatches;
import be.fgov.mi.piis.subsidy.payment.SetAsideLineView;
import be.fgov.mi.piis.subsidy.payment.SetAsideReason;
import be.fgov.mi.piis.subsidy.payment.TakeStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is due today, the batches, and the lines of the bank that wait for a person. Amounts and dates are already written in the language of the reader.
 *
 * @param formToken absent for who only looks
 */
public record PaymentsPage(
        Frame frame,
        @Nullable String formToken,
        List<Due> due,
        String dueTotal,
        List<Batch> batches,
        long batchesInAll,
        List<Aside> aside,
        long asideInAll) {

    /**
     * A line of the bank that waits for a person.
     *
     * @param received whether money came in, of which some can be sent back
     * @param dismissible whether there may be no money behind it
     */
    public record Aside(
            String id,
            String statement,
            String line,
            String statedOn,
            String convention,
            boolean received,
            boolean dismissible,
            String amount,
            @Nullable String bankReason,
            @Nullable String bankReference,
            SetAsideReason reason) {
        static Aside of(SetAsideLineView line, ReaderLanguage language) {
            return new Aside(
                    line.id().toString(),
                    line.statementId(),
                    line.line(),
                    language.day(line.statedOn()),
                    line.convention(),
                    line.result() == BankStatement.Result.RECEIVED,
                    line.mayBeDismissed(),
                    language.euros(line.amountCents()),
                    line.bankReason(),
                    line.bankReference(),
                    line.reason());
        }
    }

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
            @Nullable String releasedOn,
            @Nullable String withdrawn,
            @Nullable String withdrawnText) {
        static Batch of(BatchView batch, ReaderLanguage language) {
            return new Batch(
                    batch.id().toString(),
                    batch.status(),
                    batch.count(),
                    language.euros(batch.totalCents()),
                    batch.preparedBy(),
                    language.day(batch.preparedOn()),
                    batch.releasedBy(),
                    batch.releasedOn() == null ? null : language.day(batch.releasedOn()),
                    batch.withdrawnOn() == null ? null : batch.withdrawnBy() + ", " + language.day(batch.withdrawnOn()),
                    batch.withdrawnText());
        }
    }

    /**
     * A batch with its payments.
     *
     * @param mine whether the reader has prepared it, so that another person releases it
     * @param sent the form with which it was to be withdrawn, when that was refused
     * @param answer what the file that was just sent did, or why it did nothing; absent when none was sent
     */
    public record OneBatch(
            Frame frame,
            @Nullable String formToken,
            boolean mine,
            Batch batch,
            List<Line> lines,
            Sent sent,
            @Nullable Answer answer) {

        /** Whether the reader can withdraw it. */
        public boolean withdrawable() {
            return formToken != null && batch.status() == BatchStatus.PREPARED;
        }

        /** Whether the reader can bring the answer of the bank. */
        public boolean answerable() {
            return formToken != null && written();
        }

        /** Whether the reader can release it. */
        public boolean releasable() {
            return formToken != null && !mine && batch.status() == BatchStatus.PREPARED;
        }

        /** Whether there is a file for the bank. */
        public boolean written() {
            return batch.status() == BatchStatus.RELEASED || batch.status() == BatchStatus.ANSWERED;
        }

        static OneBatch of(
                Frame frame,
                @Nullable String formToken,
                boolean mine,
                BatchView batch,
                Sent sent,
                @Nullable Answer answer) {
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
                            .toList(),
                    sent,
                    answer);
        }
    }

    /**
     * What a file of the bank did, or why nothing of it was taken.
     *
     * @param taken absent when it was refused
     * @param refusal of the file as a whole, with the line it is about where there is one
     */
    public record Answer(
            @Nullable Taken taken,
            @Nullable PageRefusal refusal,
            @Nullable String line,
            List<Wrong> wrong) {

        static Answer taken(TakeStatement.Taken taken, ReaderLanguage language) {
            return new Answer(
                    new Taken(
                            taken.statementId(),
                            language.day(taken.bookedOn()),
                            taken.executed(),
                            taken.rejected(),
                            taken.received(),
                            taken.setAside(),
                            taken.alreadyTaken()),
                    null,
                    null,
                    List.of());
        }

        static Answer refused(Problem problem) {
            return new Answer(
                    null,
                    problem.issues().isEmpty() ? PageRefusal.ofType(problem.type()) : null,
                    problem.extra().get("line") instanceof String line ? line : null,
                    problem.issues().stream()
                            .map(issue -> new Wrong(issue.name(), FieldRefusal.ofBankFile(issue)))
                            .toList());
        }
    }

    /** What a file of the bank did. */
    public record Taken(
            String statement,
            String bookedOn,
            long executed,
            long rejected,
            long received,
            long setAside,
            long alreadyTaken) {}

    /** What is wrong at a place of the file. */
    public record Wrong(String where, FieldRefusal refusal) {}

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
            Frame frame,
            @Nullable String formToken,
            List<PreparePayments.DueToday> due,
            ReadBatches.Found batches,
            BookSetAside.Page aside) {
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
                batches.total(),
                aside.items().stream().map(line -> Aside.of(line, language)).toList(),
                aside.total());
    }
}
