package be.fgov.mi.piis.subsidy.allocation;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Sheets that share a year's budget over the CPAS. */
@Path("/activationSubsidy/v1/schemes/{year}/allocationSheets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "allocation", description = "A budget shared over the CPAS by a key, to the cent")
@RunOnVirtualThread
public class AllocationResource {
    static final MediaType CSV = new MediaType("text", "csv", "utf-8");

    private final ShareBudget shareBudget;
    private final ActReceipts receipts;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    AllocationResource(ShareBudget shareBudget, ActReceipts receipts, CurrentCaller currentCaller, Clock clock) {
        this.shareBudget = shareBudget;
        this.receipts = receipts;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "shareBudget",
            summary = "Share a budget over the CPAS by weighted counts",
            description = "Exact: rounded down, and the cents that are left go to the largest remainders, equal ones by"
                    + " enterprise number. A sheet is never changed; make another one.")
    @APIResponse(
            responseCode = "201",
            description = "The sheet; 200 when it is a trial",
            content = @Content(schema = @Schema(implementation = AllocationSheetView.class)))
    public Response share(
            @PathParam("year") String year,
            @Parameter(description = "true: answer the same and store nothing") @QueryParam("dryRun") @Nullable
                    String dryRun,
            @Context HttpHeaders headers,
            AllocationBody body) {
        int wanted = PathValues.year(year);
        ActContext context = ActContext.of(currentCaller.get(), clock);
        if (PathValues.flag("dryRun", dryRun)) {
            return Response.ok(shareBudget.attempt(wanted, body, context)).build();
        }
        return receipts.once(
                headers,
                Response.Status.CREATED.getStatusCode(),
                "shareBudget/" + wanted,
                body,
                () -> shareBudget.share(wanted, body, context));
    }

    @GET
    @Path("/{id}")
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    @RolesAllowed({Roles.SPP_OFFICER, Roles.SPP_FINANCE, Roles.MINISTER, Roles.AUDITOR})
    @Operation(operationId = "getAllocationSheet", summary = "A sheet as it was made, as JSON or CSV by Accept")
    @APIResponse(
            responseCode = "200",
            description = "The sheet",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AllocationSheetView.class)),
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))
            })
    public Response get(@PathParam("year") String year, @PathParam("id") String id, @Context Request request) {
        Variant wanted = request.selectVariant(
                Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, CSV).build());
        if (wanted == null) {
            throw new NotAcceptableException();
        }
        AllocationSheetView sheet = shareBudget.read(PathValues.year(year), PathValues.id(id));
        return "csv".equals(wanted.getMediaType().getSubtype())
                ? Response.ok(sheet.csv(), CSV).build()
                : Response.ok(sheet, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
