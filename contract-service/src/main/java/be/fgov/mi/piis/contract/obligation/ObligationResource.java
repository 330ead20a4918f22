package be.fgov.mi.piis.contract.obligation;

import be.fgov.mi.piis.contract.rules.ObligationStatus;
import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who must have a PIIS, and by when. */
@Path("/piisContract/v1/cpas/{enterpriseNumber}/obligationAssessments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "obligation", description = "Who must have a PIIS, by when, and who is exempt")
@RunOnVirtualThread
public class ObligationResource {
    private final CpasBoundary boundary;
    private final ActReceipts receipts;
    private final AssessObligation assessObligation;
    private final ReadAssessments readAssessments;

    ObligationResource(
            CpasBoundary boundary,
            ActReceipts receipts,
            AssessObligation assessObligation,
            ReadAssessments readAssessments) {
        this.boundary = boundary;
        this.receipts = receipts;
        this.assessObligation = assessObligation;
        this.readAssessments = readAssessments;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "assessObligation",
            summary = "Whether a PIIS is compulsory, why, and by when",
            description = "With ssin the answer is kept and its due date is followed; with birthDate it is only worked"
                    + " out.")
    @APIResponse(
            responseCode = "201",
            description = "Worked out and kept",
            content = @Content(schema = @Schema(implementation = ObligationAssessment.class)))
    @APIResponse(
            responseCode = "200",
            description = "Worked out",
            content = @Content(schema = @Schema(implementation = ObligationAssessment.class)))
    public Response assess(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @Context HttpHeaders headers,
            ObligationQuestion question) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        int status = (question.ssin() == null ? Response.Status.OK : Response.Status.CREATED).getStatusCode();
        return receipts.once(
                headers,
                status,
                "POST " + AssessmentRegister.hrefOf(cpas.value()),
                question,
                () -> assessObligation.assess(cpas, question));
    }

    @GET
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "listObligationAssessments",
            summary = "What is due, overdue, met or exempt, without saying whose it is",
            description = "The newest assessment of each person; earlier ones with status=superseded.")
    public Page<ObligationAssessment> list(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @QueryParam("status") String status,
            @QueryParam("page") String page,
            @QueryParam("pageSize") String pageSize) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        Map<String, String> filters = new HashMap<>();
        filters.put("status", status);
        return readAssessments.list(
                cpas,
                PathValues.code(ObligationStatus.class, "status", status),
                PageRequest.of(page, pageSize),
                filters);
    }

    @GET
    @Path("/{assessmentId}")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "getObligationAssessment", summary = "One assessment as it stands on the business date")
    public ObligationAssessment read(
            @PathParam("enterpriseNumber") String enterpriseNumber, @PathParam("assessmentId") String assessmentId) {
        return readAssessments.one(boundary.require(enterpriseNumber), PathValues.id(assessmentId));
    }
}
