package be.fgov.mi.piis.contract.person;

import be.fgov.mi.piis.contract.person.ProbableDuplicates.Decision;
import be.fgov.mi.piis.contract.person.ProbableDuplicates.Pair;
import be.fgov.mi.piis.contract.person.ProbableDuplicates.Status;
import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.identity.ids.Ssin;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.WireBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is who, corrected by humans: history, probable duplicates, and a wrong merger undone. */
@Path("/piisContract/v1/persons")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "persons", description = "Social security numbers and whose they are")
@RunOnVirtualThread
public class PersonCorrectionResource {
    private static final String UUID_FORM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final PersonHistory history;
    private final ProbableDuplicates duplicates;
    private final DecideDuplicate decideDuplicate;
    private final SplitPerson splitPerson;
    private final ActReceipts receipts;

    PersonCorrectionResource(
            PersonHistory history,
            ProbableDuplicates duplicates,
            DecideDuplicate decideDuplicate,
            SplitPerson splitPerson,
            ActReceipts receipts) {
        this.history = history;
        this.duplicates = duplicates;
        this.decideDuplicate = decideDuplicate;
        this.splitPerson = splitPerson;
        this.receipts = receipts;
    }

    /** @param ssin a number of the person */
    @Schema(name = "PersonByNumber", description = "A person, by a social security number.")
    public record PersonByNumber(
            @Pattern(regexp = "[0-9]{11}") String ssin) implements WireBody {
        @Override
        public void check(Issues issues) {
            checkNumber("ssin", ssin, issues);
        }
    }

    /** @param replacedBy the number that stays, for one person; by default the only register number of the two */
    @Schema(name = "DuplicateDecision", description = "What a human says about a probable duplicate.")
    public record DuplicateDecision(
            Decision decision,
            @Nullable @Pattern(regexp = "[0-9]{11}") String replacedBy) implements WireBody {
        @Override
        public void check(Issues issues) {
            if (replacedBy == null) {
                return;
            }
            checkNumber("replacedBy", replacedBy, issues);
            if (decision == Decision.DIFFERENT_PERSONS) {
                issues.add(Issue.rejectedInput("replacedBy", "Two persons keep their numbers: leave it out."));
            }
        }
    }

    @Schema(name = "DuplicateDecided")
    public record DuplicateDecided(UUID id, Status status, Decision decision, LocalDate decidedOn) {}

    @POST
    @Path("/history")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(operationId = "getPersonHistory", summary = "What became of the numbers of a person, without a number")
    public PersonHistory.Told history(PersonByNumber person) {
        return history.of(person.ssin());
    }

    @GET
    @Path("/probableDuplicates")
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(
            operationId = "listProbableDuplicates",
            summary = "Pairs of persons who may be one; a human decides, never the machine")
    public Page<Pair> duplicates(
            @QueryParam("status") String status,
            @QueryParam("page") String page,
            @QueryParam("pageSize") String pageSize) {
        Status wanted = PathValues.code(Status.class, "status", status);
        return duplicates.list(wanted == null ? Status.OPEN : wanted, PageRequest.of(page, pageSize));
    }

    @POST
    @Path("/probableDuplicates/{id}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(operationId = "decideProbableDuplicate", summary = "One person, or two")
    @APIResponse(
            responseCode = "200",
            description = "Decided",
            content = @Content(schema = @Schema(implementation = DuplicateDecided.class)))
    public Response decide(@PathParam("id") String id, @Context HttpHeaders headers, DuplicateDecision decision) {
        if (!id.matches(UUID_FORM)) {
            throw Problems.notFound();
        }
        UUID pair = UUID.fromString(id);
        return ContractsMovedMeanwhile.retried(() -> receipts.once(
                headers,
                200,
                "decideProbableDuplicate/" + pair,
                decision,
                () -> new DuplicateDecided(
                        pair,
                        Status.DECIDED,
                        decision.decision(),
                        decideDuplicate.decide(pair, decision.decision(), decision.replacedBy()))));
    }

    @POST
    @Path("/splits")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.SPP_OFFICER)
    @Operation(operationId = "splitPerson", summary = "Undo a wrong merger: the number gets a person of its own")
    @APIResponse(
            responseCode = "200",
            description = "Taken apart",
            content = @Content(schema = @Schema(implementation = SplitPerson.Split.class)))
    public Response split(@Context HttpHeaders headers, PersonByNumber person) {
        return ContractsMovedMeanwhile.retried(
                () -> receipts.once(headers, 200, "splitPerson", person, () -> splitPerson.split(person.ssin())));
    }

    private static void checkNumber(String name, String number, Issues issues) {
        if (!Ssin.isValid(number, LocalDate.now(BusinessClock.BRUSSELS))) {
            issues.add(Issue.invalidStructure(name, "The number does not pass its checks."));
        }
    }
}
