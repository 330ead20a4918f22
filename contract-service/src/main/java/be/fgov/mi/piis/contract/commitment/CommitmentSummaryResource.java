package be.fgov.mi.piis.contract.commitment;

import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How a CPAS keeps its word, over all its contracts. */
@Path("/piisContract/v1/cpas/{enterpriseNumber}/commitments/summary")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "commitments")
@RunOnVirtualThread
public class CommitmentSummaryResource {
    private final CpasBoundary boundary;
    private final SummarizeCommitments summarize;

    CommitmentSummaryResource(CpasBoundary boundary, SummarizeCommitments summarize) {
        this.boundary = boundary;
        this.summarize = summarize;
    }

    @GET
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "summarizeCommitments",
            summary = "How many commitments were kept, kept late, are late or were breached on the business date")
    public CommitmentSummary summary(@PathParam("enterpriseNumber") String enterpriseNumber) {
        return summarize.of(boundary.require(enterpriseNumber));
    }
}
