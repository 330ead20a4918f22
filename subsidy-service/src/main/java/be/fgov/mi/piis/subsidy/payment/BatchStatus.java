package be.fgov.mi.piis.subsidy.payment;

/** The states of a batch. */
public enum BatchStatus {
    PREPARED,
    RELEASED,
    /** The bank has answered every payment of it. */
    ANSWERED,
    WITHDRAWN
}
