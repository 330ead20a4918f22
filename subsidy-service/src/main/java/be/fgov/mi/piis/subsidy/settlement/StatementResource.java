package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The settlement as a document, for a caller that asks for {@code application/pdf}; everybody else gets JSON at the same
 * address.
 */
@Path("/activationSubsidy/v1/conventions")
@RunOnVirtualThread
public class StatementResource {
    /** Below JSON: a caller that accepts anything gets JSON. */
    private static final String PDF_WHEN_ASKED = "application/pdf;qs=0.1";

    private final PrintSettlement printSettlement;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    StatementResource(PrintSettlement printSettlement, CurrentCaller currentCaller, Clock clock) {
        this.printSettlement = printSettlement;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    @GET
    @Path("/{number}/settlement")
    @Produces(PDF_WHEN_ASKED)
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.AUDITOR
    })
    @Operation(hidden = true)
    public Response print(@PathParam("number") String number, @Context HttpHeaders headers) {
        PrintSettlement.Printed printed = printSettlement.print(
                number, currentCaller.get(), LocalDate.now(clock), headers.getAcceptableLanguages());
        return Response.ok(printed.pdf(), "application/pdf")
                .header(HttpHeaders.CONTENT_LANGUAGE, printed.language().tag())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"settlement.pdf\"")
                .build();
    }
}
