package be.fgov.mi.piis.identity.law;

import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.rules.DatedParameter;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.VersionPrecondition;
import be.fgov.mi.piis.identity.wire.WireBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/**
 * The configured rules of a service: numbers that the law can move, and the readings chosen where the texts are silent.
 * The service adds its path. Of inherited methods the OpenAPI document does not know who may call: it is told here.
 */
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public abstract class LawParameterResource<P extends Enum<P> & DatedParameter> {
    private final StoredLaw<P, ?> law;
    private final CurrentCaller caller;

    protected LawParameterResource(StoredLaw<P, ?> law, CurrentCaller caller) {
        this.law = law;
        this.caller = caller;
    }

    /**
     * @param source where the number comes from; absent where no text gives one
     * @param assumption the assumption behind it; absent where a text says it
     */
    @Schema(name = "LawParameter", description = "A parameter, its default and its dated values.")
    public record ParameterView(
            String name,
            DatedParameter.Kind kind,
            String standard,
            String source,
            String assumption,
            List<DatedValue> values) {}

    @Schema(description = "A value and the day from which it is in force.")
    public record DatedValue(LocalDate validFrom, String value, String source) {}

    @Schema(description = "Every parameter.")
    public record Parameters(List<ParameterView> items, int total) {}

    /**
     * @param value a number, true or false, calendar or working
     * @param source the text that says so
     */
    @Schema(name = "LawParameterValue", description = "A value from a day on, with its source.")
    public record ValueBody(
            @Size(min = 1, max = 20) String value,
            @Size(min = 1, max = 500) String source) implements WireBody {}

    @GET
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.AUDITOR
    })
    @Operation(operationId = "listLawParameters", summary = "The configured rules with their dated values")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = Parameters.class)))
    @APIResponse(responseCode = "401", description = "Not Authorized")
    @APIResponse(responseCode = "403", description = "Not Allowed")
    @SecurityRequirement(name = "SecurityScheme")
    public Parameters list() {
        List<StoredLaw.Dated<P>> rows = law.rows();
        List<ParameterView> items = Arrays.stream(law.parameters().getEnumConstants())
                .map(parameter -> new ParameterView(
                        Codes.of(parameter),
                        parameter.kind(),
                        parameter.standard(),
                        parameter.source(),
                        parameter.assumption(),
                        rows.stream()
                                .filter(row -> row.parameter() == parameter)
                                .map(row -> new DatedValue(row.validFrom(), row.value(), row.source()))
                                .toList()))
                .toList();
        return new Parameters(items, items.size());
    }

    @GET
    @Path("/{name}/values/{validFrom}")
    @RolesAllowed({Roles.SPP_OFFICER, Roles.AUDITOR})
    @Operation(operationId = "getLawParameterValue", summary = "One dated value, with its ETag")
    @APIResponse(
            responseCode = "200",
            description = "The value",
            content = @Content(schema = @Schema(implementation = DatedValue.class)))
    @APIResponse(responseCode = "401", description = "Not Authorized")
    @APIResponse(responseCode = "403", description = "Not Allowed")
    @SecurityRequirement(name = "SecurityScheme")
    public Response get(@PathParam("name") String name, @PathParam("validFrom") String validFrom) {
        P parameter = parameter(name);
        LocalDate day = PathValues.date("validFrom", validFrom, "path");
        return law.rows().stream()
                .filter(row -> row.parameter() == parameter && row.validFrom().equals(day))
                .findFirst()
                .map(row -> answer(200, row))
                .orElseThrow(Problems::notFound);
    }

    @PUT
    @Path("/{name}/values/{validFrom}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "replaceLawParameterValue",
            summary = "Set a value from a day on; If-Match with the ETag that was read when there is one")
    @APIResponse(
            responseCode = "200",
            description = "The value",
            content = @Content(schema = @Schema(implementation = DatedValue.class)))
    @APIResponse(responseCode = "401", description = "Not Authorized")
    @APIResponse(responseCode = "403", description = "Not Allowed")
    @SecurityRequirement(name = "SecurityScheme")
    public Response replace(
            @PathParam("name") String name,
            @PathParam("validFrom") String validFrom,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            ValueBody body) {
        P parameter = parameter(name);
        LocalDate day = PathValues.date("validFrom", validFrom, "path");
        if (!parameter.accepts(body.value())) {
            throw Problems.badRequest(
                    Issue.invalidInput("value", "A value of kind " + Codes.of(parameter.kind()) + " is expected."));
        }
        StoredLaw.Dated<P> row = law.replace(
                parameter,
                day,
                body.value(),
                body.source(),
                new VersionPrecondition(ifMatch, ifNoneMatch),
                caller.get());
        return answer(row.version() == 1 ? 201 : 200, row);
    }

    private P parameter(String name) {
        return Codes.parse(law.parameters(), name).orElseThrow(Problems::notFound);
    }

    private static Response answer(int status, StoredLaw.Dated<?> row) {
        return Response.status(status)
                .entity(new DatedValue(row.validFrom(), row.value(), row.source()))
                .tag(VersionPrecondition.tag(row.version()))
                .build();
    }
}
