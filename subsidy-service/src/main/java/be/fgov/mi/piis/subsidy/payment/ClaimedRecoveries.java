package be.fgov.mi.piis.subsidy.payment;

import java.util.Optional;

/** Who claims money back finds its convention by the structured communication on the claim. */
public interface ClaimedRecoveries {

    /** @param structuredCommunication twelve digits with right check digits */
    Optional<String> conventionOf(String structuredCommunication);

    /**
     * Inside a transaction, under the convention's lock.
     *
     * @return euro cents that are still open of a claim whose settlement was taken back and is not made anew yet; 0
     *     where a settlement stands or none was taken back
     */
    long openAfterCorrection(String convention);
}
