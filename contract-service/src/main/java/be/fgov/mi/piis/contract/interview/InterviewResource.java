package be.fgov.mi.piis.contract.interview;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.WireBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Interviews that the person asks for, and whether they could talk in time. */
@Path("/piisContract/v1/cpas/{enterpriseNumber}/contracts/{reference}/interviewRequests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "interviews", description = "Interviews that the person asks for")
@RunOnVirtualThread
public class InterviewResource {
    private final CpasBoundary boundary;
    private final ActReceipts receipts;
    private final FollowInterviews interviews;

    InterviewResource(CpasBoundary boundary, ActReceipts receipts, FollowInterviews interviews) {
        this.boundary = boundary;
        this.receipts = receipts;
        this.interviews = interviews;
    }

    /** @param requestedOn the day on which the person asked */
    @Schema(name = "InterviewRequest", description = "The person asks for an interview.")
    public record InterviewAsked(LocalDate requestedOn) implements WireBody {}

    /** @param interviewOn the day on which the person can talk to the worker */
    @Schema(name = "InterviewOffer", description = "The worker makes an interview possible.")
    public record InterviewOffer(LocalDate offeredOn, LocalDate interviewOn) implements WireBody {
        @Override
        public void check(Issues issues) {
            if (interviewOn.isBefore(offeredOn)) {
                issues.add(Issue.invalidPeriod("interviewOn", "The interview lies before its offer."));
            }
        }
    }

    @Schema(name = "InterviewHeld", description = "The person and the worker talked.")
    public record InterviewHeld(LocalDate heldOn) implements WireBody {}

    /** @param items requests of the contract, the oldest first */
    public record InterviewRequests(List<InterviewRequestView> items, int total) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(operationId = "requestInterview", summary = "The person asked for an interview")
    @APIResponse(
            responseCode = "201",
            description = "Recorded, with the last day on which the interview is in time",
            content = @Content(schema = @Schema(implementation = InterviewRequestView.class)))
    public Response request(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @Context HttpHeaders headers,
            InterviewAsked asked) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        String contract = PathValues.reference("reference", reference);
        return receipts.once(
                headers,
                201,
                "requestInterview " + cpas + "/" + contract,
                asked,
                () -> interviews.request(cpas, contract, asked.requestedOn()));
    }

    @GET
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "listInterviewRequests", summary = "The interviews asked for under a contract")
    public InterviewRequests list(
            @PathParam("enterpriseNumber") String enterpriseNumber, @PathParam("reference") String reference) {
        List<InterviewRequestView> items =
                interviews.ofContract(boundary.require(enterpriseNumber), PathValues.reference("reference", reference));
        return new InterviewRequests(items, items.size());
    }

    @GET
    @Path("/{interviewRequestId}")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "getInterviewRequest", summary = "One request for an interview")
    public InterviewRequestView read(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("interviewRequestId") String interviewRequestId) {
        return interviews.one(
                boundary.require(enterpriseNumber),
                PathValues.reference("reference", reference),
                PathValues.id(interviewRequestId));
    }

    @POST
    @Path("/{interviewRequestId}/offer")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "offerInterview",
            summary = "The worker made an interview possible",
            description = "A later offer moves the interview; whether it was in time follows from the earliest day"
                    + " that was possible.")
    @APIResponse(
            responseCode = "200",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = InterviewRequestView.class)))
    public Response offer(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("interviewRequestId") String interviewRequestId,
            @Context HttpHeaders headers,
            InterviewOffer offer) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        String contract = PathValues.reference("reference", reference);
        UUID request = PathValues.id(interviewRequestId);
        return receipts.once(
                headers,
                200,
                "offerInterview " + cpas + "/" + contract + "/" + request,
                offer,
                () -> interviews.offer(cpas, contract, request, offer.offeredOn(), offer.interviewOn()));
    }

    @POST
    @Path("/{interviewRequestId}/held")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(operationId = "holdInterview", summary = "The person and the worker talked")
    @APIResponse(
            responseCode = "200",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = InterviewRequestView.class)))
    public Response held(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("interviewRequestId") String interviewRequestId,
            @Context HttpHeaders headers,
            InterviewHeld held) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        String contract = PathValues.reference("reference", reference);
        UUID request = PathValues.id(interviewRequestId);
        return receipts.once(
                headers,
                200,
                "holdInterview " + cpas + "/" + contract + "/" + request,
                held,
                () -> interviews.held(cpas, contract, request, held.heldOn()));
    }
}
