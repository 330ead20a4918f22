package be.fgov.mi.piis.subsidy.wording;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages that are spoken here; French when nothing else is asked for. */
public enum ReaderLanguage {
    FR("fr-BE", "Français"),
    NL("nl-BE", "Nederlands"),
    DE("de-BE", "Deutsch"),
    EN("en", "English");

    private final Locale locale;
    private final String ownName;

    ReaderLanguage(String tag, String ownName) {
        this.locale = Locale.forLanguageTag(tag);
        this.ownName = ownName;
    }

    /** The first language asked for that is spoken here, whatever its country. */
    public static ReaderLanguage of(List<Locale> acceptable) {
        return acceptable.stream()
                .flatMap(asked -> ofCode(asked.getLanguage()).stream())
                .findFirst()
                .orElse(FR);
    }

    /** @param code fr, nl, de or en */
    public static Optional<ReaderLanguage> ofCode(String code) {
        for (ReaderLanguage language : values()) {
            if (language.code().equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    public String code() {
        return locale.getLanguage();
    }

    /** The value of Content-Language, such as {@code nl-BE}. */
    public String tag() {
        return locale.toLanguageTag();
    }

    public Locale locale() {
        return locale;
    }

    public String ownName() {
        return ownName;
    }
}
