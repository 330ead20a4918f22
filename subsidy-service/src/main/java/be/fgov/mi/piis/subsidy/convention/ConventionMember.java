package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.subsidy.rules.ConventionPeriod;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * A CPAS in a convention.
 *
 * @param memberFrom first day as a member, of most the first of the convention
 * @param memberUntil last day as a member
 * @param holdsYear true while the convention keeps its members from another one of the year: from its submission on
 */
@Embeddable
record ConventionMember(
        String enterpriseNumber, int year, boolean holdsYear, LocalDate memberFrom, LocalDate memberUntil) {

    ConventionMember holdingYear(boolean holds) {
        return new ConventionMember(enterpriseNumber, year, holds, memberFrom, memberUntil);
    }

    ConventionPeriod days() {
        return new ConventionPeriod(memberFrom, memberUntil);
    }
}
