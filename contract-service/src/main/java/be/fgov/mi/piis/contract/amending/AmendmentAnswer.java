package be.fgov.mi.piis.contract.amending;

import be.fgov.mi.piis.contract.rules.EveryPartySigns;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.Signatory;
import be.fgov.mi.piis.contract.rules.SignatureRoute;
import be.fgov.mi.piis.contract.signing.KeepEvidence;
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

/** What a party said to a proposed change; never changed: the database refuses it. */
@Entity
public class AmendmentAnswer extends PanacheEntityBase {
    @Id
    private UUID answerId;

    private UUID amendmentId;

    @Enumerated(EnumType.STRING)
    private Party party;

    private @Nullable String thirdPartyId;
    private boolean agrees;
    private LocalDate answeredOn;

    @Enumerated(EnumType.STRING)
    private SignatureRoute route;

    private byte @Nullable [] signerSealed;

    @Column(name = "document_sha256")
    private @Nullable String documentSha256;

    private String recordedBy;
    private String clientId;
    private @Nullable Instant signedInAt;
    private @Nullable String signInAcr;
    private @Nullable String signerAccount;
    private String traceId;

    protected AmendmentAnswer() {}

    AmendmentAnswer(
            UUID answerId,
            UUID amendmentId,
            AmendmentResource.AgreementBody said,
            LocalDate answeredOn,
            byte @Nullable [] signerSealed,
            KeepEvidence.Recording recording) {
        this.answerId = answerId;
        this.amendmentId = amendmentId;
        this.party = said.party();
        this.thirdPartyId = said.thirdPartyId();
        this.agrees = said.agrees();
        this.answeredOn = answeredOn;
        this.route = said.route();
        this.signerSealed = signerSealed;
        this.documentSha256 = said.documentSha256();
        this.recordedBy = recording.recordedBy();
        this.clientId = recording.clientId();
        this.signedInAt = recording.signedInAt();
        this.signInAcr = recording.signInAcr();
        this.signerAccount = recording.signerAccount();
        this.traceId = recording.traceId();
    }

    static List<AmendmentAnswer> of(UUID amendmentId) {
        return list("amendmentId = ?1 order by answerId", amendmentId);
    }

    /** The row that a ciphertext is bound to. */
    static String row(UUID answerId) {
        return "agreement/" + answerId;
    }

    UUID answerId() {
        return answerId;
    }

    public Party party() {
        return party;
    }

    public @Nullable String thirdPartyId() {
        return thirdPartyId;
    }

    public boolean agrees() {
        return agrees;
    }

    public LocalDate answeredOn() {
        return answeredOn;
    }

    public SignatureRoute route() {
        return route;
    }

    byte @Nullable [] signerSealed() {
        return signerSealed;
    }

    @Nullable
    String documentSha256() {
        return documentSha256;
    }

    KeepEvidence.Recording recording() {
        return new KeepEvidence.Recording(recordedBy, clientId, signedInAt, signInAcr, signerAccount, traceId);
    }

    Signatory signatory() {
        return Signatory.of(party, thirdPartyId);
    }

    EveryPartySigns.Signature toTerms() {
        return new EveryPartySigns.Signature(party, thirdPartyId, answeredOn);
    }
}
