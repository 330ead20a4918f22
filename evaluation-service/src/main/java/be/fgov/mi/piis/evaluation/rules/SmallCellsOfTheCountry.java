package be.fgov.mi.piis.evaluation.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@link SmallCells} for a figure that is told of the country, of each cluster and of each CPAS: what is hidden of one
 * cannot be computed from the others. A cell is small by the persons behind it, whatever number of records they have.
 *
 * <p>Who knows the country and its clusters also knows, by subtraction, what all CPAS outside a cluster have together.
 * That difference is protected like a count, though nobody is shown it.
 */
public final class SmallCellsOfTheCountry {
    private static final int RANK_OF_CPAS_TOTAL = 1;
    private static final int RANK_OF_CLUSTER_CELL = 2;
    private static final int RANK_OF_CLUSTER_TOTAL = 4;
    private static final int RANK_OF_COUNTRY_CELL = 100;
    private static final int RANK_OF_COUNTRY_TOTAL = 200;

    /** CPAS that are in no cluster. */
    private static final String OUTSIDE = "";

    private static final String ALL = EarlierEditions.ALL;

    private static final class Tally {
        private long records;
        private final Set<UUID> persons = new HashSet<>();

        void add(UUID person) {
            records++;
            persons.add(person);
        }
    }

    /** Counts by category, and all of them under {@link #ALL}. */
    private static final class Row {
        private final Map<String, Tally> tallies = new HashMap<>();

        void add(CountedRecord counted) {
            tally(counted.category()).add(counted.person());
            tally(ALL).add(counted.person());
        }

        Tally tally(String category) {
            return tallies.computeIfAbsent(category, any -> new Tally());
        }
    }

    private SmallCellsOfTheCountry() {}

    /**
     * What others than the CPAS itself may see.
     *
     * @param clusterOf the cluster of each CPAS that is in one; a cluster without records is told with its zeros
     * @param categories in the order in which their counts are told
     * @param below the threshold in force, {@link LawParameter#SMALL_CELL_BELOW}; below 2 nothing is hidden
     * @param earlier what others know already of that year
     * @return of the country, of each cluster and of each CPAS with records; of any other CPAS there is nothing to
     *     count
     * @throws IllegalArgumentException when a record has another category
     */
    public static Map<Population, PublishedList> hide(
            Collection<CountedRecord> records,
            Map<String, String> clusterOf,
            List<String> categories,
            int below,
            EarlierEditions earlier) {
        Row country = new Row();
        Map<String, Row> byCluster = new TreeMap<>();
        Map<String, Row> byCpas = new TreeMap<>();
        new TreeSet<>(clusterOf.values()).forEach(cluster -> byCluster.put(cluster, new Row()));
        for (CountedRecord counted : records) {
            if (!categories.contains(counted.category())) {
                throw new IllegalArgumentException("a category that the figure does not have");
            }
            country.add(counted);
            byCluster
                    .computeIfAbsent(clusterOf.getOrDefault(counted.cpas(), OUTSIDE), any -> new Row())
                    .add(counted);
            byCpas.computeIfAbsent(counted.cpas(), any -> new Row()).add(counted);
        }
        for (String cpas : earlier.cpas()) {
            byCluster.computeIfAbsent(clusterOf.getOrDefault(cpas, OUTSIDE), any -> new Row());
            byCpas.computeIfAbsent(cpas, any -> new Row());
        }
        return new Network(categories, clusterOf, country, byCluster, byCpas, earlier).published(below);
    }

    /**
     * Persons flow from the source to their cluster, on to their CPAS, from there to the cell of their category in the
     * cluster and in the country, and to the sink: each sum that holds between the counts is the balance of a node.
     */
    private static final class Network {
        private final List<String> categories;
        private final Map<String, String> clusterOf;
        private final Map<Population, List<Integer>> arcs = new LinkedHashMap<>();
        private final Circulation flow;
        private final EarlierEditions earlier;
        private int nodes = 2;

        Network(
                List<String> categories,
                Map<String, String> clusterOf,
                Row country,
                Map<String, Row> byCluster,
                Map<String, Row> byCpas,
                EarlierEditions earlier) {
            this.categories = categories;
            this.earlier = earlier;
            this.clusterOf = clusterOf;
            int source = 0;
            int sink = 1;
            int width = categories.size();
            flow = new Circulation(2 + width + byCluster.size() * (1 + width) + byCpas.size());
            int ofCountry = next(width);
            Map<String, Integer> clusters = new HashMap<>();
            Map<String, Integer> cellsOfCluster = new HashMap<>();
            List<Integer> ofAll = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                ofAll.add(add(ofCountry + i, sink, country.tally(categories.get(i)), RANK_OF_COUNTRY_CELL));
            }
            ofAll.add(add(sink, source, country.tally(ALL), RANK_OF_COUNTRY_TOTAL));
            tell(Population.COUNTRY, ofAll, country);
            byCluster.forEach((cluster, row) -> {
                int node = next(1);
                int cells = next(width);
                clusters.put(cluster, node);
                cellsOfCluster.put(cluster, cells);
                List<Integer> mine = new ArrayList<>();
                for (int i = 0; i < width; i++) {
                    mine.add(add(cells + i, ofCountry + i, row.tally(categories.get(i)), RANK_OF_CLUSTER_CELL));
                }
                mine.add(add(source, node, row.tally(ALL), RANK_OF_CLUSTER_TOTAL));
                if (cluster.equals(OUTSIDE)) {
                    mine.forEach(flow::neverPublished);
                } else {
                    tell(Population.cluster(cluster), mine, row);
                }
            });
            byCpas.forEach((cpas, row) -> {
                int node = next(1);
                String cluster = clusterOfCpas(cpas);
                List<Integer> mine = new ArrayList<>();
                for (int i = 0; i < width; i++) {
                    mine.add(add(node, node(cellsOfCluster, cluster) + i, row.tally(categories.get(i)), 0));
                }
                mine.add(add(node(clusters, cluster), node, row.tally(ALL), RANK_OF_CPAS_TOTAL));
                tell(Population.cpas(cpas), mine, row);
            });
        }

        /** @param mine its arcs by category, that of all last */
        private void tell(Population population, List<Integer> mine, Row row) {
            arcs.put(population, mine);
            for (int i = 0; i < mine.size(); i++) {
                String category = i < categories.size() ? categories.get(i) : ALL;
                if (earlier.hid(population, category)) {
                    flow.neverPublished(mine.get(i));
                }
                if (earlier.showed(population, category, row.tally(category).records)) {
                    flow.remembered(mine.get(i));
                }
            }
        }

        private String clusterOfCpas(String cpas) {
            return clusterOf.getOrDefault(cpas, OUTSIDE);
        }

        private int next(int count) {
            int first = nodes;
            nodes += count;
            return first;
        }

        private int add(int from, int to, Tally tally, int rank) {
            return flow.add(from, to, tally.records, tally.persons.size(), rank);
        }

        private static int node(Map<String, Integer> nodes, String cluster) {
            @Nullable Integer node = nodes.get(cluster);
            if (node == null) {
                throw new IllegalStateException("a CPAS without its cluster");
            }
            return node;
        }

        Map<Population, PublishedList> published(int below) {
            flow.protect(below);
            Map<Population, PublishedList> published = new LinkedHashMap<>();
            arcs.forEach((population, mine) -> published.put(
                    population,
                    new PublishedList(
                            mine.subList(0, categories.size()).stream()
                                    .map(flow::published)
                                    .toList(),
                            flow.published(mine.getLast()))));
            return published;
        }
    }
}
