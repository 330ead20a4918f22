package be.fgov.mi.piis.subsidy.whatif;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.subsidy.convention.ComputeAdvance;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionLookup;
import be.fgov.mi.piis.subsidy.cost.JudgeCosts;
import be.fgov.mi.piis.subsidy.counting.CountFigures;
import be.fgov.mi.piis.subsidy.counting.Database;
import be.fgov.mi.piis.subsidy.rules.Advance;
import be.fgov.mi.piis.subsidy.rules.AllocationKey;
import be.fgov.mi.piis.subsidy.rules.CostDecision;
import be.fgov.mi.piis.subsidy.rules.Euro;
import be.fgov.mi.piis.subsidy.rules.RecoveryTerms;
import be.fgov.mi.piis.subsidy.rules.Settlement;
import be.fgov.mi.piis.subsidy.rules.SubsidyScheme;
import be.fgov.mi.piis.subsidy.rules.UnderTargetPolicy;
import be.fgov.mi.piis.subsidy.scheme.SubsidySchemes;
import be.fgov.mi.piis.subsidy.settlement.SettledTargets;
import be.fgov.mi.piis.subsidy.settlement.SettledTargets.SettledTarget;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reckons the conventions of a year that were submitted twice by the rules that pay, as they are and as they would be, in a transaction that
 * the database lets write nothing.
 */
@ApplicationScoped
class SimulateYear {
    private final ConventionLookup conventions;
    private final SubsidySchemes schemes;
    private final CountFigures figures;
    private final JudgeCosts judgeCosts;
    private final ComputeAdvance computeAdvance;
    private final SettledTargets settledTargets;
    private final Database database;
    private final Clock clock;

    SimulateYear(
            ConventionLookup conventions,
            SubsidySchemes schemes,
            CountFigures figures,
            JudgeCosts judgeCosts,
            ComputeAdvance computeAdvance,
            SettledTargets settledTargets,
            Database database,
            Clock clock) {
        this.conventions = conventions;
        this.schemes = schemes;
        this.figures = figures;
        this.judgeCosts = judgeCosts;
        this.computeAdvance = computeAdvance;
        this.settledTargets = settledTargets;
        this.database = database;
        this.clock = clock;
    }

    /**
     * One convention with what it is reckoned from.
     *
     * @param settled what its settlement was decided on; null while none stands
     */
    private record Known(
            Convention convention,
            CountFigures.Figures count,
            List<Settlement.JudgedCost> costs,
            @Nullable SettledTarget settled) {

        /** An approved settlement keeps its count and the decision of its officer (SUB-17). */
        Settlement reckon(Euro granted, Euro advance, UnderTargetPolicy policy, int promised, RecoveryTerms recovery) {
            return Settlement.of(
                    granted,
                    advance,
                    costsAssumed() ? allSpent(granted) : costs,
                    new Settlement.Target(
                            promised, countedPersons(), policy, settled == null ? null : settled.reduced()),
                    recovery);
        }

        /** Whoever has reported has said what was spent, be it nothing. */
        boolean costsAssumed() {
            return costs.isEmpty() && !convention.status().isReported();
        }

        private long countedPersons() {
            return settled == null ? count.countedPersons() : settled.countedPersons();
        }

        private static List<Settlement.JudgedCost> allSpent(Euro granted) {
            return List.of(new Settlement.JudgedCost(granted, CostDecision.ACCEPTED, null, false));
        }

        long measured(SimulationBody.Measured what) {
            return switch (what) {
                case COUNTED_PERSONS -> countedPersons();
                case TRAJECTORIES -> count.trajectories();
                case TARGET_PERSONS -> convention.targetPersons();
                case TARGET_TRAJECTORIES -> convention.targetTrajectories();
            };
        }
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 no such year, 400 a count that nobody has */
    SimulationView simulate(int year, SimulationBody asked) {
        return QuarkusTransaction.requiringNew().call(() -> {
            writeNothing();
            SubsidyScheme scheme = schemes.of(year).orElseThrow(Problems::notFound);
            LocalDate today = LocalDate.now(clock);
            List<Known> known = known(year);
            Map<String, Euro> shares = shares(known, asked.allocation());
            BigDecimal rate = asked.advanceRate() == null ? scheme.advanceRate() : asked.advanceRate();
            UnderTargetPolicy policy =
                    asked.underTargetPolicy() == null ? scheme.underTargetPolicy() : asked.underTargetPolicy();
            RecoveryTerms recovery = asked.recovery() == null
                    ? scheme.recovery()
                    : asked.recovery().toTerms();
            List<SimulationView.Line> lines = new ArrayList<>();
            SimulationView.Effect totals = SimulationView.Effect.NONE;
            for (Known each : known) {
                Euro granted = each.convention().granted();
                Euro standing = computeAdvance.standing(each.convention(), today);
                int promised = each.convention().targetPersons();
                Euro otherwise =
                        capped(shares.getOrDefault(each.convention().leadCpas(), granted), asked.ceilingCents());
                SimulationView.Effect effect = SimulationView.Effect.of(
                        SimulationView.Amounts.of(each.reckon(
                                granted, standing, scheme.underTargetPolicy(), promised, scheme.recovery())),
                        SimulationView.Amounts.of(each.reckon(
                                otherwise,
                                asked.advanceRate() == null && otherwise.equals(granted)
                                        ? standing
                                        : Advance.of(otherwise, rate, scheme.rounding())
                                                .advance(),
                                policy,
                                scaled(promised, asked.targetPercent()),
                                recovery)));
                totals = totals.plus(effect);
                lines.add(new SimulationView.Line(
                        each.convention().number(), each.convention().leadCpas(), each.costsAssumed(), effect));
            }
            return new SimulationView(year, lines, lines.size(), totals);
        });
    }

    /** Has to be the first statement of its transaction. */
    private void writeNothing() {
        database.change(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
            }
        });
    }

    private List<Known> known(int year) {
        List<Convention> alive = conventions.ofYear(year).stream()
                .filter(convention -> convention.status().holdsTheYear())
                .toList();
        List<String> numbers = alive.stream().map(Convention::number).toList();
        Map<String, CountFigures.Figures> counts = figures.of(numbers);
        Map<String, SettledTarget> settled = settledTargets.of(numbers);
        return alive.stream()
                .map(convention -> new Known(
                        convention,
                        counts.getOrDefault(convention.number(), CountFigures.Figures.NONE),
                        judgeCosts.of(convention),
                        settled.get(convention.number())))
                .toList();
    }

    /** By lead, which has one submitted convention a year; empty while the budget is not shared otherwise. */
    private static Map<String, Euro> shares(List<Known> known, SimulationBody.@Nullable Allocation allocation) {
        if (allocation == null || known.isEmpty()) {
            return Map.of();
        }
        List<SimulationBody.Measured> counts =
                allocation.key().stream().map(SimulationBody.Weight::count).toList();
        for (int i = 0; i < counts.size(); i++) {
            SimulationBody.Measured count = counts.get(i);
            if (known.stream().allMatch(each -> each.measured(count) == 0)) {
                throw Problems.badRequest(Issue.invalidInput(
                        "allocation.key[" + i + "].count",
                        "No convention of the year has any: nothing can be shared."));
            }
        }
        Euro budget = allocation.budgetCents() == null
                ? known.stream().map(each -> each.convention().granted()).reduce(Euro.ZERO, Euro::plus)
                : Euro.ofCents(allocation.budgetCents());
        Map<String, Euro> shares = new HashMap<>();
        SimulationBody.toKey(allocation)
                .share(
                        budget,
                        known.stream()
                                .map(each -> new AllocationKey.Claim(
                                        each.convention().leadCpas(),
                                        counts.stream().map(each::measured).toList()))
                                .toList())
                .lines()
                .forEach(line -> shares.put(line.enterpriseNumber(), Euro.ofCents(line.cents())));
        return shares;
    }

    /** Rounded half up to a person. */
    private static int scaled(int promised, @Nullable Integer percent) {
        return percent == null
                ? promised
                : BigDecimal.valueOf(promised)
                        .multiply(BigDecimal.valueOf(percent, 2))
                        .setScale(0, RoundingMode.HALF_UP)
                        .intValueExact();
    }

    private static Euro capped(Euro granted, @Nullable Long ceilingCents) {
        return ceilingCents == null || granted.cents() <= ceilingCents ? granted : Euro.ofCents(ceilingCents);
    }
}
