package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.subsidy.rules.AdvanceBlocker;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.Euro;
import java.util.List;

/**
 * What is to be paid for a convention: a balance that is settled comes first and needs nothing but itself; an advance
 * needs that everyone has signed and that nothing blocks it (SUB-9).
 */
sealed interface WhatIsDue {
    /** @param amount more than nothing */
    record Pays(PaymentKind kind, Euro amount) implements WhatIsDue {}

    /** @param blockers codes; none where the time of the advance is over and no balance is settled */
    record Blocked(List<String> blockers) implements WhatIsDue {}

    /**
     * @param balance settled and not released to the bank
     * @param balanceLive whether the balance of this settlement is in a payment already
     * @param advance as it would be paid
     * @param blockers codes of what the advance waits for
     * @param prepared whether this is asked for a payment that is prepared already: it does not stand in its own way
     */
    static WhatIsDue of(
            Euro balance,
            boolean balanceLive,
            Euro advance,
            List<String> blockers,
            ConventionStatus status,
            boolean prepared) {
        String underway = Codes.of(AdvanceBlocker.PAYMENT_UNDERWAY);
        if (balance.cents() > 0) {
            return balanceLive && !prepared ? new Blocked(List.of(underway)) : new Pays(PaymentKind.BALANCE, balance);
        }
        List<String> standing = blockers.stream()
                .filter(code -> !prepared || !code.equals(underway))
                .toList();
        return standing.isEmpty() && status == ConventionStatus.FULLY_SIGNED
                ? new Pays(PaymentKind.ADVANCE, advance)
                : new Blocked(standing);
    }
}
