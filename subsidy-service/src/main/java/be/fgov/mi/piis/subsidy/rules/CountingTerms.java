package be.fgov.mi.piis.subsidy.rules;

/**
 * What a convention and its scheme say about who counts.
 *
 * @param period the convention's period (SUB-2, S4:27)
 * @param overruns whether a trajectory that really ran over its longest term still counts
 * @param dropouts whether a person who left early counts (SUB-19)
 * @param activities the dated list of social and professional activities
 */
public record CountingTerms(
        ConventionPeriod period, OverrunPolicy overruns, DropoutPolicy dropouts, ActivityCatalogue activities) {}
