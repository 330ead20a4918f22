package be.fgov.mi.piis.subsidy.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a convention and its scheme say about who counts.
 *
 * @param period the convention's period (SUB-2, S4:27)
 * @param memberDays of the members that are in the convention on some of its days only
 * @param heirs who has taken over a member, up to which day
 * @param overruns whether a trajectory that really ran over its longest term still counts
 * @param dropouts whether a person who left early counts (SUB-19)
 * @param activities the dated list of social and professional activities
 */
public record CountingTerms(
        ConventionPeriod period,
        Map<String, ConventionPeriod> memberDays,
        List<ContractFallsUnder.Heir> heirs,
        OverrunPolicy overruns,
        DropoutPolicy dropouts,
        ActivityCatalogue activities) {

    public CountingTerms {
        memberDays = Map.copyOf(memberDays);
        heirs = List.copyOf(heirs);
    }

    /** The days on which what the CPAS of a contract does under it falls under the convention. */
    public ConventionPeriod daysOf(ContractFact contract) {
        ConventionPeriod asMember = memberDays.get(contract.enterpriseNumber());
        if (asMember != null) {
            return asMember;
        }
        return heirs.stream()
                .filter(heir -> heir.inherits(contract))
                .map(heir -> heir.until() == null ? period.until() : heir.until())
                .max(Comparator.naturalOrder())
                .map(until -> new ConventionPeriod(period.from(), until))
                .orElse(period);
    }
}
