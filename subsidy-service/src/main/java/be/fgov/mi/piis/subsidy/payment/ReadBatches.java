package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Batches and their files, as finance and the auditors read them. */
@ApplicationScoped
public class ReadBatches {
    private final DuePayments duePayments;

    ReadBatches(DuePayments duePayments) {
        this.duePayments = duePayments;
    }

    /** @param total of all pages */
    public record Found(List<BatchView> items, long total) {}

    BatchView view(PaymentBatch batch, LocalDate today) {
        return BatchView.of(batch, Payment.of(batch.batchId), payment -> duePayments.warnings(payment, today));
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when there is none */
    @Transactional
    public BatchView get(UUID batchId, LocalDate today) {
        return view(PaymentBatch.of(batchId).orElseThrow(Problems::notFound), today);
    }

    /** The newest first. */
    @Transactional
    public Found find(@Nullable BatchStatus status, PageRequest page, LocalDate today) {
        String where = "?1 is null or status = ?1";
        List<PaymentBatch> batches = PaymentBatch.<PaymentBatch>find(
                        where + " order by preparedAt desc, batchId", status)
                .range(page.offset(), page.offset() + page.pageSize() - 1)
                .list();
        return new Found(batches.stream().map(batch -> view(batch, today)).toList(), PaymentBatch.count(where, status));
    }

    /**
     * The bytes for the bank, the same each time.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 no such batch, 409 not released
     */
    @Transactional
    public byte[] file(UUID batchId) {
        PaymentBatch batch = PaymentBatch.of(batchId).orElseThrow(Problems::notFound);
        return PaymentFile.of(batch.batchId)
                .map(PaymentFile::content)
                .orElseThrow(() -> Problems.conflict(
                        "batchNotReleased", "The file is written when another person of finance releases the batch."));
    }
}
