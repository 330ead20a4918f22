package be.fgov.mi.piis.subsidy.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which kinds of activity are social and which professional (SUB-25, S4:124-125; SUB-26, S4:135-138). A dated list: what
 * a trajectory was when it began is what it stays. A kind that is not in it is not social.
 */
public record ActivityCatalogue(List<Entry> entries) {

    /** One line of the list; {@code validTo} is the last day, null while it stands. */
    public record Entry(
            String kind,
            boolean social,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String source) {

        boolean standsOn(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
        }
    }

    public ActivityCatalogue {
        entries = List.copyOf(entries);
    }

    public boolean isSocial(String kind, LocalDate day) {
        return entries.stream().anyMatch(entry -> entry.social() && entry.kind().equals(kind) && entry.standsOn(day));
    }
}
