package be.fgov.mi.piis.contract.ending;

import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.rules.EndReason;
import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.WireBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How a contract ends, for callers that keep no process of their own. */
@Path("/piisContract/v1/cpas/{enterpriseNumber}/contracts/{reference}/ending")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ending", description = "How and why a contract ends")
@RunOnVirtualThread
public class EndingResource {
    private final CpasBoundary boundary;
    private final ActReceipts receipts;
    private final EndContract endContract;

    EndingResource(CpasBoundary boundary, ActReceipts receipts, EndContract endContract) {
        this.boundary = boundary;
        this.receipts = receipts;
        this.endContract = endContract;
    }

    @Schema(name = "EndingGiven", description = "When and why the contract ends.")
    public record EndingBody(
            LocalDate endedOn, EndReason reason, @Nullable String explanation) implements WireBody {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(operationId = "endContract", summary = "The contract ends: the next revision holds when and why")
    @APIResponse(
            responseCode = "201",
            description = "Ended, or void when not everybody had signed",
            content = @Content(schema = @Schema(implementation = PushAnswer.class)))
    public Response end(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @Context HttpHeaders headers,
            EndingBody body) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        String name = PathValues.reference("reference", reference);
        return receipts.once(
                headers,
                201,
                "ending/" + cpas + "/" + name,
                body,
                () -> endContract.end(
                        cpas, name, new ContractBody.Ending(body.endedOn(), body.reason(), body.explanation())));
    }
}
