package be.fgov.mi.piis.subsidy.ledger;

/** What a transaction of the ledger tells. */
public enum BookingKind {
    COMMITMENT,
    COMMITMENT_CHANGE,
    ADVANCE_RELEASED,
    ADVANCE_PAID,
    SETTLEMENT,
    BALANCE_RELEASED,
    BALANCE_PAID,
    RECOVERY_PAID,
    SETTLEMENT_CORRECTION,
    REVERSAL
}
