package be.fgov.mi.piis.contract.commitment;

import be.fgov.mi.piis.contract.rules.CommitmentStatus;
import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.PathValues;
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
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What came of the commitments of both sides. */
@Path("/piisContract/v1/cpas/{enterpriseNumber}/contracts/{reference}/commitments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "commitments", description = "Commitments of a contract: kept, late, breached")
@RunOnVirtualThread
public class CommitmentResource {
    private final CpasBoundary boundary;
    private final ActReceipts receipts;
    private final FollowCommitments commitments;

    CommitmentResource(CpasBoundary boundary, ActReceipts receipts, FollowCommitments commitments) {
        this.boundary = boundary;
        this.receipts = receipts;
        this.commitments = commitments;
    }

    /** @param on the day on which it was so */
    @Schema(name = "CommitmentOutcome", description = "What came of a step; told again, the latest counts.")
    public record OutcomeTold(CommitmentStatus.Outcome outcome, LocalDate on) implements WireBody {}

    /** @param items the steps of the contract in their order, then those that an amendment took out */
    public record Commitments(List<CommitmentState> items, int total) {}

    @GET
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "listCommitments", summary = "The commitments of a contract and what came of them")
    public Commitments list(
            @PathParam("enterpriseNumber") String enterpriseNumber, @PathParam("reference") String reference) {
        List<CommitmentState> items = commitments.ofContract(
                boundary.require(enterpriseNumber), PathValues.reference("reference", reference));
        return new Commitments(items, items.size());
    }

    @POST
    @Path("/{stepId}/outcomes")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(operationId = "tellOutcome", summary = "A commitment was kept or breached")
    @APIResponse(
            responseCode = "201",
            description = "Recorded; the commitment as it stands now",
            content = @Content(schema = @Schema(implementation = CommitmentState.class)))
    public Response tell(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("stepId") String stepId,
            @Context HttpHeaders headers,
            OutcomeTold told) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        String contract = PathValues.reference("reference", reference);
        String step = PathValues.reference("stepId", stepId);
        return receipts.once(
                headers,
                201,
                "tellOutcome " + cpas + "/" + contract + "/" + step,
                told,
                () -> commitments.tell(cpas, contract, step, told.outcome(), told.on()));
    }
}
