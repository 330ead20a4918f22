package be.fgov.mi.piis.evaluation.statistics;

import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The figures of a CPAS, for itself. */
@Path("/piisEvaluation/v1/cpas/{enterpriseNumber}/statistics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "statistics", description = "Figures with their definition; outside the CPAS small cells are hidden")
@RunOnVirtualThread
public class StatisticsResource {
    private final CpasBoundary boundary;
    private final StatisticsOfCpas statistics;
    private final Clock clock;

    StatisticsResource(CpasBoundary boundary, StatisticsOfCpas statistics, Clock clock) {
        this.boundary = boundary;
        this.statistics = statistics;
        this.clock = clock;
    }

    static String ofCpas(String enterpriseNumber) {
        return "/piisEvaluation/v1/cpas/" + enterpriseNumber + "/statistics";
    }

    @GET
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "getStatistics",
            summary = "The figures of a CPAS, for itself: exact",
            description = "As known now, up to the last day of the year or the business date. From the day after a CPAS"
                    + " was taken over its records are in the figures of its successor.")
    public Statistics get(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "The calendar year; that of the business date unless told.")
                    @QueryParam("year")
                    @Nullable
                    String year) {
        return statistics.of(boundary.require(enterpriseNumber), FederalStatisticsResource.year(year, clock));
    }

    @GET
    @Path("/{figure}/records")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "listStatisticsRecords",
            summary = "The records behind a figure of a CPAS, by their references",
            description = "As many as the figure counts: of one category its count, of all its number of records.")
    public Page<RecordBehind> records(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(
                            description = "trajectoriesByOutcome, timeToOutcome, dropoutsByReason,"
                                    + " evaluationCompliance, progressByWorker, progressByBeneficiary")
                    @PathParam("figure")
                    String figure,
            @Parameter(description = "The calendar year; that of the business date unless told.")
                    @QueryParam("year")
                    @Nullable
                    String year,
            @Parameter(description = "A category of the figure; all unless told.") @QueryParam("category") @Nullable
                    String category,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable String page,
            @Parameter(description = "1 to 500, 50 unless told.") @QueryParam("pageSize") @Nullable String pageSize) {
        return statistics.behind(
                boundary.require(enterpriseNumber),
                Codes.parse(Figure.class, figure).orElseThrow(Problems::notFound),
                FederalStatisticsResource.year(year, clock),
                category,
                PageRequest.of(page, pageSize));
    }
}
