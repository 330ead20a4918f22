package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.wire.PathValues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How many persons count under a convention, and how many do not, by reason. */
@Path("/activationSubsidy/v1/conventions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "counting")
public class CountResource {
    private final ConventionReaders readers;
    private final CountFigures figures;
    private final CrossConventions crossConventions;

    CountResource(ConventionReaders readers, CountFigures figures, CrossConventions crossConventions) {
        this.readers = readers;
        this.figures = figures;
        this.crossConventions = crossConventions;
    }

    @GET
    @Path("/{number}/count")
    @Operation(
            operationId = "getConventionCount",
            summary = "The count of a convention",
            description = "Of a draft the count of its lead alone, for its lead: the CPAS that it names are not counted"
                    + " under it and read nothing of it until it is submitted (A-26).")
    @RolesAllowed({
        Roles.CPAS_SYSTEM,
        Roles.CPAS_WORKER,
        Roles.CPAS_PRESIDENT,
        Roles.CPAS_SECRETARY,
        Roles.SPP_OFFICER,
        Roles.SPP_FINANCE,
        Roles.AUDITOR
    })
    @RunOnVirtualThread
    @Transactional
    public ConventionCount count(@PathParam("number") String number) {
        CountingScope convention =
                readers.require(PathValues.reference("number", number)).convention();
        return ConventionCount.of(
                convention,
                figures.of(Set.of(number)).getOrDefault(convention.convention(), CountFigures.Figures.NONE),
                crossConventions.totalOf(convention.convention()));
    }

    /** The count as it is told. */
    @Schema(name = "ConventionCount")
    public record ConventionCount(
            String convention,
            int year,

            @Schema(
                    description =
                            "Persons accompanied, each once, whatever the number of trajectories (SUB-17, SUB-18).")
            long countedPersons,

            @Schema(
                    description =
                            "Trajectories of counted persons that pass every check; equals the outcomes, the explained dropouts and those still running.")
            long trajectories,

            @Schema(description = "Those trajectories that ended with an outcome.")
            Outcomes outcomes,

            @Schema(description = "Trajectories that were broken off, with and without the CPAS's explanation.")
            Dropouts dropouts,

            @Schema(
                    description =
                            "Persons who do not count, by the reason kept; alreadyCounted gives the further trajectories of persons who do.")
            List<NotCountedByReason> notCounted,

            @Schema(
                    description =
                            "Persons who also count under another convention of the year (A-09): still to be looked at by the SPP IS, and settled.")
            CountedElsewhere countedElsewhere) {

        public record Outcomes(
                long socioProfessionalPath, long strengthenedAutonomy, long volunteering, long employment) {}

        public record Dropouts(long explained, long unexplained) {}

        public record NotCountedByReason(String reason, long count) {}

        public record CountedElsewhere(long open, long settled) {}

        static ConventionCount of(
                CountingScope convention, CountFigures.Figures figures, CrossConventions.Total elsewhere) {
            return new ConventionCount(
                    convention.convention(),
                    convention.year(),
                    figures.countedPersons(),
                    figures.trajectories(),
                    new Outcomes(
                            figures.socioProfessionalPath(),
                            figures.strengthenedAutonomy(),
                            figures.volunteering(),
                            figures.employment()),
                    new Dropouts(figures.dropoutsExplained(), figures.dropoutsUnexplained()),
                    figures.notCounted().stream()
                            .map(reason ->
                                    new NotCountedByReason(reason.reason().code(), reason.count()))
                            .toList(),
                    new CountedElsewhere(elsewhere.open(), elsewhere.settled()));
        }
    }
}
