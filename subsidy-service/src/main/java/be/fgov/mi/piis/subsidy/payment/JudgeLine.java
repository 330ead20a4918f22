package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.subsidy.payment.BankStatement.Result;

/**
 * What a line of the bank makes of a payment. Paid only by the statement; a payment that is answered is not answered
 * again, except that money which was paid can come back.
 */
final class JudgeLine {
    private JudgeLine() {}

    /** The decision. */
    enum Verdict {
        PAID,
        REJECTED,
        /** Paid before, and sent back now. */
        SENT_BACK,
        NOT_RELEASED,
        ALREADY_PAID,
        ALREADY_REJECTED
    }

    static Verdict of(PaymentStatus status, Result result) {
        return switch (result) {
            case EXECUTED -> executed(status);
            case REJECTED -> rejected(status);
            case RECEIVED -> throw new IllegalArgumentException("money that came in is no answer to a payment");
        };
    }

    private static Verdict executed(PaymentStatus status) {
        return switch (status) {
            case RELEASED -> Verdict.PAID;
            case PAID -> Verdict.ALREADY_PAID;
            case REJECTED -> Verdict.ALREADY_REJECTED;
            case PREPARED, WITHDRAWN -> Verdict.NOT_RELEASED;
        };
    }

    private static Verdict rejected(PaymentStatus status) {
        return switch (status) {
            case RELEASED -> Verdict.REJECTED;
            case PAID -> Verdict.SENT_BACK;
            case REJECTED -> Verdict.ALREADY_REJECTED;
            case PREPARED, WITHDRAWN -> Verdict.NOT_RELEASED;
        };
    }
}
