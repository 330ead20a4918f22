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

    @Column(updatable = false)
    private int personSince;

    protected ContractRevision() {}

    /**
     * @param contract as the revision leaves it
     * @param receivedFrom the client that pushed it
     */
    public ContractRevision(Contract contract, byte[] contentSealed, String receivedFrom) {
        this.key = new Key(contract.contractId(), contract.revision());
        this.status = contract.status();
        this.personSince = contract.personSince();
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

    public int revision() {
        return key.revision();
    }

    public ContractStatus status() {
        return status;
    }

    /** First revision that was of the person that this one is of. */
    public int personSince() {
        return personSince;
    }

    public byte[] contentSealed() {
        return contentSealed;
    }
}
