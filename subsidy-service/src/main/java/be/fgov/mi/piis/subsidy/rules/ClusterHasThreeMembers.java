package be.fgov.mi.piis.subsidy.rules;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A cluster is a group of at least three small CPAS that commit to a common policy; its lead is one of them (SUB-29).
 * The number is the scheme's. Members may join and leave: it holds on every day of the convention.
 */
public final class ClusterHasThreeMembers {

    private ClusterHasThreeMembers() {}

    /** @param days of each member, the lead included */
    public static boolean holdsFor(
            String lead, Map<String, ConventionPeriod> days, ConventionPeriod period, SubsidyScheme scheme) {
        ConventionPeriod ofLead = days.get(lead);
        // Members become fewer only on the day after the last one of somebody.
        return ofLead != null
                && ofLead.contains(period)
                && Stream.concat(
                                Stream.of(period.from()),
                                days.values().stream()
                                        .map(member -> member.until().plusDays(1)))
                        .filter(period::contains)
                        .allMatch(day -> membersOn(day, days) >= scheme.minimumClusterMembers());
    }

    private static long membersOn(LocalDate day, Map<String, ConventionPeriod> days) {
        return days.values().stream().filter(member -> member.contains(day)).count();
    }
}
