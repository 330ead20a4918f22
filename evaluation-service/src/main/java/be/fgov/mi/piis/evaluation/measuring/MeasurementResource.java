package be.fgov.mi.piis.evaluation.measuring;

import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.push.PushAnswer;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The measurements of a CPAS's contract. Only the CPAS itself reads scores, and nothing else is made of them. */
@Path("/piisEvaluation/v1/cpas/{enterpriseNumber}/contracts/{reference}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "measurements", description = "Filled-in instruments, and progress since the first one")
@RunOnVirtualThread
public class MeasurementResource {
    private final CpasBoundary boundary;
    private final PushMeasurement pushMeasurement;
    private final ReadMeasurements readMeasurements;

    MeasurementResource(CpasBoundary boundary, PushMeasurement pushMeasurement, ReadMeasurements readMeasurements) {
        this.boundary = boundary;
        this.pushMeasurement = pushMeasurement;
        this.readMeasurements = readMeasurements;
    }

    static String href(String enterpriseNumber, String contractReference) {
        return "/piisEvaluation/v1/cpas/" + enterpriseNumber + "/contracts/" + contractReference + "/measurements";
    }

    static String progressOf(String enterpriseNumber, String contractReference) {
        return "/piisEvaluation/v1/cpas/" + enterpriseNumber + "/contracts/" + contractReference + "/progress";
    }

    @PUT
    @Path("/measurements/{measurementReference}/revisions/{revision}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "pushMeasurement",
            summary = "Push a revision of a measurement: the whole state",
            description = "Sent before its contract it is stored as awaitingContract and joins by itself. An instrument"
                    + " that is not there, and answers that it does not take, are 400.")
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
            @Parameter(description = "Reference of the measurement, unique within the contract.")
                    @PathParam("measurementReference")
                    String measurementReference,
            @Parameter(description = "Counted by the sender from 1.") @PathParam("revision") String revision,
            @Parameter(description = "true answers the same and stores nothing.") @QueryParam("dryRun") @Nullable
                    String dryRun,
            MeasurementBody body) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        return pushMeasurement
                .push(
                        cpas,
                        PathValues.reference("reference", reference),
                        PathValues.reference("measurementReference", measurementReference),
                        PathValues.revision(revision),
                        body,
                        PathValues.flag("dryRun", dryRun))
                .toResponse();
    }

    @GET
    @Path("/measurements/{measurementReference}")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(operationId = "getMeasurement", summary = "A measurement in its newest revision")
    public ReadMeasurements.View get(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "Reference of the contract.") @PathParam("reference") String reference,
            @Parameter(description = "Reference of the measurement.") @PathParam("measurementReference")
                    String measurementReference) {
        return readMeasurements.one(
                boundary.require(enterpriseNumber),
                PathValues.reference("reference", reference),
                PathValues.reference("measurementReference", measurementReference));
    }

    @GET
    @Path("/progress")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "getProgress",
            summary = "How far the person came since the first measurement",
            description = "A change is told only beyond the limit of reliable change; versions are never mixed.")
    public ProgressView progress(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "Reference of the contract.") @PathParam("reference") String reference) {
        return readMeasurements.progress(
                boundary.require(enterpriseNumber), PathValues.reference("reference", reference));
    }
}
