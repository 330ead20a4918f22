package be.fgov.mi.piis.contract.rules;

/** Why a PIIS is compulsory, or why it is not. */
public enum ObligationReason {
    UNDER_25,
    NEW_BENEFICIARY,
    HEALTH,
    EQUITY,
    WORKING,
    NOT_COMPULSORY
}
