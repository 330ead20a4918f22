package be.fgov.mi.piis.contract.rules;

import org.jspecify.annotations.Nullable;

/**
 * A side of the contract: the person, the CPAS whoever signs for it, or one third organisation.
 *
 * @param thirdPartyId which organisation; empty for the other sides
 */
public record Signatory(Kind kind, String thirdPartyId) {
    /** The sides of a contract. */
    public enum Kind {
        BENEFICIARY,
        CPAS,
        THIRD_PARTY
    }

    public static final Signatory BENEFICIARY = new Signatory(Kind.BENEFICIARY, "");
    public static final Signatory CPAS = new Signatory(Kind.CPAS, "");

    public static Signatory thirdParty(String id) {
        return new Signatory(Kind.THIRD_PARTY, id);
    }

    /** The side for which a party signs. */
    public static Signatory of(Party party, @Nullable String thirdPartyId) {
        return switch (party) {
            case BENEFICIARY -> BENEFICIARY;
            case PRESIDENT, SECRETARY, CPAS -> CPAS;
            case THIRD_PARTY -> thirdParty(thirdPartyId == null ? "" : thirdPartyId);
        };
    }

    /** As it stands in answers: {@code beneficiary}, {@code cpas}, {@code thirdParty:<id>}. */
    public String name() {
        return switch (kind) {
            case BENEFICIARY -> "beneficiary";
            case CPAS -> "cpas";
            case THIRD_PARTY -> "thirdParty:" + thirdPartyId;
        };
    }
}
