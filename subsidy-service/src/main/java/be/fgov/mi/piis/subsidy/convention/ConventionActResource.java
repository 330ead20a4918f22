package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.StrictJson;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The acts that move a convention on, dated by the server. */
@Path("/activationSubsidy/v1/conventions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "conventionActs", description = "Submission, negotiation, advice, decision: who does what next")
@RunOnVirtualThread
public class ConventionActResource {
    private static final String ON_WHAT_WAS_READ =
            "With a revision, the act is done on that one alone: where another one stands, 409 conventionReplaced tells"
                    + " which in revision, and nothing is written. Without it, the act is done on whichever stands.";

    private static final List<String> CPAS_ROLES =
            List.of(Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY, Roles.CPAS_WORKER, Roles.CPAS_SYSTEM);

    private final ActOnConvention actOnConvention;
    private final ActReceipts receipts;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    ConventionActResource(
            ActOnConvention actOnConvention, ActReceipts receipts, CurrentCaller currentCaller, Clock clock) {
        this.actOnConvention = actOnConvention;
        this.receipts = receipts;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    @POST
    @Path("/{number}/submission")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "submitConvention",
            summary = "The lead CPAS submits; this opens the review",
            description = "From here on the convention holds the year of its CPAS and counts their persons (A-26): 409"
                    + " cpasAlreadyInConvention names those that another one holds, never which one. "
                    + ON_WHAT_WAS_READ)
    @APIResponse(
            responseCode = "200",
            description = "The convention after the act",
            content = @Content(schema = @Schema(implementation = ConventionView.class)))
    public Response submit(@PathParam("number") String number, @Context HttpHeaders headers, ActBodies.Plain body) {
        return act(
                number,
                "submission",
                StrictJson.canonical(body),
                ConventionAct.SUBMISSION,
                roleOfCpas().orElseThrow(),
                Remark.NONE,
                body.revision(),
                headers);
    }

    @POST
    @Path("/{number}/negotiation")
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "negotiateConvention",
            summary = "The SPP IS asks the CPAS about a part of the convention",
            description = ON_WHAT_WAS_READ)
    @APIResponse(
            responseCode = "200",
            description = "The convention after the act",
            content = @Content(schema = @Schema(implementation = ConventionView.class)))
    public Response negotiate(
            @PathParam("number") String number, @Context HttpHeaders headers, ActBodies.Negotiation body) {
        return act(
                number,
                "negotiation",
                StrictJson.canonical(body),
                ConventionAct.NEGOTIATION,
                Roles.SPP_OFFICER,
                new Remark(body.field(), body.comment()),
                body.revision(),
                headers);
    }

    @POST
    @Path("/{number}/advice")
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "adviseOnConvention",
            summary = "The SPP IS gives its advice; one that is not favourable goes back to negotiation",
            description = ON_WHAT_WAS_READ)
    @APIResponse(
            responseCode = "200",
            description = "The convention after the act",
            content = @Content(schema = @Schema(implementation = ConventionView.class)))
    public Response advise(@PathParam("number") String number, @Context HttpHeaders headers, ActBodies.Advice body) {
        return act(
                number,
                "advice",
                StrictJson.canonical(body),
                body.act(),
                Roles.SPP_OFFICER,
                new Remark(null, body.text()),
                body.revision(),
                headers);
    }

    @POST
    @Path("/{number}/ministerSubmission")
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "submitToMinister",
            summary = "The SPP IS puts the convention before the minister",
            description = ON_WHAT_WAS_READ)
    @APIResponse(
            responseCode = "200",
            description = "The convention after the act",
            content = @Content(schema = @Schema(implementation = ConventionView.class)))
    public Response submitToMinister(
            @PathParam("number") String number, @Context HttpHeaders headers, ActBodies.Plain body) {
        return act(
                number,
                "ministerSubmission",
                StrictJson.canonical(body),
                ConventionAct.MINISTER_SUBMISSION,
                Roles.SPP_OFFICER,
                Remark.NONE,
                body.revision(),
                headers);
    }

    @POST
    @Path("/{number}/ministerDecision")
    @RolesAllowed(Roles.MINISTER)
    @Operation(
            operationId = "decideOnConvention",
            summary = "The minister approves, refuses or asks for a modification, which goes back to negotiation",
            description = ON_WHAT_WAS_READ)
    @APIResponse(
            responseCode = "200",
            description = "The convention after the act",
            content = @Content(schema = @Schema(implementation = ConventionView.class)))
    public Response decide(
            @PathParam("number") String number, @Context HttpHeaders headers, ActBodies.MinisterDecision body) {
        return act(
                number,
                "ministerDecision",
                StrictJson.canonical(body),
                body.act(),
                Roles.MINISTER,
                new Remark(null, body.text()),
                body.revision(),
                headers);
    }

    @POST
    @Path("/{number}/carryOver")
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "carryAdvanceOver",
            summary = "The SPP IS decides, with a motive, that the advance may be paid after the budget year",
            description = "Of a convention that everyone has signed and whose advance is unpaid (A-29).")
    @APIResponse(
            responseCode = "200",
            description = "The convention after the act",
            content = @Content(schema = @Schema(implementation = ConventionView.class)))
    public Response carryOver(
            @PathParam("number") String number, @Context HttpHeaders headers, ActBodies.CarryOver body) {
        return act(
                number,
                "carryOver",
                StrictJson.canonical(body),
                ConventionAct.CARRY_OVER,
                Roles.SPP_OFFICER,
                new Remark(null, body.text()),
                null,
                headers);
    }

    @POST
    @Path("/{number}/amendment")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "amendConvention",
            summary = "The lead CPAS reopens what the minister approved, with its reason",
            description =
                    "Back to negotiation: a revision, then advice, approval and signatures again, until the report."
                            + " What was signed before stays in the file, and what is committed changes with the new"
                            + " signatures. An advance that was paid stays paid. Not while a payment of it is under way"
                            + " (A-28).")
    @APIResponse(
            responseCode = "200",
            description = "The convention after the act",
            content = @Content(schema = @Schema(implementation = ConventionView.class)))
    public Response amend(@PathParam("number") String number, @Context HttpHeaders headers, ActBodies.Amendment body) {
        return act(
                number,
                "amendment",
                StrictJson.canonical(body),
                ConventionAct.AMENDMENT,
                roleOfCpas().orElseThrow(),
                new Remark(null, body.text()),
                null,
                headers);
    }

    @POST
    @Path("/{number}/amendmentWithdrawal")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY, Roles.SPP_OFFICER})
    @Operation(
            operationId = "withdrawAmendment",
            summary = "The lead CPAS or the SPP IS gives an amendment up: what everyone signed before stands again",
            description = "Content, signatures and advance are again those of the version that everyone signed.")
    @APIResponse(
            responseCode = "200",
            description = "The convention after the act",
            content = @Content(schema = @Schema(implementation = ConventionView.class)))
    public Response withdrawAmendment(
            @PathParam("number") String number, @Context HttpHeaders headers, ActBodies.Withdrawal body) {
        return act(
                number,
                "amendmentWithdrawal",
                StrictJson.canonical(body),
                ConventionAct.AMENDMENT_WITHDRAWAL,
                roleOfCpas().orElse(Roles.SPP_OFFICER),
                new Remark(null, body.text()),
                null,
                headers);
    }

    @POST
    @Path("/{number}/expiry")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY, Roles.SPP_OFFICER})
    @Operation(
            operationId = "expireConvention",
            summary = "The SPP IS ends what not everyone signed by the payment cut-off; the lead drops a draft",
            description = "By the SPP IS from the day after the cut-off of the scheme: its CPAS are free for another"
                    + " convention of the year. By the lead CPAS on any day while it is a draft; what was"
                    + " submitted is answered 409 wasSubmitted. The motive stays in the list of acts.")
    @APIResponse(
            responseCode = "200",
            description = "The convention after the act",
            content = @Content(schema = @Schema(implementation = ConventionView.class)))
    public Response expire(@PathParam("number") String number, @Context HttpHeaders headers, ActBodies.Expiry body) {
        return act(
                number,
                "expiry",
                StrictJson.canonical(body),
                ConventionAct.EXPIRY,
                roleOfCpas().orElse(Roles.SPP_OFFICER),
                new Remark(null, body.text()),
                null,
                headers);
    }

    private Optional<String> roleOfCpas() {
        return CPAS_ROLES.stream().filter(currentCaller.get()::has).findFirst();
    }

    private Response act(
            String number,
            String name,
            String content,
            ConventionAct act,
            String role,
            Remark remark,
            @Nullable Integer read,
            HttpHeaders headers) {
        Caller caller = currentCaller.get();
        return receipts.once(
                caller,
                headers.getRequestHeader(ActReceipts.HEADER),
                name + "/" + number,
                content,
                () -> actOnConvention.act(number, act, role, remark, read, ActContext.of(caller, clock)));
    }
}
