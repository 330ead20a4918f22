package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.subsidy.rules.ConventionPeriod;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionType;
import be.fgov.mi.piis.subsidy.rules.SubsidyScheme;
import java.util.Map;

/**
 * Which CPAS, days and rules a convention covers: what the count has to know of it.
 *
 * @param memberDays of each member, the lead included
 */
public record ConventionScope(
        String number,
        ConventionType type,
        int year,
        String leadCpas,
        Map<String, ConventionPeriod> memberDays,
        ConventionPeriod period,
        ConventionStatus status,
        SubsidyScheme scheme) {

    /** A refused or expired convention counts nobody. */
    public boolean isAlive() {
        return !status.leavesTheYearFree();
    }
}
