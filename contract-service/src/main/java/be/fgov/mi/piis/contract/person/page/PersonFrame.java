package be.fgov.mi.piis.contract.person.page;

import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page for the person.
 *
 * @param code the code as typed, put into the forms of the page so that it is never part of an address; absent on the
 *     page that asks for it
 */
public record PersonFrame(ReaderLanguage language, @Nullable String code) {

    public ReaderLanguage[] languages() {
        return ReaderLanguage.values();
    }
}
