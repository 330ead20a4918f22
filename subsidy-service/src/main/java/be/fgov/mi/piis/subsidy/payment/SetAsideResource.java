package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.subsidy.convention.ActContext;
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
import java.time.Clock;
import java.util.Collections;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lines of the bank that wait for a person. */
@Path(SetAsideResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "payments", description = "Advances and balances, paid by two people of finance and the bank's statement")
@RunOnVirtualThread
public class SetAsideResource {
    static final String PATH = "/activationSubsidy/v1/setAsideLines";

    private final BookSetAside bookSetAside;
    private final ActReceipts receipts;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    SetAsideResource(BookSetAside bookSetAside, ActReceipts receipts, CurrentCaller currentCaller, Clock clock) {
        this.bookSetAside = bookSetAside;
        this.receipts = receipts;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.SPP_FINANCE, Roles.AUDITOR})
    @Operation(
            operationId = "findSetAsideLines",
            summary = "The lines of statements that could not be booked, those of the newest statements first",
            description = "Their money is in no account of the ledger until somebody of finance books them.")
    public Page<SetAsideLineView> find(
            @Parameter(description = "Only in this state") @QueryParam("status") @Nullable String status,
            @Parameter(description = "From 1") @QueryParam("page") @Nullable String page,
            @Parameter(description = "1 to 500") @QueryParam("pageSize") @Nullable String pageSize) {
        PageRequest request = PageRequest.of(page, pageSize);
        BookSetAside.Page found = bookSetAside.find(PathValues.code(SetAsideStatus.class, "status", status), request);
        return Page.of(found.items(), found.total(), request, PATH, Collections.singletonMap("status", status));
    }

    @POST
    @Path("/{id}/booking")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_FINANCE)
    @Operation(
            operationId = "bookSetAsideLine",
            summary = "Book a line that was set aside, once what stood in its way is corrected",
            description = "As its statement would have booked it, once: asked again it answers the same. Of money that"
                    + " was received, sentBackCents says how much was sent back to who had paid too much; only the rest"
                    + " is booked.")
    @APIResponse(
            responseCode = "200",
            description = "The line as booked",
            content = @Content(schema = @Schema(implementation = SetAsideLineView.class)))
    public Response book(@PathParam("id") String id, @Context HttpHeaders headers, PaymentBodies.SetAsideBooking body) {
        ActContext context = ActContext.of(currentCaller.get(), clock);
        UUID line = PathValues.id(id);
        return receipts.once(
                headers,
                Response.Status.OK.getStatusCode(),
                "setAsideLines/" + line,
                body,
                () -> bookSetAside.book(line, body.sentBackCents(), context));
    }

    @POST
    @Path("/{id}/dismissal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_FINANCE)
    @Operation(
            operationId = "dismissSetAsideLine",
            summary = "Book nothing of a line that the bank has told twice, with what the bank said",
            description =
                    "Only of what another line may have told: reason maybeToldBefore or referenceReused. It stays in the file, and the ledger never knows it.")
    @APIResponse(
            responseCode = "200",
            description = "The line as dismissed",
            content = @Content(schema = @Schema(implementation = SetAsideLineView.class)))
    public Response dismiss(
            @PathParam("id") String id, @Context HttpHeaders headers, PaymentBodies.SetAsideDismissal body) {
        ActContext context = ActContext.of(currentCaller.get(), clock);
        UUID line = PathValues.id(id);
        return receipts.once(
                headers,
                Response.Status.OK.getStatusCode(),
                "dismissSetAsideLine/" + line,
                body,
                () -> bookSetAside.dismiss(line, body.text(), context));
    }
}
