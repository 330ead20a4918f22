package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.subsidy.ledger.Booking;
import be.fgov.mi.piis.subsidy.ledger.Bookings;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.Euro;
import be.fgov.mi.piis.subsidy.rules.Settlement;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an approved settlement makes of a convention and of its money, and what taking it back does. The acts book it,
 * and the rebuild of the ledger reckons it again from the same amounts (reliability I10).
 *
 * @param advance what was paid before, less what was paid back
 * @param balance to be paid to the CPAS, or zero
 * @param recovery to be paid back by the CPAS, or zero
 * @param round how many settlements of the convention were taken back before
 */
record WhatFollows(String convention, Euro granted, Euro advance, Euro balance, Euro recovery, int round) {

    static WhatFollows of(String convention, Settlement settlement, int round) {
        return new WhatFollows(
                convention,
                settlement.granted(),
                settlement.advance(),
                settlement.balance(),
                settlement.recovery(),
                round);
    }

    private boolean recovers() {
        return recovery.cents() > 0;
    }

    /** The act that the approval is. */
    ConventionAct act() {
        return recovers() ? ConventionAct.RECOVERY_CLAIM : ConventionAct.SETTLEMENT;
    }

    /** Whether nothing is left to pay on either side. */
    boolean closes() {
        return !recovers() && balance.cents() == 0;
    }

    Booking settled() {
        return Bookings.settled(convention, granted, advance, balance, recovery, round);
    }

    /**
     * The opposite of what it booked, and what was paid until then as what the next one starts from.
     *
     * @param balancePaid as the bank has confirmed it
     * @param recovered as the bank has confirmed it
     */
    List<Booking> takenBack(Euro balancePaid, Euro recovered) {
        return List.of(
                Bookings.reversalOf(settled()),
                Bookings.paidInAdvanceOfTheNext(convention, balancePaid, recovered, round));
    }

    /** @param dueDays of the scheme; a term is only for what is claimed */
    static @Nullable Integer recoveryDueDays(Settlement settlement, @Nullable Integer dueDays) {
        return settlement.recovery().cents() > 0 ? dueDays : null;
    }

    /** The last day on which the CPAS pays back; null before the approval and where there is no term. */
    static @Nullable LocalDate recoveryDueOn(@Nullable LocalDate approvedOn, @Nullable Integer dueDays) {
        return approvedOn == null || dueDays == null ? null : approvedOn.plusDays(dueDays);
    }
}
