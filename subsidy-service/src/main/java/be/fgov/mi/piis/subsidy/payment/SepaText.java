package be.fgov.mi.piis.subsidy.payment;

import java.text.Normalizer;
import java.util.Map;

/**
 * Text in the character set that every bank of the SEPA takes: letters without accents, digits, space and {@code
 * / - ? : ( ) . , ' +}. What has a usual spelling in it is spelled so; anything else is a point.
 */
public final class SepaText {
    private static final Map<Integer, String> SPELLED = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Æ', "AE"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) '&', "+"),
            Map.entry((int) '_', "-"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '–', "-"));

    private SepaText() {}

    /**
     * @param longest most characters of the result
     * @return never blank; a point where nothing of the text is left
     */
    public static String of(String text, int longest) {
        StringBuilder result = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFD).codePoints().forEach(c -> {
            if (isAllowed(c)) {
                result.appendCodePoint(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                result.append(SPELLED.getOrDefault(c, Character.isWhitespace(c) ? " " : "."));
            }
        });
        // A slash at an end, or two of them, has a meaning of its own in the networks of the banks.
        String clean = result.toString()
                .replaceAll("/{2,}", "/")
                .replaceAll(" {2,}", " ")
                .replaceAll("^[/ ]+", "");
        String cut = clean.length() > longest ? clean.substring(0, longest) : clean;
        String ended = cut.replaceAll("[/ ]+$", "");
        return ended.isEmpty() ? "." : ended;
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "/-?:().,'+ ".indexOf(c) >= 0;
    }
}
