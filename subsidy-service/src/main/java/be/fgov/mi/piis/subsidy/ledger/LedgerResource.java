package be.fgov.mi.piis.subsidy.ledger;

import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.PathValues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The ledger, read only: it is written by the acts that move money. */
@Path(FindEntries.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ledger", description = "The money of each convention in double entry")
@RunOnVirtualThread
public class LedgerResource {
    private final FindEntries findEntries;
    private final RebuildLedger rebuildLedger;

    LedgerResource(FindEntries findEntries, RebuildLedger rebuildLedger) {
        this.findEntries = findEntries;
        this.rebuildLedger = rebuildLedger;
    }

    /**
     * A page of entries.
     *
     * @param totals of every selected entry, on this page and on the others
     */
    @Schema(name = "LedgerPage", description = "A page of entries, and what all selected entries add up to.")
    public record LedgerPage(
            List<FindEntries.Entry> items,
            long total,
            String self,
            @Nullable String next,
            @Nullable String prev,
            int page,
            int pageSize,
            List<FindEntries.Total> totals) {}

    @GET
    @RolesAllowed({Roles.SPP_FINANCE, Roles.AUDITOR})
    @Operation(
            operationId = "findLedgerEntries",
            summary = "The entries of the ledger, in the order of their booking",
            description = "Each total names the address of the entries behind it.")
    public LedgerPage find(
            @Parameter(description = "Only of this convention") @QueryParam("convention") @Nullable String convention,
            @Parameter(description = "Only of this account") @QueryParam("account") @Nullable String account,
            @Parameter(description = "Only of this budget year") @QueryParam("year") @Nullable String year,
            @Parameter(description = "Only of this article of the budget") @QueryParam("budgetLine") @Nullable
                    String budgetLine,
            @Parameter(description = "Only of this kind") @QueryParam("kind") @Nullable String kind,
            @Parameter(description = "Only of this transaction") @QueryParam("transactionId") @Nullable
                    String transactionId,
            @Parameter(description = "From 1") @QueryParam("page") @Nullable String page,
            @Parameter(description = "1 to 500") @QueryParam("pageSize") @Nullable String pageSize) {
        PageRequest request = PageRequest.of(page, pageSize);
        FindEntries.Filter filter = new FindEntries.Filter(
                convention == null ? null : reference("convention", convention),
                PathValues.code(Account.class, "account", account),
                year == null ? null : PathValues.integer("year", year, 2002, 2100, "query"),
                budgetLine == null ? null : reference("budgetLine", budgetLine),
                PathValues.code(BookingKind.class, "kind", kind),
                transactionId == null ? null : id(transactionId));
        FindEntries.Found found = findEntries.find(filter, request);
        Page<FindEntries.Entry> items =
                Page.of(found.items(), found.total(), request, FindEntries.PATH, filter.query());
        return new LedgerPage(
                items.items(),
                items.total(),
                items.self(),
                items.next(),
                items.prev(),
                items.page(),
                items.pageSize(),
                found.totals());
    }

    @GET
    @Path("/rebuild")
    @RolesAllowed({Roles.SPP_FINANCE, Roles.AUDITOR})
    @Operation(
            operationId = "rebuildLedger",
            summary = "Rebuild every balance from acts, payments and settlements, and compare it to the cent",
            description = "In memory: nothing is written. A difference names the convention, the account and both"
                    + " amounts.")
    public RebuildLedger.Rebuilt rebuild() {
        return rebuildLedger.compare();
    }

    private static String reference(String name, String value) {
        if (!PathValues.isReference(value)) {
            throw Problems.badRequest(Issue.schemaViolation(name, "1 to 64 of A-Z a-z 0-9 . _ - are expected.")
                    .in("query"));
        }
        return value;
    }

    private static UUID id(String value) {
        if (!value.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw Problems.badRequest(Issue.schemaViolation("transactionId", "A UUID is expected.")
                    .in("query"));
        }
        return UUID.fromString(value);
    }
}
