package be.fgov.mi.piis.evaluation.review;

import be.fgov.mi.piis.evaluation.rules.EvaluationMode;
import be.fgov.mi.piis.evaluation.statistics.RecordsOfTheYear;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.wire.Codes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a CPAS reviews: the figures of its year, so that nobody has to count by hand, and the records behind each. A CPAS
 * that took others over by the last day that is looked at has theirs too (docs/adr/0013).
 */
@ApplicationScoped
public class FiguresOfTheYear {
    /** A review is of what was done and how it ended: what somebody scored is none of it. */
    private static final Set<RecordsOfTheYear.Kind> FIGURES =
            Collections.unmodifiableSet(EnumSet.range(RecordsOfTheYear.Kind.CONTRACTS, RecordsOfTheYear.Kind.DROPOUTS));

    private final RecordsOfTheYear records;
    private final CpasRegistry registry;

    FiguresOfTheYear(RecordsOfTheYear records, CpasRegistry registry) {
        this.records = records;
        this.registry = registry;
    }

    /** Those of a year, each with its definition. */
    @Schema(
            name = "FiguresOfTheYear",
            description =
                    "The figures that a yearly review looks at. Evaluations and trajectories whose contract is not"
                            + " known here are left out, as in the statistics: waitingRecords lists them.")
    public record Figures(
            @Schema(
                    description = "The last day that was looked at: the last of the year, or the business date while it"
                            + " runs.")
            LocalDate asOf,

            @Schema(
                    description = "Contracts that bound on a day of the year: everybody had signed, and neither their"
                            + " term nor their end had come.")
            int contracts,

            @Schema(description = "Whom these contracts concern, each person once.")
            int persons,

            @Schema(description = "Evaluations held in the year.")
            int evaluations,

            @Schema(description = "Of these evaluations, those held face to face.")
            int inPerson,

            @Schema(
                    description = "These contracts by how their evaluations stand at the end of asOf, for the contract"
                            + " year that holds it: compliant, onTrack, late, nonCompliant; notJudged when no rule could judge"
                            + " it, most often for impossible dates. A status that no contract has is left out.")
            Map<String, Integer> compliance,

            @Schema(
                    description = "Trajectories that ran on a day of the year. One whose end nobody told goes on, also"
                            + " past its plan.")
            int trajectories,

            @Schema(
                    description = "These trajectories by where they stood at the end of asOf: running, pastItsPlan (its"
                            + " last day planned went by and no end was told), ended, droppedOut. A state that none has"
                            + " is left out; absent in reviews from before it was counted.")
            @Nullable
            Map<String, Integer> trajectoriesByState,

            @Schema(description = "Trajectories that ended in the year with an outcome, by outcome.")
            Map<String, Integer> outcomes,

            @Schema(
                    description = "Trajectories that were left in the year before their end, by reason, explained or"
                            + " not.")
            Map<String, Integer> dropouts) {}

    /** Within a transaction. */
    Figures of(EnterpriseNumber cpas, int year, LocalDate today) {
        List<RecordsOfTheYear.Counted> contracts = behind(cpas, year, today, RecordsOfTheYear.Kind.CONTRACTS);
        Map<String, Integer> modes = byCategory(cpas, year, today, RecordsOfTheYear.Kind.EVALUATIONS);
        Map<String, Integer> trajectories = byCategory(cpas, year, today, RecordsOfTheYear.Kind.TRAJECTORIES);
        return new Figures(
                asOf(year, today),
                contracts.size(),
                (int) contracts.stream()
                        .map(RecordsOfTheYear.Counted::personId)
                        .distinct()
                        .count(),
                total(modes),
                modes.getOrDefault(Codes.of(EvaluationMode.IN_PERSON), 0),
                byCategory(cpas, year, today, RecordsOfTheYear.Kind.COMPLIANCE),
                total(trajectories),
                trajectories,
                byCategory(cpas, year, today, RecordsOfTheYear.Kind.OUTCOMES),
                byCategory(cpas, year, today, RecordsOfTheYear.Kind.DROPOUTS));
    }

    /** Within a transaction: what a figure counts. */
    List<RecordsOfTheYear.Counted> behind(
            EnterpriseNumber cpas, int year, LocalDate today, RecordsOfTheYear.Kind figure) {
        LocalDate asOf = asOf(year, today);
        return records.ofKnownContracts(
                figure, registry.responsible().foundUnder(asOf, cpas.value()), LocalDate.of(year, 1, 1), asOf);
    }

    /** {@return by figure, where its records are listed} */
    static Map<String, String> recordsOf(String hrefOfYear) {
        Map<String, String> links = new TreeMap<>();
        for (RecordsOfTheYear.Kind figure : FIGURES) {
            links.put(Codes.of(figure), recordsOf(hrefOfYear, figure));
        }
        return links;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when a review has no such figure */
    static RecordsOfTheYear.Kind figure(String code) {
        return Codes.parse(RecordsOfTheYear.Kind.class, code)
                .filter(FIGURES::contains)
                .orElseThrow(Problems::notFound);
    }

    static String recordsOf(String hrefOfYear, RecordsOfTheYear.Kind figure) {
        return hrefOfYear + "/figures/" + Codes.of(figure) + "/records";
    }

    static LocalDate asOf(int year, LocalDate today) {
        LocalDate last = LocalDate.of(year, 12, 31);
        return today.isBefore(last) ? today : last;
    }

    private static int total(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private Map<String, Integer> byCategory(
            EnterpriseNumber cpas, int year, LocalDate today, RecordsOfTheYear.Kind figure) {
        Map<String, Integer> counts = new TreeMap<>();
        for (RecordsOfTheYear.Counted counted : behind(cpas, year, today, figure)) {
            String category = counted.category();
            if (category != null) {
                counts.merge(category, 1, Integer::sum);
            }
        }
        return counts;
    }
}
