package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.StrictJson;
import be.fgov.mi.piis.identity.wire.WireBodyReader;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Payments: prepared, released, sent to the bank and answered by it. */
@Path(PaymentResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "payments", description = "Advances and balances, paid by two people of finance and the bank's statement")
@RunOnVirtualThread
public class PaymentResource {
    static final String PATH = "/activationSubsidy/v1/paymentBatches";

    /** Bytes; a statement of 600 payments takes about 1 MiB. */
    public static final int MAX_BANK_FILE = 8 * 1024 * 1024;

    private final PreparePayments preparePayments;
    private final ReleasePayments releasePayments;
    private final TakeStatement takeStatement;
    private final ReadBatches readBatches;
    private final ActReceipts receipts;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    PaymentResource(
            PreparePayments preparePayments,
            ReleasePayments releasePayments,
            TakeStatement takeStatement,
            ReadBatches readBatches,
            ActReceipts receipts,
            CurrentCaller currentCaller,
            Clock clock) {
        this.preparePayments = preparePayments;
        this.releasePayments = releasePayments;
        this.takeStatement = takeStatement;
        this.readBatches = readBatches;
        this.receipts = receipts;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_FINANCE)
    @Operation(
            operationId = "preparePaymentBatch",
            summary = "Prepare what is due for some conventions: the advance, or the balance once it is settled",
            description = "The same conventions asked again are answered with the same batch.")
    @APIResponse(
            responseCode = "201",
            description = "The batch is prepared",
            content = @Content(schema = @Schema(implementation = BatchView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The batch was there",
            content = @Content(schema = @Schema(implementation = BatchView.class)))
    public Response prepare(@Context HttpHeaders headers, PaymentBodies.Preparation body) {
        Caller caller = currentCaller.get();
        return receipts.onceWithStatus(
                caller,
                headers.getRequestHeader(ActReceipts.HEADER),
                "paymentBatches",
                StrictJson.canonical(body),
                () -> {
                    PreparePayments.Prepared prepared = preparePayments.prepare(body, ActContext.of(caller, clock));
                    return new ActReceipts.Answer(prepared.created() ? 201 : 200, prepared.batch());
                });
    }

    @GET
    @RolesAllowed({Roles.SPP_FINANCE, Roles.AUDITOR})
    @Operation(operationId = "findPaymentBatches", summary = "The batches, the newest first")
    public Page<BatchView> find(
            @Parameter(description = "Only in this state") @QueryParam("status") @Nullable String status,
            @Parameter(description = "From 1") @QueryParam("page") @Nullable String page,
            @Parameter(description = "1 to 500") @QueryParam("pageSize") @Nullable String pageSize) {
        PageRequest request = PageRequest.of(page, pageSize);
        ReadBatches.Found found =
                readBatches.find(PathValues.code(BatchStatus.class, "status", status), request, LocalDate.now(clock));
        return Page.of(found.items(), found.total(), request, PATH, Collections.singletonMap("status", status));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.SPP_FINANCE, Roles.AUDITOR})
    @Operation(operationId = "getPaymentBatch", summary = "A batch with its payments")
    public BatchView get(@PathParam("id") String id) {
        return readBatches.get(PathValues.id(id), LocalDate.now(clock));
    }

    @POST
    @Path("/{id}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_FINANCE)
    @Operation(
            operationId = "releasePaymentBatch",
            summary = "Release a batch to the bank, by another person than the one who prepared it",
            description = "Takes no body, or an empty object. Everything of it is still to be paid today, or nothing is"
                    + " released.")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PaymentBodies.Release.class)))
    @APIResponse(
            responseCode = "200",
            description = "The released batch",
            content = @Content(schema = @Schema(implementation = BatchView.class)))
    public Response release(@PathParam("id") String id, @Context HttpHeaders headers, InputStream body)
            throws IOException {
        Caller caller = currentCaller.get();
        refuseContent(headers, read(body, WireBodyReader.MAX_BODY));
        UUID batchId = PathValues.id(id);
        return receipts.once(
                caller,
                headers.getRequestHeader(ActReceipts.HEADER),
                "release/" + batchId,
                "{}",
                () -> releasePayments.release(batchId, ActContext.of(caller, clock)));
    }

    @POST
    @Path("/{id}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_FINANCE)
    @Operation(
            operationId = "withdrawPaymentBatch",
            summary = "Stop a batch that is not released; its conventions can be prepared again")
    @APIResponse(
            responseCode = "200",
            description = "The withdrawn batch",
            content = @Content(schema = @Schema(implementation = BatchView.class)))
    public Response withdraw(@PathParam("id") String id, @Context HttpHeaders headers, PaymentBodies.Withdrawal body) {
        Caller caller = currentCaller.get();
        UUID batchId = PathValues.id(id);
        return receipts.once(
                caller,
                headers.getRequestHeader(ActReceipts.HEADER),
                "withdrawal/" + batchId,
                StrictJson.canonical(body),
                () -> releasePayments.withdraw(batchId, body.text(), ActContext.of(caller, clock)));
    }

    @GET
    @Path("/{id}/file")
    @Produces(MediaType.APPLICATION_XML)
    @RolesAllowed({Roles.SPP_FINANCE, Roles.AUDITOR})
    @Operation(
            operationId = "getPaymentFile",
            summary = "The file for the bank: ISO 20022 pain.001.001.09, the same bytes each time")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = MediaType.APPLICATION_XML, schema = @Schema(type = SchemaType.STRING)))
    public Response file(@PathParam("id") String id) {
        UUID batchId = PathValues.id(id);
        return Response.ok(readBatches.file(batchId), MediaType.APPLICATION_XML)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"pain.001-" + batchId + ".xml\"")
                .build();
    }

    @POST
    @Path("/{id}/statement")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    @RolesAllowed(Roles.SPP_FINANCE)
    @Operation(
            operationId = "takeStatement",
            summary = "Take what the bank answered: camt.053, pain.002, or the same in JSON",
            description =
                    "Payments that were executed are paid, rejected ones can be prepared again. A line that needs a"
                            + " person first is set aside (findSetAsideLines) and holds up no other one; a statement that"
                            + " contradicts what is known is refused whole. The same statement again changes nothing, and"
                            + " neither does an entry that another statement told under the same reference of the bank.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = PaymentBodies.Statement.class)),
                @Content(mediaType = MediaType.APPLICATION_XML, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "200",
            description = "What the statement did",
            content = @Content(schema = @Schema(implementation = TakeStatement.Taken.class)))
    public Response statement(@PathParam("id") String id, @Context HttpHeaders headers, InputStream body)
            throws IOException {
        Caller caller = currentCaller.get();
        BankStatement statement = MediaType.APPLICATION_JSON_TYPE.isCompatible(headers.getMediaType())
                ? StrictJson.read(read(body, WireBodyReader.MAX_BODY), PaymentBodies.Statement.class)
                        .toTerms()
                : TakeStatement.read(read(body, MAX_BANK_FILE));
        UUID batchId = PathValues.id(id);
        List<String> keys = headers.getRequestHeader(ActReceipts.HEADER);
        return receipts.once(
                caller,
                keys,
                "statement/" + batchId,
                StrictJson.canonical(statement),
                () -> takeStatement.take(batchId, statement, ActContext.of(caller, clock)));
    }

    /** Whoever sends something means something by it; nothing at all is the empty object. */
    private static void refuseContent(HttpHeaders headers, byte[] sent) {
        if (sent.length == 0) {
            return;
        }
        if (headers.getMediaType() == null) {
            throw new NotSupportedException("a body of no type");
        }
        StrictJson.read(sent, PaymentBodies.Release.class);
    }

    private static byte[] read(InputStream body, int most) throws IOException {
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw Problems.payloadTooLarge(most);
        }
        return bytes;
    }
}
