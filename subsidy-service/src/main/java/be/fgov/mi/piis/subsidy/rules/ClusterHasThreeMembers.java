package be.fgov.mi.piis.subsidy.rules;

import java.util.Set;

/**
 * A cluster is a group of at least three small CPAS that commit to a common policy; its lead is one of them (SUB-29).
 * The number is the scheme's.
 */
public final class ClusterHasThreeMembers {

    private ClusterHasThreeMembers() {}

    public static boolean holdsFor(String lead, Set<String> members, SubsidyScheme scheme) {
        return members.contains(lead) && members.size() >= scheme.minimumClusterMembers();
    }
}
