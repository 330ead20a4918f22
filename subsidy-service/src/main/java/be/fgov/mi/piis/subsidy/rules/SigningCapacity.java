package be.fgov.mi.piis.subsidy.rules;

import org.jspecify.annotations.Nullable;

/**
 * In which function somebody signs, and by which right.
 *
 * @param mandate reference of the mandate; absent for one's own function
 */
public record SigningCapacity(
        SigningFunction function,
        SigningRight right,
        @Nullable String mandate) {}
