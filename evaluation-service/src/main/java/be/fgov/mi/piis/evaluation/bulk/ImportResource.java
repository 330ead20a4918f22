package be.fgov.mi.piis.evaluation.bulk;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.bulk.BulkImports;
import be.fgov.mi.piis.identity.bulk.BulkResource;
import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.TraceId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Files with many records of the contracts of one CPAS. */
@Path("/piisEvaluation/v1/cpas/{enterpriseNumber}/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "imports",
        description =
                "Files with many evaluations, measurements and trajectories, with a result a line and a signed receipt")
@RunOnVirtualThread
public class ImportResource extends BulkResource {
    ImportResource(
            CpasBoundary boundary, Imports imports, ActReceipts acts, CurrentCaller currentCaller, TraceId traceId) {
        super(boundary, imports, acts, currentCaller, traceId);
    }

    @POST
    @Consumes(NDJSON)
    @RolesAllowed(Roles.CPAS_SYSTEM)
    @Operation(
            operationId = "importRecords",
            summary = "Send a file of evaluations, measurements and trajectories",
            description =
                    "One JSON document a line: the reference of the contract, that of the record, its revision and the record."
                            + LIMITS)
    @Parameter(
            in = ParameterIn.HEADER,
            name = ActReceipts.HEADER,
            description = ActReceipts.DESCRIPTION,
            schema = @Schema(implementation = String.class))
    @RequestBody(content = @Content(mediaType = NDJSON, schema = @Schema(implementation = RecordLine.class)))
    @APIResponse(
            responseCode = "202",
            description = "Kept; follow it at its Location",
            content = @Content(schema = @Schema(implementation = BulkImports.Accepted.class)))
    public Response send(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @Schema(description = MODE) @QueryParam("mode") String mode,
            @Schema(description = ATOMIC) @QueryParam("atomic") String atomic,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
            @Context HttpHeaders headers,
            InputStream body) {
        return receive(enterpriseNumber, mode, atomic, headers, body);
    }
}
