package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.subsidy.rules.ConventionPeriod;
import be.fgov.mi.piis.subsidy.rules.DropoutPolicy;
import be.fgov.mi.piis.subsidy.rules.OverrunPolicy;
import java.util.Set;

/**
 * What the count needs to know of a convention: whose persons fall under it, in which days, by which policies of its
 * scheme.
 *
 * @param members enterprise numbers, the lead included
 * @param alive false once it was refused or has expired: then it counts nobody
 */
record CountingScope(
        String convention,
        int year,
        Set<String> members,
        ConventionPeriod period,
        OverrunPolicy overruns,
        DropoutPolicy dropouts,
        boolean alive) {

    CountingScope {
        members = Set.copyOf(members);
    }
}
