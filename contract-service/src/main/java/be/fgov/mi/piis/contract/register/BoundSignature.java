package be.fgov.mi.piis.contract.register;

import be.fgov.mi.piis.contract.rules.EveryPartySigns;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.Signatory;
import be.fgov.mi.piis.contract.rules.SignatureRoute;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A signature and what it was given for.
 *
 * @param boundTo SHA-256 of the parts of the text that concern its party, as they stood when it was given
 * @param current whether it was given for the text as it stands
 * @param byAct given through an act here, with its own evidence row, rather than told by the CPAS's software
 */
public record BoundSignature(
        Party party,
        @Nullable String thirdPartyId,
        LocalDate signedOn,
        @Nullable SignatureRoute route,
        @Nullable String boundTo,
        boolean current,
        boolean byAct) {

    /** The same signature, judged against the text as it stands. */
    public BoundSignature boundTo(@Nullable String hash, boolean isCurrent) {
        return new BoundSignature(party, thirdPartyId, signedOn, route, hash, isCurrent, byAct);
    }

    public Signatory signatory() {
        return Signatory.of(party, thirdPartyId);
    }

    public EveryPartySigns.Signature toTerms() {
        return new EveryPartySigns.Signature(party, thirdPartyId, signedOn);
    }
}
