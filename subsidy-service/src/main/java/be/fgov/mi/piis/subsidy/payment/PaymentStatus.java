package be.fgov.mi.piis.subsidy.payment;

/** The states of a payment. */
public enum PaymentStatus {
    PREPARED,
    RELEASED,
    PAID,
    REJECTED,
    WITHDRAWN;

    /** Stands in the way of another payment of the same kind. */
    public boolean isLive() {
        return switch (this) {
            case PREPARED, RELEASED, PAID -> true;
            case REJECTED, WITHDRAWN -> false;
        };
    }

    /** Prepared or with the bank, and not answered yet. */
    public boolean isUnderway() {
        return this == PREPARED || this == RELEASED;
    }
}
