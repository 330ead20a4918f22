package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.ids.NameBasedIds;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.rules.Euro;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payments that go to the bank together: prepared by one person of finance and released by another. */
@Entity
@Table(name = "payment_batch")
public class PaymentBatch extends PanacheEntityBase {
    @Id
    UUID batchId;

    UUID conventionSet;

    @Enumerated(EnumType.STRING)
    BatchStatus status;

    int paymentCount;
    long totalCents;
    String preparedBy;
    String preparedByName;
    LocalDate preparedOn;
    Instant preparedAt;

    @Nullable
    String releasedBy;

    @Nullable
    String releasedByName;

    @Nullable
    LocalDate releasedOn;

    @Nullable
    Instant releasedAt;

    @Nullable
    String withdrawnBy;

    @Nullable
    String withdrawnByName;

    @Nullable
    LocalDate withdrawnOn;

    @Nullable
    Instant withdrawnAt;

    @Nullable
    String withdrawnText;

    protected PaymentBatch() {}

    /** @param endToEndIds of its payments, which no other batch has */
    static PaymentBatch prepare(
            Collection<String> conventions, List<String> endToEndIds, Euro total, ActContext context) {
        PaymentBatch batch = new PaymentBatch();
        batch.batchId = NameBasedIds.of("paymentBatch", String.join(" ", endToEndIds));
        batch.conventionSet = setOf(conventions);
        batch.status = BatchStatus.PREPARED;
        batch.paymentCount = endToEndIds.size();
        batch.totalCents = total.cents();
        batch.preparedBy = context.caller().subject();
        batch.preparedByName = context.caller().name();
        batch.preparedOn = context.on();
        batch.preparedAt = context.at();
        return batch;
    }

    static Optional<PaymentBatch> of(UUID batchId) {
        return findByIdOptional(batchId);
    }

    /** The newest batch of exactly these conventions that was not withdrawn. */
    static Optional<PaymentBatch> newestOf(Collection<String> conventions) {
        return find(
                        "conventionSet = ?1 and status <> ?2 order by preparedAt desc",
                        setOf(conventions),
                        BatchStatus.WITHDRAWN)
                .firstResultOptional();
    }

    private static UUID setOf(Collection<String> conventions) {
        return NameBasedIds.of("conventionSet", String.join(" ", new TreeSet<>(conventions)));
    }

    void release(ActContext context) {
        status = BatchStatus.RELEASED;
        releasedBy = context.caller().subject();
        releasedByName = context.caller().name();
        releasedOn = context.on();
        releasedAt = context.at();
    }

    void withdraw(String text, ActContext context) {
        status = BatchStatus.WITHDRAWN;
        withdrawnBy = context.caller().subject();
        withdrawnByName = context.caller().name();
        withdrawnOn = context.on();
        withdrawnAt = context.at();
        withdrawnText = text;
    }

    /** Once the bank has answered every payment; a payment that comes back later is a new one. */
    void answered() {
        status = BatchStatus.ANSWERED;
    }

    boolean isReleased() {
        return status == BatchStatus.RELEASED || status == BatchStatus.ANSWERED;
    }

    /** How the bank knows this batch: at most 35 characters. */
    String messageId() {
        return batchId.toString().replace("-", "");
    }

    CreditTransfers toOrder(CreditTransfers.Debtor debtor, List<Payment> payments) {
        Instant at = releasedAt;
        LocalDate on = releasedOn;
        if (at == null || on == null) {
            throw new IllegalStateException("only a released batch is an order");
        }
        return new CreditTransfers(
                messageId(),
                at,
                on,
                debtor,
                payments.stream().map(Payment::toTransfer).toList());
    }
}
