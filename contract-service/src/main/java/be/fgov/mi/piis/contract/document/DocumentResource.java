package be.fgov.mi.piis.contract.document;

import be.fgov.mi.piis.contract.push.ContractBody.Language;
import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.PathValues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The contract as a document, for a caller that asks for {@code application/pdf}; everybody else gets JSON at the same
 * address, where the interface document describes both.
 */
@Path("/piisContract/v1/cpas/{enterpriseNumber}/contracts")
@RunOnVirtualThread
public class DocumentResource {
    static final String PDF = "application/pdf";
    /** Below JSON: a caller that accepts anything gets JSON. */
    static final String PDF_WHEN_ASKED = PDF + ";qs=0.1";

    private final CpasBoundary boundary;
    private final PrintContract printContract;

    DocumentResource(CpasBoundary boundary, PrintContract printContract) {
        this.boundary = boundary;
        this.printContract = printContract;
    }

    @GET
    @Path("/{reference}")
    @Produces(PDF_WHEN_ASKED)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(hidden = true)
    public Response print(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @QueryParam("alongside") String alongside,
            @Context HttpHeaders headers) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        return answer(
                printContract.print(
                        cpas,
                        PathValues.reference("reference", reference),
                        null,
                        headers.getAcceptableLanguages(),
                        PathValues.code(Language.class, "alongside", alongside)),
                reference);
    }

    @GET
    @Path("/{reference}/revisions/{revision}")
    @Produces(PDF_WHEN_ASKED)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(hidden = true)
    public Response printRevision(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @PathParam("reference") String reference,
            @PathParam("revision") String revision,
            @QueryParam("alongside") String alongside,
            @Context HttpHeaders headers) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        return answer(
                printContract.print(
                        cpas,
                        PathValues.reference("reference", reference),
                        PathValues.revision(revision),
                        headers.getAcceptableLanguages(),
                        PathValues.code(Language.class, "alongside", alongside)),
                reference);
    }

    static Response answer(PrintContract.Printed printed, String name) {
        return Response.ok(printed.pdf(), PDF)
                .header(
                        HttpHeaders.CONTENT_LANGUAGE,
                        Locale.of(Paper.tag(printed.language()), "BE").toLanguageTag())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + ".pdf\"")
                .build();
    }
}
