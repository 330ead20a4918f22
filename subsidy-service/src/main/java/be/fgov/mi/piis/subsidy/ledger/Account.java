package be.fgov.mi.piis.subsidy.ledger;

/**
 * Where the money of a convention stands, per convention and budget line. A credit of the budget is negative; every
 * other account holds what its name says and never less than nothing.
 */
public enum Account {
    /** The budget line: minus what conventions hold of it. */
    BUDGET,
    /** Granted and not yet released, settled or given back. */
    COMMITMENT,
    /** Released to the bank and not yet confirmed by its statement. */
    PAYABLE,
    /** Paid in advance, as the bank's statement says. */
    ADVANCE,
    /** Settled in favour of the CPAS and not yet released. */
    BALANCE_DUE,
    /** Paid as balance, as the bank's statement says. */
    BALANCE,
    /** Claimed back from the CPAS and not yet received. */
    RECEIVABLE,
    /** Received back from the CPAS. */
    RECOVERED;

    /** Whether the account may hold less than nothing. */
    public boolean mayBeNegative() {
        return this == BUDGET;
    }
}
