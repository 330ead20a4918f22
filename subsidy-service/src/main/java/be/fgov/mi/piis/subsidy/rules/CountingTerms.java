package be.fgov.mi.piis.subsidy.rules;

import java.time.LocalDate;

/**
 * What a convention and its scheme say about who counts.
 *
 * @param from first day of the convention's period (SUB-2, S4:27)
 * @param until last day of it
 * @param overrunCounts false where the scheme refuses a trajectory that really ran over its longest term; by default
 *     the overrun is a finding and the person counts
 * @param activities the dated list of social and professional activities
 */
public record CountingTerms(LocalDate from, LocalDate until, boolean overrunCounts, ActivityCatalogue activities) {

    public CountingTerms {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("a convention ends before it begins");
        }
    }
}
