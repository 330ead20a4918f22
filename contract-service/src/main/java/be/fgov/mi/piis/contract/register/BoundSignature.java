package be.fgov.mi.piis.contract.register;

import be.fgov.mi.piis.contract.rules.EveryPartySigns;
import be.fgov.mi.piis.contract.rules.EvidenceLevel;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.SignIn;
import be.fgov.mi.piis.contract.rules.Signatory;
import be.fgov.mi.piis.contract.rules.SignatureRoute;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A signature and what it was given for.
 *
 * @param boundTo SHA-256 of the parts of the text that concern its party, as they stood when it was given
 * @param current whether it was given for the text as it stands
 * @param byAct given through an act here, with its own evidence row, rather than told by the CPAS's software
 * @param signer of one given here; absent of what was told, and of what was given before this was kept
 */
public record BoundSignature(
        Party party,
        @Nullable String thirdPartyId,
        LocalDate signedOn,
        @Nullable SignatureRoute route,
        @Nullable String boundTo,
        boolean current,
        boolean byAct,
        @Nullable Signer signer) {

    /**
     * Recognises who gave a signature here without naming anybody; of no other contract.
     *
     * @param name keyed hash of the signer's name; absent where none was given
     * @param account keyed hash of the signer's own account; absent where another account recorded it
     * @param eid whether its token said that it signed in with an eID
     */
    public record Signer(@Nullable String name, @Nullable String account, boolean eid) {
        /** Whether both are known to be one person. */
        public boolean isSameAs(@Nullable Signer other) {
            return other != null
                    && ((name != null && name.equals(other.name))
                            || (account != null && account.equals(other.account)));
        }
    }

    /** The same signature, judged against the text as it stands. */
    public BoundSignature boundTo(@Nullable String hash, boolean isCurrent) {
        return new BoundSignature(party, thirdPartyId, signedOn, route, hash, isCurrent, byAct, signer);
    }

    /** Whether the same party signed the same. */
    boolean isForTheSameAs(BoundSignature other) {
        return party == other.party
                && Objects.equals(thirdPartyId, other.thirdPartyId)
                && Objects.equals(boundTo, other.boundTo);
    }

    public Signatory signatory() {
        return Signatory.of(party, thirdPartyId);
    }

    /** What it can prove; absent where the route was not kept. */
    public @Nullable EvidenceLevel proves() {
        SignatureRoute how = route;
        if (how == null) {
            return null;
        }
        if (signer == null || signer.account() == null) {
            return EvidenceLevel.of(how);
        }
        return EvidenceLevel.of(how, signer.eid() ? SignIn.OWN_WITH_EID : SignIn.OWN);
    }

    public EveryPartySigns.Signature toTerms() {
        return new EveryPartySigns.Signature(party, thirdPartyId, signedOn);
    }
}
