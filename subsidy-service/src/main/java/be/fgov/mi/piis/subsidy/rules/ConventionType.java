package be.fgov.mi.piis.subsidy.rules;

/** Who may conclude a convention: a group of small CPAS with a lead, or the CPAS of a city (S4:34, SUB-6). */
public enum ConventionType {
    CLUSTER,
    CITY
}
