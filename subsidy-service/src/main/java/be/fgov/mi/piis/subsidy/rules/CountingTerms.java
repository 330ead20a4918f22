package be.fgov.mi.piis.subsidy.rules;

import java.util.Map;

/**
 * What a convention and its scheme say about who counts.
 *
 * @param period the convention's period (SUB-2, S4:27)
 * @param memberDays of the members that are in the convention on some of its days only
 * @param overruns whether a trajectory that really ran over its longest term still counts
 * @param dropouts whether a person who left early counts (SUB-19)
 * @param activities the dated list of social and professional activities
 */
public record CountingTerms(
        ConventionPeriod period,
        Map<String, ConventionPeriod> memberDays,
        OverrunPolicy overruns,
        DropoutPolicy dropouts,
        ActivityCatalogue activities) {

    public CountingTerms {
        memberDays = Map.copyOf(memberDays);
    }

    /** The days on which what a CPAS does falls under the convention. */
    public ConventionPeriod daysOf(String enterpriseNumber) {
        return memberDays.getOrDefault(enterpriseNumber, period);
    }
}
