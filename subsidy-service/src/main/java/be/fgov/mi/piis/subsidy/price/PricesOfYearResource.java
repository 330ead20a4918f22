package be.fgov.mi.piis.subsidy.price;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.subsidy.convention.ConventionAccess;
import be.fgov.mi.piis.subsidy.convention.ConventionLookup;
import be.fgov.mi.piis.subsidy.scheme.SubsidySchemes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a trajectory costs in each convention of a year. */
@Path("/activationSubsidy/v1/schemes/{year}/prices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "prices")
@RunOnVirtualThread
public class PricesOfYearResource {
    private final PriceOfConventions prices;
    private final ConventionLookup conventions;
    private final ConventionAccess access;
    private final SubsidySchemes schemes;
    private final CurrentCaller caller;

    PricesOfYearResource(
            PriceOfConventions prices,
            ConventionLookup conventions,
            ConventionAccess access,
            SubsidySchemes schemes,
            CurrentCaller caller) {
        this.prices = prices;
        this.conventions = conventions;
        this.access = access;
        this.schemes = schemes;
        this.caller = caller;
    }

    /**
     * The prices of a year, by number of the convention.
     *
     * @param flagged how many of all of them lie outside what was observed
     */
    @Schema(name = "TrajectoryPrices", description = "The prices of a year, by number of the convention.")
    record Prices(int year, List<PriceView> items, int total, int flagged) {}

    @GET
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.AUDITOR
    })
    @Operation(
            operationId = "listTrajectoryPrices",
            summary = "The price per trajectory of each convention of a year that the caller sees")
    @Transactional
    public Prices ofYear(
            @PathParam("year") String year,
            @Parameter(description = "true: only those outside what was observed") @QueryParam("flagged") @Nullable
                    String flagged) {
        int asked = PathValues.year(year);
        boolean onlyFlagged = PathValues.flag("flagged", flagged);
        if (schemes.of(asked).isEmpty()) {
            throw Problems.notFound();
        }
        Caller reader = caller.get();
        List<PriceView> all = prices.of(conventions.ofYear(asked).stream()
                .filter(convention -> access.seesFigures(reader, convention))
                .filter(convention -> !convention.status().leavesTheYearFree())
                .toList());
        List<PriceView> remarkable =
                all.stream().filter(price -> price.flag() != null).toList();
        List<PriceView> items = onlyFlagged ? remarkable : all;
        return new Prices(asked, items, items.size(), remarkable.size());
    }
}
