package be.fgov.mi.piis.evaluation.activity;

import be.fgov.mi.piis.evaluation.rules.ActivityCatalogue;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.PathValues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The catalogue of activities. */
@Path("/piisEvaluation/v1/activityKinds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "trajectories", description = "Social-activation trajectories, their outcomes and dropouts")
@RunOnVirtualThread
public class ActivityKindResource {
    private final ActivityKinds activityKinds;

    ActivityKindResource(ActivityKinds activityKinds) {
        this.activityKinds = activityKinds;
    }

    /**
     * A line of the catalogue.
     *
     * @param code as trajectories name it
     * @param validTo last day; absent while it stands
     * @param source the line of the texts or the rule that names it
     */
    @Schema(name = "ActivityKind", description = "An activity, social or professional, and its first and last day.")
    public record KindView(
            String code,
            ActivityCatalogue.Nature nature,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            ActivityKinds.Labels labels,
            String source) {}

    @Schema(name = "ActivityKinds", description = "The catalogue of activities.")
    public record Kinds(List<KindView> items, int total) {}

    @GET
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.AUDITOR
    })
    @Operation(
            operationId = "listActivityKinds",
            summary = "The catalogue of activities, social and professional",
            description = "By code and first day. A trajectory is judged by the catalogue of its first day, a module by"
                    + " that of its own (SUB-25, SUB-26).")
    public Kinds list(
            @Parameter(description = "Only what the catalogue has on that day; every line unless told.")
                    @QueryParam("on")
                    @Nullable
                    String on) {
        LocalDate day = on == null ? null : PathValues.date("on", on, "query");
        List<KindView> items = activityKinds.lines().stream()
                .filter(line -> day == null || line.entry().standsOn(day))
                .map(line -> new KindView(
                        line.entry().code(),
                        line.entry().nature(),
                        line.entry().validFrom(),
                        line.entry().validTo(),
                        line.labels(),
                        line.source()))
                .toList();
        return new Kinds(items, items.size());
    }
}
