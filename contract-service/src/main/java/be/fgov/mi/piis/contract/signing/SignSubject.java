package be.fgov.mi.piis.contract.signing;

import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import org.jspecify.annotations.Nullable;

/**
 * What a signature code is about: one party and one text of one contract.
 *
 * @param contentHash the text it was given for; another text is not opened by it
 */
record SignSubject(
        EnterpriseNumber cpas,
        String reference,
        Party party,
        @Nullable String thirdPartyId,
        String contentHash) {
    private static final String SEPARATOR = "/";
    private static final int PARTS = 5;

    static SignSubject of(Contract contract, Party party, @Nullable String thirdPartyId) {
        return new SignSubject(
                new EnterpriseNumber(contract.enterpriseNumber()),
                contract.reference(),
                party,
                thirdPartyId,
                contract.contentHash());
    }

    static SignSubject read(String text) {
        String[] parts = text.split(SEPARATOR, PARTS);
        return new SignSubject(
                new EnterpriseNumber(parts[0]),
                parts[1],
                Party.valueOf(parts[2]),
                parts[3].isEmpty() ? null : parts[3],
                parts[4]);
    }

    /** None of its parts can hold the separator. */
    String text() {
        return String.join(
                SEPARATOR,
                cpas.value(),
                reference,
                party.name(),
                thirdPartyId == null ? "" : thirdPartyId,
                contentHash);
    }
}
