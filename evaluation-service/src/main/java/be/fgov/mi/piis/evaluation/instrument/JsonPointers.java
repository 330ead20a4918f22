package be.fgov.mi.piis.evaluation.instrument;

import java.util.regex.Pattern;

/** The two ways to name a place in a document: {@code /items/3/text} (RFC 6901) and {@code items[3].text}. */
final class JsonPointers {
    private static final Pattern INDEX = Pattern.compile("/([0-9]+)(?=/|$)");
    private static final Pattern BRACKETS = Pattern.compile("\\[([0-9]+)]");

    private JsonPointers() {}

    static String toProperty(String pointer) {
        if (pointer.isEmpty()) {
            return "body";
        }
        return INDEX.matcher(pointer).replaceAll("[$1]").substring(1).replace('/', '.');
    }

    static String ofProperty(String property) {
        if (property.equals("body")) {
            return "";
        }
        return "/" + BRACKETS.matcher(property).replaceAll("/$1").replace('.', '/');
    }
}
