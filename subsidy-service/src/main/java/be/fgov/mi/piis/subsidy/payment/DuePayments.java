package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.subsidy.convention.AdvanceView;
import be.fgov.mi.piis.subsidy.convention.ComputeAdvance;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.Payees;
import be.fgov.mi.piis.subsidy.ledger.Account;
import be.fgov.mi.piis.subsidy.ledger.Ledger;
import be.fgov.mi.piis.subsidy.rules.AdvanceBlocker;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
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
        if (balance.cents() > 0) {
            int round = Payment.settlementRound(convention.number());
            return !prepared && Payment.isBalanceLive(convention.number(), round)
                    ? new Answer.Blocked(List.of(Codes.of(AdvanceBlocker.PAYMENT_UNDERWAY)))
                    : new Answer.Pays(due(convention, PaymentKind.BALANCE, round, balance, today));
        }
        AdvanceView advance = computeAdvance.of(convention, today);
        List<String> blockers = advance.blockers().stream()
                .map(AdvanceView.Blocker::code)
                .filter(code -> !prepared || !code.equals(Codes.of(AdvanceBlocker.PAYMENT_UNDERWAY)))
                .toList();
        return blockers.isEmpty() && convention.status() == ConventionStatus.FULLY_SIGNED
                ? new Answer.Pays(due(convention, PaymentKind.ADVANCE, 0, Euro.ofCents(advance.advanceCents()), today))
                : new Answer.Blocked(blockers);
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
