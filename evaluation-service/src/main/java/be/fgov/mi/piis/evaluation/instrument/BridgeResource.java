package be.fgov.mi.piis.evaluation.instrument;

import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Problems;
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

/** The bridges that lead to a version of an instrument: without one no score of another version is compared with it. */
@Path("/piisEvaluation/v1/instruments/{instrument}/versions/{version}/bridges")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "instruments", description = "Measuring instruments: items, scales, scoring, norms")
@RunOnVirtualThread
public class BridgeResource {
    private final Bridges bridges;

    BridgeResource(Bridges bridges) {
        this.bridges = bridges;
    }

    @Schema(
            name = "InstrumentBridges",
            description = "The bridges that lead to a version, each in its newest revision.")
    public record Lines(List<Bridges.View> items) {}

    @GET
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.AUDITOR
    })
    @Operation(operationId = "listBridges", summary = "The bridges that lead to this version, in their newest revision")
    public Lines list(
            @Parameter(description = "Key of the instrument.") @PathParam("instrument") String instrument,
            @Parameter(description = "The version they lead to.") @PathParam("version") String version) {
        return new Lines(bridges.into(InstrumentResource.named(instrument, "version", version)));
    }

    @GET
    @Path("/{fromVersion}/revisions/{revision}")
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.AUDITOR
    })
    @Operation(operationId = "getBridgeRevision", summary = "A bridge as a revision has it")
    public Bridges.View get(
            @Parameter(description = "Key of the instrument.") @PathParam("instrument") String instrument,
            @Parameter(description = "The version it leads to.") @PathParam("version") String version,
            @Parameter(description = "The version it comes from.") @PathParam("fromVersion") String fromVersion,
            @Parameter(description = "From 1.") @PathParam("revision") String revision) {
        return bridges.revision(
                        InstrumentResource.named(instrument, "fromVersion", fromVersion),
                        InstrumentResource.named(instrument, "version", version),
                        PathValues.revision(revision))
                .orElseThrow(Problems::notFound);
    }

    @PUT
    @Path("/{fromVersion}/revisions/{revision}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "enterBridge",
            summary = "Enter a revision of a bridge between two versions",
            description = "The newest revision counts, also for what was measured before: whose progress it changes is"
                    + " told again. An earlier revision stays readable.")
    @APIResponse(
            responseCode = "201",
            description = "Accepted for the first time",
            content = @Content(schema = @Schema(implementation = Bridges.View.class)))
    @APIResponse(
            responseCode = "200",
            description = "Accepted before with this content: the first answer, byte for byte",
            content = @Content(schema = @Schema(implementation = Bridges.View.class)))
    public Response enter(
            @Parameter(description = "Key of the instrument.") @PathParam("instrument") String instrument,
            @Parameter(description = "The version it leads to.") @PathParam("version") String version,
            @Parameter(description = "The earlier version that it comes from.") @PathParam("fromVersion")
                    String fromVersion,
            @Parameter(description = "Counted from 1.") @PathParam("revision") String revision,
            @Parameter(description = "true answers the same and stores nothing.") @QueryParam("dryRun") @Nullable
                    String dryRun,
            BridgeBody body) {
        return bridges.enter(
                        InstrumentResource.named(instrument, "fromVersion", fromVersion),
                        InstrumentResource.named(instrument, "version", version),
                        PathValues.revision(revision),
                        body,
                        PathValues.flag("dryRun", dryRun))
                .toResponse();
    }
}
