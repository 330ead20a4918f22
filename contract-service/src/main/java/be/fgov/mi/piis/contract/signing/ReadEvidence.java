package be.fgov.mi.piis.contract.signing;

import be.fgov.mi.piis.contract.person.SsinVault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The evidence of the signatures that were given here, for what is printed of a contract. */
@ApplicationScoped
public class ReadEvidence {
    private final SsinVault vault;

    ReadEvidence(SsinVault vault) {
        this.vault = vault;
    }

    /** Oldest first; who reads it has recorded the reading of the contract. */
    @Transactional
    public List<SignatureEvidence.EvidenceView> of(UUID contractId) {
        return SignatureEvidence.of(contractId).stream()
                .map(evidence -> evidence.toView(
                        evidence.signerSealed() == null
                                ? null
                                : vault.openContent(evidence.signerSealed(), evidence.row())))
                .toList();
    }
}
