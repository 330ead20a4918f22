package be.fgov.mi.piis.evaluation.instrument;

import be.fgov.mi.piis.evaluation.rules.FaultsFound;
import be.fgov.mi.piis.evaluation.rules.Instrument;
import be.fgov.mi.piis.evaluation.rules.InstrumentVersion;
import be.fgov.mi.piis.evaluation.rules.Validation;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The measuring instruments, version by version. */
@Path("/piisEvaluation/v1/instruments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "instruments", description = "Measuring instruments: items, scales, scoring, norms")
@RunOnVirtualThread
public class InstrumentResource {
    private static final String HOME = "/piisEvaluation/v1/instruments";

    private final Instruments instruments;

    InstrumentResource(Instruments instruments) {
        this.instruments = instruments;
    }

    static String href(String key, int version) {
        return HOME + "/" + key + "/versions/" + version;
    }

    @Schema(name = "InstrumentItemOfList", description = "A version of an instrument in the list.")
    public record Line(String href, String key, int version, InstrumentBody.Text title, Validation validation) {

        static Line of(Instrument instrument) {
            InstrumentVersion its = instrument.version();
            return new Line(
                    InstrumentResource.href(its.key(), its.version()),
                    its.key(),
                    its.version(),
                    InstrumentBody.Text.of(instrument.title()),
                    instrument.validation());
        }
    }

    @Schema(name = "Instruments", description = "Every version of every instrument.")
    public record Lines(List<Line> items) {}

    @GET
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.AUDITOR
    })
    @Operation(operationId = "listInstruments", summary = "Every version of every instrument")
    public Lines list() {
        return new Lines(instruments.all().stream().map(Line::of).toList());
    }

    @GET
    @Path("/{instrument}/versions/{version}")
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.AUDITOR
    })
    @Operation(operationId = "getInstrument", summary = "A version of an instrument, whole")
    public InstrumentBody get(
            @Parameter(description = "Key of the instrument.") @PathParam("instrument") String instrument,
            @Parameter(description = "From 1.") @PathParam("version") String version) {
        return InstrumentBody.of(
                instruments.find(named(instrument, "version", version)).orElseThrow(Problems::notFound));
    }

    @PUT
    @Path("/{instrument}/versions/{version}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "enterInstrument",
            summary = "Enter a version of an instrument, for good",
            description = "A version never changes: with other content it is 409, and entered as the next one.")
    @APIResponse(
            responseCode = "201",
            description = "Entered",
            content = @Content(schema = @Schema(implementation = Line.class)))
    @APIResponse(
            responseCode = "200",
            description = "There already with this content",
            content = @Content(schema = @Schema(implementation = Line.class)))
    public Response enter(
            @Parameter(description = "Key of the instrument.") @PathParam("instrument") String instrument,
            @Parameter(description = "From 1.") @PathParam("version") String version,
            InstrumentBody body) {
        boolean isNew = instruments.enter(named(instrument, "version", version), body);
        return Response.status(isNew ? Response.Status.CREATED : Response.Status.OK)
                .entity(Line.of(body.toInstrument()))
                .build();
    }

    /** A name that no instrument can have is that of none. */
    static InstrumentVersion named(String instrument, String what, String version) {
        int number = PathValues.integer(what, version, 1, 1_000, "path");
        try {
            return new InstrumentVersion(PathValues.reference("instrument", instrument), number);
        } catch (FaultsFound none) {
            throw Problems.notFound();
        }
    }
}
