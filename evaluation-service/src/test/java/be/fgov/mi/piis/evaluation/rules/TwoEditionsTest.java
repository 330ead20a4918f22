package be.fgov.mi.piis.evaluation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who has two editions of a year that is over, and knows what did not change between them, subtracts the one from the other. */
@DisplayName("small cells: two editions of a year that is over cannot be subtracted")
class TwoEditionsTest {
    private static final int BELOW = 5;
    private static final List<String> CATEGORIES = List.of("a", "b");

    /** Persons by CPAS and category, and the cluster of some CPAS. */
    private record Country(Map<String, int[]> counts, Map<String, String> clusterOf) {
        Map<Population, PublishedList> edition(EarlierEditions earlier) {
            List<CountedRecord> records = new ArrayList<>();
            counts.forEach((cpas, ofCpas) -> {
                for (int category = 0; category < ofCpas.length; category++) {
                    for (int i = 0; i < ofCpas[category]; i++) {
                        records.add(new CountedRecord(
                                cpas,
                                CATEGORIES.get(category),
                                UUID.nameUUIDFromBytes(("p" + records.size()).getBytes(StandardCharsets.UTF_8))));
                    }
                }
            });
            return SmallCellsOfTheCountry.hide(records, clusterOf, CATEGORIES, BELOW, earlier);
        }

        boolean isOf(Population population, String cpas) {
            return switch (population.scope()) {
                case COUNTRY -> true;
                case CLUSTER -> population.code().equals(clusterOf.get(cpas));
                case CPAS -> population.code().equals(cpas);
            };
        }
    }

    private static EarlierEditions after(Map<Population, PublishedList> first, Country one, Country two) {
        Map<Population, Map<String, Long>> shown = new HashMap<>();
        first.forEach((population, list) -> {
            Map<String, Long> told = new HashMap<>();
            for (int i = 0; i < CATEGORIES.size(); i++) {
                String category = CATEGORIES.get(i);
                list.cells().get(i).ifPresent(count -> told.put(category, count));
            }
            list.total().ifPresent(count -> told.put(EarlierEditions.ALL, count));
            shown.put(population, told);
        });
        Set<Population> composedAnew = new HashSet<>();
        for (String cluster : two.clusterOf().values()) {
            Population population = Population.cluster(cluster);
            if (one.counts().keySet().stream()
                    .anyMatch(cpas -> one.isOf(population, cpas) != two.isOf(population, cpas))) {
                composedAnew.add(population);
            }
        }
        return new EarlierEditions(List.of(shown), composedAnew);
    }

    /** What was counted in the editions, told or not: a sum of counts of which the same one is one unknown in both. */
    private static final class Attack {
        private final List<String> unknowns = new ArrayList<>();
        private final List<double[]> told = new ArrayList<>();
        private final Map<String, double[]> small = new LinkedHashMap<>();
        private final Country one;
        private final Country two;

        Attack(Country one, Map<Population, PublishedList> first, Country two, Map<Population, PublishedList> second) {
            this.one = one;
            this.two = two;
            for (String cpas : one.counts().keySet()) {
                for (int category = 0; category < CATEGORIES.size(); category++) {
                    unknowns.add(cpas + "/" + category + "/1");
                    if (!isSame(cpas, category)) {
                        unknowns.add(cpas + "/" + category + "/2");
                    }
                }
            }
            see(one, first, 1);
            see(two, second, 2);
        }

        private boolean isSame(String cpas, int category) {
            return Objects.requireNonNull(one.counts().get(cpas))[category]
                    == Objects.requireNonNull(two.counts().get(cpas))[category];
        }

        private void see(Country country, Map<Population, PublishedList> edition, int number) {
            country.counts().keySet().stream()
                    .filter(cpas -> !edition.containsKey(Population.cpas(cpas)))
                    .forEach(cpas -> seeZeros(cpas, number));
            edition.forEach((population, list) -> {
                double[] total = new double[unknowns.size()];
                long counted = 0;
                boolean same = true;
                for (int category = 0; category < CATEGORIES.size(); category++) {
                    double[] sum = new double[unknowns.size()];
                    long count = 0;
                    boolean sameCell = true;
                    for (Map.Entry<String, int[]> each : country.counts().entrySet()) {
                        if (country.isOf(population, each.getKey())) {
                            boolean isSame = isSame(each.getKey(), category);
                            int unknown =
                                    unknowns.indexOf(each.getKey() + "/" + category + "/" + (isSame ? 1 : number));
                            sum[unknown] = 1;
                            total[unknown] = 1;
                            count += each.getValue()[category];
                            sameCell &= isSame;
                        }
                    }
                    place(
                            population.code() + "/" + category + "/" + number,
                            list.cells().get(category),
                            sum,
                            count,
                            sameCell);
                    counted += count;
                    same &= sameCell;
                }
                place(population.code() + "/all/" + number, list.total(), total, counted, same);
            });
        }

        /** Of a CPAS that is not in an edition there is nothing to count, and that is told. */
        private void seeZeros(String cpas, int number) {
            for (int category = 0; category < CATEGORIES.size(); category++) {
                double[] zero = new double[unknowns.size()];
                zero[unknowns.indexOf(cpas + "/" + category + "/" + (isSame(cpas, category) ? 1 : number))] = 1;
                told.add(zero);
            }
        }

        private void place(String name, OptionalLong shown, double[] sum, long count, boolean isSame) {
            if (shown.isPresent()) {
                assertThat(shown.getAsLong()).isEqualTo(count);
                told.add(sum);
            } else if (count > 0 && count < BELOW && (isSame || name.endsWith("/1"))) {
                small.put(name, sum);
            }
        }

        /** {@return the small counts of the first edition, and of both if they are the same, that are combinations of what is told} */
        List<String> computed() {
            List<double[]> echelon = new ArrayList<>();
            told.forEach(each -> reduce(echelon, each.clone(), true));
            List<String> computed = new ArrayList<>();
            small.forEach((name, sum) -> {
                if (!reduce(echelon, sum.clone(), false)) {
                    computed.add(name);
                }
            });
            return computed;
        }

        /** {@return whether something is left of the row} */
        private static boolean reduce(List<double[]> echelon, double[] row, boolean keep) {
            for (double[] known : echelon) {
                int pivot = pivot(known);
                double factor = row[pivot] / known[pivot];
                for (int i = 0; i < row.length && factor != 0; i++) {
                    row[i] -= factor * known[i];
                }
            }
            boolean isLeft = pivot(row) >= 0;
            if (isLeft && keep) {
                echelon.add(row);
            }
            return isLeft;
        }

        private static int pivot(double[] row) {
            for (int i = 0; i < row.length; i++) {
                if (Math.abs(row[i]) > 1e-9) {
                    return i;
                }
            }
            return -1;
        }
    }

    private static Country random(Random random) {
        Map<String, int[]> counts = new TreeMap<>();
        Map<String, String> clusterOf = new TreeMap<>();
        int cpas = 3 + random.nextInt(8);
        int most = 2 + random.nextInt(30);
        for (int i = 0; i < cpas; i++) {
            counts.put("P" + i, new int[] {count(random, most), count(random, most)});
            int cluster = random.nextInt(3);
            if (cluster > 0) {
                clusterOf.put("P" + i, "C" + cluster);
            }
        }
        return new Country(counts, clusterOf);
    }

    private static int count(Random random, int most) {
        return random.nextInt(4) == 0 ? 0 : random.nextInt(most + 1);
    }

    /** Some counts are corrected; sometimes a CPAS is in another cluster. */
    private static Country corrected(Country country, Random random) {
        Map<String, int[]> counts = new TreeMap<>();
        Map<String, String> clusterOf = new TreeMap<>(country.clusterOf());
        country.counts().forEach((cpas, ofCpas) -> {
            int[] now = ofCpas.clone();
            for (int i = 0; i < now.length; i++) {
                if (random.nextInt(5) == 0) {
                    now[i] = Math.max(0, now[i] + random.nextInt(13) - 6);
                }
            }
            counts.put(cpas, now);
            if (random.nextInt(12) == 0) {
                clusterOf.put(cpas, "C" + (1 + random.nextInt(2)));
            }
        });
        return new Country(counts, clusterOf);
    }

    @Test
    @DisplayName(
            "in 600 random countries no small count of the first, and none that is the same in both, can be computed from two editions")
    void nothing_hidden_can_be_computed_from_two_editions() {
        Random random = new Random(2016);
        int small = 0;
        for (int i = 0; i < 600; i++) {
            Country one = random(random);
            Country two = corrected(one, random);
            Map<Population, PublishedList> first = one.edition(EarlierEditions.NONE);
            Attack attack = new Attack(one, first, two, two.edition(after(first, one, two)));
            small += attack.small.size();
            assertThat(attack.computed()).as("country %s", i).isEmpty();
        }
        assertThat(small).as("the countries test something").isGreaterThan(1000);
    }

    @Test
    @DisplayName("the attack works: from editions that know nothing of each other it computes small counts")
    void editions_that_forget_each_other_would_be_noticed() {
        Random random = new Random(2016);
        int computed = 0;
        for (int i = 0; i < 600; i++) {
            Country one = random(random);
            Country two = corrected(one, random);
            computed += new Attack(one, one.edition(EarlierEditions.NONE), two, two.edition(EarlierEditions.NONE))
                    .computed()
                    .size();
        }
        assertThat(computed).isPositive();
    }

    @Test
    void what_one_edition_hid_no_later_one_shows() {
        Random random = new Random(2017);
        for (int i = 0; i < 200; i++) {
            Country one = random(random);
            Country two = new Country(corrected(one, random).counts(), one.clusterOf());
            Map<Population, PublishedList> first = one.edition(EarlierEditions.NONE);
            Map<Population, PublishedList> second = two.edition(after(first, one, two));
            first.forEach((population, list) -> {
                PublishedList later = second.get(population);
                if (later != null) {
                    for (int category = 0; category < CATEGORIES.size(); category++) {
                        assertThat(list.cells().get(category).isEmpty()
                                        && later.cells().get(category).isPresent())
                                .isFalse();
                    }
                    assertThat(list.total().isEmpty() && later.total().isPresent())
                            .isFalse();
                }
            });
        }
    }

    @Test
    @DisplayName(
            "a small count hides behind what nobody remembers: [3, 20, 30] shown with the 30 hides another time not behind the 30")
    void a_small_count_hides_behind_what_nobody_remembers() {
        Country one = new Country(
                new TreeMap<>(Map.of("X", new int[] {3, 40}, "Y", new int[] {20, 50}, "Z", new int[] {30, 60})),
                Map.of());
        Map<Population, PublishedList> first = one.edition(EarlierEditions.NONE);
        assertThat(cellOf(first, "Z")).hasValue(30);
        Country two = new Country(
                new TreeMap<>(Map.of("X", new int[] {3, 40}, "Y", new int[] {80, 50}, "Z", new int[] {30, 60})),
                Map.of());
        Map<Population, PublishedList> alone = two.edition(EarlierEditions.NONE);
        assertThat(cellOf(alone, "Z"))
                .as("alone it would hide behind the smallest")
                .isEmpty();
        Map<Population, PublishedList> second = two.edition(after(first, one, two));
        assertThat(cellOf(second, "X")).isEmpty();
        assertThat(cellOf(second, "Y")).isEmpty();
        assertThat(cellOf(second, "Z")).hasValue(30);
        assertThat(new Attack(one, first, two, alone).computed()).contains("X/0/1", "X/0/2");
        assertThat(new Attack(one, first, two, second).computed()).isEmpty();
    }

    private static OptionalLong cellOf(Map<Population, PublishedList> edition, String cpas) {
        return Objects.requireNonNull(edition.get(Population.cpas(cpas)))
                .cells()
                .getFirst();
    }
}
