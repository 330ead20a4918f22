package be.fgov.mi.piis.subsidy.whatif;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.PathValues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Asks what other parameters would mean. */
@Path("/activationSubsidy/v1/schemes/{year}/simulations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "simulations", description = "What another rate, key, ceiling or target policy would mean")
@RunOnVirtualThread
public class SimulationResource {
    private final SimulateYear simulateYear;

    SimulationResource(SimulateYear simulateYear) {
        this.simulateYear = simulateYear;
    }

    @POST
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "simulateYear",
            summary = "What another rate, key, ceiling or target policy would mean for each CPAS of a year",
            description =
                    "Of the conventions that were submitted, by the rules that pay; nothing is stored, so an Idempotency-Key keeps no answer: asked"
                            + " again, it is reckoned on what stands then.")
    public SimulationView simulate(@PathParam("year") String year, @Context HttpHeaders headers, SimulationBody body) {
        ActReceipts.refuseMalformed(headers.getRequestHeader(ActReceipts.HEADER));
        return simulateYear.simulate(PathValues.year(year), body);
    }
}
