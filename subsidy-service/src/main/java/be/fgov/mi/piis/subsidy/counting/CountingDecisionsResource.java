package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.rules.NotCounted;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Each person under a convention, with the decision and its ground, also when the answer is no. */
@Path("/activationSubsidy/v1/conventions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "counting")
public class CountingDecisionsResource {
    private static final String PATH = "/activationSubsidy/v1/conventions";

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
            @Parameter(description = "true or false; both unless said") @QueryParam("counted") @Nullable String counted,
            @Parameter(description = "Only those who do not count for this reason") @QueryParam("reason") @Nullable
                    String reason,
            @QueryParam("page") @Nullable String page,
            @QueryParam("pageSize") @Nullable String pageSize,
            @Context HttpHeaders headers) {
        PageRequest request = PageRequest.of(page, pageSize);
        ConventionReaders.View view = readers.require(PathValues.reference("number", number));
        DecisionsInForce.Asked asked = new DecisionsInForce.Asked(
                counted == null
                        ? null
                        : PathValues.flag("counted", counted) ? Ruling.Verdict.COUNTED : Ruling.Verdict.NOT_COUNTED,
                PathValues.code(NotCounted.class, "reason", reason));
        ReaderLanguage language = ReaderLanguage.of(headers.getAcceptableLanguages());
        List<CountingDecisionView> items =
                decisions.page(view, asked, request.offset(), request.pageSize(), Wording.in(language));
        for (CountingDecisionView item : items) {
            recordReading(view, item.personId());
        }
        Map<String, String> filters = new HashMap<>();
        filters.put("counted", counted);
        filters.put("reason", reason);
        return Response.ok(Page.of(
                        items,
                        decisions.count(view, asked),
                        request,
                        PATH + "/" + number + "/countingDecisions",
                        filters))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .build();
    }

    @GET
    @Path("/{number}/persons/{personId}/countingDecisions")
    @Operation(
            operationId = "listCountingDecisionsOnPerson",
            summary = "How the decision on one person came about, the first one first",
            description = "A later fact never changes a decision: it makes a new one that names the one before.")
    @APIResponse(
            responseCode = "200",
            description = "The chain of decisions",
            content = @Content(schema = @Schema(implementation = DecisionChain.class)))
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
    public Response history(
            @PathParam("number") String number, @PathParam("personId") String personId, @Context HttpHeaders headers) {
        ConventionReaders.View view = readers.require(PathValues.reference("number", number));
        UUID person = PathValues.id(personId);
        ReaderLanguage language = ReaderLanguage.of(headers.getAcceptableLanguages());
        List<CountingDecisionView> chain = decisions.history(view, person, Wording.in(language));
        if (chain.isEmpty()) {
            throw Problems.notFound();
        }
        recordReading(view, person);
        return Response.ok(new DecisionChain(chain, chain.size()))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .build();
    }

    private void recordReading(ConventionReaders.View view, UUID person) {
        accessLog.record(
                "countingDecision.read",
                view.convention().convention(),
                person,
                view.everyone() ? "subsidyControl" : "ownConvention");
    }

    /** Every decision on one person under one convention. */
    @Schema(name = "CountingDecisionChain")
    record DecisionChain(List<CountingDecisionView> items, int total) {}

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
