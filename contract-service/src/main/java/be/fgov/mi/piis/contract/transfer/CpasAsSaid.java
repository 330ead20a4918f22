package be.fgov.mi.piis.contract.transfer;

import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import java.util.regex.Pattern;

/** How a CPAS is called in a sentence: the registry has the name of its commune. */
final class CpasAsSaid {
    private static final Pattern SAID_ALREADY = Pattern.compile("(?i).*\\b(CPAS|OCMW|ÖSHZ)\\b.*", Pattern.UNICODE_CASE);
    private static final Pattern ELIDED = Pattern.compile("(?i)[aeiouyàâéèêëîïôöùûü].*", Pattern.UNICODE_CASE);

    private CpasAsSaid() {}

    /** @param commune as the registry writes it in that language */
    static String in(ReaderLanguage language, String commune) {
        if (SAID_ALREADY.matcher(commune).matches()) {
            return commune;
        }
        return switch (language) {
            case FR -> "CPAS " + inFrench(commune);
            case NL -> "OCMW " + commune;
            case DE -> "ÖSHZ " + commune;
            case EN -> "CPAS of " + commune;
        };
    }

    private static String inFrench(String commune) {
        if (commune.startsWith("Le ")) {
            return "du " + commune.substring("Le ".length());
        }
        if (commune.startsWith("Les ")) {
            return "des " + commune.substring("Les ".length());
        }
        return ELIDED.matcher(commune).matches() ? "d’" + commune : "de " + commune;
    }
}
