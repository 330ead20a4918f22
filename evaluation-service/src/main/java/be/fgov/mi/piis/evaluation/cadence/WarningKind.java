package be.fgov.mi.piis.evaluation.cadence;

/** What a CPAS is warned of. */
public enum WarningKind {
    /** The day of the next evaluation is near. */
    UPCOMING,
    /** Its day went by and its period is not over. */
    OVERDUE,
    /** It was not held by its day, and that was recorded and told. */
    MISSED,
    /** No rule could judge the contract: most often its dates are impossible, and to be put right. */
    NOT_JUDGED
}
