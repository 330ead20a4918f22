package be.fgov.mi.piis.subsidy.payment;

import java.util.Optional;

/** Who claims money back finds its convention by the structured communication on the claim. */
public interface ClaimedRecoveries {

    /** @param structuredCommunication twelve digits with right check digits */
    Optional<String> conventionOf(String structuredCommunication);
}
