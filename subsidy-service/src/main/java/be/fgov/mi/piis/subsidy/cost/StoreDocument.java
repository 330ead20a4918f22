package be.fgov.mi.piis.subsidy.cost;

import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionLock;
import be.fgov.mi.piis.subsidy.convention.Refusals;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionTransitions.Outcome;
import be.fgov.mi.piis.subsidy.rules.DocumentType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Keeps a proof, sealed: its type read from its content, its hash beside it, scanned where there is a scanner. */
@ApplicationScoped
class StoreDocument {
    private final CostAccess access;
    private final ConventionLock lock;
    private final VirusScanner scanner;
    private final SealedProofs sealedProofs;

    StoreDocument(CostAccess access, ConventionLock lock, VirusScanner scanner, SealedProofs sealedProofs) {
        this.access = access;
        this.lock = lock;
        this.scanner = scanner;
        this.sealedProofs = sealedProofs;
    }

    /**
     * A document that is kept.
     *
     * @param sha256 of its content, in hexadecimal
     * @param scan notScanned where this installation has no scanner
     */
    @Schema(name = "CostDocument", description = "A document that is kept.")
    record Kept(String reference, String sha256, String mediaType, int sizeBytes, CostDocument.Scan scan, String href) {
        static Kept of(CostDocument document) {
            return new Kept(
                    document.reference,
                    document.contentHash,
                    document.mediaType,
                    document.sizeBytes,
                    document.scan,
                    "/activationSubsidy/v1/conventions/" + document.conventionNumber + "/documents/"
                            + document.reference);
        }
    }

    /** @param created false when the same content was there under this reference */
    record Stored(Kept document, boolean created) {}

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException as {@link CostAccess#requireLead} */
    void refuseUnlessLead(String number, ActContext context) {
        QuarkusTransaction.requiringNew().run(() -> access.requireLead(number, context.caller()));
    }

    /**
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for another type or an infected document, 409 for
     *     other content under a reference that is taken, 503 when the scanner does not answer
     */
    Stored store(String number, String reference, byte[] content, ActContext context) {
        DocumentType type = DocumentType.of(content)
                .orElseThrow(() -> Problems.badRequest(
                        Issue.rejectedInput("body", "The content is no PDF, JPEG, PNG or TIFF, whatever its name.")));
        CostDocument.Scan scan = switch (scanner.scan(content)) {
            case CLEAN -> CostDocument.Scan.CLEAN;
            case NOT_SCANNED -> CostDocument.Scan.NOT_SCANNED;
            case INFECTED ->
                throw Problems.badRequest(Issue.rejectedInput("body", "The scanner found malicious content."));
        };
        String hash = sha256(content);
        return QuarkusTransaction.requiringNew().call(() -> {
            lock.ofConvention(number);
            Convention convention = access.requireLead(number, context.caller());
            Optional<CostDocument> there = CostDocument.of(number, reference);
            if (there.isPresent()) {
                return again(there.get(), hash);
            }
            refuseWhenSettled(convention);
            UUID id = TimeOrderedIds.next();
            CostDocument document = CostDocument.of(
                    id, number, reference, sealedProofs.seal(content, id), hash, content.length, type, scan, context);
            document.persistAndFlush();
            return new Stored(Kept.of(document), true);
        });
    }

    private static Stored again(CostDocument document, String hash) {
        if (!document.contentHash.equals(hash)) {
            throw Problems.conflict(
                    "documentConflict",
                    "Another document is kept under this reference: a proof does not change. Pick another reference.");
        }
        return new Stored(Kept.of(document), false);
    }

    /** A missing proof can still come while the costs are under control. */
    private static void refuseWhenSettled(Convention convention) {
        boolean open = switch (convention.status()) {
            case SETTLED, RECOVERY_CLAIMED, CLOSED, REFUSED, EXPIRED -> false;
            case DRAFT,
                    SUBMITTED,
                    UNDER_REVIEW,
                    IN_NEGOTIATION,
                    FAVOURABLE_ADVICE,
                    SUBMITTED_TO_MINISTER,
                    APPROVED_BY_MINISTER,
                    CPAS_SIGNING,
                    MINISTER_SIGNING,
                    FULLY_SIGNED,
                    ADVANCE_PAID,
                    REPORTED,
                    UNDER_CONTROL -> true;
        };
        if (!open) {
            ConventionStatus status = convention.status();
            throw Refusals.invalidTransition(
                    convention,
                    new Outcome.Refused(
                            List.of(), "The convention " + status.words() + ": it takes no proofs any more."));
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
