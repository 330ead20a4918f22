package be.fgov.mi.piis.evaluation.statistics;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.law.LawBook;
import be.fgov.mi.piis.evaluation.rules.ComplianceStatus;
import be.fgov.mi.piis.evaluation.rules.EditionOfFigures;
import be.fgov.mi.piis.evaluation.rules.Law;
import be.fgov.mi.piis.evaluation.rules.Population;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Tells those outside a CPAS the figures of the country, of a cluster and of a CPAS, as they were published. */
@ApplicationScoped
public class ReadFigures {
    private final AgroalDataSource database;
    private final PublishFigures publish;
    private final CpasRegistry registry;
    private final LawBook lawBook;
    private final AccessLog accessLog;
    private final Clock clock;

    ReadFigures(
            AgroalDataSource database,
            PublishFigures publish,
            CpasRegistry registry,
            LawBook lawBook,
            AccessLog accessLog,
            Clock clock) {
        this.database = database;
        this.publish = publish;
        this.registry = registry;
        this.lawBook = lawBook;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    private record Stored(
            Population population, LocalDate asOf, Instant publishedAt, PublishFigures.Published content) {}

    /**
     * The figures of a population in the newest edition of a year.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 for a cluster or a CPAS that the edition does not
     *     know, 409 while the year has no edition
     */
    public Statistics of(Population population, int year, String path) {
        return QuarkusTransaction.requiringNew().call(() -> {
            accessLog.record("statistics.published", path, null, Purpose.STATISTICS);
            EditionOfFigures edition = published(year);
            Stored stored = read(year, edition, population).stream()
                    .findFirst()
                    .or(() -> nothingCounted(population, year, edition))
                    .orElseThrow(Problems::notFound);
            LocalDate first = LocalDate.of(year, 1, 1);
            return new Statistics(
                    population.scope(),
                    population.code(),
                    year,
                    stored.asOf(),
                    new Statistics.Edition(edition.closedOn(), stored.publishedAt()),
                    new Statistics.SmallCellsApplied(stored.content().below(), ShowFigures.REASON),
                    ShowFigures.show(complete(stored.content()), first, stored.asOf(), null));
        });
    }

    /** A cluster, with its figures behind the link. */
    @Schema(name = "StatisticsCluster", description = "A cluster of an edition.")
    public record ClusterItem(String number, String leadCpas, List<String> members, String href) {}

    /** {@return the clusters of the newest edition of a year} */
    public List<ClusterItem> clusters(int year, String path) {
        return QuarkusTransaction.requiringNew().call(() -> {
            accessLog.record("statistics.clusters", path, null, Purpose.STATISTICS);
            List<ClusterItem> items = new ArrayList<>();
            for (Stored stored : read(year, published(year), new Population(Population.Scope.CLUSTER, ""))) {
                PublishFigures.Members cluster = stored.content().cluster();
                if (cluster != null) {
                    String number = stored.population().code();
                    items.add(new ClusterItem(
                            number, cluster.leadCpas(), cluster.members(), path + "/" + number + "?year=" + year));
                }
            }
            return items;
        });
    }

    private EditionOfFigures published(int year) {
        Law law = lawBook.current();
        LocalDate today = LocalDate.now(clock);
        EditionOfFigures edition = EditionOfFigures.of(year, today, law)
                .orElseThrow(() -> Problems.conflict(
                        "figuresNotPublished",
                        "The figures of that year leave the CPAS later: see publishedFrom.",
                        Map.of("publishedFrom", EditionOfFigures.firstDayOf(year, law))));
        publish.ensure(year, edition, law);
        return edition;
    }

    /** A CPAS that has nothing to count is not in the edition; one that was taken over is in its successor. */
    private Optional<Stored> nothingCounted(Population population, int year, EditionOfFigures edition) {
        boolean isCpasOfItsOwn = population.scope() == Population.Scope.CPAS
                && registry.existsOn(population.code(), edition.asOf())
                && registry.responsible()
                        .on(edition.asOf(), population.code())
                        .filter(population.code()::equals)
                        .isPresent();
        return isCpasOfItsOwn
                ? read(year, edition, Population.COUNTRY).stream()
                        .findFirst()
                        .map(country -> new Stored(
                                population,
                                country.asOf(),
                                country.publishedAt(),
                                new PublishFigures.Published(country.content().below(), Map.of(), null, null, true)))
                : Optional.empty();
    }

    /** A figure of which the population has no record is not kept: all its counts are 0. */
    private static Map<Figure, Counts> complete(PublishFigures.Published known) {
        Map<Figure, Counts> complete = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            Counts counts = known.figures().get(Codes.of(figure));
            if (counts != null && figure == Figure.EVALUATION_COMPLIANCE && known.notJudged() == null) {
                counts.counts().put(Codes.of(ComplianceStatus.NOT_JUDGED), 0L);
            }
            if (counts == null) {
                Map<String, Long> nothing = new LinkedHashMap<>();
                figure.categories().forEach(category -> nothing.put(category, 0L));
                counts = new Counts(nothing, 0L, Map.of());
            }
            complete.put(figure, counts);
        }
        return complete;
    }

    /** @param population without a code: all of that scope */
    private List<Stored> read(int year, EditionOfFigures edition, Population population) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select code, as_of, published_at, content from published_figure
                         where year = ? and closed_on = ? and scope = ? and (? = '' or code = ?) order by code
                        """)) {
            select.setInt(1, year);
            select.setObject(2, edition.closedOn());
            select.setString(3, population.scope().name());
            select.setString(4, population.code());
            select.setString(5, population.code());
            List<Stored> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Stored(
                            new Population(population.scope(), row.getString(1)),
                            row.getObject(2, LocalDate.class),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            JsonMappers.stored().readValue(row.getString(4), PublishFigures.Published.class)));
                }
            }
            return found;
        } catch (SQLException | JsonProcessingException failure) {
            throw new IllegalStateException("the published figures cannot be read", failure);
        }
    }
}
