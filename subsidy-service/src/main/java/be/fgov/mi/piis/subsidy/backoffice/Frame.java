package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.wire.ReaderLanguage;

/**
 * What stands around every page.
 *
 * @param here path and query of this page without the language
 * @param signs whether the reader has a function in which conventions are signed
 * @param pays whether the reader sees payments
 * @param reviews whether the reader is an officer, who reviews and settles
 */
public record Frame(
        ReaderLanguage language,
        String businessDate,
        String account,
        String here,
        boolean signs,
        boolean pays,
        boolean reviews) {

    public ReaderLanguage[] languages() {
        return ReaderLanguage.values();
    }
}
