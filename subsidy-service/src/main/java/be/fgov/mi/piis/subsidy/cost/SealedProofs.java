package be.fgov.mi.piis.subsidy.cost;

import be.fgov.mi.piis.identity.crypto.Keys;
import be.fgov.mi.piis.identity.crypto.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Proofs as they are kept: unreadable without the key, for a payslip says what a person earns. Each is bound to its
 * row, so that it opens nowhere else. Its hash is that of the proof itself: the same one is known wherever it is sent.
 */
@ApplicationScoped
class SealedProofs {
    private final Seal seal;

    SealedProofs(
            @ConfigProperty(name = "suite.documents.key") String key,
            @ConfigProperty(name = "suite.demo", defaultValue = "false") boolean demo) {
        seal = new Seal(Keys.derive(Keys.decode("SUITE_DOCUMENT_KEY", key, demo), "proofs of costs"));
    }

    byte[] seal(byte[] proof, UUID documentId) {
        return seal.seal(proof, row(documentId));
    }

    /** @throws IllegalStateException when it was changed, or sealed for another row or with another key */
    byte[] open(CostDocument document) {
        return document.keyId == null ? document.content : seal.open(document.content, row(document.documentId));
    }

    private static String row(UUID documentId) {
        return "cost_document/" + documentId;
    }
}
