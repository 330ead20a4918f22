package be.fgov.mi.piis.subsidy.signing;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.WireBody;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.ConventionView;
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
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The signatures under a convention. */
@Path("/activationSubsidy/v1/conventions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "conventionSignatures", description = "President and secretary of the lead CPAS, then the minister")
@RunOnVirtualThread
public class SignatureResource {
    private final SignConvention signConvention;
    private final ActReceipts receipts;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    SignatureResource(SignConvention signConvention, ActReceipts receipts, CurrentCaller currentCaller, Clock clock) {
        this.signConvention = signConvention;
        this.receipts = receipts;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /** The caller's function says what is signed. */
    @Schema(name = "SignatureRequest", description = "An empty object: the caller signs in its function.")
    record SignatureBody() implements WireBody {}

    @POST
    @Path("/{number}/signatures")
    @RolesAllowed({
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.MINISTER,
        // By a mandate alone.
        Roles.CPAS_WORKER,
        Roles.SPP_OFFICER
    })
    @Operation(
            operationId = "signConvention",
            summary = "Sign in the caller's function",
            description = "The president of the lead CPAS, then its secretary, then the minister; or who holds their"
                    + " mandate that day. Asks for a sign-in at most five minutes old.")
    @APIResponse(
            responseCode = "200",
            description = "The convention after the signature",
            content = @Content(schema = @Schema(implementation = ConventionView.class)))
    public Response sign(@PathParam("number") String number, @Context HttpHeaders headers, SignatureBody body) {
        Caller caller = currentCaller.get();
        return receipts.once(
                caller,
                headers.getRequestHeader(ActReceipts.HEADER),
                "signatures/" + number,
                "{}",
                () -> signConvention.sign(number, ActContext.of(caller, clock)));
    }
}
