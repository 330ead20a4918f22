package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.subsidy.ledger.Booking;
import be.fgov.mi.piis.subsidy.ledger.Bookings;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.Euro;
import java.util.List;

/** What a payment is for. */
public enum PaymentKind {
    ADVANCE("AVANCE VOORSCHOT VORSCHUSS", ConventionAct.ADVANCE_PAYMENT, ConventionAct.ADVANCE_RETURN),
    BALANCE("SOLDE SALDO", ConventionAct.BALANCE_PAYMENT, ConventionAct.BALANCE_RETURN);

    private final String remittance;
    private final ConventionAct paid;
    private final ConventionAct returned;

    PaymentKind(String remittance, ConventionAct paid, ConventionAct returned) {
        this.remittance = remittance;
        this.paid = paid;
        this.returned = returned;
    }

    /** What the CPAS reads on its own statement after the number of the convention. */
    public String remittance() {
        return remittance;
    }

    /** The act that the execution by the bank is. */
    public ConventionAct paid() {
        return paid;
    }

    /** The act that a return by the bank is. */
    public ConventionAct returned() {
        return returned;
    }

    /** @param attempt counted from 1: a rejected payment is prepared again */
    public Booking released(String convention, Euro amount, int attempt) {
        String occurrence = Integer.toString(attempt);
        return switch (this) {
            case ADVANCE -> Bookings.advanceReleased(convention, amount, occurrence);
            case BALANCE -> Bookings.balanceReleased(convention, amount, occurrence);
        };
    }

    /** @param attempt counted from 1: a rejected payment is prepared again */
    public Booking executed(String convention, Euro amount, int attempt) {
        String occurrence = Integer.toString(attempt);
        return switch (this) {
            case ADVANCE -> Bookings.advancePaid(convention, amount, occurrence);
            case BALANCE -> Bookings.balancePaid(convention, amount, occurrence);
        };
    }

    /**
     * What a payment has moved that stands so: one that the bank rejected or sent back has moved nothing.
     *
     * @param attempt counted from 1: a rejected payment is prepared again
     */
    public List<Booking> booked(PaymentStatus status, String convention, Euro amount, int attempt) {
        return switch (status) {
            case PREPARED, WITHDRAWN, REJECTED -> List.of();
            case RELEASED -> List.of(released(convention, amount, attempt));
            case PAID -> List.of(released(convention, amount, attempt), executed(convention, amount, attempt));
        };
    }
}
