package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.subsidy.convention.FindConventions.Filter;
import be.fgov.mi.piis.subsidy.convention.FindConventions.Found;
import be.fgov.mi.piis.subsidy.convention.FindConventions.Item;
import be.fgov.mi.piis.subsidy.convention.FindConventions.Summary;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Conventions: their content, where they stand, their advance. */
@Path("/activationSubsidy/v1/conventions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "conventions", description = "Subsidy conventions from the draft to the last signature")
@RunOnVirtualThread
public class ConventionResource {
    private static final String PATH = "/activationSubsidy/v1/conventions";
    /** The word that the path of the summary needs. */
    private static final String SUMMARY = "summary";

    private final PushConvention pushConvention;
    private final FindConventions findConventions;
    private final ConventionAccess access;
    private final ComputeAdvance computeAdvance;
    private final CurrentCaller caller;
    private final Clock clock;

    ConventionResource(
            PushConvention pushConvention,
            FindConventions findConventions,
            ConventionAccess access,
            ComputeAdvance computeAdvance,
            CurrentCaller caller,
            Clock clock) {
        this.pushConvention = pushConvention;
        this.findConventions = findConventions;
        this.access = access;
        this.computeAdvance = computeAdvance;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Path("/{number}/revisions/{revision}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CPAS_SYSTEM, Roles.CPAS_WORKER, Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY, Roles.SPP_OFFICER})
    @Operation(
            operationId = "pushConvention",
            summary = "Draft a convention, or correct it while it is a draft or in negotiation",
            description = "The whole content, with revisions counted from 1. The same revision with the same content"
                    + " gets the first answer again. A draft holds the year of none of the CPAS it names (A-26): several"
                    + " may name the same one, and the first that is submitted keeps it. A lead has one draft a year: a second is"
                    + " answered 409 draftExists with the number of the first, to be revised, submitted or dropped.")
    @APIResponse(
            responseCode = "201",
            description = "The revision is stored",
            content = @Content(schema = @Schema(implementation = PushConvention.Answer.class)))
    @APIResponse(
            responseCode = "200",
            description = "The revision was stored before, with this content",
            content = @Content(schema = @Schema(implementation = PushConvention.Answer.class)))
    public Response push(
            @Parameter(description = "1 to 64 of A-Z a-z 0-9 . _ -") @PathParam("number") String number,
            @Parameter(description = "Counted from 1") @PathParam("revision") String revision,
            @Parameter(description = "true: answer the same and store nothing") @QueryParam("dryRun") @Nullable
                    String dryRun,
            ConventionBody body) {
        PathValues.reference("number", number);
        if (number.equals(SUMMARY)) {
            throw Problems.badRequest(Issue.rejectedInput("number", "This word is taken: pick another number.")
                    .in("path"));
        }
        return pushConvention
                .push(
                        number,
                        PathValues.revision(revision),
                        body,
                        PathValues.flag("dryRun", dryRun),
                        ActContext.of(caller.get(), clock))
                .toResponse();
    }

    @GET
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.MINISTER,
        Roles.AUDITOR
    })
    @Operation(operationId = "findConventions", summary = "The conventions this caller sees, by number")
    public Page<Item> find(
            @Parameter(description = "Only in this state") @QueryParam("status") @Nullable String status,
            @Parameter(description = "cluster or city") @QueryParam("type") @Nullable String type,
            @Parameter(description = "Only of this year") @QueryParam("year") @Nullable String year,
            @Parameter(description = "Only with this CPAS as lead or member") @QueryParam("member") @Nullable
                    String member,
            @Parameter(description = "The day on which it is; any day unless told") @QueryParam("on") @Nullable
                    String on,
            @Parameter(description = "From 1") @QueryParam("page") @Nullable String page,
            @Parameter(description = "1 to 500") @QueryParam("pageSize") @Nullable String pageSize) {
        PageRequest request = PageRequest.of(page, pageSize);
        if (member != null && !EnterpriseNumber.isValid(member)) {
            throw Problems.badRequest(
                    Issue.invalidStructure("member", "An enterprise number with its check digits is expected.")
                            .in("query"));
        }
        LocalDate day = on == null ? null : PathValues.date("on", on, "query");
        Filter filter = new Filter(
                code("status", ConventionStatus.class, status),
                code("type", ConventionType.class, type),
                year == null ? null : yearOf(year),
                member,
                day);
        Found found = findConventions.find(filter, request, caller.get(), LocalDate.now(clock));
        Map<String, String> filters = new HashMap<>();
        if (status != null) {
            filters.put("status", status);
        }
        if (type != null) {
            filters.put("type", type);
        }
        if (year != null) {
            filters.put("year", year);
        }
        if (member != null) {
            filters.put("member", member);
        }
        if (on != null) {
            filters.put("on", on);
        }
        return Page.of(found.items(), found.total(), request, PATH, filters);
    }

    @GET
    @Path("/" + SUMMARY)
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.MINISTER,
        Roles.AUDITOR
    })
    @Operation(
            operationId = "summarizeConventions",
            summary = "What the conventions of a year add up to, by type and by state",
            description =
                    "total, byType and byStatus have every convention; grantedCents and advanceCents those that were"
                            + " submitted and neither refused nor expired, since drafts may overlap.")
    public Summary summary(
            @Parameter(description = "The year of the business date unless told") @QueryParam("year") @Nullable
                    String year) {
        LocalDate today = LocalDate.now(clock);
        return findConventions.summary(year == null ? today.getYear() : yearOf(year), caller.get(), today);
    }

    @GET
    @Path("/{number}")
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.MINISTER,
        Roles.AUDITOR
    })
    @Operation(operationId = "getConvention", summary = "A convention with its acts")
    public ConventionView get(@PathParam("number") String number) {
        Caller reader = caller.get();
        LocalDate today = LocalDate.now(clock);
        return QuarkusTransaction.requiringNew().call(() -> {
            Convention convention = access.requireVisible(number, reader);
            AdvanceView advance = computeAdvance.of(convention, today);
            return ConventionView.of(convention, advance, advance.warnings());
        });
    }

    @GET
    @Path("/{number}/revisions")
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.MINISTER,
        Roles.AUDITOR
    })
    @Operation(
            operationId = "listConventionRevisions",
            summary = "What a convention said, revision by revision, its members and their days included")
    public ConventionContent.Revisions revisions(@PathParam("number") String number) {
        Caller reader = caller.get();
        return QuarkusTransaction.requiringNew().call(() -> {
            access.requireVisible(number, reader);
            return ConventionContent.all(number);
        });
    }

    @GET
    @Path("/{number}/advance")
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.MINISTER,
        Roles.AUDITOR
    })
    @Operation(
            operationId = "getAdvance",
            summary = "The advance, what blocks its payment today and what to look at",
            description = "For the administration and the lead CPAS, which is the one that is paid.")
    public AdvanceView advance(@PathParam("number") String number) {
        Caller reader = caller.get();
        LocalDate today = LocalDate.now(clock);
        return QuarkusTransaction.requiringNew().call(() -> {
            Convention convention = access.requireVisible(number, reader);
            if (!access.seesAll(reader)) {
                access.requireLead(convention, reader);
            }
            return computeAdvance.of(convention, today);
        });
    }

    private static int yearOf(String year) {
        return PathValues.integer("year", year, 2002, 2100, "query");
    }

    private static <E extends Enum<E>> @Nullable E code(String name, Class<E> type, @Nullable String code) {
        if (code == null) {
            return null;
        }
        return Codes.parse(type, code)
                .orElseThrow(() -> Problems.badRequest(Issue.schemaViolation(
                                name,
                                "One of: "
                                        + String.join(
                                                ", ",
                                                List.of(type.getEnumConstants()).stream()
                                                        .map(Codes::of)
                                                        .toList()))
                        .in("query")));
    }
}
