package be.fgov.mi.piis.subsidy.control;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.WireBody;
import be.fgov.mi.piis.subsidy.convention.ActContext;
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
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The control of a report: its sample, what it finds, what the CPAS answers, what is concluded. */
@Path("/activationSubsidy/v1/conventions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "controls", description = "Controls by sample, with their adversarial phase")
@RunOnVirtualThread
public class ControlResource {
    private final ControlReport controlReport;
    private final ActReceipts receipts;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    ControlResource(ControlReport controlReport, ActReceipts receipts, CurrentCaller currentCaller, Clock clock) {
        this.controlReport = controlReport;
        this.receipts = receipts;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    @GET
    @Path("/{number}/control")
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.AUDITOR
    })
    @Operation(operationId = "getControl", summary = "The control of the last report, with the seed of its sample")
    public ControlView get(@PathParam("number") String number) {
        return controlReport.read(number, currentCaller.get());
    }

    @POST
    @Path("/{number}/control")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "openControl",
            summary = "Open the control of a report and draw its sample, once",
            description = "From here on the costs change only when the report is returned.")
    @APIResponse(
            responseCode = "200",
            description = "The control",
            content = @Content(schema = @Schema(implementation = ControlView.class)))
    public Response open(@PathParam("number") String number, @Context HttpHeaders headers, ControlBodies.Opening body) {
        ActContext context = context();
        return act("openControl/" + number, headers, body, () -> controlReport.open(number, context));
    }

    @POST
    @Path("/{number}/control/findings")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "findInControl",
            summary = "Find something against a cost; the CPAS has its term to answer",
            description = "Also against a cost outside the sample.")
    @APIResponse(
            responseCode = "200",
            description = "The control",
            content = @Content(schema = @Schema(implementation = ControlView.class)))
    public Response find(@PathParam("number") String number, @Context HttpHeaders headers, ControlBodies.Finding body) {
        ActContext context = context();
        return act("findInControl/" + number, headers, body, () -> controlReport.find(number, body, context));
    }

    @POST
    @Path("/{number}/control/findings/{findingId}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "answerControlFinding",
            summary = "The lead CPAS answers a finding, once",
            description = "After its due day an answer is taken, and marked late, as long as nothing is concluded.")
    @APIResponse(
            responseCode = "200",
            description = "The control",
            content = @Content(schema = @Schema(implementation = ControlView.class)))
    public Response answer(
            @PathParam("number") String number,
            @PathParam("findingId") String findingId,
            @Context HttpHeaders headers,
            ControlBodies.Answer body) {
        ActContext context = context();
        UUID finding = PathValues.id(findingId);
        return act(
                "answerControlFinding/" + number + "/" + finding,
                headers,
                body,
                () -> controlReport.answer(number, finding, body, context));
    }

    @POST
    @Path("/{number}/control/findings/{findingId}/conclusion")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "concludeControlFinding",
            summary = "Conclude a finding once the CPAS was heard; one that is upheld rejects the cost")
    @APIResponse(
            responseCode = "200",
            description = "The control",
            content = @Content(schema = @Schema(implementation = ControlView.class)))
    public Response conclude(
            @PathParam("number") String number,
            @PathParam("findingId") String findingId,
            @Context HttpHeaders headers,
            ControlBodies.Conclusion body) {
        ActContext context = context();
        UUID finding = PathValues.id(findingId);
        return act(
                "concludeControlFinding/" + number + "/" + finding,
                headers,
                body,
                () -> controlReport.conclude(number, finding, body, context));
    }

    private ActContext context() {
        return ActContext.of(currentCaller.get(), clock);
    }

    private Response act(String call, HttpHeaders headers, WireBody body, Supplier<Object> work) {
        return receipts.once(headers, Response.Status.OK.getStatusCode(), call, body, work);
    }
}
