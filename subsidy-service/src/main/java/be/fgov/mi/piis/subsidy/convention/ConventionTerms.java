package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.subsidy.rules.ConventionPeriod;
import be.fgov.mi.piis.subsidy.rules.ConventionType;
import be.fgov.mi.piis.subsidy.rules.Euro;
import java.util.Map;
import java.util.Set;

/**
 * What a convention says.
 *
 * @param memberDays of each member, the lead included; of a city convention only the lead
 */
public record ConventionTerms(
        ConventionType type,
        int year,
        String leadCpas,
        Map<String, ConventionPeriod> memberDays,
        Euro granted,
        int targetPersons,
        int targetTrajectories,
        String objectives,
        String iban,
        ConventionPeriod period) {

    /** The lead included. */
    Set<String> members() {
        return memberDays.keySet();
    }
}
