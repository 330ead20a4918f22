package be.fgov.mi.piis.evaluation.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Small cells of the country: what is hidden of one CPAS cannot be computed from clusters and country")
class SmallCellsOfTheCountryTest {
    private static final int BELOW = 5;
    private static final List<String> CATEGORIES = List.of("a", "b");

    /** What is counted, one person a record. */
    private static final class Counting {
        private final List<CountedRecord> records = new ArrayList<>();
        private final Map<String, String> clusterOf = new HashMap<>();

        Counting cpas(String cpas, int... counts) {
            for (int category = 0; category < counts.length; category++) {
                for (int i = 0; i < counts[category]; i++) {
                    records.add(new CountedRecord(cpas, category == 0 ? "a" : "b", person(records.size())));
                }
            }
            return this;
        }

        Counting cluster(String cluster, String... members) {
            for (String member : members) {
                clusterOf.put(member, cluster);
            }
            return this;
        }

        Map<Population, PublishedList> hidden() {
            return SmallCellsOfTheCountry.hide(records, clusterOf, CATEGORIES, BELOW, EarlierEditions.NONE);
        }

        Map<Population, PublishedList> exact() {
            return SmallCellsOfTheCountry.hide(records, clusterOf, CATEGORIES, 0, EarlierEditions.NONE);
        }
    }

    private static UUID person(int number) {
        return UUID.nameUUIDFromBytes(("person " + number).getBytes(StandardCharsets.UTF_8));
    }

    private static PublishedList of(Map<Population, PublishedList> published, Population population) {
        return Objects.requireNonNull(published.get(population));
    }

    private static String shown(Map<Population, PublishedList> published, Population population) {
        PublishedList list = of(published, population);
        return list.cells().stream().map(SmallCellsOfTheCountryTest::shown).toList() + " = " + shown(list.total());
    }

    private static String shown(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : "x";
    }

    @Test
    void five_persons_are_shown_everywhere() {
        Map<Population, PublishedList> published = new Counting()
                .cpas("X", 5, 20)
                .cpas("Y", 6, 30)
                .cluster("C", "X")
                .hidden();
        assertThat(shown(published, Population.cpas("X"))).isEqualTo("[5, 20] = 25");
        assertThat(shown(published, Population.cpas("Y"))).isEqualTo("[6, 30] = 36");
        assertThat(shown(published, Population.cluster("C"))).isEqualTo("[5, 20] = 25");
        assertThat(shown(published, Population.COUNTRY)).isEqualTo("[11, 50] = 61");
    }

    @Test
    void four_persons_are_hidden_and_take_a_rectangle_with_them() {
        Map<Population, PublishedList> published = new Counting()
                .cpas("X", 4, 20)
                .cpas("Y", 6, 30)
                .cpas("Z", 40, 50)
                .hidden();
        assertThat(shown(published, Population.cpas("X"))).isEqualTo("[x, x] = 24");
        assertThat(shown(published, Population.cpas("Y"))).isEqualTo("[x, x] = 36");
        assertThat(shown(published, Population.cpas("Z"))).isEqualTo("[40, 50] = 90");
        assertThat(shown(published, Population.COUNTRY)).isEqualTo("[50, 100] = 150");
    }

    @Test
    @DisplayName("a CPAS of a cluster is not the cluster less its other members")
    void the_members_of_a_cluster_hide_each_other() {
        Map<Population, PublishedList> published = new Counting()
                .cpas("X", 30, 40)
                .cpas("Y", 20, 25)
                .cpas("Z", 2, 35)
                .cpas("W", 60, 70)
                .cluster("C", "X", "Y", "Z")
                .hidden();
        assertThat(shown(published, Population.cpas("Z"))).startsWith("[x, ");
        assertThat(shown(published, Population.cpas("Y"))).startsWith("[x, ");
        assertThat(shown(published, Population.cpas("X"))).isEqualTo("[30, 40] = 70");
        assertThat(shown(published, Population.cluster("C"))).isEqualTo("[52, 100] = 152");
        assertThat(shown(published, Population.COUNTRY)).isEqualTo("[112, 170] = 282");
    }

    @Test
    @DisplayName("the CPAS outside all clusters are not the country less its clusters")
    void the_rest_of_the_country_is_no_way_round() {
        Map<Population, PublishedList> published = new Counting()
                .cpas("X", 25, 40)
                .cpas("Y", 25, 40)
                .cpas("W", 2, 30)
                .cluster("C", "X", "Y")
                .hidden();
        assertThat(shown(published, Population.cpas("W"))).startsWith("[x, ");
        OptionalLong country = of(published, Population.COUNTRY).cells().getFirst();
        OptionalLong cluster = of(published, Population.cluster("C")).cells().getFirst();
        assertThat(country.isPresent() && cluster.isPresent())
                .as("52 − 50 would be the 2 of W")
                .isFalse();
    }

    @Test
    @DisplayName("two CPAS outside the clusters with 2 persons each: their 4 are few persons too")
    void the_rest_is_protected_as_a_whole() {
        Map<Population, PublishedList> published = new Counting()
                .cpas("X", 25, 40)
                .cpas("Y", 25, 40)
                .cpas("V", 2, 30)
                .cpas("W", 2, 30)
                .cluster("C", "X", "Y")
                .hidden();
        assertThat(of(published, Population.COUNTRY).cells().getFirst().isPresent()
                        && of(published, Population.cluster("C"))
                                .cells()
                                .getFirst()
                                .isPresent())
                .isFalse();
    }

    @Test
    void a_cell_is_small_by_its_persons_and_not_by_their_records() {
        List<CountedRecord> records = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            records.add(new CountedRecord("X", "a", person(i % 4)));
            records.add(new CountedRecord("Y", "a", person(100 + i % 5)));
            records.add(new CountedRecord("X", "b", person(200 + i)));
            records.add(new CountedRecord("Y", "b", person(300 + i)));
            records.add(new CountedRecord("Z", "b", person(400 + i)));
        }
        Map<Population, PublishedList> published =
                SmallCellsOfTheCountry.hide(records, Map.of(), CATEGORIES, BELOW, EarlierEditions.NONE);
        assertThat(shown(published, Population.cpas("X"))).as("40 of 4 persons").startsWith("[x, ");
        assertThat(shown(published, Population.cpas("Z"))).isEqualTo("[0, 40] = 40");
        Map<Population, PublishedList> alone = SmallCellsOfTheCountry.hide(
                records.stream().filter(each -> !each.cpas().equals("X")).toList(),
                Map.of(),
                CATEGORIES,
                BELOW,
                EarlierEditions.NONE);
        assertThat(shown(alone, Population.cpas("Y"))).as("40 of 5 persons").isEqualTo("[40, 40] = 80");
    }

    @Test
    void a_person_of_two_cpas_is_one_person_of_their_cluster() {
        List<CountedRecord> records = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            records.add(new CountedRecord("X", "a", person(i)));
            records.add(new CountedRecord("Y", "a", person(i)));
        }
        for (int i = 0; i < 50; i++) {
            records.add(new CountedRecord("W", "a", person(100 + i)));
        }
        Map<Population, PublishedList> published = SmallCellsOfTheCountry.hide(
                records, Map.of("X", "C", "Y", "C"), CATEGORIES, BELOW, EarlierEditions.NONE);
        assertThat(of(published, Population.cluster("C")).cells().getFirst())
                .as("8 records of 4 persons")
                .isEmpty();
    }

    @Test
    void a_cluster_without_records_is_told_with_its_zeros() {
        Map<Population, PublishedList> published =
                new Counting().cpas("X", 5, 5).cluster("C", "Y").hidden();
        assertThat(shown(published, Population.cluster("C"))).isEqualTo("[0, 0] = 0");
        assertThat(published).doesNotContainKey(Population.cpas("Y"));
        assertThat(shown(new Counting().hidden(), Population.COUNTRY)).isEqualTo("[0, 0] = 0");
    }

    @Test
    void a_country_of_few_persons_shows_nothing() {
        Map<Population, PublishedList> published =
                new Counting().cpas("X", 2, 0).cpas("Y", 1, 1).cluster("C", "X").hidden();
        assertThat(shown(published, Population.COUNTRY)).isEqualTo("[x, x] = x");
        assertThat(shown(published, Population.cluster("C"))).startsWith("[x, ").endsWith("x");
    }

    @Test
    void an_unknown_category_is_refused() {
        List<CountedRecord> records = List.of(new CountedRecord("X", "c", person(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SmallCellsOfTheCountry.hide(records, Map.of(), CATEGORIES, BELOW, EarlierEditions.NONE));
    }

    @Test
    @DisplayName("in 300 random countries no hidden count can be computed by adding and subtracting published ones")
    void nothing_hidden_can_be_computed() {
        Random random = new Random(2015);
        int withHidden = 0;
        for (int i = 0; i < 300; i++) {
            Counting counting = random(random, 3 + random.nextInt(8), 1 + random.nextInt(30));
            Attack attack = new Attack(counting);
            withHidden += attack.unknown().isEmpty() ? 0 : 1;
            for (int place : attack.unknown()) {
                assertThat(attack.isComputable(place))
                        .as("%s in %s", attack.places.get(place), attack)
                        .isFalse();
            }
        }
        assertThat(withHidden).as("the countries test something").isGreaterThan(200);
    }

    @Test
    @DisplayName("in 100 small random countries each hidden small count could as well be at the threshold or above")
    void no_hidden_count_can_be_told_to_be_small() {
        Random random = new Random(1976);
        int small = 0;
        for (int i = 0; i < 100; i++) {
            Attack attack = new Attack(random(random, 2 + random.nextInt(2), 1 + random.nextInt(8)));
            for (int place : attack.unknown()) {
                long truth = attack.truth.get(place);
                if (truth > 0 && truth < BELOW) {
                    small++;
                    assertThat(attack.couldBe(place, BELOW))
                            .as("%s in %s", attack.places.get(place), attack)
                            .isTrue();
                }
            }
        }
        assertThat(small).isGreaterThan(100);
    }

    @Test
    @DisplayName("the attack of these tests works: with small cells alone hidden it computes them")
    void hiding_small_cells_alone_would_be_noticed() {
        Attack attack =
                new Attack(new Counting().cpas("X", 2, 20).cpas("Y", 30, 8).cluster("C", "X"), List.of("X/a"));
        int place = attack.places.indexOf("X/a");
        assertThat(attack.isComputable(place)).isTrue();
        assertThat(attack.couldBe(place, BELOW)).isFalse();
        assertThat(attack.couldBe(place, 2)).isTrue();
    }

    @Test
    @DisplayName("589 CPAS in 19 clusters are done within a second or two")
    void the_country_of_2015_is_protected_at_once() {
        Random random = new Random(589);
        Counting counting = new Counting();
        for (int cpas = 0; cpas < 589; cpas++) {
            counting.cpas("P" + cpas, random.nextInt(random.nextInt(10) == 0 ? 80 : 9), random.nextInt(9));
            if (cpas < 19 * 5) {
                counting.cluster("C" + cpas % 19, "P" + cpas);
            }
        }
        long start = System.nanoTime();
        Map<Population, PublishedList> published = counting.hidden();
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertThat(of(published, Population.COUNTRY).total()).isPresent();
        assertThat(millis).isLessThan(20_000);
        System.getLogger("small cells").log(System.Logger.Level.INFO, "589 CPAS: {0} ms", millis);
    }

    private static Counting random(Random random, int cpas, int most) {
        Counting counting = new Counting();
        for (int i = 0; i < cpas; i++) {
            counting.cpas("P" + i, count(random, most), count(random, most));
            int cluster = random.nextInt(3);
            if (cluster > 0) {
                counting.cluster("C" + cluster, "P" + i);
            }
        }
        return counting;
    }

    private static int count(Random random, int most) {
        return random.nextInt(4) == 0 ? 0 : random.nextInt(most + 1);
    }

    /** What somebody who knows everything published can find out: written apart from what it attacks. */
    private static final class Attack {
        final List<String> places = new ArrayList<>();
        final List<Long> truth = new ArrayList<>();
        private final List<Long> known = new ArrayList<>();
        private final List<Map<Integer, Integer>> equations = new ArrayList<>();

        Attack(Counting counting) {
            this(counting, counting.exact(), counting.hidden());
        }

        /** As if these alone were hidden. */
        Attack(Counting counting, List<String> hidden) {
            this(counting, counting.exact(), counting.exact());
            hidden.forEach(place -> known.set(places.indexOf(place), -1L));
        }

        private Attack(
                Counting counting, Map<Population, PublishedList> exact, Map<Population, PublishedList> published) {
            exact.forEach((population, list) -> {
                PublishedList shown = of(published, population);
                for (int i = 0; i < CATEGORIES.size(); i++) {
                    place(
                            population.code() + "/" + CATEGORIES.get(i),
                            list.cells().get(i),
                            shown.cells().get(i));
                }
                place(population.code() + "/all", list.total(), shown.total());
                equation(population.code() + "/all", population.code() + "/a", population.code() + "/b");
            });
            for (String category : List.of("a", "b", "all")) {
                List<String> ofCountry = new ArrayList<>();
                Map<String, List<String>> ofClusters = new LinkedHashMap<>();
                for (Population population : exact.keySet()) {
                    if (population.scope() == Population.Scope.CLUSTER) {
                        ofCountry.add(population.code() + "/" + category);
                        ofClusters.put(population.code(), new ArrayList<>());
                    }
                }
                for (Population population : exact.keySet()) {
                    if (population.scope() == Population.Scope.CPAS) {
                        String cluster = counting.clusterOf.get(population.code());
                        (cluster == null ? ofCountry : Objects.requireNonNull(ofClusters.get(cluster)))
                                .add(population.code() + "/" + category);
                    }
                }
                equation("BE/" + category, ofCountry.toArray(String[]::new));
                ofClusters.forEach(
                        (cluster, parts) -> equation(cluster + "/" + category, parts.toArray(String[]::new)));
            }
        }

        private void place(String name, OptionalLong exact, OptionalLong shown) {
            places.add(name);
            truth.add(exact.getAsLong());
            known.add(shown.orElse(-1));
        }

        private void equation(String total, String... parts) {
            Map<Integer, Integer> equation = new HashMap<>();
            equation.put(places.indexOf(total), -1);
            Arrays.stream(parts).forEach(part -> equation.put(places.indexOf(part), 1));
            equations.add(equation);
        }

        List<Integer> unknown() {
            List<Integer> unknown = new ArrayList<>();
            for (int i = 0; i < known.size(); i++) {
                if (known.get(i) < 0) {
                    unknown.add(i);
                }
            }
            return unknown;
        }

        /** Whether the equations have one value for it only: then it is a combination of them, and the rank stays. */
        boolean isComputable(int place) {
            List<Integer> unknown = unknown();
            List<double[]> matrix = new ArrayList<>();
            for (Map<Integer, Integer> equation : equations) {
                matrix.add(unknown.stream()
                        .mapToDouble(each -> equation.getOrDefault(each, 0))
                        .toArray());
            }
            int before = rank(matrix);
            double[] itself = new double[unknown.size()];
            itself[unknown.indexOf(place)] = 1;
            matrix.add(itself);
            return rank(matrix) == before;
        }

        private static int rank(List<double[]> given) {
            List<double[]> matrix =
                    new ArrayList<>(given.stream().map(double[]::clone).toList());
            int rank = 0;
            int width = matrix.getFirst().length;
            for (int column = 0; column < width && rank < matrix.size(); column++) {
                int pivot = rank;
                for (int row = rank; row < matrix.size(); row++) {
                    if (Math.abs(matrix.get(row)[column]) > Math.abs(matrix.get(pivot)[column])) {
                        pivot = row;
                    }
                }
                if (Math.abs(matrix.get(pivot)[column]) < 1e-9) {
                    continue;
                }
                Collections.swap(matrix, rank, pivot);
                for (int row = rank + 1; row < matrix.size(); row++) {
                    double factor = matrix.get(row)[column] / matrix.get(rank)[column];
                    for (int each = column; each < width; each++) {
                        matrix.get(row)[each] -= factor * matrix.get(rank)[each];
                    }
                }
                rank++;
            }
            return rank;
        }

        /** Whether counts exist, none negative, that fit all that is known and hold at least so much here. */
        boolean couldBe(int place, long least) {
            long most = truth.stream().mapToLong(Long::longValue).max().orElse(0) + 2 * least;
            for (long value = least; value <= most; value++) {
                long[] tried = known.stream().mapToLong(Long::longValue).toArray();
                tried[place] = value;
                if (exists(tried, most)) {
                    return true;
                }
            }
            return false;
        }

        /** Fills in what an equation leaves no choice for, then tries what is left. */
        private boolean exists(long[] values, long most) {
            boolean again = true;
            while (again) {
                again = false;
                for (Map<Integer, Integer> equation : equations) {
                    long sum = 0;
                    int open = -1;
                    int opens = 0;
                    for (Map.Entry<Integer, Integer> each : equation.entrySet()) {
                        if (values[each.getKey()] < 0) {
                            open = each.getKey();
                            opens++;
                        } else {
                            sum += each.getValue() * values[each.getKey()];
                        }
                    }
                    if (opens == 0 && sum != 0) {
                        return false;
                    }
                    if (opens == 1) {
                        long forced = equation.getOrDefault(open, 0) > 0 ? -sum : sum;
                        if (forced < 0) {
                            return false;
                        }
                        values[open] = forced;
                        again = true;
                    }
                }
            }
            for (int each = 0; each < values.length; each++) {
                if (values[each] < 0) {
                    for (long value = 0; value <= most; value++) {
                        long[] tried = values.clone();
                        tried[each] = value;
                        if (exists(tried, most)) {
                            return true;
                        }
                    }
                    return false;
                }
            }
            return true;
        }

        @Override
        public String toString() {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < places.size(); i++) {
                all.add(places.get(i) + "=" + truth.get(i) + (known.get(i) < 0 ? " hidden" : ""));
            }
            return all.toString();
        }
    }
}
