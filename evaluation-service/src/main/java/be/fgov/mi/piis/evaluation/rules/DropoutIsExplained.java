package be.fgov.mi.piis.evaluation.rules;

import org.jspecify.annotations.Nullable;

/**
 * A dropout counts if the CPAS explains the reasons and circumstances (SUB-19; S4:106): besides the reason code there
 * is an explanation that is not blank. Whether it convinces is judged by a person, not here.
 */
public final class DropoutIsExplained {
    private DropoutIsExplained() {}

    /**
     * Tells whether the CPAS explained it.
     *
     * @param explanation the words of the CPAS; absent and blank, also with invisible characters only, explain nothing
     */
    public static boolean by(@Nullable String explanation) {
        return explanation != null && explanation.codePoints().anyMatch(DropoutIsExplained::isVisible);
    }

    private static boolean isVisible(int codePoint) {
        return !Character.isWhitespace(codePoint)
                && !Character.isSpaceChar(codePoint)
                && Character.getType(codePoint) != Character.FORMAT;
    }
}
