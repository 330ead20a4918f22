package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.PathValues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Conventions that wait for an officer to let them expire or go on. */
@Path("/activationSubsidy/v1/dueExpiries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "conventions")
@RunOnVirtualThread
public class DueExpiryResource {
    private final DueExpiries expiries;
    private final Clock clock;

    DueExpiryResource(DueExpiries expiries, Clock clock) {
        this.expiries = expiries;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.SPP_OFFICER, Roles.SPP_FINANCE, Roles.AUDITOR})
    @Operation(
            operationId = "listDueExpiries",
            summary = "Conventions that not everyone has signed by the cut-off: an officer lets them expire or go on",
            description = "Nothing expires by itself, since signing after the cut-off is allowed (A-29).")
    @APIResponse(
            responseCode = "200",
            description = "A page of conventions",
            content = @Content(schema = @Schema(implementation = ExpiryPage.class)))
    public Response list(
            @Parameter(description = "Of this year; of all years when absent") @QueryParam("year") @Nullable
                    String year,
            @QueryParam("page") @Nullable String page,
            @QueryParam("pageSize") @Nullable String pageSize) {
        PageRequest request = PageRequest.of(page, pageSize);
        List<DueExpiries.Due> all = expiries.on(
                LocalDate.now(clock), year == null ? null : PathValues.integer("year", year, 2002, 2100, "query"));
        return Response.ok(Page.of(
                        all.stream()
                                .skip(request.offset())
                                .limit(request.pageSize())
                                .toList(),
                        all.size(),
                        request,
                        "/activationSubsidy/v1/dueExpiries",
                        year == null ? Map.of() : Map.of("year", year)))
                .build();
    }

    /** For the API description: what a page of these looks like. */
    @Schema(name = "DueExpiryPage")
    record ExpiryPage(
            List<DueExpiries.Due> items,
            long total,
            String self,
            @Nullable String next,
            @Nullable String prev,
            int page,
            int pageSize) {}
}
