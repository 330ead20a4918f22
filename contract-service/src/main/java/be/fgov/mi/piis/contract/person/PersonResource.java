package be.fgov.mi.piis.contract.person;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.identity.ids.Ssin;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.WireBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Numbers of persons. They travel in bodies only, never in a path. */
@Path("/piisContract/v1/persons")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "persons", description = "Social security numbers and whose they are")
@RunOnVirtualThread
public class PersonResource {
    private final ReplaceSsin replaceSsin;
    private final ActReceipts receipts;

    PersonResource(ReplaceSsin replaceSsin, ActReceipts receipts) {
        this.replaceSsin = replaceSsin;
        this.receipts = receipts;
    }

    /**
     * @param ssin the number that is no longer used
     * @param replacedBy the number that the person has now
     */
    @Schema(name = "SsinReplacement", description = "A number that was replaced by another.")
    public record SsinReplacement(
            @Pattern(regexp = "[0-9]{11}") String ssin,
            @Pattern(regexp = "[0-9]{11}") String replacedBy) implements WireBody {
        @Override
        public void check(Issues issues) {
            LocalDate today = LocalDate.now(BusinessClock.BRUSSELS);
            if (!Ssin.isValid(ssin, today)) {
                issues.add(Issue.invalidStructure("ssin", "The number does not pass its checks."));
            }
            if (!Ssin.isValid(replacedBy, today)) {
                issues.add(Issue.invalidStructure("replacedBy", "The number does not pass its checks."));
            }
            if (ssin.equals(replacedBy)) {
                issues.add(Issue.rejectedInput("replacedBy", "A number does not replace itself."));
            }
        }
    }

    /** @param outcome replaced, merged (two persons became one) or alreadyReplaced */
    public record SsinReplaced(ReplaceSsin.Outcome outcome) {}

    @POST
    @Path("/ssinReplacements")
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(operationId = "replaceSsin", summary = "A social security number is replaced by another")
    @Parameter(
            in = ParameterIn.HEADER,
            name = ActReceipts.HEADER,
            description = ActReceipts.DESCRIPTION,
            schema = @Schema(implementation = String.class))
    @APIResponse(
            responseCode = "200",
            description = "Replaced, or known already",
            content = @Content(schema = @Schema(implementation = SsinReplaced.class)))
    public Response replace(@Context HttpHeaders headers, SsinReplacement replacement) {
        return ContractsMovedMeanwhile.retried(() -> receipts.once(
                headers,
                Response.Status.OK.getStatusCode(),
                "replaceSsin",
                replacement,
                () -> new SsinReplaced(replaceSsin.replace(
                        replacement.ssin(), replacement.replacedBy(), PersonHistory.Cause.SSIN_REPLACEMENT))));
    }
}
