package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.wording.Wording;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Each person under a convention, with the decision and its ground, also when the answer is no. */
@Path("/activationSubsidy/v1/conventions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "counting")
public class CountingDecisionsResource {
    private final ConventionReaders readers;
    private final DecisionsInForce decisions;
    private final AccessLog accessLog;

    CountingDecisionsResource(ConventionReaders readers, DecisionsInForce decisions, AccessLog accessLog) {
        this.readers = readers;
        this.decisions = decisions;
        this.accessLog = accessLog;
    }

    @GET
    @Path("/{number}/countingDecisions")
    @Operation(operationId = "listCountingDecisions", summary = "The decisions behind the count of a convention")
    @APIResponse(
            responseCode = "200",
            description = "A page of decisions",
            content = @Content(schema = @Schema(implementation = DecisionPage.class)))
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.AUDITOR
    })
    @RunOnVirtualThread
    @Transactional
    public Response list(
            @PathParam("number") String number,
            @QueryParam("page") @Nullable String page,
            @QueryParam("pageSize") @Nullable String pageSize,
            @Context HttpHeaders headers) {
        PageRequest request = PageRequest.of(page, pageSize);
        ConventionReaders.View view = readers.require(PathValues.reference("number", number));
        ReaderLanguage language = ReaderLanguage.of(headers.getAcceptableLanguages());
        List<CountingDecisionView> items =
                decisions.page(view, request.offset(), request.pageSize(), Wording.in(language)::ground);
        for (CountingDecisionView item : items) {
            accessLog.record(
                    "countingDecision.read",
                    view.convention().convention(),
                    item.personId(),
                    view.everyone() ? "subsidyControl" : "ownConvention");
        }
        return Response.ok(Page.of(
                        items,
                        decisions.count(view),
                        request,
                        "/activationSubsidy/v1/conventions/" + number + "/countingDecisions",
                        Map.of()))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .build();
    }

    /** For the API description: what a page of these looks like. */
    @Schema(name = "CountingDecisionPage")
    record DecisionPage(
            List<CountingDecisionView> items,
            long total,
            String self,
            @Nullable String next,
            @Nullable String prev,
            int page,
            int pageSize) {}
}
