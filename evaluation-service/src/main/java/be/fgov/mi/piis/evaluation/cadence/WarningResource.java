package be.fgov.mi.piis.evaluation.cadence;

import be.fgov.mi.piis.evaluation.compliance.ContractsWithEvaluations;
import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.Roles;
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

/** Which evaluations of a CPAS are due soon and which were missed. */
@Path("/piisEvaluation/v1/cpas/{enterpriseNumber}/warnings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cadence", description = "Evaluations that are due soon or were missed")
@RunOnVirtualThread
public class WarningResource {
    private final CpasBoundary boundary;
    private final ListWarnings listWarnings;

    WarningResource(CpasBoundary boundary, ListWarnings listWarnings) {
        this.boundary = boundary;
        this.listWarnings = listWarnings;
    }

    static String href(String enterpriseNumber) {
        return "/piisEvaluation/v1/cpas/" + enterpriseNumber + "/warnings";
    }

    @GET
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "listWarnings",
            summary = "Evaluations that are due soon, overdue or missed, the oldest day first",
            description = "On the business date. What is due is told some days ahead (LIF-5 to LIF-7), until it is held"
                    + " or its period is over; what was missed stays until a late report resolves it. A contract that"
                    + " no rule could judge, most often for impossible dates, comes first as notJudged.")
    public Page<EvaluationWarning> list(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "upcoming, overdue, missed, notJudged") @QueryParam("kind") @Nullable String kind,
            @Parameter(description = "Reference of the worker who evaluated the contract last.")
                    @QueryParam("worker")
                    @Nullable
                    String worker,
            @Parameter(description = "Number of the CPAS whose software calls the worker so; any unless told.")
                    @QueryParam("workerOf")
                    @Nullable
                    String workerOf,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable String page,
            @Parameter(description = "1 to 500, 50 unless told.") @QueryParam("pageSize") @Nullable String pageSize) {
        return listWarnings.of(
                boundary.require(enterpriseNumber),
                PathValues.code(WarningKind.class, "kind", kind),
                new ContractsWithEvaluations.OfWorkers(
                        worker == null ? null : PathValues.reference("worker", worker),
                        workerOf == null ? null : PathValues.enterpriseNumber("workerOf", workerOf)),
                PageRequest.of(page, pageSize));
    }
}
