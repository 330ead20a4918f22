package be.fgov.mi.piis.subsidy.report;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
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
import java.time.LocalDate;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The activity report and the financial report of a convention. */
@Path("/activationSubsidy/v1/conventions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports", description = "Both reports of a convention, returned or extended where needed")
@RunOnVirtualThread
public class ReportResource {
    private final HandleReport handleReport;
    private final ActReceipts receipts;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    ReportResource(HandleReport handleReport, ActReceipts receipts, CurrentCaller currentCaller, Clock clock) {
        this.handleReport = handleReport;
        this.receipts = receipts;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    @GET
    @Path("/{number}/report")
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.AUDITOR
    })
    @Operation(
            operationId = "getReport",
            summary = "The reports of a convention: prefilled with what is known until they are sent")
    public ReportView get(@PathParam("number") String number) {
        return handleReport.read(number, currentCaller.get(), LocalDate.now(clock));
    }

    @POST
    @Path("/{number}/report")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "sendReport",
            summary = "The lead CPAS sends both reports, with the figures of this moment",
            description = "After the due day they are taken with a warning.")
    @APIResponse(
            responseCode = "200",
            description = "The reports as they were sent",
            content = @Content(schema = @Schema(implementation = ReportView.class)))
    public Response send(@PathParam("number") String number, @Context HttpHeaders headers, ReportBodies.Report body) {
        ActContext context = context();
        return act("sendReport", number, headers, body, () -> handleReport.send(number, body, context));
    }

    @POST
    @Path("/{number}/report/return")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "returnReport",
            summary = "The SPP IS returns the reports for correction, and says what to correct",
            description = "The costs can then be corrected too. What was reviewed of them stays.")
    @APIResponse(
            responseCode = "200",
            description = "The reports after the act",
            content = @Content(schema = @Schema(implementation = ReportView.class)))
    public Response sendBack(
            @PathParam("number") String number, @Context HttpHeaders headers, ReportBodies.Return body) {
        ActContext context = context();
        return act("returnReport", number, headers, body, () -> handleReport.sendBack(number, body.comment(), context));
    }

    @POST
    @Path("/{number}/report/extension")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(operationId = "extendReport", summary = "The SPP IS moves the due day of the reports, and says why")
    @APIResponse(
            responseCode = "200",
            description = "The reports after the act",
            content = @Content(schema = @Schema(implementation = ReportView.class)))
    public Response extend(
            @PathParam("number") String number, @Context HttpHeaders headers, ReportBodies.Extension body) {
        ActContext context = context();
        return act("extendReport", number, headers, body, () -> handleReport.extend(number, body, context));
    }

    private ActContext context() {
        return ActContext.of(currentCaller.get(), clock);
    }

    private Response act(String name, String number, HttpHeaders headers, WireBody body, Supplier<Object> work) {
        return receipts.once(headers, Response.Status.OK.getStatusCode(), name + "/" + number, body, work);
    }
}
