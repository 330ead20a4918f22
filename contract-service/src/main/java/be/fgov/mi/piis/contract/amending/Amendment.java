package be.fgov.mi.piis.contract.amending;

import be.fgov.mi.piis.contract.rules.AmendmentKind;
import be.fgov.mi.piis.contract.rules.AmendmentStatus;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A proposed change of a contract; its words are sealed. */
@Entity
public class Amendment extends PanacheEntityBase {
    @Id
    private UUID amendmentId;

    private UUID contractId;
    private int number;

    @Enumerated(EnumType.STRING)
    private AmendmentKind kind;

    @Enumerated(EnumType.STRING)
    private AmendmentStatus status;

    @Enumerated(EnumType.STRING)
    private AmendmentBody.ProposedBy proposedBy;

    private LocalDate proposedOn;
    private String baseHash;
    private String contentHash;

    @Column(updatable = false)
    private byte[] contentSealed;

    private @Nullable LocalDate decidedOn;
    private @Nullable Integer adoptedRevision;

    protected Amendment() {}

    /**
     * @param number of the annex, counted from 1 within the contract
     * @param baseHash the text that it changes; {@code contentHash} the text that it makes
     */
    Amendment(
            UUID amendmentId,
            UUID contractId,
            int number,
            AmendmentKind kind,
            AmendmentBody.ProposedBy proposedBy,
            LocalDate proposedOn,
            String baseHash,
            String contentHash,
            byte[] contentSealed) {
        this.amendmentId = amendmentId;
        this.contractId = contractId;
        this.number = number;
        this.kind = kind;
        this.status = AmendmentStatus.PENDING;
        this.proposedBy = proposedBy;
        this.proposedOn = proposedOn;
        this.baseHash = baseHash;
        this.contentHash = contentHash;
        this.contentSealed = contentSealed;
    }

    static List<Amendment> of(UUID contractId) {
        return list("contractId = ?1 order by number", contractId);
    }

    static Optional<Amendment> of(UUID contractId, UUID amendmentId) {
        return find("contractId = ?1 and amendmentId = ?2", contractId, amendmentId)
                .firstResultOptional();
    }

    /** The row that a ciphertext is bound to. */
    static String row(UUID amendmentId) {
        return "amendment/" + amendmentId;
    }

    void adopted(int revision, LocalDate on) {
        status = AmendmentStatus.ADOPTED;
        adoptedRevision = revision;
        decidedOn = on;
    }

    void ended(AmendmentStatus how, LocalDate on) {
        status = how;
        decidedOn = on;
    }

    public UUID amendmentId() {
        return amendmentId;
    }

    public int number() {
        return number;
    }

    public AmendmentKind kind() {
        return kind;
    }

    public AmendmentStatus status() {
        return status;
    }

    public AmendmentBody.ProposedBy proposedBy() {
        return proposedBy;
    }

    public LocalDate proposedOn() {
        return proposedOn;
    }

    String baseHash() {
        return baseHash;
    }

    public String contentHash() {
        return contentHash;
    }

    byte[] contentSealed() {
        return contentSealed;
    }

    public @Nullable LocalDate decidedOn() {
        return decidedOn;
    }

    public @Nullable Integer adoptedRevision() {
        return adoptedRevision;
    }
}
