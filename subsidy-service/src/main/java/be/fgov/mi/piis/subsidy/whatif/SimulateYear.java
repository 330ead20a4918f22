package be.fgov.mi.piis.subsidy.whatif;

import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionLookup;
import be.fgov.mi.piis.subsidy.cost.JudgeCosts;
import be.fgov.mi.piis.subsidy.counting.CountFigures;
import be.fgov.mi.piis.subsidy.counting.Database;
import be.fgov.mi.piis.subsidy.rules.Advance;
import be.fgov.mi.piis.subsidy.rules.CostDecision;
import be.fgov.mi.piis.subsidy.rules.Euro;
import be.fgov.mi.piis.subsidy.rules.Settlement;
import be.fgov.mi.piis.subsidy.rules.SubsidyScheme;
import be.fgov.mi.piis.subsidy.rules.UnderTargetPolicy;
import be.fgov.mi.piis.subsidy.scheme.SubsidySchemes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reckons the conventions of a year twice by the rules that pay, as they are and as they would be, in a transaction that
 * the database lets write nothing.
 */
@ApplicationScoped
class SimulateYear {
    private final ConventionLookup conventions;
    private final SubsidySchemes schemes;
    private final CountFigures figures;
    private final JudgeCosts judgeCosts;
    private final Database database;

    SimulateYear(
            ConventionLookup conventions,
            SubsidySchemes schemes,
            CountFigures figures,
            JudgeCosts judgeCosts,
            Database database) {
        this.conventions = conventions;
        this.schemes = schemes;
        this.figures = figures;
        this.judgeCosts = judgeCosts;
        this.database = database;
    }

    /** One convention with what it is reckoned from. */
    private record Known(Convention convention, CountFigures.Figures count, List<Settlement.JudgedCost> costs) {

        Settlement reckon(Euro granted, BigDecimal rate, UnderTargetPolicy policy) {
            return Settlement.of(
                    granted,
                    Advance.of(granted, rate).advance(),
                    costs.isEmpty() ? allSpent(granted) : costs,
                    new Settlement.Target(convention.targetPersons(), count.countedPersons(), policy, null));
        }

        private static List<Settlement.JudgedCost> allSpent(Euro granted) {
            return List.of(new Settlement.JudgedCost(granted, CostDecision.ACCEPTED, null, false));
        }
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 no such year */
    SimulationView simulate(int year, SimulationBody asked) {
        return QuarkusTransaction.requiringNew().call(() -> {
            writeNothing();
            SubsidyScheme scheme = schemes.of(year).orElseThrow(Problems::notFound);
            List<Known> known = known(year);
            BigDecimal rate = asked.advanceRate() == null ? scheme.advanceRate() : asked.advanceRate();
            UnderTargetPolicy policy =
                    asked.underTargetPolicy() == null ? scheme.underTargetPolicy() : asked.underTargetPolicy();
            List<SimulationView.Line> lines = new ArrayList<>();
            SimulationView.Effect totals = SimulationView.Effect.NONE;
            for (Known each : known) {
                Euro granted = each.convention().granted();
                Euro otherwise = capped(granted, asked.ceilingCents());
                SimulationView.Effect effect = SimulationView.Effect.of(
                        SimulationView.Amounts.of(
                                each.reckon(granted, scheme.advanceRate(), scheme.underTargetPolicy())),
                        SimulationView.Amounts.of(each.reckon(otherwise, rate, policy)));
                totals = totals.plus(effect);
                lines.add(new SimulationView.Line(
                        each.convention().number(),
                        each.convention().leadCpas(),
                        each.costs().isEmpty(),
                        effect));
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
                .filter(convention -> !convention.status().leavesTheYearFree())
                .toList();
        Map<String, CountFigures.Figures> counts =
                figures.of(alive.stream().map(Convention::number).toList());
        return alive.stream()
                .map(convention -> new Known(
                        convention,
                        counts.getOrDefault(convention.number(), CountFigures.Figures.NONE),
                        judgeCosts.of(convention)))
                .toList();
    }

    private static Euro capped(Euro granted, @Nullable Long ceilingCents) {
        return ceilingCents == null || granted.cents() <= ceilingCents ? granted : Euro.ofCents(ceilingCents);
    }
}
