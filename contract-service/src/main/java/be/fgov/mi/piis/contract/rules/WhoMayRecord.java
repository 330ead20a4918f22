package be.fgov.mi.piis.contract.rules;

import java.util.EnumSet;
import java.util.Set;

/**
 * Whose signature an account may record, and by which route (SIG-1..3). President and secretary sign themselves, with
 * a fresh sign-in; a worker or the CPAS's software records what was signed at the desk, on paper or with a card; a
 * signature by link comes from the person's own page and from nowhere else.
 */
public final class WhoMayRecord {
    /** The function in which somebody records a signature. */
    public enum Function {
        PRESIDENT,
        SECRETARY,
        WORKER,
        SOFTWARE,
        /** The person or organisation itself, with its code. */
        SIGNATORY
    }

    private WhoMayRecord() {}

    public static Set<Party> partiesOf(Function function) {
        return switch (function) {
            case PRESIDENT -> EnumSet.of(Party.PRESIDENT);
            case SECRETARY -> EnumSet.of(Party.SECRETARY);
            case WORKER -> EnumSet.of(Party.BENEFICIARY, Party.THIRD_PARTY, Party.CPAS);
            case SOFTWARE -> EnumSet.allOf(Party.class);
            case SIGNATORY -> EnumSet.of(Party.BENEFICIARY, Party.THIRD_PARTY);
        };
    }

    public static Set<SignatureRoute> routesOf(Function function) {
        return switch (function) {
            case PRESIDENT, SECRETARY -> EnumSet.of(SignatureRoute.EID);
            case WORKER, SOFTWARE -> EnumSet.of(SignatureRoute.EID, SignatureRoute.DESK, SignatureRoute.PAPER);
            case SIGNATORY -> EnumSet.of(SignatureRoute.LINK);
        };
    }

    /** Whether the sign-in itself is the evidence, so that it has to be a fresh one. */
    public static boolean asksForFreshSignIn(Function function) {
        return switch (function) {
            case PRESIDENT, SECRETARY -> true;
            case WORKER, SOFTWARE, SIGNATORY -> false;
        };
    }
}
