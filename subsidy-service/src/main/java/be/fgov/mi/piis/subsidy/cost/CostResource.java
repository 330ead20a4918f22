package be.fgov.mi.piis.subsidy.cost;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The costs of a convention: sent by the lead, reviewed line by line, replied to. */
@Path("/activationSubsidy/v1/conventions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "costs", description = "Staff and operating costs, their proofs and their review")
@RunOnVirtualThread
public class CostResource {
    private final PushCost pushCost;
    private final FindCosts findCosts;
    private final ReviewCost reviewCost;
    private final ActReceipts receipts;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    CostResource(
            PushCost pushCost,
            FindCosts findCosts,
            ReviewCost reviewCost,
            ActReceipts receipts,
            CurrentCaller currentCaller,
            Clock clock) {
        this.pushCost = pushCost;
        this.findCosts = findCosts;
        this.reviewCost = reviewCost;
        this.receipts = receipts;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    @PUT
    @Path("/{number}/costs/{costReference}/revisions/{revision}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "pushCost",
            summary = "Send a cost of a convention, or correct it until its control begins",
            description = "The whole content, with revisions counted from 1. The same revision with the same content"
                    + " gets the first answer again. What a reviewer may reject is taken with a warning.")
    @APIResponse(
            responseCode = "201",
            description = "The revision is stored",
            content = @Content(schema = @Schema(implementation = PushCost.Answer.class)))
    @APIResponse(
            responseCode = "200",
            description = "The revision was stored before, with this content",
            content = @Content(schema = @Schema(implementation = PushCost.Answer.class)))
    public Response push(
            @PathParam("number") String number,
            @Parameter(description = "1 to 64 of A-Z a-z 0-9 . _ -") @PathParam("costReference") String costReference,
            @Parameter(description = "Counted from 1") @PathParam("revision") String revision,
            @Parameter(description = "true: answer the same and store nothing") @QueryParam("dryRun") @Nullable
                    String dryRun,
            CostBody body) {
        return pushCost.push(
                        number,
                        PathValues.reference("costReference", costReference),
                        PathValues.revision(revision),
                        body,
                        PathValues.flag("dryRun", dryRun),
                        ActContext.of(currentCaller.get(), clock))
                .toResponse();
    }

    @GET
    @Path("/{number}/costs")
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.AUDITOR
    })
    @Operation(operationId = "listCosts", summary = "The costs of a convention, in the order in which they came")
    public Page<CostView> list(
            @PathParam("number") String number,
            @Parameter(description = "From 1") @QueryParam("page") @Nullable String page,
            @Parameter(description = "1 to 500") @QueryParam("pageSize") @Nullable String pageSize) {
        PageRequest request = PageRequest.of(page, pageSize);
        Caller reader = currentCaller.get();
        FindCosts.Found found = QuarkusTransaction.requiringNew().call(() -> findCosts.page(number, request, reader));
        return Page.of(
                found.items(),
                found.total(),
                request,
                "/activationSubsidy/v1/conventions/" + number + "/costs",
                Map.of());
    }

    @GET
    @Path("/{number}/costs/{costReference}")
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.AUDITOR
    })
    @Operation(operationId = "getCost", summary = "A cost with its proofs, its review and the replies")
    public CostView get(@PathParam("number") String number, @PathParam("costReference") String costReference) {
        Caller reader = currentCaller.get();
        return QuarkusTransaction.requiringNew().call(() -> findCosts.one(number, costReference, reader));
    }

    @POST
    @Path("/{number}/costs/{costReference}/review")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "reviewCost",
            summary = "Accept or reject a cost, with a coded ground",
            description = "The rules propose, the officer decides. A later review takes the place of an earlier one;"
                    + " both stay in the history. With a revision, that one alone is reviewed: where another"
                    + " one stands, 409 costReplaced tells which in revision, and nothing is written.")
    @APIResponse(
            responseCode = "200",
            description = "The cost after the review",
            content = @Content(schema = @Schema(implementation = CostView.class)))
    public Response review(
            @PathParam("number") String number,
            @PathParam("costReference") String costReference,
            @Context HttpHeaders headers,
            ReviewBody body) {
        ActContext context = ActContext.of(currentCaller.get(), clock);
        return receipts.once(
                headers,
                Response.Status.OK.getStatusCode(),
                "reviewCost/" + number + "/" + costReference,
                body,
                () -> reviewCost.review(number, costReference, body, context));
    }

    @POST
    @Path("/{number}/costs/{costReference}/reply")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "replyToCostReview", summary = "The lead CPAS replies to the review of a cost")
    @APIResponse(
            responseCode = "200",
            description = "The cost after the reply",
            content = @Content(schema = @Schema(implementation = CostView.class)))
    public Response reply(
            @PathParam("number") String number,
            @PathParam("costReference") String costReference,
            @Context HttpHeaders headers,
            ReviewBody.Reply body) {
        ActContext context = ActContext.of(currentCaller.get(), clock);
        return receipts.once(
                headers,
                Response.Status.OK.getStatusCode(),
                "replyToCostReview/" + number + "/" + costReference,
                body,
                () -> reviewCost.reply(number, costReference, body.text(), context));
    }
}
