package be.fgov.mi.piis.evaluation.trajectory;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The trajectories of a CPAS's contract. */
@Path("/piisEvaluation/v1/cpas/{enterpriseNumber}/contracts/{reference}/trajectories")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "trajectories", description = "Social-activation trajectories, their outcomes and dropouts")
@RunOnVirtualThread
public class TrajectoryResource {
    private final CpasBoundary boundary;
    private final PushTrajectory pushTrajectory;
    private final ReadTrajectories readTrajectories;

    TrajectoryResource(CpasBoundary boundary, PushTrajectory pushTrajectory, ReadTrajectories readTrajectories) {
        this.boundary = boundary;
        this.pushTrajectory = pushTrajectory;
        this.readTrajectories = readTrajectories;
    }

    /** {@return absolute path of the trajectories of a contract} */
    static String href(String enterpriseNumber, String contractReference) {
        return "/piisEvaluation/v1/cpas/" + enterpriseNumber + "/contracts/" + contractReference + "/trajectories";
    }

    @PUT
    @Path("/{trajectoryReference}/revisions/{revision}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER})
    @Operation(
            operationId = "pushTrajectory",
            summary = "Push a revision of a trajectory: the whole state",
            description = "Sent before its contract it is stored as awaitingContract and joins by itself. The same"
                    + " revision with the same content gets the first answer again; with other content, or after a"
                    + " skipped revision, 409. An end after the business date and a plan of more than one year are 400;"
                    + " a real end after the year is accepted with the warning overrun. Social assessment, support plan"
                    + " and modules are optional parts; what lacks is a finding and refuses nothing.")
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
            @Parameter(description = "Reference of the trajectory, unique within the contract.")
                    @PathParam("trajectoryReference")
                    String trajectoryReference,
            @Parameter(description = "Counted by the sender from 1.") @PathParam("revision") String revision,
            @Parameter(description = "true answers the same and stores nothing.") @QueryParam("dryRun") @Nullable
                    String dryRun,
            TrajectoryBody body) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        return pushTrajectory
                .push(
                        cpas,
                        PathValues.reference("reference", reference),
                        PathValues.reference("trajectoryReference", trajectoryReference),
                        PathValues.revision(revision),
                        body,
                        PathValues.flag("dryRun", dryRun))
                .toResponse();
    }

    @GET
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "listTrajectories", summary = "The trajectories of a contract, in codes and dates")
    public Page<TrajectoryItem> list(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "Reference of the contract.") @PathParam("reference") String reference,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable String page,
            @Parameter(description = "1 to 500, 50 unless told.") @QueryParam("pageSize") @Nullable String pageSize) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        return readTrajectories.ofContract(
                cpas, PathValues.reference("reference", reference), PageRequest.of(page, pageSize));
    }

    @GET
    @Path("/{trajectoryReference}")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "getTrajectory", summary = "A trajectory in its newest revision")
    public TrajectoryView get(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "Reference of the contract.") @PathParam("reference") String reference,
            @Parameter(description = "Reference of the trajectory.") @PathParam("trajectoryReference")
                    String trajectoryReference) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        return readTrajectories.one(
                cpas,
                PathValues.reference("reference", reference),
                PathValues.reference("trajectoryReference", trajectoryReference),
                null);
    }

    @GET
    @Path("/{trajectoryReference}/revisions/{revision}")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "getTrajectoryRevision", summary = "A trajectory as one revision had it")
    public TrajectoryView getRevision(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "Reference of the contract.") @PathParam("reference") String reference,
            @Parameter(description = "Reference of the trajectory.") @PathParam("trajectoryReference")
                    String trajectoryReference,
            @Parameter(description = "Counted by the sender from 1.") @PathParam("revision") String revision) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        return readTrajectories.one(
                cpas,
                PathValues.reference("reference", reference),
                PathValues.reference("trajectoryReference", trajectoryReference),
                PathValues.revision(revision));
    }
}
