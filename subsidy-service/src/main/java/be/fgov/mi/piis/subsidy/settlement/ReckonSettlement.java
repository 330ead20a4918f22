package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.subsidy.convention.ComputeAdvance;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.cost.JudgeCosts;
import be.fgov.mi.piis.subsidy.counting.CountFigures;
import be.fgov.mi.piis.subsidy.ledger.Account;
import be.fgov.mi.piis.subsidy.ledger.Ledger;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.Euro;
import be.fgov.mi.piis.subsidy.rules.Settlement;
import be.fgov.mi.piis.subsidy.scheme.SubsidySchemes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reckons the settlement of a convention from what was granted, advanced, spent and counted, as it stands now. */
@ApplicationScoped
class ReckonSettlement {
    private final JudgeCosts judgeCosts;
    private final CountFigures countFigures;
    private final ComputeAdvance computeAdvance;
    private final SubsidySchemes schemes;
    private final Ledger ledger;

    ReckonSettlement(
            JudgeCosts judgeCosts,
            CountFigures countFigures,
            ComputeAdvance computeAdvance,
            SubsidySchemes schemes,
            Ledger ledger) {
        this.judgeCosts = judgeCosts;
        this.countFigures = countFigures;
        this.computeAdvance = computeAdvance;
        this.schemes = schemes;
        this.ledger = ledger;
    }

    /** Inside a transaction, of a convention that everyone has signed. */
    Settlement of(Convention convention, Settlement.Target target, LocalDate today) {
        return Settlement.of(
                convention.granted(),
                advance(convention, today),
                judgeCosts.of(convention),
                target,
                schemes.require(convention.year()).recovery());
    }

    /** @param reduce what the officer decided; null while nothing is decided */
    Settlement.Target target(Convention convention, @Nullable Boolean reduce) {
        long counted = countFigures
                .of(Set.of(convention.number()))
                .getOrDefault(convention.number(), CountFigures.Figures.NONE)
                .countedPersons();
        return new Settlement.Target(
                convention.targetPersons(),
                counted,
                schemes.require(convention.year()).underTargetPolicy(),
                reduce);
    }

    /** Days within which a recovery is paid back; null where the scheme of the year sets none. */
    @Nullable
    Integer recoveryDueDays(Convention convention) {
        return schemes.require(convention.year()).recovery().dueDays();
    }

    /** What the bank has confirmed; before that, what is to be paid. */
    private Euro advance(Convention convention, LocalDate today) {
        return convention.status() == ConventionStatus.FULLY_SIGNED
                ? Euro.ofCents(computeAdvance.of(convention, today).advanceCents())
                : Euro.ofCents(ledger.balancesOf(convention.number()).of(Account.ADVANCE));
    }
}
