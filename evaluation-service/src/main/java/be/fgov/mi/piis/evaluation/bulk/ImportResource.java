package be.fgov.mi.piis.evaluation.bulk;

import be.fgov.mi.piis.identity.bulk.BulkImports;
import be.fgov.mi.piis.identity.bulk.Delivery;
import be.fgov.mi.piis.identity.bulk.ReceiptSigner;
import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.TraceId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Files with many trajectories of one CPAS. */
@Path("/piisEvaluation/v1/cpas/{enterpriseNumber}/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports", description = "Files with many trajectories, with a result a line and a signed receipt")
@RunOnVirtualThread
public class ImportResource {
    private static final String NDJSON = "application/x-ndjson";

    private final CpasBoundary boundary;
    private final Imports imports;
    private final CurrentCaller currentCaller;
    private final TraceId traceId;

    ImportResource(CpasBoundary boundary, Imports imports, CurrentCaller currentCaller, TraceId traceId) {
        this.boundary = boundary;
        this.imports = imports;
        this.currentCaller = currentCaller;
        this.traceId = traceId;
    }

    @POST
    @Consumes(NDJSON)
    @RolesAllowed(Roles.CPAS_SYSTEM)
    @Operation(
            operationId = "importTrajectories",
            summary = "Send a file of trajectories",
            description =
                    "One JSON document a line: both references, revision and trajectory. At most 200,000 lines of 64 KiB"
                            + " and 256 MiB as sent; gzip is taken. The answer comes when the file is kept; its lines are"
                            + " worked off in order.")
    @RequestBody(content = @Content(mediaType = NDJSON, schema = @Schema(implementation = TrajectoryLine.class)))
    @APIResponse(
            responseCode = "202",
            description = "Kept; follow it at its Location",
            content = @Content(schema = @Schema(implementation = BulkImports.Accepted.class)))
    public Response send(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @Schema(description = "commit, or validate: judge and store nothing") @QueryParam("mode") String mode,
            @Schema(description = "item, or all: one refused line refuses the file") @QueryParam("atomic")
                    String atomic,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) String encoding,
            InputStream body) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        Delivery.Mode asked = PathValues.code(Delivery.Mode.class, "mode", mode);
        Delivery.Atomic together = PathValues.code(Delivery.Atomic.class, "atomic", atomic);
        return imports.files()
                .receive(
                        cpas,
                        asked == null ? Delivery.Mode.COMMIT : asked,
                        together == null ? Delivery.Atomic.ITEM : together,
                        encoding,
                        body,
                        currentCaller.get(),
                        traceId.current());
    }

    @GET
    @Path("/{importId}")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "getImport", summary = "How far a file is")
    public BulkImports.State state(
            @PathParam("enterpriseNumber") String enterpriseNumber, @PathParam("importId") String importId) {
        return imports.files().state(boundary.require(enterpriseNumber), importId);
    }

    @GET
    @Path("/{importId}/results")
    @Produces(NDJSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "getImportResults",
            summary = "What came of each line, in the order sent",
            description = "One JSON document a line; a refused one holds its problem and what to do about it.")
    @APIResponse(
            responseCode = "200",
            description = "The results so far",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = BulkImports.LineResult.class)))
    public StreamingOutput results(
            @PathParam("enterpriseNumber") String enterpriseNumber, @PathParam("importId") String importId) {
        return imports.files().results(boundary.require(enterpriseNumber), importId);
    }

    @GET
    @Path("/{importId}/receipt")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "getImportReceipt",
            summary = "The signed receipt of a finished file",
            description = "A flattened JWS (EdDSA); its keys are at receiptKeys.")
    @APIResponse(
            responseCode = "200",
            description = "The receipt",
            content = @Content(schema = @Schema(implementation = ReceiptSigner.Signed.class)))
    public Response receipt(
            @PathParam("enterpriseNumber") String enterpriseNumber, @PathParam("importId") String importId) {
        return imports.files().receipt(boundary.require(enterpriseNumber), importId);
    }
}
