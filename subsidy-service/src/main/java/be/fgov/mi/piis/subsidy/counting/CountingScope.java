package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.subsidy.rules.ContractFallsUnder;
import be.fgov.mi.piis.subsidy.rules.ConventionPeriod;
import be.fgov.mi.piis.subsidy.rules.DropoutPolicy;
import be.fgov.mi.piis.subsidy.rules.OverrunPolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the count needs to know of a convention: whose persons fall under it, in which days, by which policies of its
 * scheme.
 *
 * @param members enterprise numbers, the lead included; of a draft the lead alone
 * @param heirs the CPAS that have taken over a member, since when they speak for it, and until when it was one
 * @param memberDays of the members that are in the convention on some of its days only
 * @param alive false once it was refused or has expired: then it counts nobody
 * @param draft true until its submission: it counts for itself and touches no other convention
 */
record CountingScope(
        String convention,
        int year,
        Set<String> members,
        List<ContractFallsUnder.Heir> heirs,
        Map<String, ConventionPeriod> memberDays,
        ConventionPeriod period,
        OverrunPolicy overruns,
        DropoutPolicy dropouts,
        boolean alive,
        boolean draft) {

    CountingScope {
        members = Set.copyOf(members);
        heirs = List.copyOf(heirs);
        memberDays = Map.copyOf(memberDays);
    }

    Set<String> everyCpas() {
        Set<String> everyone = new TreeSet<>(members);
        heirs.forEach(heir -> everyone.add(heir.enterpriseNumber()));
        return everyone;
    }

    ContractFallsUnder.Covered covered() {
        return new ContractFallsUnder.Covered(convention, year, members, heirs, draft);
    }
}
