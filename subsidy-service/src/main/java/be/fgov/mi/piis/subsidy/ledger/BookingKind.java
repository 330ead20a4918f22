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
    /** The CPAS paid back after its settlement was taken back, before the next one. */
    REPAID_BEFORE_SETTLEMENT,
    /** The bank sent a balance back after its settlement was taken back, before the next one. */
    BALANCE_RETURNED,
    REVERSAL
}
