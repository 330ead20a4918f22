package be.fgov.mi.piis.contract.rules;

/** Why a contract ended (rules 1.4). */
public enum EndReason {
    COMPLETED,
    TERM_REACHED,
    EMPLOYMENT,
    MOVED_TO_OTHER_CPAS,
    RESIDENCE_PERMIT_LOST,
    ABANDONED,
    INCOME_WITHDRAWN,
    STATUS_CHANGED,
    MUTUAL_AGREEMENT,
    DECEASED
}
