package be.fgov.mi.piis.contract.register;

import be.fgov.mi.piis.contract.rules.ContractStatus;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Optional;
import java.util.UUID;

/** One pushed document, encrypted, never changed: the database refuses it. */
@Entity
public class ContractRevision extends PanacheEntityBase {
    /** Contract and revision. */
    @Embeddable
    public record Key(UUID contractId, int revision) {}

    @EmbeddedId
    private Key key;

    @Enumerated(EnumType.STRING)
    private ContractStatus status;

    @Column(updatable = false)
    private byte[] contentSealed;

    @Column(updatable = false)
    private String receivedFrom;

    protected ContractRevision() {}

    /** @param receivedFrom the client that pushed it */
    public ContractRevision(
            UUID contractId, int revision, ContractStatus status, byte[] contentSealed, String receivedFrom) {
        this.key = new Key(contractId, revision);
        this.status = status;
        this.contentSealed = contentSealed;
        this.receivedFrom = receivedFrom;
    }

    public static Optional<ContractRevision> of(UUID contractId, int revision) {
        return findByIdOptional(new Key(contractId, revision));
    }

    /** The row that a ciphertext is bound to. */
    public static String row(UUID contractId, int revision) {
        return contractId + "/" + revision;
    }

    public ContractStatus status() {
        return status;
    }

    public byte[] contentSealed() {
        return contentSealed;
    }
}
