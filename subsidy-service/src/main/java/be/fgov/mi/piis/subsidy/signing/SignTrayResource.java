package be.fgov.mi.piis.subsidy.signing;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.WireBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

/** The tray of the minister. */
@Path("/activationSubsidy/v1/signatures")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "conventionSignatures", description = "President and secretary of the lead CPAS, then the minister")
@RunOnVirtualThread
public class SignTrayResource {
    private final SignTray tray;
    private final ActReceipts receipts;
    private final CurrentCaller currentCaller;

    SignTrayResource(SignTray tray, ActReceipts receipts, CurrentCaller currentCaller) {
        this.tray = tray;
        this.receipts = receipts;
        this.currentCaller = currentCaller;
    }

    /** Whatever is ready is signed. */
    @Schema(name = "SignTrayRequest", description = "An empty object: whatever is ready is signed.")
    record TrayBody() implements WireBody {}

    @POST
    // An officer by a mandate alone.
    @RolesAllowed({Roles.MINISTER, Roles.SPP_OFFICER})
    @Operation(
            operationId = "signAllConventions",
            summary = "The minister signs every convention that waits for it",
            description = "Each in a transaction of its own: one that fails does not stop the others. Sent again, it"
                    + " signs what is ready then. Asks for a sign-in at most five minutes old.")
    @APIResponse(
            responseCode = "200",
            description = "What became of each convention",
            content = @Content(schema = @Schema(implementation = SignTray.Results.class)))
    public Response sign(@Context HttpHeaders headers, TrayBody body) {
        Caller caller = currentCaller.get();
        return receipts.onceInManyTransactions(
                headers, "signatures", "{}", () -> new ActReceipts.Answer(200, tray.signAll(caller)));
    }
}
