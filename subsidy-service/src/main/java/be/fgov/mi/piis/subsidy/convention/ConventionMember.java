package be.fgov.mi.piis.subsidy.convention;

import jakarta.persistence.Embeddable;

/**
 * A CPAS in a convention.
 *
 * @param holdsYear true while the convention keeps its members from concluding another one for the year
 */
@Embeddable
record ConventionMember(String enterpriseNumber, int year, boolean holdsYear) {}
