package be.fgov.mi.piis.evaluation.rules;

/** Something about a trajectory that the CPAS can still put right, or has to explain. None refuses anything. */
public enum TrajectoryFinding {
    /** No social assessment is known (LIF-10). */
    ASSESSMENT_MISSING,
    /** No support plan is known (LIF-10). */
    PLAN_MISSING,
    /** The support plan is older than the assessment that it follows from (LIF-10). */
    PLAN_BEFORE_ASSESSMENT,
    /** Assessment or plan came when the trajectory was over (LIF-10). */
    PREPARED_AFTER_THE_END,
    /** A module runs on after the last day of the trajectory (LIF-10). */
    MODULE_AFTER_THE_END,
    /** It runs on after the last day that was planned: a new plan within the year, or its end, is missing. */
    PAST_ITS_PLAN,
    /** It really lasts, or lasted, longer than a year (LIF-9, SUB-21). */
    OVERRUN,
    /** Every activity is professional: it is kept and does not count (SUB-26). */
    PROFESSIONAL_ONLY,
    /** The CPAS has not explained the dropout, which does not count until then (SUB-19). */
    DROPOUT_UNEXPLAINED,
    /** It begins before an earlier one of the same contract is over: successive ones do not overlap (SUB-18). */
    OVERLAPS_AN_EARLIER_ONE
}
