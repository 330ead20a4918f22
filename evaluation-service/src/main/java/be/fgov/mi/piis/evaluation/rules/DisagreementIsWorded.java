package be.fgov.mi.piis.evaluation.rules;

import org.jspecify.annotations.Nullable;

/** A person who disagrees with an evaluation does so in words: a bare no would be lost on whoever reads it (LIF-5). */
public final class DisagreementIsWorded {
    private DisagreementIsWorded() {}

    public static boolean isBroken(boolean agrees, @Nullable String words) {
        return !agrees && (words == null || words.isBlank());
    }
}
