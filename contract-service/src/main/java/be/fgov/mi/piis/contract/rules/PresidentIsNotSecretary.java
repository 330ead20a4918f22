package be.fgov.mi.piis.contract.rules;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The two signatures of the CPAS come from two people (SIG-2, SC-08): neither one name nor one account stands for both,
 * whether a signature was told or given here. What was given for an earlier text is no signature of this one.
 */
public final class PresidentIsNotSecretary {
    private PresidentIsNotSecretary() {}

    /** True when both names are given and are the same apart from case, accents and spacing. */
    public static boolean isBroken(@Nullable String president, @Nullable String secretary) {
        return president != null && secretary != null && plain(president).equals(plain(secretary));
    }

    /** A name as it is compared. */
    public static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("\\s+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
