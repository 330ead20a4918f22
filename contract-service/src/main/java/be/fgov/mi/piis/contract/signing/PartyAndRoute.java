package be.fgov.mi.piis.contract.signing;

import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.SignatureRoute;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import org.jspecify.annotations.Nullable;

/** Who signs or agrees and by which route: what every body that tells it is checked for, in the same words. */
public final class PartyAndRoute {
    private PartyAndRoute() {}

    /** A third party is named; nobody else is. */
    public static void checkOrganisation(Party party, @Nullable String thirdPartyId, Issues issues) {
        if (party == Party.THIRD_PARTY && thirdPartyId == null) {
            issues.add(Issue.requiredInput("thirdPartyId", "Say which third party it is."));
        }
        if (party != Party.THIRD_PARTY && thirdPartyId != null) {
            issues.add(Issue.rejectedInput("thirdPartyId", "Only a third party is named by it."));
        }
    }

    /** What is on paper is known by its scan. */
    public static void checkScan(SignatureRoute route, @Nullable String documentSha256, Issues issues) {
        if (route == SignatureRoute.PAPER && documentSha256 == null) {
            issues.add(Issue.requiredInput("documentSha256", "A signature on paper is known by its scan."));
        }
    }

    /** A card gives a name. */
    public static void checkSigner(SignatureRoute route, @Nullable String signer, Issues issues) {
        if (route == SignatureRoute.EID && signer == null) {
            issues.add(Issue.requiredInput("signer", "The name that the card gave is required."));
        }
    }
}
