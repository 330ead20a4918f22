package be.fgov.mi.piis.subsidy.payment;

/** Why a line of the bank waits for a person. */
public enum SetAsideReason {
    /** An advance came back after the settlement that reckons with it was approved. */
    SETTLEMENT_STANDS(
            "An approved settlement stands that reckons with this payment: have it corrected, then book the line."),
    /** A balance came back when the settlement after its own stood already. */
    SETTLED_ANEW(
            "The settlement of this balance was taken back and another one stands: have it corrected, then book the"
                    + " line, and the next settlement starts from what is left."),
    /** The bank sent back what the CPAS had paid back already. */
    MORE_THAN_PAID(
            "More came back than the CPAS still holds of it: what it had paid back itself is to be cleared first."),
    /** More came in than is claimed. */
    RECOVERY_OVERPAID("More came in than is claimed. Send the rest back, and say how much when the line is booked."),
    /** Another statement told money of the same claim, amount and day, and one of the two has no reference of the bank. */
    MAYBE_TOLD_BEFORE(
            "Another statement tells the same amount for the same claim on the same day: ask the bank whether it came"
                    + " twice. If it did, book the line; if it is the same money, dismiss it."),
    /** The bank gave its reference to something else before. */
    REFERENCE_REUSED(
            "Another line was taken under this reference of the bank, of another amount or another way: ask the bank"
                    + " which one is right. If both are, book the line; if this one is not, dismiss it.");

    private final String detail;

    SetAsideReason(String detail) {
        this.detail = detail;
    }

    String detail() {
        return detail;
    }

    /** Whether the money itself is in doubt: perhaps another line told it, and the bank knows. */
    public boolean isInDoubt() {
        return switch (this) {
            case MAYBE_TOLD_BEFORE, REFERENCE_REUSED -> true;
            case SETTLEMENT_STANDS, SETTLED_ANEW, MORE_THAN_PAID, RECOVERY_OVERPAID -> false;
        };
    }
}
