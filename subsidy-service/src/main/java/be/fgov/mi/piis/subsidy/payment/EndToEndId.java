package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.ids.NameBasedIds;
import java.util.Locale;

/**
 * The reference that travels with a payment to the CPAS and back: from convention and kind alone, so that a file made
 * twice pays once (reliability I7). A payment that is prepared again after a rejection has a suffix.
 */
public final class EndToEndId {
    private static final int LAST_ATTEMPT = 99;

    private EndToEndId() {}

    /**
     * @param attempt counted from 1, at most 99
     * @return at most 35 characters of the SEPA character set
     */
    public static String of(String convention, PaymentKind kind, int attempt) {
        if (attempt < 1 || attempt > LAST_ATTEMPT) {
            throw new IllegalArgumentException("attempts are counted from 1 to " + LAST_ATTEMPT);
        }
        String id = NameBasedIds.of("payment", convention, kind.name())
                .toString()
                .replace("-", "")
                .toUpperCase(Locale.ROOT);
        return attempt == 1 ? id : id + "-" + attempt;
    }
}
