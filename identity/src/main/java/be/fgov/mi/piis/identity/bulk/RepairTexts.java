package be.fgov.mi.piis.identity.bulk;

import be.fgov.mi.piis.identity.wire.LocalizedText;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** What to do about a refused line, or about a record that waits, by its stable code, for the people who read it. */
public final class RepairTexts {
    private static final String BUNDLE = "bulk.repair";
    private static final String ANY = "any";

    private RepairTexts() {}

    /** @param code last part of the problem's type */
    public static LocalizedText of(String code) {
        return new LocalizedText(in(Locale.FRENCH, code), in(Locale.of("nl"), code), in(Locale.GERMAN, code));
    }

    private static String in(Locale locale, String code) {
        ResourceBundle texts = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        try {
            return texts.getString(code);
        } catch (MissingResourceException none) {
            return texts.getString(ANY);
        }
    }
}
