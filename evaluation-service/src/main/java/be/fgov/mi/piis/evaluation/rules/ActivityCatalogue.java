package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dated list of activities. A social activity is in the scope of the subsidy (SUB-25: pre-training of basic skills,
 * remobilisation and discovery placements, S4:124-125; SUB-33: social participation and volunteering); a professional
 * one is recorded but does not count (SUB-26: trade training, qualifying training, job-search workshops, placements
 * before employment, S4:135-138). Counting is decided in subsidy-service.
 */
public record ActivityCatalogue(List<Entry> entries) {
    /** Which of the two kinds of activation an activity belongs to. */
    public enum Nature {
        SOCIAL,
        PROFESSIONAL
    }

    /**
     * A line of the list.
     *
     * @param validTo last day; absent while it stands
     */
    public record Entry(
            String code,
            Nature nature,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {
        public boolean standsOn(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
        }
    }

    public ActivityCatalogue {
        entries = List.copyOf(entries);
    }

    /** {@return whether it has the code on any day} */
    public boolean knows(String code) {
        return entries.stream().anyMatch(entry -> entry.code().equals(code));
    }

    /** {@return what the code is on that day; nothing when the list does not have it then} */
    public Optional<Nature> natureOn(String code, LocalDate day) {
        return entries.stream()
                .filter(entry -> entry.code().equals(code) && entry.standsOn(day))
                .map(Entry::nature)
                .findFirst();
    }

    /**
     * One social activity makes a trajectory one of social activation (SUB-25; S4:124-125): the texts exclude
     * professional activation (SUB-26; S4:135-138), not a social trajectory that also holds a professional step. What a
     * trajectory was when it began is what it stays.
     *
     * @param codes of its activities
     * @param startedOn its first day
     */
    public boolean isSocial(Collection<String> codes, LocalDate startedOn) {
        return codes.stream()
                .anyMatch(code -> natureOn(code, startedOn)
                        .filter(nature -> nature == Nature.SOCIAL)
                        .isPresent());
    }
}
