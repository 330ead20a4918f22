package be.fgov.mi.piis.evaluation.review;

import be.fgov.mi.piis.evaluation.statistics.RecordBehind;
import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.PathValues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The yearly reviews of a CPAS. */
@Path("/piisEvaluation/v1/cpas/{enterpriseNumber}/globalReviews")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "globalReviews", description = "The yearly review of the results of all contracts")
@RunOnVirtualThread
public class GlobalReviewResource {
    private final CpasBoundary boundary;
    private final GlobalReviews globalReviews;
    private final Clock clock;

    GlobalReviewResource(CpasBoundary boundary, GlobalReviews globalReviews, Clock clock) {
        this.boundary = boundary;
        this.globalReviews = globalReviews;
        this.clock = clock;
    }

    static String href(String enterpriseNumber) {
        return "/piisEvaluation/v1/cpas/" + enterpriseNumber + "/globalReviews";
    }

    @PUT
    @Path("/{year}/revisions/{revision}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "pushGlobalReview",
            summary = "Push a revision of the review of a year: the whole state",
            description = "The figures of the moment are kept with it. A review after the business date, or before its"
                    + " year began, is 400.")
    @APIResponse(
            responseCode = "201",
            description = "Accepted for the first time",
            content = @Content(schema = @Schema(implementation = GlobalReviews.Answer.class)))
    @APIResponse(
            responseCode = "200",
            description = "Accepted before with this content: the first answer, byte for byte",
            content = @Content(schema = @Schema(implementation = GlobalReviews.Answer.class)))
    public Response push(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "The year reviewed.") @PathParam("year") String year,
            @Parameter(description = "Counted by the sender from 1.") @PathParam("revision") String revision,
            @Parameter(description = "true answers the same and stores nothing.") @QueryParam("dryRun") @Nullable
                    String dryRun,
            GlobalReviewBody body) {
        return globalReviews
                .push(
                        boundary.require(enterpriseNumber),
                        PathValues.year(year),
                        PathValues.revision(revision),
                        body,
                        PathValues.flag("dryRun", dryRun))
                .toResponse();
    }

    @Schema(name = "GlobalReviews", description = "The years of a CPAS, newest first.")
    public record Items(List<GlobalReviews.Item> items) {}

    @GET
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "listGlobalReviews", summary = "The years with a review, and those that lack one")
    public Items list(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "As on that day; the business date unless told.") @QueryParam("on") @Nullable
                    String on) {
        return new Items(globalReviews.all(
                boundary.require(enterpriseNumber),
                on == null ? LocalDate.now(clock) : PathValues.date("on", on, "query")));
    }

    @GET
    @Path("/{year}")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "getGlobalReview",
            summary = "A year: its figures, and what was concluded",
            description = "Before there is a review, the figures of now: what a review begins with.")
    public GlobalReviews.View get(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "The year.") @PathParam("year") String year) {
        return globalReviews.one(boundary.require(enterpriseNumber), PathValues.year(year), null);
    }

    @GET
    @Path("/{year}/revisions/{revision}")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "getGlobalReviewRevision", summary = "A review as one revision had it")
    public GlobalReviews.View getRevision(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "The year.") @PathParam("year") String year,
            @Parameter(description = "Counted by the sender from 1.") @PathParam("revision") String revision) {
        return globalReviews.one(
                boundary.require(enterpriseNumber), PathValues.year(year), PathValues.revision(revision));
    }

    @GET
    @Path("/{year}/figures/{figure}/records")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "listGlobalReviewRecords",
            summary = "The records behind a figure of a year, by their references",
            description = "As they are known now: after a review was recorded they can be others than it looked at.")
    public Page<RecordBehind> records(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "The year.") @PathParam("year") String year,
            @Parameter(description = "contracts, compliance, evaluations, trajectories, outcomes, dropouts")
                    @PathParam("figure")
                    String figure,
            @Parameter(description = "A status, a way of evaluating, an outcome or a reason; all unless told.")
                    @QueryParam("category")
                    @Nullable
                    String category,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable String page,
            @Parameter(description = "1 to 500, 50 unless told.") @QueryParam("pageSize") @Nullable String pageSize) {
        return globalReviews.behind(
                boundary.require(enterpriseNumber),
                PathValues.year(year),
                FiguresOfTheYear.figure(figure),
                category,
                PageRequest.of(page, pageSize));
    }
}
