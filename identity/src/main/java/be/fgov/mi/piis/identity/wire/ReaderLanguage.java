package be.fgov.mi.piis.identity.wire;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages in which pages and lists are shown; French when nothing else is asked for. */
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

    /** The value of Content-Language and of {@code lang}, such as {@code nl-BE}. */
    public String tag() {
        return locale.toLanguageTag();
    }

    public String ownName() {
        return ownName;
    }

    /** A day as it is said: {@code 1er septembre 2017}. */
    public String day(LocalDate day) {
        String said = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
        return this == FR && day.getDayOfMonth() == 1 ? said.replaceFirst("^1 ", "1er ") : said;
    }

    /** An amount as it is written: {@code 25,00 €}. */
    public String euros(long cents) {
        NumberFormat written = NumberFormat.getCurrencyInstance(locale);
        written.setCurrency(Currency.getInstance("EUR"));
        return written.format(BigDecimal.valueOf(cents, 2));
    }
}
