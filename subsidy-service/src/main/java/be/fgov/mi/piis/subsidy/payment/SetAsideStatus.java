package be.fgov.mi.piis.subsidy.payment;

/** Where a line of the bank stands that was set aside. */
public enum SetAsideStatus {
    /** The ledger does not know its money. */
    OPEN,
    BOOKED,
    /** The bank says that it is no money of its own. */
    DISMISSED
}
