package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.WireBody;
import be.fgov.mi.piis.subsidy.scheme.SubsidySchemes;
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
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Counts a year again. */
@Path("/activationSubsidy/v1/schemes/{year}/recount")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "counting")
@RunOnVirtualThread
public class RecountResource {
    private final RecountYear recountYear;
    private final SubsidySchemes schemes;
    private final ActReceipts receipts;

    RecountResource(RecountYear recountYear, SubsidySchemes schemes, ActReceipts receipts) {
        this.recountYear = recountYear;
        this.schemes = schemes;
        this.receipts = receipts;
    }

    @POST
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "recountYear",
            summary = "Count all conventions of a year again from the facts",
            description = "Writes only the decisions that are not what the facts give; again, it finds none.")
    @APIResponse(
            responseCode = "200",
            description = "What was counted again",
            content = @Content(schema = @Schema(implementation = Recount.class)))
    public Response recount(@PathParam("year") String year, @Context HttpHeaders headers, Asked body) {
        int asked = PathValues.year(year);
        if (schemes.of(asked).isEmpty()) {
            throw Problems.notFound();
        }
        return receipts.onceInManyTransactions(
                headers, "recount/" + asked, "{}", () -> new ActReceipts.Answer(200, recountYear.recount(asked)));
    }

    /** An empty object: nothing about a count can be asked for. */
    @Schema(name = "RecountAsked", description = "An empty object.")
    public record Asked() implements WireBody {}

    /**
     * What was counted again.
     *
     * @param evidence pairs of contract and trajectory that were judged
     * @param personsCorrected whose decision was not what the facts give
     */
    @Schema(name = "Recount", description = "What was counted again.")
    public record Recount(int year, int conventions, long evidence, int personsCorrected) {}
}
