package be.fgov.mi.piis.evaluation.statistics;

import be.fgov.mi.piis.evaluation.rules.Population;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The figures of the country, of clusters and of CPAS, for those outside them: small cells are hidden. */
@Path("/piisEvaluation/v1/statistics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "statistics", description = "Figures with their definition; outside the CPAS small cells are hidden")
@RunOnVirtualThread
public class FederalStatisticsResource {
    private static final String PATH = "/piisEvaluation/v1/statistics";
    private static final String HIDDEN = "A count of few persons is hidden, and others with it, so that none can be"
            + " computed from what is told of the country, the clusters and the CPAS together. Told as published: as of"
            + " the end of a month, the same until the next edition. Of a year that is over a later edition tells a count"
            + " anew when at least as many persons came or went as are hidden below. 409 figuresNotPublished before the first edition of the year.";

    private final ReadFigures figures;
    private final Clock clock;

    FederalStatisticsResource(ReadFigures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    static int year(@Nullable String year, Clock clock) {
        return year == null ? LocalDate.now(clock).getYear() : PathValues.integer("year", year, 2002, 2100, "query");
    }

    @GET
    @Path("/country")
    @RolesAllowed({Roles.SPP_OFFICER, Roles.AUDITOR})
    @Operation(
            operationId = "getStatisticsOfCountry",
            summary = "The figures of all CPAS together",
            description = HIDDEN)
    public Statistics ofCountry(
            @Parameter(description = "The calendar year; that of the business date unless told.")
                    @QueryParam("year")
                    @Nullable
                    String year) {
        return figures.of(Population.COUNTRY, year(year, clock), PATH + "/country");
    }

    @Schema(name = "StatisticsClusters", description = "The clusters of an edition, by number of their convention.")
    public record Items(List<ReadFigures.ClusterItem> items) {}

    @GET
    @Path("/clusters")
    @RolesAllowed({Roles.SPP_OFFICER, Roles.AUDITOR})
    @Operation(
            operationId = "listStatisticsClusters",
            summary = "The clusters of a year, of which there are figures",
            description = "Those whose convention was neither refused nor expired when the edition was published.")
    public Items clusters(
            @Parameter(description = "The calendar year; that of the business date unless told.")
                    @QueryParam("year")
                    @Nullable
                    String year) {
        return new Items(figures.clusters(year(year, clock), PATH + "/clusters"));
    }

    @GET
    @Path("/clusters/{number}")
    @RolesAllowed({Roles.SPP_OFFICER, Roles.AUDITOR})
    @Operation(
            operationId = "getStatisticsOfCluster",
            summary = "The figures of the members of a cluster together",
            description = HIDDEN)
    public Statistics ofCluster(
            @Parameter(description = "Number of the convention.") @PathParam("number") String number,
            @Parameter(description = "The calendar year; that of the business date unless told.")
                    @QueryParam("year")
                    @Nullable
                    String year) {
        if (!number.matches(PathValues.REFERENCE)) {
            throw Problems.notFound();
        }
        return figures.of(Population.cluster(number), year(year, clock), PATH + "/clusters/" + number);
    }

    @GET
    @Path("/cpas/{enterpriseNumber}")
    @RolesAllowed({Roles.SPP_OFFICER, Roles.AUDITOR})
    @Operation(
            operationId = "getStatisticsOfCpas",
            summary = "The figures of a CPAS, for others than itself",
            description = HIDDEN + " From the day after a CPAS was taken over its records are in the figures of its"
                    + " successor.")
    public Statistics ofCpas(
            @Parameter(description = "The CPAS.") @PathParam("enterpriseNumber") String enterpriseNumber,
            @Parameter(description = "The calendar year; that of the business date unless told.")
                    @QueryParam("year")
                    @Nullable
                    String year) {
        if (!EnterpriseNumber.isValid(enterpriseNumber)) {
            throw Problems.notFound();
        }
        return figures.of(Population.cpas(enterpriseNumber), year(year, clock), PATH + "/cpas/" + enterpriseNumber);
    }
}
