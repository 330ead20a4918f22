package be.fgov.mi.piis.subsidy.organization;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.PathValues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Mergers of CPAS. */
@Path("/registry/v1/mergers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registry")
@RunOnVirtualThread
public class MergerResource {
    private final MergeCpas mergeCpas;
    private final ActReceipts receipts;

    MergerResource(MergeCpas mergeCpas, ActReceipts receipts) {
        this.mergeCpas = mergeCpas;
        this.receipts = receipts;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "mergeCpas",
            summary = "Enter that CPAS are taken over by another one from the day after their last day",
            description = "Answers which conventions come under the successor and where that puts two of a year under"
                    + " one CPAS. No convention, no cent and no person is moved or rewritten. The same merger again"
                    + " changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The merger and what it means",
            content = @Content(schema = @Schema(implementation = MergerView.class)))
    public Response merge(
            @Parameter(description = "true: answer the same and store nothing") @QueryParam("dryRun") @Nullable
                    String dryRun,
            @Context HttpHeaders headers,
            MergerBody body) {
        if (PathValues.flag("dryRun", dryRun)) {
            return Response.ok(mergeCpas.attempt(body)).build();
        }
        return receipts.once(headers, 200, "mergeCpas", body, () -> mergeCpas.merge(body));
    }
}
