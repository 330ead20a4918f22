package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.subsidy.ledger.Account;
import be.fgov.mi.piis.subsidy.ledger.Balances;
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

    /**
     * What a settlement starts from: what the bank has confirmed, or before that what can still be paid. An advance that
     * came too late and is in no payment is nothing that anybody receives.
     */
    public Euro expected(Convention convention, LocalDate today) {
        if (convention.status() == ConventionStatus.FULLY_SIGNED) {
            AdvanceView advance = of(convention, today);
            if (advance.payable() || Payment.isUnderway(convention.number(), PaymentKind.ADVANCE)) {
                return Euro.ofCents(advance.advanceCents());
            }
        }
        return confirmed(convention);
    }

    /** What the bank has confirmed and no settlement has claimed back. */
    public Euro confirmed(Convention convention) {
        return Euro.ofCents(ledger.balancesOf(convention.number()).of(Account.ADVANCE));
    }

    /** What was or will be advanced of a convention, also after its settlement has claimed some of it back. */
    public Euro standing(Convention convention, LocalDate today) {
        return switch (convention.status()) {
            case SETTLED, RECOVERY_CLAIMED, CLOSED -> {
                Balances balances = ledger.balancesOf(convention.number());
                yield Euro.ofCents(balances.of(Account.ADVANCE)
                        + balances.of(Account.RECEIVABLE)
                        + balances.of(Account.RECOVERED));
            }
            default ->
                convention.status().isFullySigned()
                        ? expected(convention, today)
                        : stated(convention).advance().advance();
        };
    }

    /** What everyone signed last. */
    public record Signed(Euro granted, int targetPersons) {}

    /** As it stands, or as it stood before the amendment that is under way; empty where nobody is bound. */
    public Optional<Signed> signed(Convention convention) {
        if (convention.status().isFullySigned()) {
            return Optional.of(new Signed(convention.granted(), convention.targetPersons()));
        }
        return convention.status().leavesTheYearFree()
                ? Optional.empty()
                : ConventionAdvance.lastOf(convention.number())
                        .map(signed -> new Signed(
                                Euro.ofCents(signed.grantedCents),
                                ConventionContent.of(convention.number(), signed.revision)
                                        .targetPersons()));
    }

    /** The advance that the bank paid before an amendment, or zero. */
    public Euro paid(Convention convention) {
        return convention.signingRound() == 0 ? Euro.ZERO : confirmed(convention);
    }
}
