package be.fgov.mi.piis.contract.finding;

import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a CPAS should look at, on the business date. */
@Path("/piisContract/v1/cpas/{enterpriseNumber}/findings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "findings", description = "What a CPAS should look at, with what repairs it")
@RunOnVirtualThread
public class FindingResource {
    private static final String CODE = "[a-z][A-Za-z0-9]{0,63}";

    private final CpasBoundary boundary;
    private final ListFindings listFindings;

    FindingResource(CpasBoundary boundary, ListFindings listFindings) {
        this.boundary = boundary;
        this.listFindings = listFindings;
    }

    @GET
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(operationId = "listFindings", summary = "What this CPAS should look at, the oldest first")
    public Page<Finding> list(
            @PathParam("enterpriseNumber") String enterpriseNumber,
            @QueryParam("code") String code,
            @QueryParam("page") String page,
            @QueryParam("pageSize") String pageSize) {
        EnterpriseNumber cpas = boundary.require(enterpriseNumber);
        if (code != null && !code.matches(CODE)) {
            throw Problems.badRequest(Issue.schemaViolation("code", "A code such as interviewOverdue.")
                    .in("query"));
        }
        PageRequest request = PageRequest.of(page, pageSize);
        List<Finding> found = listFindings.of(cpas, code);
        Map<String, String> filters = new HashMap<>();
        filters.put("code", code);
        return Page.of(
                found.stream().skip(request.offset()).limit(request.pageSize()).toList(),
                found.size(),
                request,
                "/piisContract/v1/cpas/" + cpas + "/findings",
                filters);
    }
}
