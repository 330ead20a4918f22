package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.identity.wire.WireBody;
import be.fgov.mi.piis.subsidy.counting.CrossConventions.Found;
import be.fgov.mi.piis.subsidy.counting.FindingView.FindingStatus;
import be.fgov.mi.piis.subsidy.wording.Wording;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
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

/** What a human has to look at in the count of a convention. */
@Path("/activationSubsidy/v1/conventions/{number}/findings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "counting")
@RunOnVirtualThread
public class FindingsResource {
    private final ConventionReaders readers;
    private final CrossConventions crossConventions;
    private final SettleFinding settleFinding;
    private final ActReceipts receipts;
    private final CurrentCaller caller;
    private final AccessLog accessLog;

    FindingsResource(
            ConventionReaders readers,
            CrossConventions crossConventions,
            SettleFinding settleFinding,
            ActReceipts receipts,
            CurrentCaller caller,
            AccessLog accessLog) {
        this.readers = readers;
        this.crossConventions = crossConventions;
        this.settleFinding = settleFinding;
        this.receipts = receipts;
        this.caller = caller;
        this.accessLog = accessLog;
    }

    @GET
    @Operation(
            operationId = "listCountingFindings",
            summary = "Persons who also count under another convention of the year",
            description = "A CPAS sees its own persons and its own side: that there is another convention, not which.")
    @APIResponse(
            responseCode = "200",
            description = "A page of findings",
            content = @Content(schema = @Schema(implementation = FindingPage.class)))
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.AUDITOR
    })
    @Transactional
    public Response list(
            @PathParam("number") String number,
            @Parameter(description = "open or settled") @QueryParam("status") @Nullable String status,
            @QueryParam("page") @Nullable String page,
            @QueryParam("pageSize") @Nullable String pageSize,
            @Context HttpHeaders headers) {
        PageRequest request = PageRequest.of(page, pageSize);
        FindingStatus asked = PathValues.code(FindingStatus.class, "status", status);
        ConventionReaders.View view = readers.require(PathValues.reference("number", number));
        ReaderLanguage language = ReaderLanguage.of(headers.getAcceptableLanguages());
        Wording wording = Wording.in(language);
        List<Found> found = crossConventions.page(view, asked, request.offset(), request.pageSize());
        Map<UUID, List<FindingView.Side>> sides = crossConventions.sides(view, found);
        List<FindingView> items = found.stream()
                .map(each -> view(each, sides.getOrDefault(each.person(), List.of()), view, wording))
                .toList();
        for (FindingView item : items) {
            accessLog.record(
                    "countingFinding.read",
                    view.convention().convention(),
                    item.personId(),
                    view.everyone() ? "subsidyControl" : "ownConvention");
        }
        Map<String, String> filters = new HashMap<>();
        filters.put("status", status);
        return Response.ok(Page.of(
                        items,
                        crossConventions.count(view, asked),
                        request,
                        "/activationSubsidy/v1/conventions/" + number + "/findings",
                        filters))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .build();
    }

    private static FindingView view(
            Found found, List<FindingView.Side> sides, ConventionReaders.View view, Wording wording) {
        CrossConventions.Settlement settlement = found.settlement();
        return new FindingView(
                found.idUnder(view.convention().convention()),
                "crossConvention",
                found.person(),
                found.year(),
                found.status(),
                wording.words().countsElsewhere(),
                wording.words().countsElsewhereRepair(),
                sides,
                settlement == null
                        ? null
                        : new FindingView.FindingSettlement(
                                settlement.on(),
                                view.everyone() ? settlement.by() : null,
                                view.everyone() ? settlement.motive() : null));
    }

    /**
     * Why the person may count in each convention.
     *
     * @param motive for the file of the SPP IS
     */
    @Schema(name = "CountingFindingMotive", description = "Why the person may count in each convention.")
    public record Motive(@Size(min = 1, max = 2000) String motive) implements WireBody {}

    @POST
    @Path("/{findingId}/settlement")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "settleCountingFinding",
            summary = "The SPP IS has looked and says why; the person stays counted in each convention (A-09)")
    @APIResponse(
            responseCode = "200",
            description = "The finding is settled, for both sides",
            content = @Content(schema = @Schema(implementation = SettleFinding.FindingSettled.class)))
    public Response settle(
            @PathParam("number") String number,
            @PathParam("findingId") String findingId,
            @Context HttpHeaders headers,
            Motive body) {
        PathValues.reference("number", number);
        UUID id = PathValues.id(findingId);
        return receipts.once(
                headers,
                200,
                "findingSettlement/" + number + "/" + id,
                body,
                () -> settleFinding.settle(number, id, body.motive(), caller.get()));
    }

    /** For the API description: what a page of these looks like. */
    @Schema(name = "CountingFindingPage")
    record FindingPage(
            List<FindingView> items,
            long total,
            String self,
            @Nullable String next,
            @Nullable String prev,
            int page,
            int pageSize) {}
}
