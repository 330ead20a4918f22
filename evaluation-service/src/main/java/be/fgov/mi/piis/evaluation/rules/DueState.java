package be.fgov.mi.piis.evaluation.rules;

/** What is to be told about the next evaluation, while there is time to act and when there is none left. */
public enum DueState {
    /** Nothing yet. */
    NOTHING,
    /** Its day is near. */
    UPCOMING,
    /** Its day went by, and it can still be held. */
    OVERDUE,
    /** It was not held and cannot be any more. */
    MISSED
}
