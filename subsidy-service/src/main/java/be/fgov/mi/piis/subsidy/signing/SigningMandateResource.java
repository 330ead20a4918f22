package be.fgov.mi.piis.subsidy.signing;

import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
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
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Mandates to sign in the place of a president, a secretary or the minister. */
@Path("/activationSubsidy/v1/signingMandates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "signingMandates", description = "Who may sign in whose place, from when until when")
@RunOnVirtualThread
public class SigningMandateResource {
    private final GiveSigningMandate mandates;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    SigningMandateResource(GiveSigningMandate mandates, CurrentCaller currentCaller, Clock clock) {
        this.mandates = mandates;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.MINISTER,
        Roles.AUDITOR
    })
    @Operation(
            operationId = "findSigningMandates",
            summary = "The mandates to sign",
            description = "The administration sees all of them, a CPAS its own.")
    public SigningMandateBodies.Views find() {
        return mandates.seenBy(currentCaller.get());
    }

    @PUT
    @Path("/{reference}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "giveSigningMandate",
            summary = "Let an account sign in the place of a president, a secretary or the minister",
            description = "Dated, never changed, and not to oneself. No account stands for both sides of a CPAS at a"
                    + " time.")
    @APIResponse(
            responseCode = "201",
            description = "The mandate; 200 when it was there",
            content = @Content(schema = @Schema(implementation = SigningMandateBodies.View.class)))
    public Response give(@PathParam("reference") String reference, SigningMandateBodies.Grant body) {
        GiveSigningMandate.Given given = mandates.give(
                PathValues.reference("reference", reference), body, ActContext.of(currentCaller.get(), clock));
        return Response.status(given.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(given.view())
                .build();
    }

    @PUT
    @Path("/{reference}/end")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "endSigningMandate",
            summary = "End a mandate earlier than it was given for",
            description = "What was signed by it stays signed.")
    public SigningMandateBodies.View end(@PathParam("reference") String reference, SigningMandateBodies.End body) {
        return mandates.end(
                PathValues.reference("reference", reference), body, ActContext.of(currentCaller.get(), clock));
    }
}
