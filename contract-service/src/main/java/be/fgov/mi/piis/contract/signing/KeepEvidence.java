package be.fgov.mi.piis.contract.signing;

import be.fgov.mi.piis.contract.person.SsinVault;
import be.fgov.mi.piis.contract.register.BoundSignature;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.rules.PresidentIsNotSecretary;
import be.fgov.mi.piis.contract.rules.SignIn;
import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.wire.TraceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what proves a signature that was given here, for good. Joins the transaction of the act. */
@ApplicationScoped
public class KeepEvidence {
    private final SsinVault vault;
    private final CurrentCaller currentCaller;
    private final TraceId traceId;

    KeepEvidence(SsinVault vault, CurrentCaller currentCaller, TraceId traceId) {
        this.vault = vault;
        this.currentCaller = currentCaller;
        this.traceId = traceId;
    }

    /**
     * By whom and how it was recorded.
     *
     * @param recordedBy account: the witness at a desk, the signer's own with a card
     * @param signedInAt when that account last signed in
     * @param signInAcr acr of its token, where that proves an eID of the signer
     * @param signerAccount keyed hash of the signer's own account; absent where another account recorded it
     */
    public record Recording(
            String recordedBy,
            String clientId,
            @Nullable Instant signedInAt,
            @Nullable String signInAcr,
            @Nullable String signerAccount,
            String traceId) {
        public SignIn signIn() {
            if (signerAccount == null) {
                return SignIn.OF_ANOTHER;
            }
            return signInAcr == null ? SignIn.OWN : SignIn.OWN_WITH_EID;
        }
    }

    /** What is kept of the caller who records it now. */
    public Recording recording(Contract contract, SignIn signIn) {
        Caller caller = currentCaller.get();
        return new Recording(
                caller.name(),
                caller.clientId(),
                caller.signedInAt(),
                signIn == SignIn.OWN_WITH_EID ? currentCaller.signInClass() : null,
                signIn == SignIn.OF_ANOTHER
                        ? null
                        : vault.signerIndex(contract.contractId(), "account/" + caller.subject()),
                traceId.current());
    }

    /** Who signs, so that the judge sees whether one person signs twice (SIG-2); the name itself is in the evidence. */
    public BoundSignature.@Nullable Signer signer(Contract contract, @Nullable String name, Recording recording) {
        if (name == null && recording.signerAccount() == null) {
            return null;
        }
        return new BoundSignature.Signer(
                name == null ? null : vault.signerIndex(contract.contractId(), PresidentIsNotSecretary.plain(name)),
                recording.signerAccount(),
                recording.signIn() == SignIn.OWN_WITH_EID);
    }

    /**
     * @param id in the order in which signatures were given
     * @param contract that stands with the revision that was signed
     * @param partHash of what concerns the party in the text that was signed
     * @param amendmentId the annex by whose agreement it was signed, or absent
     */
    public void keep(
            UUID id,
            Contract contract,
            GiveSignature.Given given,
            LocalDate signedOn,
            String partHash,
            Recording recording,
            @Nullable UUID amendmentId) {
        String signer = given.signer();
        new SignatureEvidence(
                        id,
                        contract,
                        given,
                        signedOn,
                        partHash,
                        signer == null ? null : vault.sealContent(signer, SignatureEvidence.row(id)),
                        recording,
                        amendmentId)
                .persist();
    }
}
