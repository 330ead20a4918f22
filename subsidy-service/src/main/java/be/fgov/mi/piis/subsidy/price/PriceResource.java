package be.fgov.mi.piis.subsidy.price;

import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionAccess;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a trajectory of a convention costs. */
@Path("/activationSubsidy/v1/conventions/{number}/price")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "prices", description = "Price per trajectory, and what lies outside the observed spread")
@RunOnVirtualThread
public class PriceResource {
    private final PriceOfConventions prices;
    private final ConventionAccess access;
    private final CurrentCaller caller;

    PriceResource(PriceOfConventions prices, ConventionAccess access, CurrentCaller caller) {
        this.prices = prices;
        this.access = access;
        this.caller = caller;
    }

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
            operationId = "getTrajectoryPrice",
            summary = "The price per trajectory of a convention, flagged when it lies outside what was observed",
            description = "Of a draft for its lead alone, by the trajectories of the lead.")
    @Transactional
    public PriceView price(@PathParam("number") String number) {
        Convention convention = access.requireVisible(PathValues.reference("number", number), caller.get());
        if (!access.seesFigures(caller.get(), convention)) {
            throw Problems.notFound();
        }
        return prices.of(List.of(convention)).getFirst();
    }
}
