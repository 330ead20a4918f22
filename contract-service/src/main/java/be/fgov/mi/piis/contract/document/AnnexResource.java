package be.fgov.mi.piis.contract.document;

import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.PathValues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** An annex as a document, at the address at which everybody else reads it as JSON. */
@Path("/piisContract/v1/cpas/{enterpriseNumber}/contracts/{reference}/amendments")
@RunOnVirtualThread
public class AnnexResource {
    private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final CpasBoundary boundary;
    private final PrintAnnex printAnnex;

    AnnexResource(CpasBoundary boundary, PrintAnnex printAnnex) {
        this.boundary = boundary;
        this.printAnnex = printAnnex;
    }

    @GET
    @Path("/{amendmentId}")
    @Produces(DocumentResource.PDF_WHEN_ASKED)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(hidden = true)
    public Response print(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("amendmentId") String amendmentId,
            @Context HttpHeaders headers) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        String name = PathValues.reference("reference", reference);
        if (!amendmentId.matches(UUID_FORM)) {
            throw Problems.notFound();
        }
        UUID id = UUID.fromString(amendmentId);
        return DocumentResource.answer(
                printAnnex.print(cpas, name, id, headers.getAcceptableLanguages()), name + "-" + id);
    }
}
