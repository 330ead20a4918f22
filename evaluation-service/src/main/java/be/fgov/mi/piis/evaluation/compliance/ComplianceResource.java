package be.fgov.mi.piis.evaluation.compliance;

import be.fgov.mi.piis.evaluation.rules.ComplianceStatus;
import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.Roles;
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
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether the contracts of a CPAS are evaluated as often as the law asks. */
@Path("/piisEvaluation/v1/cpas/{enterpriseNumber}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "compliance", description = "Evaluations held and due, on any day")
@RunOnVirtualThread
public class ComplianceResource {
    private final CpasBoundary boundary;
    private final JudgeCompliance judgeCompliance;
    private final Clock clock;

    ComplianceResource(CpasBoundary boundary, JudgeCompliance judgeCompliance, Clock clock) {
        this.boundary = boundary;
        this.judgeCompliance = judgeCompliance;
        this.clock = clock;
    }

    public static String href(String enterpriseNumber, String contractReference) {
        return "/piisEvaluation/v1/cpas/" + enterpriseNumber + "/contracts/" + contractReference + "/compliance";
    }

    static String ofCpas(String enterpriseNumber) {
        return "/piisEvaluation/v1/cpas/" + enterpriseNumber + "/compliance";
    }

    @GET
    @Path("/contracts/{reference}/compliance")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "getCompliance",
            summary = "How the evaluations of a contract stand on a day",
            description = "For the contract year that holds the day, as known on that day (LIF-5 to LIF-7); after the"
                    + " contract for its last year, judged finally.")
    public ContractCompliance ofContract(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "Reference of the contract.") @PathParam("reference") String reference,
            @Parameter(description = "The day; the business date unless told.") @QueryParam("on") @Nullable String on) {
        return judgeCompliance.ofContract(
                boundary.require(enterpriseNumber), PathValues.reference("reference", reference), day(on));
    }

    @GET
    @Path("/compliance")
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "listCompliance",
            summary = "How the evaluations of all contracts stand on a day",
            description = "Counts by status, for the CPAS and by the worker who evaluated each contract last, and the"
                    + " contracts themselves. One that no rule could judge is notJudged, and keeps nobody else from"
                    + " being told.")
    public JudgeCompliance.OfCpas ofCpas(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "The day; the business date unless told.") @QueryParam("on") @Nullable String on,
            @Parameter(description = "compliant, onTrack, late, nonCompliant, notJudged")
                    @QueryParam("status")
                    @Nullable
                    String status,
            @Parameter(description = "Reference of the worker who evaluated the contract last, up to the day.")
                    @QueryParam("worker")
                    @Nullable
                    String worker,
            @Parameter(description = "Number of the CPAS whose software calls the worker so; any unless told.")
                    @QueryParam("workerOf")
                    @Nullable
                    String workerOf,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable String page,
            @Parameter(description = "1 to 500, 50 unless told.") @QueryParam("pageSize") @Nullable String pageSize) {
        return judgeCompliance.ofCpas(
                boundary.require(enterpriseNumber),
                day(on),
                PathValues.code(ComplianceStatus.class, "status", status),
                new ContractsWithEvaluations.OfWorkers(
                        worker == null ? null : PathValues.reference("worker", worker),
                        workerOf == null ? null : PathValues.enterpriseNumber("workerOf", workerOf)),
                PageRequest.of(page, pageSize));
    }

    private LocalDate day(@Nullable String on) {
        return on == null ? LocalDate.now(clock) : PathValues.date("on", on, "query");
    }
}
