package be.fgov.mi.piis.evaluation.rules;

import org.jspecify.annotations.Nullable;

/**
 * A text of an instrument in the three national languages.
 *
 * @param en in English, where there is one: shown where no reading in a national language is asked for
 */
public record Wording(
        String fr, String nl, String de, @Nullable String en) {
    /** @throws FaultsFound when a national language has no text */
    public Wording {
        Faults faults = new Faults();
        faults.blank(fr, "/fr");
        faults.blank(nl, "/nl");
        faults.blank(de, "/de");
        if (en != null) {
            faults.blank(en, "/en");
        }
        faults.refuseIfAny();
    }

    /** In that language; in French where it is not there in English. */
    public String in(Language language) {
        return switch (language) {
            case FR -> fr;
            case NL -> nl;
            case DE -> de;
            case EN -> en == null ? fr : en;
        };
    }
}
