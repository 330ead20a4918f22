package be.fgov.mi.piis.subsidy.scheme;

import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.VersionPrecondition;
import be.fgov.mi.piis.subsidy.scheme.ReplaceScheme.Replaced;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The dated parameters of the subsidy. */
@Path("/activationSubsidy/v1/schemes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "schemes", description = "The parameters of the subsidy, year by year")
@RunOnVirtualThread
public class SchemeResource {
    private final ReplaceScheme replaceScheme;
    private final SchemeHistory history;
    private final CurrentCaller caller;

    SchemeResource(ReplaceScheme replaceScheme, SchemeHistory history, CurrentCaller caller) {
        this.replaceScheme = replaceScheme;
        this.history = history;
        this.caller = caller;
    }

    @GET
    @Path("/{year}")
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.MINISTER,
        Roles.AUDITOR
    })
    @Operation(operationId = "getScheme", summary = "The parameters of a year, with their ETag")
    @APIResponse(
            responseCode = "200",
            description = "The scheme of the year",
            content = @Content(schema = @Schema(implementation = SchemeBody.class)))
    public Response get(@PathParam("year") String year) {
        Scheme scheme = QuarkusTransaction.requiringNew()
                .call(() -> Scheme.of(PathValues.year(year)).orElseThrow(Problems::notFound));
        return Response.ok(SchemeBody.of(scheme.toTerms()))
                .tag(VersionPrecondition.tag(scheme.version))
                .build();
    }

    @GET
    @Path("/{year}/revisions")
    @RolesAllowed({Roles.SPP_OFFICER, Roles.SPP_FINANCE, Roles.MINISTER, Roles.AUDITOR})
    @Operation(
            operationId = "listSchemeRevisions",
            summary = "What the parameters of a year were, and who changed them")
    public SchemeHistory.Revisions revisions(@PathParam("year") String year) {
        SchemeHistory.Revisions revisions = history.of(PathValues.year(year));
        if (revisions.items().isEmpty()) {
            throw Problems.notFound();
        }
        return revisions;
    }

    @PUT
    @Path("/{year}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "replaceScheme",
            summary = "Replace the parameters of a year; If-Match with the ETag that was read",
            description = "A year that has no scheme yet is created. Prepared advances keep their rate.")
    @APIResponse(
            responseCode = "200",
            description = "The scheme of the year",
            content = @Content(schema = @Schema(implementation = SchemeBody.class)))
    public Response replace(
            @PathParam("year") String year,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("If-None-Match") String ifNoneMatch,
            SchemeBody body) {
        if (PathValues.year(year) != body.year()) {
            throw Problems.badRequest(Issue.invalidInput("year", "The year of the path is expected."));
        }
        Replaced replaced = replaceScheme.replace(body, new VersionPrecondition(ifMatch, ifNoneMatch), caller.get());
        return Response.status(replaced.created() ? 201 : 200)
                .entity(replaced.scheme())
                .tag(VersionPrecondition.tag(replaced.version()))
                .build();
    }
}
