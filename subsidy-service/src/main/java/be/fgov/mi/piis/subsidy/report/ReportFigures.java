package be.fgov.mi.piis.subsidy.report;

import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.cost.Cost;
import be.fgov.mi.piis.subsidy.cost.CostStatus;
import be.fgov.mi.piis.subsidy.counting.CountFigures;
import be.fgov.mi.piis.subsidy.rules.CostKind;
import be.fgov.mi.piis.subsidy.rules.Euro;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is known of a convention without asking its CPAS: the figures that its reports start from. */
@Schema(name = "ReportFigures", description = "The figures that the reports start from.")
public record ReportFigures(Activity activity, Financial financial) {

    /**
     * Persons and trajectories (SUB-17, SUB-18, SUB-22).
     *
     * @param countedPersons each once
     */
    @Schema(name = "ReportActivityFigures", description = "Persons and trajectories, promised and counted.")
    public record Activity(
            int promisedPersons,
            long countedPersons,
            int promisedTrajectories,
            long trajectories,
            long socioProfessionalPath,
            long strengthenedAutonomy,
            long volunteering,
            long employment,
            long dropoutsExplained,
            long dropoutsUnexplained) {}

    /**
     * Euro cents.
     *
     * @param costs how many were sent
     * @param undecidedCents of the declared costs, those that nobody has decided on
     */
    @Schema(name = "ReportFinancialFigures", description = "What was granted and what was spent, in euro cents.")
    public record Financial(
            long grantedCents,
            long advanceCents,
            int costs,
            long declaredCents,
            long staffCents,
            long operatingCents,
            long acceptedCents,
            long rejectedCents,
            long undecidedCents) {}

    static ReportFigures of(Convention convention, long advanceCents, CountFigures.Figures count, List<Cost> costs) {
        return new ReportFigures(
                new Activity(
                        convention.targetPersons(),
                        count.countedPersons(),
                        convention.targetTrajectories(),
                        count.trajectories(),
                        count.socioProfessionalPath(),
                        count.strengthenedAutonomy(),
                        count.volunteering(),
                        count.employment(),
                        count.dropoutsExplained(),
                        count.dropoutsUnexplained()),
                new Financial(
                        convention.granted().cents(),
                        advanceCents,
                        costs.size(),
                        sum(costs, cost -> true),
                        sum(costs, cost -> cost.kind() == CostKind.STAFF),
                        sum(costs, cost -> cost.kind() == CostKind.OPERATING),
                        sum(costs, cost -> cost.status() == CostStatus.ACCEPTED),
                        sum(costs, cost -> cost.status() == CostStatus.REJECTED),
                        sum(costs, cost -> cost.status() == CostStatus.DECLARED)));
    }

    private static long sum(List<Cost> costs, Predicate<Cost> which) {
        return costs.stream()
                .filter(which)
                .map(Cost::amount)
                .reduce(Euro.ZERO, Euro::plus)
                .cents();
    }
}
