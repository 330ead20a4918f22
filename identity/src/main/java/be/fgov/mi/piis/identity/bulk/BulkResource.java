package be.fgov.mi.piis.identity.bulk;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.TraceId;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/**
 * What every resource of files with many pushes does; the service adds its path and says what a line is. Of inherited
 * methods the OpenAPI document does not know who may call: it is told here.
 */
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public abstract class BulkResource {
    protected static final String NDJSON = "application/x-ndjson";
    protected static final String LIMITS = " At most 200,000 lines of 64 KiB and 256 MiB as sent; gzip is taken,"
            + " unpacked at most 2 GiB and 200 times as much. The answer comes when the file is kept; its lines are worked off in order.";
    protected static final String MODE = "commit, or validate: judge and store nothing";
    protected static final String ATOMIC = "item, or all: one refused line refuses the file";

    private final CpasBoundary boundary;
    private final BulkIntake intake;
    private final ActReceipts acts;
    private final CurrentCaller currentCaller;
    private final TraceId traceId;

    protected BulkResource(
            CpasBoundary boundary, BulkIntake intake, ActReceipts acts, CurrentCaller currentCaller, TraceId traceId) {
        this.boundary = boundary;
        this.intake = intake;
        this.acts = acts;
        this.currentCaller = currentCaller;
        this.traceId = traceId;
    }

    /** {@return 202 with the address of the import, once the file is kept} */
    protected Response receive(
            String enterpriseNumber,
            @Nullable String mode,
            @Nullable String atomic,
            HttpHeaders headers,
            InputStream body) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        Delivery.Mode asked = PathValues.code(Delivery.Mode.class, "mode", mode);
        Delivery.Atomic together = PathValues.code(Delivery.Atomic.class, "atomic", atomic);
        return intake.files()
                .receive(
                        new BulkImports.Sent(
                                cpas,
                                asked == null ? Delivery.Mode.COMMIT : asked,
                                together == null ? Delivery.Atomic.ITEM : together,
                                headers.getHeaderString(HttpHeaders.CONTENT_ENCODING),
                                headers.getRequestHeader(ActReceipts.HEADER),
                                body),
                        currentCaller.get(),
                        traceId.current());
    }

    @GET
    @Path("/{importId}")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "getImport", summary = "How far a file is")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = BulkImports.State.class)))
    @APIResponse(responseCode = "401", description = "Not Authorized")
    @APIResponse(responseCode = "403", description = "Not Allowed")
    @SecurityRequirement(name = "SecurityScheme")
    public BulkImports.State state(
            @PathParam("enterpriseNumber") String enterpriseNumber, @PathParam("importId") String importId) {
        return intake.files().state(boundary.require(enterpriseNumber), importId);
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
    @APIResponse(responseCode = "401", description = "Not Authorized")
    @APIResponse(responseCode = "403", description = "Not Allowed")
    @SecurityRequirement(name = "SecurityScheme")
    public StreamingOutput results(
            @PathParam("enterpriseNumber") String enterpriseNumber, @PathParam("importId") String importId) {
        return intake.files().results(boundary.require(enterpriseNumber), importId);
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
    @APIResponse(responseCode = "401", description = "Not Authorized")
    @APIResponse(responseCode = "403", description = "Not Allowed")
    @SecurityRequirement(name = "SecurityScheme")
    public Response receipt(
            @PathParam("enterpriseNumber") String enterpriseNumber, @PathParam("importId") String importId) {
        return intake.files().receipt(boundary.require(enterpriseNumber), importId);
    }

    /** What a human says to an unusual file. */
    public enum Decision {
        PROCEED,
        CANCEL
    }

    @Schema(name = "ImportConfirmation", description = "What a human says to a file that was held back.")
    public record Confirmation(Decision decision) implements WireBody {}

    @POST
    @Path("/{importId}/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "confirmImport",
            summary = "Let a file that was held back pass, or put it aside",
            description = "A file that ends or changes an unusual share of what the CPAS has waits for a human.")
    @APIResponse(
            responseCode = "200",
            description = "Decided",
            content = @Content(schema = @Schema(implementation = BulkImports.State.class)))
    @APIResponse(responseCode = "401", description = "Not Authorized")
    @APIResponse(responseCode = "403", description = "Not Allowed")
    @SecurityRequirement(name = "SecurityScheme")
    public Response confirm(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("importId") String importId,
            @Context HttpHeaders headers,
            Confirmation confirmation) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        Response answer = acts.once(
                headers,
                Response.Status.OK.getStatusCode(),
                "confirmImport " + cpas.value() + " " + importId,
                confirmation,
                () -> intake.files().confirm(cpas, importId, confirmation.decision() == Decision.PROCEED));
        intake.files().wake();
        return answer;
    }
}
