package be.fgov.mi.piis.contract.transfer;

import be.fgov.mi.piis.contract.rules.TransferStatus;
import be.fgov.mi.piis.identity.act.CpasActs;
import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.PathValues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The contracts that other CPAS offer, at the CPAS that the person moved to. */
@Path("/piisContract/v1/cpas/{enterpriseNumber}/transferOffers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "transfers", description = "A contract follows the person who moves, if the person does not object")
@RunOnVirtualThread
public class TransferOfferResource {
    private final CpasBoundary boundary;
    private final ReadTransfers readTransfers;
    private final RecordWhatThePersonSays record;
    private final DecideTransfer decideTransfer;
    private final CpasActs acts;

    TransferOfferResource(
            CpasBoundary boundary,
            ReadTransfers readTransfers,
            RecordWhatThePersonSays record,
            DecideTransfer decideTransfer,
            CpasActs acts) {
        this.boundary = boundary;
        this.readTransfers = readTransfers;
        this.record = record;
        this.decideTransfer = decideTransfer;
        this.acts = acts;
    }

    @GET
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "listTransferOffers",
            summary = "Contracts that other CPAS offer, without content and without saying whose they are")
    public Page<TransferViews.Offer> list(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @QueryParam("status") String status,
            @QueryParam("page") String page,
            @QueryParam("pageSize") String pageSize) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        Map<String, String> filters = new HashMap<>();
        filters.put("status", status);
        return readTransfers.offers(
                cpas, PathValues.code(TransferStatus.class, "status", status), PageRequest.of(page, pageSize), filters);
    }

    @POST
    @Path("/search")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "searchTransferOffers", summary = "Offers of contracts of a person who came to this CPAS")
    public TransferViews.OffersFound search(
            @PathParam("enterpriseNumber") String enterpriseNumber, TransferBodies.Search search) {
        return readTransfers.ofPerson(boundary.require(enterpriseNumber), search.ssin());
    }

    @GET
    @Path("/{transferId}")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "getTransferOffer", summary = "Where an offer stands, without content")
    public TransferViews.Offer read(
            @PathParam("enterpriseNumber") String enterpriseNumber, @PathParam("transferId") String transferId) {
        return readTransfers.offer(boundary.require(enterpriseNumber), PathValues.id(transferId));
    }

    @GET
    @Path("/{transferId}/content")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "getTransferContent",
            summary = "What the contract says; 404 until it is released, and for good once the person objected")
    public TransferViews.TransferredContent content(
            @PathParam("enterpriseNumber") String enterpriseNumber, @PathParam("transferId") String transferId) {
        return readTransfers
                .content(boundary.require(enterpriseNumber), PathValues.id(transferId))
                .orElseThrow(Problems::notFound);
    }

    @POST
    @Path("/{transferId}/information")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "recordTransferInformation",
            summary = "The person was told what travels and that objecting is possible")
    @APIResponse(
            responseCode = "200",
            description = "The offer as it stands now",
            content = @Content(schema = @Schema(implementation = TransferViews.Offer.class)))
    public Response information(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("transferId") String transferId,
            @Context HttpHeaders headers,
            TransferBodies.Information information) {
        CpasActs.Begun act = acts.begin(headers, "transferInformation", enterpriseNumber);
        UUID id = act.id(transferId);
        return act.once(200, information, () -> record.informed(act.cpas(), id, information.informedOn()));
    }

    @POST
    @Path("/{transferId}/objection")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "recordTransferObjection",
            summary = "The person objects: nothing of the content is shown to this CPAS any more")
    @APIResponse(
            responseCode = "200",
            description = "The offer as it stands now",
            content = @Content(schema = @Schema(implementation = TransferViews.Offer.class)))
    public Response objection(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("transferId") String transferId,
            @Context HttpHeaders headers,
            TransferBodies.Objection objection) {
        CpasActs.Begun act = acts.begin(headers, "transferObjection", enterpriseNumber);
        UUID id = act.id(transferId);
        return act.once(200, objection, () -> record.objected(act.cpas(), id, objection.objectedOn()));
    }

    @POST
    @Path("/{transferId}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "decideTransfer",
            summary = "Keep, adapt or close each commitment; what is left becomes a new draft")
    @APIResponse(
            responseCode = "201",
            description = "Decided; with the new draft, if anything is left",
            content = @Content(schema = @Schema(implementation = TransferViews.Decided.class)))
    public Response decide(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("transferId") String transferId,
            @Context HttpHeaders headers,
            TransferBodies.Decision decision) {
        CpasActs.Begun act = acts.begin(headers, "transferDecision", enterpriseNumber);
        UUID id = act.id(transferId);
        return act.once(201, decision, () -> decideTransfer.decide(act.cpas(), id, decision));
    }
}
