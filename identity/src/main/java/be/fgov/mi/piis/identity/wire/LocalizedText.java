package be.fgov.mi.piis.identity.wire;

/**
 * A text for people in the three national languages.
 *
 * @param fr French
 * @param nl Dutch
 * @param de German
 */
public record LocalizedText(String fr, String nl, String de) {
    /** In the language of the reader: {@code nl}, {@code de}, else French. */
    public String in(String language) {
        return switch (language) {
            case "nl" -> nl;
            case "de" -> de;
            default -> fr;
        };
    }
}
