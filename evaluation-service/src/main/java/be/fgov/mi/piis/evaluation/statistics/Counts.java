package be.fgov.mi.piis.evaluation.statistics;

import be.fgov.mi.piis.evaluation.rules.EarlierEditions;
import be.fgov.mi.piis.evaluation.rules.Quartiles;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown of a figure.
 *
 * @param counts by category, without those that are hidden
 * @param total absent when hidden
 * @param lengths by category and for all together, as far as they may be shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Counts(Map<String, Long> counts, @Nullable Long total, Map<String, Lengths> lengths) {
    /** Where the lengths of all categories together stand. */
    static final String ALL = EarlierEditions.ALL;

    /** Days, each absent when it may not be shown. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Lengths(
            @Nullable Integer lower,
            @Nullable Integer median,
            @Nullable Integer upper) {
        static Lengths of(Quartiles quartiles) {
            return new Lengths(days(quartiles.lower()), days(quartiles.median()), days(quartiles.upper()));
        }

        private static @Nullable Integer days(OptionalInt days) {
            return days.isPresent() ? days.getAsInt() : null;
        }
    }
}
