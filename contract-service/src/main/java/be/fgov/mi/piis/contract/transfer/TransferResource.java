package be.fgov.mi.piis.contract.transfer;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.PathValues;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The contract of a person who moved, at the CPAS that the person left. */
@Path("/piisContract/v1/cpas/{enterpriseNumber}/contracts/{reference}/transfer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "transfers", description = "A contract follows the person who moves, if the person does not object")
@RunOnVirtualThread
public class TransferResource {
    private final CpasBoundary boundary;
    private final OfferTransfer offerTransfer;
    private final GiveTransferCode giveTransferCode;
    private final ReadTransfers readTransfers;
    private final ActReceipts receipts;

    TransferResource(
            CpasBoundary boundary,
            OfferTransfer offerTransfer,
            GiveTransferCode giveTransferCode,
            ReadTransfers readTransfers,
            ActReceipts receipts) {
        this.boundary = boundary;
        this.offerTransfer = offerTransfer;
        this.giveTransferCode = giveTransferCode;
        this.readTransfers = readTransfers;
        this.receipts = receipts;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "transferContract",
            summary = "Close the contract of a person who moved and offer it to the CPAS of the new commune")
    @APIResponse(
            responseCode = "201",
            description = "Closed here and offered there, without content",
            content = @Content(schema = @Schema(implementation = TransferViews.Offered.class)))
    public Response transfer(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @Context HttpHeaders headers,
            TransferBodies.Move move) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        String contract = PathValues.reference("reference", reference);
        return receipts.once(
                headers,
                201,
                "transfer/" + cpas + "/" + contract,
                move,
                () -> offerTransfer.offer(cpas, contract, move));
    }

    @GET
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "getTransfer", summary = "Where the transfer of a contract stands")
    public TransferViews.Sent read(
            @PathParam("enterpriseNumber") String enterpriseNumber, @PathParam("reference") String reference) {
        return readTransfers.sent(boundary.require(enterpriseNumber), PathValues.reference("reference", reference));
    }

    @POST
    @Path("/personCode")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "giveTransferCode",
            summary = "A code for the person, who sees with it what travels and can object",
            description = "Each call makes a new code and withdraws the earlier one; a code is told once and never"
                    + " stored, so an Idempotency-Key has no effect here.")
    @APIResponse(
            responseCode = "201",
            description = "The code, to be told or printed now",
            content = @Content(schema = @Schema(implementation = TransferViews.CodeGiven.class)))
    public Response personCode(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @Context HttpHeaders headers,
            TransferBodies.CodeAsked asked) {
        ActReceipts.refuseMalformed(headers.getRequestHeader(ActReceipts.HEADER));
        return Response.status(Response.Status.CREATED)
                .entity(giveTransferCode.give(
                        boundary.require(enterpriseNumber), PathValues.reference("reference", reference)))
                .build();
    }
}
