package be.fgov.mi.piis.contract.rules;

import be.fgov.mi.piis.identity.rules.UnusualShares;
import java.time.LocalDate;

/**
 * A file that ends or changes an unusual share of what a CPAS has waits for a human: a fault of the software, such as
 * an empty export or a mixed-up CPAS, looks just like that. No text asks for it; the shares are dated parameters.
 */
public final class AbnormalDelivery {
    private AbnormalDelivery() {}

    /**
     * What the CPAS has, and what the file would do to it.
     *
     * @param contracts all contracts of the CPAS
     * @param open those that have not ended
     * @param ending open ones that the file ends
     * @param changed contracts that the file changes in any way
     */
    public record Shares(int contracts, int open, int ending, int changed) {}

    public static boolean isIn(Shares shares, Law law, LocalDate today) {
        return new UnusualShares(shares.contracts(), shares.open(), shares.ending(), shares.changed())
                .exceed(new UnusualShares.Thresholds(
                        law.number(LawParameter.IMPORT_PAUSE_FROM_CONTRACTS, today),
                        law.number(LawParameter.IMPORT_PAUSE_ENDED_PERCENT, today),
                        law.number(LawParameter.IMPORT_PAUSE_CHANGED_PERCENT, today)));
    }
}
