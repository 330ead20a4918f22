package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.subsidy.convention.ComputeAdvance;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.cost.JudgeCosts;
import be.fgov.mi.piis.subsidy.counting.CountFigures;
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

    ReckonSettlement(
            JudgeCosts judgeCosts, CountFigures countFigures, ComputeAdvance computeAdvance, SubsidySchemes schemes) {
        this.judgeCosts = judgeCosts;
        this.countFigures = countFigures;
        this.computeAdvance = computeAdvance;
        this.schemes = schemes;
    }

    /** Whether everyone has signed it, or had before the amendment that is under way. */
    boolean isSigned(Convention convention) {
        return computeAdvance.signed(convention).isPresent();
    }

    /** Inside a transaction, of a convention that everyone has signed: of what was signed, and not of its amendment. */
    Settlement of(Convention convention, Settlement.Target target, LocalDate today) {
        return Settlement.of(
                signed(convention).granted(),
                computeAdvance.expected(convention, today),
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
                signed(convention).targetPersons(),
                counted,
                schemes.require(convention.year()).underTargetPolicy(),
                reduce);
    }

    /** Days within which a recovery is paid back; null where the scheme of the year sets none. */
    @Nullable
    Integer recoveryDueDays(Convention convention) {
        return schemes.require(convention.year()).recovery().dueDays();
    }

    /** What the bank has confirmed of the advance. */
    Euro advancePaid(Convention convention) {
        return computeAdvance.confirmed(convention);
    }

    private ComputeAdvance.Signed signed(Convention convention) {
        return computeAdvance.signed(convention).orElseThrow();
    }
}
