package be.fgov.mi.piis.subsidy.cost;

import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The proofs behind costs: sent as they are, and read back as they came. */
@Path("/activationSubsidy/v1/conventions")
@Tag(name = "costs")
@RunOnVirtualThread
public class DocumentResource {
    private final StoreDocument storeDocument;
    private final ReadProof readProof;
    private final CurrentCaller currentCaller;
    private final Clock clock;
    private final int maxBytes;

    DocumentResource(
            StoreDocument storeDocument,
            ReadProof readProof,
            CurrentCaller currentCaller,
            Clock clock,
            @ConfigProperty(name = "suite.documents.max-bytes") int maxBytes) {
        this.storeDocument = storeDocument;
        this.readProof = readProof;
        this.currentCaller = currentCaller;
        this.clock = clock;
        this.maxBytes = maxBytes;
    }

    @PUT
    @Path("/{number}/documents/{documentReference}")
    @Consumes({"application/pdf", "image/jpeg", "image/png", "image/tiff", MediaType.APPLICATION_OCTET_STREAM})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "uploadCostDocument",
            summary = "Send a proof, a PDF or an image, under a reference that costs then name",
            description = "The body is the document itself; its type is read from its content. The same document again"
                    + " is 200, another one under the same reference 409: a proof does not change.")
    @APIResponse(
            responseCode = "201",
            description = "The document is kept",
            content = @Content(schema = @Schema(implementation = StoreDocument.Kept.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was kept before, with this content",
            content = @Content(schema = @Schema(implementation = StoreDocument.Kept.class)))
    public Response upload(
            @PathParam("number") String number,
            @Parameter(description = "1 to 64 of A-Z a-z 0-9 . _ -") @PathParam("documentReference")
                    String documentReference,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    InputStream body)
            throws IOException {
        String reference = PathValues.reference("documentReference", documentReference);
        ActContext context = ActContext.of(currentCaller.get(), clock);
        storeDocument.refuseUnlessLead(number, context);
        byte[] content = body.readNBytes(maxBytes + 1);
        if (content.length > maxBytes) {
            throw Problems.payloadTooLarge(maxBytes);
        }
        StoreDocument.Stored stored = storeDocument.store(number, reference, content, context);
        return Response.status(stored.created() ? 201 : 200)
                .entity(stored.document())
                .build();
    }

    @GET
    @Path("/{number}/documents/{documentReference}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
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
            operationId = "getCostDocument",
            summary = "A proof as it came, to be kept as a file",
            description = "Each reading is in the access log: a payslip is personal data.")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response download(
            @PathParam("number") String number, @PathParam("documentReference") String documentReference) {
        return readProof.read(number, documentReference, currentCaller.get());
    }
}
