package be.fgov.mi.piis.subsidy.payment;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reference that the bank itself gives an entry of an account ({@code AcctSvcrRef}): whatever statement tells the
 * entry, early in the day, at its end or corrected, it has this one.
 */
final class BankReference {
    /** At most 35 of the characters that every bank of the SEPA takes, with no space at either end. */
    static final String FORM = "[A-Za-z0-9/?:().,'+-]([A-Za-z0-9/?:().,'+ -]{0,33}[A-Za-z0-9/?:().,'+-])?";

    /** What systems write where a reference has to stand and there is none, whatever their case. */
    private static final Set<String> NONE = Set.of("NOTPROVIDED", "NOT PROVIDED", "NONREF", "NONE", "N/A");

    private BankReference() {}

    /** {@return what a line has there, or null where that names nothing: the line is then told by what it says} */
    static @Nullable String of(@Nullable String stated) {
        return stated != null && stated.matches(FORM) && !NONE.contains(stated.toUpperCase(Locale.ROOT))
                ? stated
                : null;
    }
}
