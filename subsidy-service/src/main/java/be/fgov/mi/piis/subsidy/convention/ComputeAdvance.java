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

/**
 * Shows the advance: as it was prepared with the last signature, before that as the minister approved it, and before the
 * approval as the scheme would give it.
 */
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
        Advance advance;
        BigDecimal rate;
        if (prepared.isPresent()) {
            advance = prepared.get().toTerms();
            rate = prepared.get().rate;
        } else {
            StatedTerms stated = stated(convention);
            advance = stated.advance();
            rate = stated.rate();
        }
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

    /**
     * What the text of the round under way states and its last signature prepares: as the minister approved it (SUB-10),
     * and until then the scheme's share, or what was paid before.
     */
    public StatedTerms stated(Convention convention) {
        return ApprovedTerms.of(convention).map(ApprovedTerms::toTerms).orElseGet(() -> {
            SubsidyScheme scheme = schemes.require(convention.year());
            Euro paid = paid(convention);
            boolean kept = paid.cents() > 0;
            return new StatedTerms(
                    kept ? Advance.keeping(paid, convention.granted()) : Advance.of(convention.granted(), scheme),
                    scheme.advanceRate(),
                    kept,
                    scheme.reportDueOn());
        });
    }

    /** The advance that the bank paid before an amendment, or zero. */
    public Euro paid(Convention convention) {
        return convention.signingRound() == 0
                ? Euro.ZERO
                : Euro.ofCents(ledger.balancesOf(convention.number()).of(Account.ADVANCE));
    }
}
