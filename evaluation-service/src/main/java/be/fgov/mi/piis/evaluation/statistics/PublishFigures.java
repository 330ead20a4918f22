package be.fgov.mi.piis.evaluation.statistics;

import be.fgov.mi.piis.evaluation.cluster.Clusters;
import be.fgov.mi.piis.evaluation.rules.CountedRecord;
import be.fgov.mi.piis.evaluation.rules.EarlierEditions;
import be.fgov.mi.piis.evaluation.rules.EditionOfFigures;
import be.fgov.mi.piis.evaluation.rules.Law;
import be.fgov.mi.piis.evaluation.rules.LawParameter;
import be.fgov.mi.piis.evaluation.rules.Population;
import be.fgov.mi.piis.evaluation.rules.PublishedList;
import be.fgov.mi.piis.evaluation.rules.Quartiles;
import be.fgov.mi.piis.evaluation.rules.SmallCellsOfTheCountry;
import be.fgov.mi.piis.evaluation.rules.ToldInSteps;
import be.fgov.mi.piis.identity.push.PushReceipts;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes down an edition of the figures of a year: the country, every cluster and every CPAS at once, with the small
 * cells of all of them hidden together. It is written once and then only read.
 */
@ApplicationScoped
public class PublishFigures {
    private static final int BATCH = 500;

    private final AgroalDataSource database;
    private final RecordsOfTheYear records;
    private final Clusters clusters;
    private final CpasRegistry registry;

    PublishFigures(AgroalDataSource database, RecordsOfTheYear records, Clusters clusters, CpasRegistry registry) {
        this.database = database;
        this.records = records;
        this.clusters = clusters;
        this.registry = registry;
    }

    /**
     * What is kept of a population.
     *
     * @param below the threshold that was applied
     * @param figures by their codes
     * @param cluster who forms it; absent for others
     * @param successors of the country: how the year is arranged, see {@link Arrangement}; absent in editions from before
     * @param notJudged whether contracts that no rule could judge were counted apart; absent in editions from before: they
     *     had none, or had not been published
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Published(
            int below,
            Map<String, Counts> figures,
            @Nullable Members cluster,
            @Nullable Map<String, String> successors,
            @Nullable Boolean notJudged) {}

    record Members(String leadCpas, List<String> members) {}

    /** Publishes the edition unless it is there; of several that try at once the first does it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void ensure(int year, EditionOfFigures edition, Law law) {
        if (isThere(year, edition)) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            PushReceipts.lock(connection, "publishedFigure/" + year);
            if (!isThere(year, edition)) {
                write(
                        connection,
                        year,
                        edition,
                        published(connection, year, edition, law, before(connection, year, edition)));
            }
        } catch (SQLException | JsonProcessingException failure) {
            throw new IllegalStateException("the figures cannot be published", failure);
        }
    }

    private boolean isThere(int year, EditionOfFigures edition) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select 1 from published_figure where year = ? and closed_on = ? and scope = ? and code = ?")) {
            select.setInt(1, year);
            select.setObject(2, edition.closedOn());
            select.setString(3, Population.COUNTRY.scope().name());
            select.setString(4, Population.COUNTRY.code());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the published figures cannot be read", failure);
        }
    }

    /**
     * What the other editions of the whole year told, in the order in which they were published. Those of the year while it
     * ran are no measure: nearly everything was small then, and would have to stay hidden.
     */
    private static List<Map<Population, Published>> before(Connection connection, int year, EditionOfFigures edition)
            throws SQLException, JsonProcessingException {
        if (!edition.isOfWholeYear()) {
            return List.of();
        }
        Map<LocalDate, Map<Population, Published>> before = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select closed_on, scope, code, content from published_figure
                 where year = ? and closed_on <> ? and closed_on >= make_date(year, 12, 31) order by published_at
                """)) {
            select.setInt(1, year);
            select.setObject(2, edition.closedOn());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    before.computeIfAbsent(row.getObject(1, LocalDate.class), any -> new HashMap<>())
                            .put(
                                    new Population(Population.Scope.valueOf(row.getString(2)), row.getString(3)),
                                    JsonMappers.stored().readValue(row.getString(4), Published.class));
                }
            }
        }
        return List.copyOf(before.values());
    }

    private static EarlierEditions told(Figure figure, List<Map<Population, Published>> before) {
        List<Map<Population, Map<String, Long>>> editions = new ArrayList<>();
        for (Map<Population, Published> edition : before) {
            Map<Population, Map<String, Long>> shown = new HashMap<>();
            edition.forEach((population, published) -> shown.put(population, shown(figure, published)));
            editions.add(shown);
        }
        return new EarlierEditions(editions);
    }

    private static Map<String, Long> shown(Figure figure, Published published) {
        Map<String, Long> shown = new HashMap<>();
        Counts counts = published.figures().get(Codes.of(figure));
        if (counts == null) {
            figure.categories().forEach(category -> shown.put(category, 0L));
            shown.put(Counts.ALL, 0L);
            return shown;
        }
        shown.putAll(counts.counts());
        if (counts.total() != null) {
            shown.put(Counts.ALL, counts.total());
        }
        return shown;
    }

    private Map<Population, Published> published(
            Connection connection, int year, EditionOfFigures edition, Law law, List<Map<Population, Published>> before)
            throws SQLException {
        int below = law.number(LawParameter.SMALL_CELL_BELOW, edition.closedOn());
        LocalDate asOf = edition.asOf();
        Arrangement asKnown = Arrangement.on(asOf, clusters.ofYear(year), registry);
        Arrangement arrangement = before.isEmpty() ? asKnown : Arrangement.of(before.getLast(), asKnown);
        Map<String, String> clusterOf = arrangement.clusterOf();
        Map<Population, Map<String, Counts>> found = new LinkedHashMap<>();
        for (RecordsOfTheYear.Kind kind : RecordsOfTheYear.Kind.values()) {
            List<Figure> figures = figuresOf(kind);
            if (!figures.isEmpty()) {
                List<CountedRecord> now = counted(kind, year, asOf, arrangement);
                ToldInSteps told = before.stream().anyMatch(PublishFigures::wasToldInSteps)
                        ? ToldInSteps.after(ToldRecords.of(connection, year, kind), now, below)
                        : ToldInSteps.first(now);
                if (edition.isOfWholeYear()) {
                    ToldRecords.keep(connection, year, kind, told);
                }
                for (Figure figure : figures) {
                    count(figure, told.records(), clusterOf, below, told(figure, before))
                            .forEach((population, counts) -> found.computeIfAbsent(
                                            population, any -> new LinkedHashMap<>())
                                    .put(Codes.of(figure), counts));
                }
            }
        }
        Map<Population, Members> members = new HashMap<>();
        arrangement
                .clusters()
                .forEach(cluster -> members.put(
                        Population.cluster(cluster.number()), new Members(cluster.leadCpas(), cluster.members())));
        Map<Population, Published> published = new LinkedHashMap<>();
        found.forEach((population, figures) -> published.put(
                population,
                new Published(
                        below,
                        figures,
                        members.get(population),
                        population.equals(Population.COUNTRY) ? arrangement.successors() : null,
                        true)));
        return published;
    }

    private List<CountedRecord> counted(RecordsOfTheYear.Kind kind, int year, LocalDate asOf, Arrangement arrangement) {
        List<CountedRecord> counted = new ArrayList<>();
        records.read(kind, null, LocalDate.of(year, 1, 1), asOf, each -> {
            UUID person = each.personId();
            String category = each.category();
            if (person != null && category != null) {
                counted.add(
                        new CountedRecord(arrangement.cpasOf(each.enterpriseNumber()), category, person, each.days()));
            }
        });
        return counted;
    }

    /** Of an edition from before nothing is known but what it showed. */
    private static boolean wasToldInSteps(Map<Population, Published> edition) {
        Published country = edition.get(Population.COUNTRY);
        return country != null && country.successors() != null;
    }

    private static List<Figure> figuresOf(RecordsOfTheYear.Kind kind) {
        List<Figure> figures = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            if (figure.records() == kind) {
                figures.add(figure);
            }
        }
        return figures;
    }

    private static Map<Population, Counts> count(
            Figure figure,
            List<CountedRecord> counted,
            Map<String, String> clusterOf,
            int below,
            EarlierEditions earlier) {
        Map<Population, PublishedList> hidden =
                SmallCellsOfTheCountry.hide(counted, clusterOf, figure.categories(), below, earlier);
        Map<Population, Map<String, Gathered>> lengths =
                figure.tellsLengths() ? gathered(counted, clusterOf) : Map.of();
        Map<Population, Counts> counts = new LinkedHashMap<>();
        hidden.forEach((population, list) -> {
            Map<String, Long> shown = new LinkedHashMap<>();
            for (int i = 0; i < figure.categories().size(); i++) {
                OptionalLong cell = list.cells().get(i);
                if (cell.isPresent()) {
                    shown.put(figure.categories().get(i), cell.getAsLong());
                }
            }
            Long total = list.total().isPresent() ? list.total().getAsLong() : null;
            Map<String, Counts.Lengths> told = new LinkedHashMap<>();
            lengths.getOrDefault(population, Map.of()).forEach((category, gathered) -> {
                boolean countIsShown = category.equals(Counts.ALL) ? total != null : shown.containsKey(category);
                if (countIsShown) {
                    told.put(
                            category,
                            Counts.Lengths.of(Quartiles.of(gathered.days).outside(gathered.persons.size(), below)));
                }
            });
            counts.put(population, new Counts(shown, total, told));
        });
        return counts;
    }

    private static final class Gathered {
        private final List<Integer> days = new ArrayList<>();
        private final Set<UUID> persons = new HashSet<>();
    }

    private static Map<Population, Map<String, Gathered>> gathered(
            List<CountedRecord> counted, Map<String, String> clusterOf) {
        Map<Population, Map<String, Gathered>> gathered = new HashMap<>();
        for (CountedRecord each : counted) {
            List<Population> populations = new ArrayList<>(List.of(Population.COUNTRY, Population.cpas(each.cpas())));
            String cluster = clusterOf.get(each.cpas());
            if (cluster != null) {
                populations.add(Population.cluster(cluster));
            }
            for (Population population : populations) {
                for (String category : List.of(each.category(), Counts.ALL)) {
                    Gathered of = gathered.computeIfAbsent(population, any -> new LinkedHashMap<>())
                            .computeIfAbsent(category, any -> new Gathered());
                    of.days.add(each.days());
                    of.persons.add(each.person());
                }
            }
        }
        return gathered;
    }

    private static void write(
            Connection connection, int year, EditionOfFigures edition, Map<Population, Published> published)
            throws SQLException, JsonProcessingException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into published_figure (year, closed_on, scope, code, as_of, content)
                values (?, ?, ?, ?, ?, ?)
                """)) {
            int waiting = 0;
            for (Map.Entry<Population, Published> entry : published.entrySet()) {
                insert.setInt(1, year);
                insert.setObject(2, edition.closedOn());
                insert.setString(3, entry.getKey().scope().name());
                insert.setString(4, entry.getKey().code());
                insert.setObject(5, edition.asOf());
                insert.setString(6, JsonMappers.stored().writeValueAsString(entry.getValue()));
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
