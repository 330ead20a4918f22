package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.rules.TrajectoryFinding;
import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.PathValues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a CPAS should look at in its trajectories, on the business date. */
@Path("/piisEvaluation/v1/cpas/{enterpriseNumber}/findings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "trajectories", description = "Social-activation trajectories, their outcomes and dropouts")
@RunOnVirtualThread
public class FindingResource {
    private final CpasBoundary boundary;
    private final ListFindings listFindings;

    FindingResource(CpasBoundary boundary, ListFindings listFindings) {
        this.boundary = boundary;
        this.listFindings = listFindings;
    }

    static String href(String enterpriseNumber) {
        return "/piisEvaluation/v1/cpas/" + enterpriseNumber + "/findings";
    }

    @GET
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "listFindings",
            summary = "What this CPAS should look at in its trajectories, the oldest first",
            description =
                    "Worked out on the business date. A finding refuses nothing and goes by itself once it is"
                            + " repaired: overruns of the year, missing assessments and plans, dropouts that are not explained.")
    public Page<Finding> list(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "The only finding wanted, such as overrun or dropoutUnexplained.")
                    @QueryParam("code")
                    @Nullable
                    String code,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable String page,
            @Parameter(description = "1 to 500, 50 unless told.") @QueryParam("pageSize") @Nullable String pageSize) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        return listFindings.of(
                cpas, PathValues.code(TrajectoryFinding.class, "code", code), PageRequest.of(page, pageSize));
    }
}
