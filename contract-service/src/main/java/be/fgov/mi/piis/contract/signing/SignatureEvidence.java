package be.fgov.mi.piis.contract.signing;

import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.rules.EvidenceLevel;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.SignatureRoute;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What proves a signature that was given here; never changed: the database refuses it. */
@Entity
public class SignatureEvidence extends PanacheEntityBase {
    @Id
    private UUID evidenceId;

    private UUID contractId;
    private int revision;

    @Enumerated(EnumType.STRING)
    private Party party;

    private @Nullable String thirdPartyId;
    private LocalDate signedOn;

    @Enumerated(EnumType.STRING)
    private SignatureRoute route;

    @Enumerated(EnumType.STRING)
    private EvidenceLevel evidenceLevel;

    private String contentHash;
    private String partHash;
    private byte @Nullable [] signerSealed;

    @Column(name = "document_sha256")
    private @Nullable String documentSha256;

    private String recordedBy;
    private String clientId;
    private @Nullable Instant signedInAt;
    private @Nullable String signInAcr;
    private String traceId;
    private @Nullable UUID amendmentId;

    protected SignatureEvidence() {}

    SignatureEvidence(
            UUID id,
            Contract contract,
            GiveSignature.Given given,
            LocalDate signedOn,
            String partHash,
            byte @Nullable [] signerSealed,
            KeepEvidence.Recording recording,
            @Nullable UUID amendmentId) {
        this.evidenceId = id;
        this.contractId = contract.contractId();
        this.revision = contract.revision();
        this.party = given.party();
        this.thirdPartyId = given.thirdPartyId();
        this.signedOn = signedOn;
        this.route = given.route();
        this.evidenceLevel = EvidenceLevel.of(given.route(), given.signIn());
        this.contentHash = given.contentHash();
        this.partHash = partHash;
        this.signerSealed = signerSealed;
        this.documentSha256 = given.documentSha256();
        this.recordedBy = recording.recordedBy();
        this.clientId = recording.clientId();
        this.signedInAt = recording.signedInAt();
        this.signInAcr = recording.signInAcr();
        this.traceId = recording.traceId();
        this.amendmentId = amendmentId;
    }

    static List<SignatureEvidence> of(UUID contractId) {
        return list("contractId = ?1 order by evidenceId", contractId);
    }

    /** The row that a ciphertext is bound to. */
    static String row(UUID id) {
        return "signature/" + id;
    }

    String row() {
        return row(evidenceId);
    }

    byte @Nullable [] signerSealed() {
        return signerSealed;
    }

    /** As the CPAS reads it; the signer's name is decrypted by the reader. */
    EvidenceView toView(@Nullable String signer) {
        return new EvidenceView(
                evidenceId,
                revision,
                party,
                thirdPartyId,
                signedOn,
                route,
                shownLevel(),
                contentHash,
                signer,
                documentSha256,
                recordedBy,
                signedInAt == null ? null : signedInAt.toString(),
                traceId,
                amendmentId);
    }

    /** The level was once that of the route alone: such a row is worth no more than what was told. */
    private EvidenceLevel shownLevel() {
        return evidenceLevel == EvidenceLevel.QUALIFIED && signInAcr == null ? EvidenceLevel.TOLD : evidenceLevel;
    }

    /**
     * @param recordedBy account that recorded it: the witness at a desk, the signer's own with a card
     * @param signedInAt when that account last signed in
     * @param amendmentId the annex by whose agreement the text was signed, or absent
     */
    public record EvidenceView(
            UUID evidenceId,
            int revision,
            Party party,
            @Nullable String thirdPartyId,
            LocalDate signedOn,
            SignatureRoute route,
            EvidenceLevel evidenceLevel,
            String contentHash,
            @Nullable String signer,
            @Nullable String documentSha256,
            String recordedBy,
            @Nullable String signedInAt,
            String traceId,
            @Nullable UUID amendmentId) {}
}
