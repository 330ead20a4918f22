package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.subsidy.convention.AdvanceView;
import be.fgov.mi.piis.subsidy.convention.ComputeAdvance;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.Payees;
import be.fgov.mi.piis.subsidy.ledger.Account;
import be.fgov.mi.piis.subsidy.ledger.Ledger;
import be.fgov.mi.piis.subsidy.rules.Euro;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/**
 * What is to be paid for a convention today: the advance once everyone has signed (SUB-9), the balance once its
 * settlement is approved, and each only to the lead, or to the CPAS that has taken it over ({@link Payees}).
 */
@ApplicationScoped
class DuePayments {
    private final ComputeAdvance computeAdvance;
    private final Ledger ledger;
    private final Payees payees;

    DuePayments(ComputeAdvance computeAdvance, Ledger ledger, Payees payees) {
        this.computeAdvance = computeAdvance;
        this.ledger = ledger;
        this.payees = payees;
    }

    /** Whether there is something to pay, and if not, why. */
    sealed interface Answer {
        record Pays(Payment.Due due) implements Answer {}

        /** @param blockers codes */
        record Blocked(List<String> blockers) implements Answer {}
    }

    /** For a payment that is not there yet; inside a transaction, under the lock of the convention. */
    Answer of(Convention convention, LocalDate today) {
        return of(convention, today, false);
    }

    /** For a payment that is prepared already and is about to be released. */
    Answer atRelease(Convention convention, LocalDate today) {
        return of(convention, today, true);
    }

    /** What to look at before an unpaid payment is released. */
    List<Warning> warnings(Payment payment, LocalDate today) {
        return payment.kind == PaymentKind.ADVANCE && payment.status.isUnderway()
                ? Convention.of(payment.conventionNumber)
                        .map(convention -> computeAdvance.of(convention, today).warnings())
                        .orElse(List.of())
                : List.of();
    }

    private Answer of(Convention convention, LocalDate today, boolean prepared) {
        Euro balance = Euro.ofCents(ledger.balancesOf(convention.number()).of(Account.BALANCE_DUE));
        int round = Payment.settlementRound(convention.number());
        AdvanceView advance = computeAdvance.of(convention, today);
        WhatIsDue due = WhatIsDue.of(
                balance,
                balance.cents() > 0 && Payment.isBalanceLive(convention.number(), round),
                Euro.ofCents(advance.advanceCents()),
                advance.blockers().stream().map(AdvanceView.Blocker::code).toList(),
                convention.status(),
                prepared);
        return switch (due) {
            case WhatIsDue.Pays(PaymentKind kind, Euro amount) ->
                new Answer.Pays(due(convention, kind, kind == PaymentKind.BALANCE ? round : 0, amount, today));
            case WhatIsDue.Blocked(List<String> blockers) -> new Answer.Blocked(blockers);
        };
    }

    private Payment.Due due(
            Convention convention, PaymentKind kind, int settlementRound, Euro amount, LocalDate today) {
        Payees.Payee payee = payees.of(convention, today);
        return new Payment.Due(
                convention.number(),
                convention.year(),
                kind,
                settlementRound,
                amount,
                payee.enterpriseNumber(),
                payee.name(),
                payee.iban());
    }
}
