package be.fgov.mi.piis.subsidy.payment;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The file of a batch as it was written at its release: the bank gets the same bytes, whoever asks and whenever. */
@Entity
@Table(name = "payment_file")
class PaymentFile extends PanacheEntityBase {
    @Id
    UUID batchId;

    byte[] content;
    byte[] sha256;
    Instant writtenAt;

    protected PaymentFile() {}

    PaymentFile(UUID batchId, byte[] content, byte[] sha256, Instant writtenAt) {
        this.batchId = batchId;
        this.content = content.clone();
        this.sha256 = sha256.clone();
        this.writtenAt = writtenAt;
    }

    static Optional<PaymentFile> of(UUID batchId) {
        return findByIdOptional(batchId);
    }

    byte[] content() {
        return content.clone();
    }
}
