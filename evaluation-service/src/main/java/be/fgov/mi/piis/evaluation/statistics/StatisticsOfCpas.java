package be.fgov.mi.piis.evaluation.statistics;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.rules.Population;
import be.fgov.mi.piis.evaluation.rules.Quartiles;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells a CPAS its own figures, exactly, and which records are behind each. A CPAS that took others over by the as-of
 * day has theirs too (docs/adr/0013).
 */
@ApplicationScoped
public class StatisticsOfCpas {
    private final RecordsOfTheYear records;
    private final CpasRegistry registry;
    private final AccessLog accessLog;
    private final Clock clock;

    StatisticsOfCpas(RecordsOfTheYear records, CpasRegistry registry, AccessLog accessLog, Clock clock) {
        this.records = records;
        this.registry = registry;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a year that has not begun */
    public Statistics of(EnterpriseNumber cpas, int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate asOf = asOf(year);
        String path = StatisticsResource.ofCpas(cpas.value());
        return QuarkusTransaction.requiringNew().call(() -> {
            accessLog.record("statistics.read", path, null, Purpose.SOCIAL_ACTIVATION);
            List<String> numbers = registry.responsible().foundUnder(asOf, cpas.value());
            Map<Figure, Counts> found = new EnumMap<>(Figure.class);
            for (Figure figure : Figure.values()) {
                found.put(figure, exact(figure, records.ofKnownContracts(figure.records(), numbers, first, asOf)));
            }
            return new Statistics(
                    Population.Scope.CPAS,
                    cpas.value(),
                    year,
                    asOf,
                    null,
                    null,
                    ShowFigures.show(
                            found, first, asOf, figure -> ShowFigures.recordsOf(path, figure) + "?year=" + year));
        });
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a year that has not begun */
    LocalDate asOf(int year) {
        LocalDate today = LocalDate.now(clock);
        LocalDate last = LocalDate.of(year, 12, 31);
        if (today.getYear() < year) {
            throw Problems.badRequest(Issue.outOfRange("year", "A year has figures once it has begun.")
                    .in("query"));
        }
        return today.isBefore(last) ? today : last;
    }

    private static Counts exact(Figure figure, List<RecordsOfTheYear.Counted> found) {
        Map<String, Long> counts = new LinkedHashMap<>();
        Map<String, List<Integer>> days = new LinkedHashMap<>();
        for (String category : figure.categories()) {
            counts.put(category, 0L);
            days.put(category, new ArrayList<>());
        }
        days.put(Counts.ALL, new ArrayList<>());
        for (RecordsOfTheYear.Counted counted : found) {
            String category = Objects.requireNonNull(counted.category());
            counts.merge(category, 1L, Long::sum);
            Objects.requireNonNull(days.get(category)).add(counted.days());
            Objects.requireNonNull(days.get(Counts.ALL)).add(counted.days());
        }
        Map<String, Counts.Lengths> lengths = new LinkedHashMap<>();
        if (figure.tellsLengths()) {
            days.forEach((category, each) -> lengths.put(category, Counts.Lengths.of(Quartiles.of(each))));
        }
        return new Counts(counts, (long) found.size(), lengths);
    }

    /**
     * The records behind a figure.
     *
     * @param category all when absent
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a category that the figure does not have
     */
    public Page<RecordBehind> behind(
            EnterpriseNumber cpas, Figure figure, int year, @Nullable String category, PageRequest page) {
        figure.records().require(category);
        LocalDate asOf = asOf(year);
        String path = ShowFigures.recordsOf(StatisticsResource.ofCpas(cpas.value()), figure);
        return QuarkusTransaction.requiringNew().call(() -> {
            accessLog.record("statistics.records", path, null, Purpose.SOCIAL_ACTIVATION);
            List<String> numbers = registry.responsible().foundUnder(asOf, cpas.value());
            Map<String, @Nullable Object> filters = new TreeMap<>();
            filters.put("year", year);
            filters.put("category", category);
            return RecordBehind.page(
                    records.ofKnownContracts(figure.records(), numbers, LocalDate.of(year, 1, 1), asOf).stream()
                            .filter(counted -> category == null || category.equals(counted.category()))
                            .toList(),
                    page,
                    path,
                    filters);
        });
    }
}
