package be.fgov.mi.piis.evaluation.waiting;

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

/** Records that wait for their contract, for those who sent them. */
@Path("/piisEvaluation/v1/cpas/{enterpriseNumber}/waitingRecords")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "waiting records", description = "Records whose contract has not arrived")
@RunOnVirtualThread
public class WaitingRecordResource {
    private final CpasBoundary boundary;
    private final ListWaitingRecords listWaitingRecords;

    WaitingRecordResource(CpasBoundary boundary, ListWaitingRecords listWaitingRecords) {
        this.boundary = boundary;
        this.listWaitingRecords = listWaitingRecords;
    }

    static String href(String enterpriseNumber) {
        return "/piisEvaluation/v1/cpas/" + enterpriseNumber + "/waitingRecords";
    }

    @GET
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY})
    @Operation(
            operationId = "listWaitingRecords",
            summary = "The records that have waited for their contract for a day or longer, or cannot be read",
            description =
                    "The longest first. A record leaves the list by itself when its contract arrives, and one that"
                            + " cannot be read with its next revision.")
    public Page<ListWaitingRecords.Item> list(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "evaluation, measurement, trajectory; all unless told.")
                    @QueryParam("kind")
                    @Nullable
                    String kind,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable String page,
            @Parameter(description = "1 to 500, 50 unless told.") @QueryParam("pageSize") @Nullable String pageSize) {
        return listWaitingRecords.of(
                boundary.require(enterpriseNumber),
                PathValues.code(RecordKind.class, "kind", kind),
                PageRequest.of(page, pageSize));
    }
}
