package be.fgov.mi.piis.evaluation.rules;

/** How the evaluations of a contract year stand against the cadence, on a day. */
public enum ComplianceStatus {
    /** What the year asks is there. */
    COMPLIANT,
    /** Not all of it is there, and there is still time. */
    ON_TRACK,
    /** Three months went by without an evaluation (LIF-7): it is overdue, or came after its day. */
    LATE,
    /** The year is over and something was never held. */
    NON_COMPLIANT,
    /** No rule could judge the contract: most often its dates are impossible. No rule answers it. */
    NOT_JUDGED
}
