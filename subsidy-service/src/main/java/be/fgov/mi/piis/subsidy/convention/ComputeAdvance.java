package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.subsidy.ledger.Account;
import be.fgov.mi.piis.subsidy.ledger.Ledger;
import be.fgov.mi.piis.subsidy.payment.Payment;
import be.fgov.mi.piis.subsidy.payment.PaymentKind;
import be.fgov.mi.piis.subsidy.rules.Advance;
import be.fgov.mi.piis.subsidy.rules.AdvancePayability;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.Euro;
import be.fgov.mi.piis.subsidy.rules.SubsidyScheme;
import be.fgov.mi.piis.subsidy.scheme.SubsidySchemes;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Shows the advance: as it was prepared with the last signature, and before that as the scheme would give it. */
@ApplicationScoped
public class ComputeAdvance {
    private final SubsidySchemes schemes;
    private final Payees payees;
    private final Ledger ledger;

    ComputeAdvance(SubsidySchemes schemes, Payees payees, Ledger ledger) {
        this.schemes = schemes;
        this.payees = payees;
        this.ledger = ledger;
    }

    /** Inside a transaction. */
    public AdvanceView of(Convention convention, LocalDate today) {
        SubsidyScheme scheme = schemes.require(convention.year());
        Optional<ConventionAdvance> prepared = ConventionAdvance.of(convention);
        Advance advance = prepared.map(ConventionAdvance::toTerms).orElseGet(() -> toPrepare(convention, scheme));
        BigDecimal rate = prepared.map(found -> found.rate).orElse(scheme.advanceRate());
        boolean awaitsPayment = convention.status() == ConventionStatus.FULLY_SIGNED;
        AdvancePayability payability = AdvancePayability.of(
                convention.status(),
                convention.signed(),
                scheme,
                today,
                advance.advance(),
                awaitsPayment && convention.isCarriedOver(),
                awaitsPayment && Payment.isUnderway(convention.number(), PaymentKind.ADVANCE),
                convention.isReportedWithoutAdvance());
        return AdvanceView.of(convention, payees.speaksFor(convention, today), advance, rate, payability);
    }

    /** What the last signature of the round under way will prepare: the scheme's share, or what was paid before. */
    public Advance toPrepare(Convention convention, SubsidyScheme scheme) {
        Euro paid = paid(convention);
        return paid.cents() > 0
                ? Advance.keeping(paid, convention.granted())
                : Advance.of(convention.granted(), scheme);
    }

    /** The advance that the bank paid before an amendment, or zero. */
    public Euro paid(Convention convention) {
        return convention.signingRound() == 0
                ? Euro.ZERO
                : Euro.ofCents(ledger.balancesOf(convention.number()).of(Account.ADVANCE));
    }
}
