package be.fgov.mi.piis.contract.sanction;

import be.fgov.mi.piis.identity.act.CpasActs;
import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.PathValues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The guided sanction procedure on a contract: it refuses what the law refuses and never proposes a sanction. */
@Path("/piisContract/v1/cpas/{enterpriseNumber}/contracts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sanctions", description = "From a breach to a decision, its notification and its appeal")
@RunOnVirtualThread
public class SanctionResource {
    private static final String PROCEDURES = "/{reference}/sanctionProcedures";

    private final CpasBoundary boundary;
    private final CpasActs acts;
    private final OpenSanctionProcedure openProcedure;
    private final RecordSanctionFact recordFact;
    private final DecideSanction decideSanction;
    private final NotifySanction notifySanction;
    private final ReadSanctions readSanctions;

    SanctionResource(
            CpasBoundary boundary,
            CpasActs acts,
            OpenSanctionProcedure openProcedure,
            RecordSanctionFact recordFact,
            DecideSanction decideSanction,
            NotifySanction notifySanction,
            ReadSanctions readSanctions) {
        this.boundary = boundary;
        this.acts = acts;
        this.openProcedure = openProcedure;
        this.recordFact = recordFact;
        this.decideSanction = decideSanction;
        this.notifySanction = notifySanction;
        this.readSanctions = readSanctions;
    }

    @POST
    @Path(PROCEDURES)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "openSanctionProcedure",
            summary = "A commitment of the person was not kept: open the guided procedure")
    @APIResponse(
            responseCode = "201",
            description = "Opened",
            content = @Content(schema = @Schema(implementation = SanctionView.class)))
    public Response open(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @Context HttpHeaders headers,
            SanctionBodies.Breach breach) {
        CpasActs.Begun act = acts.begin(headers, "openSanctionProcedure", enterpriseNumber);
        String contract = act.reference(reference);
        return act.once(201, breach, () -> openProcedure.open(act.cpas(), contract, breach));
    }

    @GET
    @Path(PROCEDURES)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "listSanctionProcedures", summary = "The sanction procedures of a contract")
    public Page<SanctionView> list(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @QueryParam("page") String page,
            @QueryParam("pageSize") String pageSize) {
        return readSanctions.list(
                boundary.require(enterpriseNumber),
                PathValues.reference("reference", reference),
                PageRequest.of(page, pageSize));
    }

    @GET
    @Path(PROCEDURES + "/{procedureId}")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "getSanctionProcedure",
            summary = "One procedure: facts, what can follow, what stands in the way, limits")
    public SanctionView read(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("procedureId") String procedureId) {
        return readSanctions.one(
                boundary.require(enterpriseNumber),
                PathValues.reference("reference", reference),
                PathValues.id(procedureId));
    }

    @POST
    @Path(PROCEDURES + "/{procedureId}/notice")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(operationId = "recordFormalNotice", summary = "The formal notice was sent (SAN-2)")
    @APIResponse(
            responseCode = "200",
            description = "The procedure after the act",
            content = @Content(schema = @Schema(implementation = SanctionView.class)))
    public Response notice(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("procedureId") String procedureId,
            @Context HttpHeaders headers,
            SanctionBodies.Notice body) {
        return fact("recordFormalNotice", enterpriseNumber, reference, procedureId, headers, body);
    }

    @POST
    @Path(PROCEDURES + "/{procedureId}/interview")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "recordImmediateInterview",
            summary = "The person reacts with an immediate interview request (SAN-3)")
    @APIResponse(
            responseCode = "200",
            description = "The procedure after the act",
            content = @Content(schema = @Schema(implementation = SanctionView.class)))
    public Response interview(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("procedureId") String procedureId,
            @Context HttpHeaders headers,
            SanctionBodies.Interview body) {
        return fact("recordImmediateInterview", enterpriseNumber, reference, procedureId, headers, body);
    }

    @POST
    @Path(PROCEDURES + "/{procedureId}/legitimateReason")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "recordLegitimateReason",
            summary = "Whether the person proved a legitimate reason (SAN-6)")
    @APIResponse(
            responseCode = "200",
            description = "The procedure after the act",
            content = @Content(schema = @Schema(implementation = SanctionView.class)))
    public Response legitimateReason(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("procedureId") String procedureId,
            @Context HttpHeaders headers,
            SanctionBodies.LegitimateReason body) {
        return fact("recordLegitimateReason", enterpriseNumber, reference, procedureId, headers, body);
    }

    @POST
    @Path(PROCEDURES + "/{procedureId}/advice")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(operationId = "recordSanctionAdvice", summary = "The social worker advised the council (SAN-4)")
    @APIResponse(
            responseCode = "200",
            description = "The procedure after the act",
            content = @Content(schema = @Schema(implementation = SanctionView.class)))
    public Response advice(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("procedureId") String procedureId,
            @Context HttpHeaders headers,
            SanctionBodies.Advice body) {
        return fact("recordSanctionAdvice", enterpriseNumber, reference, procedureId, headers, body);
    }

    @POST
    @Path(PROCEDURES + "/{procedureId}/hearingRequest")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(operationId = "recordHearingRequest", summary = "The person asks to be heard by the council (SAN-5)")
    @APIResponse(
            responseCode = "200",
            description = "The procedure after the act",
            content = @Content(schema = @Schema(implementation = SanctionView.class)))
    public Response hearingRequest(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("procedureId") String procedureId,
            @Context HttpHeaders headers,
            SanctionBodies.HearingRequest body) {
        return fact("recordHearingRequest", enterpriseNumber, reference, procedureId, headers, body);
    }

    @POST
    @Path(PROCEDURES + "/{procedureId}/hearing")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(operationId = "recordHearing", summary = "The council heard the person (SAN-5)")
    @APIResponse(
            responseCode = "200",
            description = "The procedure after the act",
            content = @Content(schema = @Schema(implementation = SanctionView.class)))
    public Response hearing(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("procedureId") String procedureId,
            @Context HttpHeaders headers,
            SanctionBodies.Hearing body) {
        return fact("recordHearing", enterpriseNumber, reference, procedureId, headers, body);
    }

    @POST
    @Path(PROCEDURES + "/{procedureId}/appeal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(operationId = "recordSanctionAppeal", summary = "The person went to the labour tribunal (SAN-12)")
    @APIResponse(
            responseCode = "200",
            description = "The procedure after the act",
            content = @Content(schema = @Schema(implementation = SanctionView.class)))
    public Response appeal(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("procedureId") String procedureId,
            @Context HttpHeaders headers,
            SanctionBodies.Appeal body) {
        return fact("recordSanctionAppeal", enterpriseNumber, reference, procedureId, headers, body);
    }

    @POST
    @Path(PROCEDURES + "/{procedureId}/probationBreach")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "recordProbationBreach",
            summary = "The person broke the probation: the postponed suspension becomes executable (SAN-10)")
    @APIResponse(
            responseCode = "200",
            description = "The procedure after the act",
            content = @Content(schema = @Schema(implementation = SanctionView.class)))
    public Response probationBreach(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("procedureId") String procedureId,
            @Context HttpHeaders headers,
            SanctionBodies.ProbationBreach body) {
        return fact("recordProbationBreach", enterpriseNumber, reference, procedureId, headers, body);
    }

    @POST
    @Path(PROCEDURES + "/{procedureId}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(operationId = "withdrawSanction", summary = "The CPAS gives the procedure or its decision up")
    @APIResponse(
            responseCode = "200",
            description = "The procedure after the act",
            content = @Content(schema = @Schema(implementation = SanctionView.class)))
    public Response withdrawal(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("procedureId") String procedureId,
            @Context HttpHeaders headers,
            SanctionBodies.Withdrawal body) {
        return fact("withdrawSanction", enterpriseNumber, reference, procedureId, headers, body);
    }

    @POST
    @Path(PROCEDURES + "/{procedureId}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "decideSanction",
            summary = "What the council decided; that there is no sanction is always possible")
    @APIResponse(
            responseCode = "200",
            description = "The procedure after the decision",
            content = @Content(schema = @Schema(implementation = SanctionView.class)))
    public Response decision(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("procedureId") String procedureId,
            @Context HttpHeaders headers,
            SanctionBodies.Decision decision) {
        CpasActs.Begun act = acts.begin(headers, "decideSanction", enterpriseNumber);
        String contract = act.reference(reference);
        UUID id = act.id(procedureId);
        return act.once(200, decision, () -> decideSanction.decide(act.cpas(), contract, id, decision));
    }

    @POST
    @Path(PROCEDURES + "/{procedureId}/notification")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "notifySanction",
            summary = "The decision, or the end of the reprieve, was notified to the person")
    @APIResponse(
            responseCode = "200",
            description = "The procedure after the notification",
            content = @Content(schema = @Schema(implementation = SanctionView.class)))
    public Response notification(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("procedureId") String procedureId,
            @Context HttpHeaders headers,
            SanctionBodies.Notification notification) {
        CpasActs.Begun act = acts.begin(headers, "notifySanction", enterpriseNumber);
        String contract = act.reference(reference);
        UUID id = act.id(procedureId);
        return act.once(200, notification, () -> notifySanction.notified(act.cpas(), contract, id, notification));
    }

    private Response fact(
            String operation,
            String enterpriseNumber,
            String reference,
            String procedureId,
            HttpHeaders headers,
            SanctionBodies.Fact fact) {
        CpasActs.Begun act = acts.begin(headers, operation, enterpriseNumber);
        String contract = act.reference(reference);
        UUID id = act.id(procedureId);
        return act.once(200, fact, () -> recordFact.record(act.cpas(), contract, id, fact));
    }
}
