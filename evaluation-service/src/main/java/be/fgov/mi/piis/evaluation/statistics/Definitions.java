package be.fgov.mi.piis.evaluation.statistics;

/** The definitions in English: in the document of the API and in each answer the same. */
final class Definitions {
    static final String TRAJECTORIES_BY_OUTCOME =
            "Trajectories that ended in the period with one of the four outcomes, by outcome. A trajectory counts once,"
                    + " in the year of its last day; a person with two trajectories counts twice. Trajectories whose"
                    + " contract is not known here are left out.";
    static final String TIME_TO_OUTCOME =
            "How many days the trajectories that ended in the period with an outcome took, their first and their last"
                    + " day counted: the days within which a quarter, half and three quarters of them were over. Each is"
                    + " a length that occurred.";
    static final String DROPOUTS_BY_REASON =
            "Trajectories that were left in the period before their end, by reason, explained or not. A trajectory"
                    + " counts once, in the year of its last day. Trajectories whose contract is not known here are left"
                    + " out.";
    static final String EVALUATION_COMPLIANCE =
            "Contracts that bound on a day of the period, by how their evaluations stand at the end of the as-of day:"
                    + " under the rules of the day of their conclusion, for the contract year that holds the as-of day,"
                    + " after the contract for its last year; non-compliant as well when a contract year with a quota"
                    + " ended in the period with something missing. Those that no rule could judge, most often for impossible"
                    + " dates, are counted apart.";

    static final String PROGRESS_BY_WORKER =
            "What workers saw change from the first measurement of a contract with an instrument to the newest one, when"
                    + " that lies in the period: on the scale of the whole instrument, and only beyond measurement error."
                    + " A contract counts once for each instrument; one measured once is not counted.";
    static final String PROGRESS_BY_BENEFICIARY =
            "What the persons themselves saw change from the first measurement of a contract with an instrument to the"
                    + " newest one, when that lies in the period: on the scale of the whole instrument, and only beyond"
                    + " measurement error. A contract counts once for each instrument; one measured once is not counted.";

    private Definitions() {}
}
