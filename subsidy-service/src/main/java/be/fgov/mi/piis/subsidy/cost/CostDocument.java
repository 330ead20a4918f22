package be.fgov.mi.piis.subsidy.cost;

import be.fgov.mi.piis.identity.crypto.Seal;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.rules.DocumentType;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A proof that a CPAS uploaded, sealed and for good. */
@Entity
@Table(name = "cost_document")
public class CostDocument extends PanacheEntityBase {
    @Id
    UUID documentId;

    String conventionNumber;
    String reference;
    String contentHash;
    String mediaType;
    int sizeBytes;
    byte[] content;

    /** Of the key it is sealed with; null for one that was kept before proofs were sealed. */
    @Nullable
    Short keyId;

    @Enumerated(EnumType.STRING)
    Scan scan;

    String uploadedBy;
    LocalDate uploadedOn;
    Instant uploadedAt;

    protected CostDocument() {}

    /** Whether a scanner has looked at it. */
    public enum Scan {
        CLEAN,
        NOT_SCANNED
    }

    /** @param hash and {@code sizeBytes}: of the proof itself */
    static CostDocument of(
            UUID documentId,
            String convention,
            String reference,
            byte[] sealed,
            String hash,
            int sizeBytes,
            DocumentType type,
            Scan scan,
            ActContext context) {
        CostDocument document = new CostDocument();
        document.documentId = documentId;
        document.conventionNumber = convention;
        document.reference = reference;
        document.contentHash = hash;
        document.mediaType = type.mediaType();
        document.sizeBytes = sizeBytes;
        document.content = sealed;
        document.keyId = (short) Seal.KEY_ID;
        document.scan = scan;
        document.uploadedBy = context.caller().subject();
        document.uploadedOn = context.on();
        document.uploadedAt = context.at();
        return document;
    }

    static Optional<CostDocument> of(String convention, String reference) {
        return find("conventionNumber = ?1 and reference = ?2", convention, reference)
                .firstResultOptional();
    }
}
