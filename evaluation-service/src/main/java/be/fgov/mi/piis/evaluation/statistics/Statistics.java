package be.fgov.mi.piis.evaluation.statistics;

import be.fgov.mi.piis.evaluation.rules.Population;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a population in a year.
 *
 * @param code number of the convention of a cluster, enterprise number of a CPAS, {@code BE} for the country
 * @param asOf the last day that was looked at
 * @param edition absent for the CPAS itself
 * @param smallCells absent for the CPAS itself, from which nothing is hidden
 */
@Schema(name = "Statistics", description = "The figures of a year: of the country, of a cluster or of a CPAS.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Statistics(
        Population.Scope scope,

        @Schema(description = "Number of the convention of a cluster, enterprise number of a CPAS, BE for the country.")
        String code,

        int year,
        LocalDate asOf,
        @Nullable Edition edition,
        @Nullable SmallCellsApplied smallCells,
        List<OfFigure> figures) {

    /**
     * Figures that left the CPAS are told as they were published.
     *
     * @param closedOn the last day of the months that the edition tells of
     * @param publishedAt when it was counted: what was pushed or corrected later is in the next one
     */
    @Schema(
            name = "StatisticsEdition",
            description = "When the figures were published: until the next edition they"
                    + " stay as they are, whatever is pushed.")
    public record Edition(LocalDate closedOn, Instant publishedAt) {}

    /** @param below a count of fewer persons is hidden, and others with it */
    @Schema(name = "StatisticsSmallCells", description = "What was hidden outside the CPAS itself.")
    public record SmallCellsApplied(int below, Text reason) {}

    @Schema(name = "StatisticsPeriod", description = "The first and the last day.")
    public record Period(LocalDate from, LocalDate until) {}

    /**
     * A figure.
     *
     * @param records how many records are behind it; absent when hidden
     * @param hidden why {@code records} is absent
     */
    @Schema(name = "StatisticsFigure", description = "A figure with its definition.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfFigure(
            @Schema(
                    description = "trajectoriesByOutcome: " + Definitions.TRAJECTORIES_BY_OUTCOME + " timeToOutcome: "
                            + Definitions.TIME_TO_OUTCOME + " dropoutsByReason: " + Definitions.DROPOUTS_BY_REASON
                            + " evaluationCompliance: " + Definitions.EVALUATION_COMPLIANCE + " progressByWorker: "
                            + Definitions.PROGRESS_BY_WORKER + " progressByBeneficiary: "
                            + Definitions.PROGRESS_BY_BENEFICIARY)
            Figure code,

            Text label,
            Text definition,
            Text population,

            @Schema(
                    description =
                            "What is counted: trajectories, contracts, measuredContracts (each once for each instrument). Or days: what a length is told in.")
            String unit,

            Period period,
            LocalDate asOf,
            @Nullable Long records,

            @Schema(description = "smallCells, when the number of records is hidden.") @Nullable
            String hidden,

            List<Cell> cells,

            @Schema(description = "The records behind the figure; for the CPAS itself alone.") @Nullable
            String href) {}

    /**
     * A place of a figure: a count or lengths, or why there is none.
     *
     * @param lowerQuartile days within which a quarter was over
     * @param median half
     * @param upperQuartile three quarters
     */
    @Schema(name = "StatisticsCell", description = "A count or lengths of one category, or why they are not told.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cell(
            String category,
            Text label,
            @Nullable Long count,
            @Nullable Integer lowerQuartile,
            @Nullable Integer median,
            @Nullable Integer upperQuartile,

            @Schema(
                    description = "smallCells: it is about few persons, or it would tell of another one that is. Which"
                            + " of the two is not said: it would tell.")
            @Nullable
            String hidden) {}
}
