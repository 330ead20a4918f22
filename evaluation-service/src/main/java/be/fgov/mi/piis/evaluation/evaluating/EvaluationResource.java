package be.fgov.mi.piis.evaluation.evaluating;

import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.PathValues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The evaluations of a CPAS's contract. */
@Path("/piisEvaluation/v1/cpas/{enterpriseNumber}/contracts/{reference}/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "evaluations", description = "Evaluations of contracts with the person, and what the person says of them")
@RunOnVirtualThread
public class EvaluationResource {
    private final CpasBoundary boundary;
    private final PushEvaluation pushEvaluation;
    private final ReadEvaluations readEvaluations;

    EvaluationResource(CpasBoundary boundary, PushEvaluation pushEvaluation, ReadEvaluations readEvaluations) {
        this.boundary = boundary;
        this.pushEvaluation = pushEvaluation;
        this.readEvaluations = readEvaluations;
    }

    /** {@return absolute path of the evaluations of a contract} */
    static String href(String enterpriseNumber, String contractReference) {
        return "/piisEvaluation/v1/cpas/" + enterpriseNumber + "/contracts/" + contractReference + "/evaluations";
    }

    @PUT
    @Path("/{evaluationReference}/revisions/{revision}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "pushEvaluation",
            summary = "Push a revision of an evaluation: the whole state",
            description = "Sent before its contract it is stored as awaitingContract and joins by itself. The same"
                    + " revision with the same content gets the first answer again; with other content, or after a"
                    + " skipped revision, 409. A talk after the business date is 400. What the person says can change:"
                    + " send it as the next revision, the earlier words stay.")
    @APIResponse(
            responseCode = "201",
            description = "Accepted for the first time",
            content = @Content(schema = @Schema(implementation = PushAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "Accepted before with this content: the first answer, byte for byte",
            content = @Content(schema = @Schema(implementation = PushAnswer.class)))
    public Response push(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "Reference of the contract.") @PathParam("reference") String reference,
            @Parameter(description = "Reference of the evaluation, unique within the contract.")
                    @PathParam("evaluationReference")
                    String evaluationReference,
            @Parameter(description = "Counted by the sender from 1.") @PathParam("revision") String revision,
            @Parameter(description = "true answers the same and stores nothing.") @QueryParam("dryRun") @Nullable
                    String dryRun,
            EvaluationBody body) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        return pushEvaluation
                .push(
                        cpas,
                        PathValues.reference("reference", reference),
                        PathValues.reference("evaluationReference", evaluationReference),
                        PathValues.revision(revision),
                        body,
                        PathValues.flag("dryRun", dryRun))
                .toResponse();
    }

    @GET
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "listEvaluations", summary = "The evaluations of a contract, in codes and dates")
    public Page<EvaluationItem> list(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "Reference of the contract.") @PathParam("reference") String reference,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable String page,
            @Parameter(description = "1 to 500, 50 unless told.") @QueryParam("pageSize") @Nullable String pageSize) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        return readEvaluations.ofContract(
                cpas, PathValues.reference("reference", reference), PageRequest.of(page, pageSize));
    }

    @GET
    @Path("/{evaluationReference}")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "getEvaluation", summary = "An evaluation in its newest revision")
    public EvaluationView get(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "Reference of the contract.") @PathParam("reference") String reference,
            @Parameter(description = "Reference of the evaluation.") @PathParam("evaluationReference")
                    String evaluationReference) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        return readEvaluations.one(
                cpas,
                PathValues.reference("reference", reference),
                PathValues.reference("evaluationReference", evaluationReference),
                null);
    }

    @GET
    @Path("/{evaluationReference}/revisions/{revision}")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "getEvaluationRevision", summary = "An evaluation as one revision had it")
    public EvaluationView getRevision(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "Reference of the contract.") @PathParam("reference") String reference,
            @Parameter(description = "Reference of the evaluation.") @PathParam("evaluationReference")
                    String evaluationReference,
            @Parameter(description = "Counted by the sender from 1.") @PathParam("revision") String revision) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        return readEvaluations.one(
                cpas,
                PathValues.reference("reference", reference),
                PathValues.reference("evaluationReference", evaluationReference),
                PathValues.revision(revision));
    }

    @Schema(name = "BeneficiaryViews", description = "What the person said over time, oldest first.")
    public record Views(List<ReadEvaluations.ViewInTime> items) {}

    @GET
    @Path("/{evaluationReference}/beneficiaryViews")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "listBeneficiaryViews", summary = "What the person said of an evaluation, over time")
    public Views views(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "Reference of the contract.") @PathParam("reference") String reference,
            @Parameter(description = "Reference of the evaluation.") @PathParam("evaluationReference")
                    String evaluationReference) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        return new Views(readEvaluations.views(
                cpas,
                PathValues.reference("reference", reference),
                PathValues.reference("evaluationReference", evaluationReference)));
    }
}
