package be.fgov.mi.piis.subsidy.organization;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.WireBody;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Conventions that mergers of CPAS put under one CPAS. */
@Path("/activationSubsidy/v1/mergerConflicts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registry")
@RunOnVirtualThread
public class MergerConflictResource {
    private final MergerConflicts conflicts;
    private final ActReceipts receipts;
    private final CurrentCaller caller;
    private final Clock clock;

    MergerConflictResource(MergerConflicts conflicts, ActReceipts receipts, CurrentCaller caller, Clock clock) {
        this.conflicts = conflicts;
        this.receipts = receipts;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.SPP_OFFICER, Roles.SPP_FINANCE, Roles.AUDITOR})
    @Operation(
            operationId = "listMergerConflicts",
            summary = "Conventions of one year that mergers put under one CPAS, by CPAS and year")
    @APIResponse(
            responseCode = "200",
            description = "A page of conflicts",
            content = @Content(schema = @Schema(implementation = ConflictPage.class)))
    public Response list(
            @Parameter(description = "As things are on this day, yyyy-MM-dd; today when absent")
                    @QueryParam("on")
                    @Nullable
                    String on,
            @QueryParam("page") @Nullable String page,
            @QueryParam("pageSize") @Nullable String pageSize) {
        PageRequest request = PageRequest.of(page, pageSize);
        List<MergerConflictView> all =
                conflicts.on(on == null ? LocalDate.now(clock) : PathValues.date("on", on, "query"));
        Map<String, String> filters = new HashMap<>();
        if (on != null) {
            filters.put("on", on);
        }
        return Response.ok(Page.of(
                        all.stream()
                                .skip(request.offset())
                                .limit(request.pageSize())
                                .toList(),
                        all.size(),
                        request,
                        "/activationSubsidy/v1/mergerConflicts",
                        filters))
                .build();
    }

    /**
     * Why the conventions may go on, or what was done about them.
     *
     * @param motive for the file of the SPP IS
     */
    @Schema(name = "MergerConflictMotive", description = "Why the conventions may go on side by side.")
    public record Motive(@Size(min = 1, max = 2000) String motive) implements WireBody {}

    @POST
    @Path("/{id}/settlement")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "settleMergerConflict",
            summary = "The SPP IS has looked and says why; the conventions stay as they are")
    @APIResponse(
            responseCode = "200",
            description = "The conflict is settled",
            content = @Content(schema = @Schema(implementation = MergerConflictView.class)))
    public Response settle(@PathParam("id") String id, @Context HttpHeaders headers, Motive body) {
        UUID conflict = PathValues.id(id);
        ActContext context = ActContext.of(caller.get(), clock);
        return receipts.once(
                headers,
                200,
                "settleMergerConflict/" + conflict,
                body,
                () -> conflicts.settle(conflict, body.motive(), context));
    }

    /** For the API description: what a page of these looks like. */
    @Schema(name = "MergerConflictPage")
    record ConflictPage(
            List<MergerConflictView> items,
            long total,
            String self,
            @Nullable String next,
            @Nullable String prev,
            int page,
            int pageSize) {}
}
