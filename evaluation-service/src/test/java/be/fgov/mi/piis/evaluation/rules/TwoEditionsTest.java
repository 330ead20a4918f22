package be.fgov.mi.piis.evaluation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who has two editions of a year that is over, and knows what did not change between them, subtracts the one from the other. */
@DisplayName("small cells: two editions of a year that is over cannot be subtracted")
class TwoEditionsTest {
    private static final int BELOW = 5;
    private static final List<String> CATEGORIES = List.of("a", "b");

    /** Persons by CPAS and category, and the cluster of some CPAS. */
    private record Country(Map<String, int[]> counts, Map<String, String> clusterOf) {
        List<CountedRecord> records() {
            List<CountedRecord> records = new ArrayList<>();
            counts.forEach((cpas, ofCpas) -> {
                for (int category = 0; category < ofCpas.length; category++) {
                    for (int i = 0; i < ofCpas[category]; i++) {
                        String person = cpas + "/" + category + "/" + i;
                        records.add(new CountedRecord(
                                cpas,
                                CATEGORIES.get(category),
                                UUID.nameUUIDFromBytes(person.getBytes(StandardCharsets.UTF_8))));
                    }
                }
            });
            return records;
        }

        Map<Population, PublishedList> edition(EarlierEditions earlier) {
            return SmallCellsOfTheCountry.hide(records(), clusterOf, CATEGORIES, BELOW, earlier);
        }

        /** What is told of this country when another one was told before. */
        Country toldAfter(Country before) {
            Map<String, int[]> told = new TreeMap<>();
            counts.keySet().forEach(cpas -> told.put(cpas, new int[CATEGORIES.size()]));
            for (CountedRecord each :
                    ToldInSteps.after(before.records(), records(), BELOW).records()) {
                Objects.requireNonNull(told.get(each.cpas()))[CATEGORIES.indexOf(each.category())]++;
            }
            return new Country(told, before.clusterOf());
        }

        boolean isOf(Population population, String cpas) {
            return switch (population.scope()) {
                case COUNTRY -> true;
                case CLUSTER -> population.code().equals(clusterOf.get(cpas));
                case CPAS -> population.code().equals(cpas);
            };
        }
    }

    private static EarlierEditions after(Map<Population, PublishedList> first) {
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
        return new EarlierEditions(List.of(shown));
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
                for (int category = 0; category < CATEGORIES.size(); category++) {
                    double[] sum = new double[unknowns.size()];
                    long count = 0;
                    for (Map.Entry<String, int[]> each : country.counts().entrySet()) {
                        if (country.isOf(population, each.getKey())) {
                            boolean isSame = isSame(each.getKey(), category);
                            int unknown =
                                    unknowns.indexOf(each.getKey() + "/" + category + "/" + (isSame ? 1 : number));
                            sum[unknown] = 1;
                            total[unknown] = 1;
                            count += each.getValue()[category];
                        }
                    }
                    place(
                            population.code() + "/" + category + "/" + number,
                            list.cells().get(category),
                            sum,
                            count);
                    counted += count;
                }
                place(population.code() + "/all/" + number, list.total(), total, counted);
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

        private void place(String name, OptionalLong shown, double[] sum, long count) {
            if (shown.isPresent()) {
                assertThat(shown.getAsLong()).isEqualTo(count);
                told.add(sum);
            } else if (count > 0 && count < BELOW) {
                small.put(name, sum);
            }
        }

        /** {@return the small counts of either edition that are combinations of what is told in both} */
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

    /** Some counts are corrected. */
    private static Country corrected(Country country, Random random) {
        Map<String, int[]> counts = new TreeMap<>();
        country.counts().forEach((cpas, ofCpas) -> {
            int[] now = ofCpas.clone();
            for (int i = 0; i < now.length; i++) {
                if (random.nextInt(5) == 0) {
                    now[i] = Math.max(0, now[i] + random.nextInt(13) - 6);
                }
            }
            counts.put(cpas, now);
        });
        return new Country(counts, country.clusterOf());
    }

    @Test
    @DisplayName("in 600 random countries no small count of either edition can be computed from both")
    void nothing_hidden_can_be_computed_from_two_editions() {
        Random random = new Random(2016);
        int small = 0;
        for (int i = 0; i < 600; i++) {
            Country one = random(random);
            Country two = corrected(one, random).toldAfter(one);
            Map<Population, PublishedList> first = one.edition(EarlierEditions.NONE);
            Attack attack = new Attack(one, first, two, two.edition(after(first)));
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
            Country two = corrected(one, random).toldAfter(one);
            Map<Population, PublishedList> first = one.edition(EarlierEditions.NONE);
            Map<Population, PublishedList> second = two.edition(after(first));
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
        Map<Population, PublishedList> second = two.edition(after(first));
        assertThat(cellOf(second, "X")).isEmpty();
        assertThat(cellOf(second, "Y")).isEmpty();
        assertThat(cellOf(second, "Z")).hasValue(30);
        assertThat(new Attack(one, first, two, alone).computed()).contains("X/0/1", "X/0/2");
        assertThat(new Attack(one, first, two, second).computed()).isEmpty();
    }

    /**
     * A reader who has both editions subtracts them at each place of each scope, scopes from each other, and cells from
     * their totals: all that is a sum of the steps of single counts.
     */
    @Test
    @DisplayName("in 600 random countries one to four persons who come or go change nothing that is told")
    void one_person_is_in_no_difference() {
        Random random = new Random(2018);
        int found = 0;
        for (int i = 0; i < 600; i++) {
            Country one = random(random);
            Country two = withFewMore(one, random);
            Map<Population, PublishedList> first = one.edition(EarlierEditions.NONE);

            Map<Population, PublishedList> second = two.toldAfter(one).edition(after(first));
            assertThat(differences(first, second)).as("country %s", i).allMatch(each -> each == 0);

            found += (int) differences(first, two.edition(after(first))).stream()
                    .filter(difference -> difference != 0)
                    .count();
        }
        assertThat(found)
                .as("the attack works: told as they are, the difference is the person")
                .isGreaterThan(600);
    }

    @Test
    @DisplayName("in 600 random countries nobody stands alone, or with few, behind the difference of two editions")
    void behind_every_difference_stand_as_many_as_behind_a_count() {
        Random random = new Random(2019);
        int steps = 0;
        for (int i = 0; i < 600; i++) {
            Country one = random(random);
            List<CountedRecord> told = one.records();
            for (int edition = 0; edition < 3; edition++) {
                one = corrected(one, random);
                List<CountedRecord> before = told;
                List<CountedRecord> after =
                        ToldInSteps.after(before, one.records(), BELOW).records();
                for (String cpas : one.counts().keySet()) {
                    for (String category : CATEGORIES) {
                        Set<UUID> came = persons(after, cpas, category);
                        Set<UUID> went = persons(before, cpas, category);
                        int step = came.size() - went.size();
                        assertThat(step == 0 || Math.abs(step) >= BELOW).isTrue();
                        steps += step == 0 ? 0 : 1;
                        assertThat(step < 0 && !came.isEmpty() && came.size() < BELOW)
                                .as("falls to few")
                                .isFalse();
                        int now = Objects.requireNonNull(one.counts().get(cpas))[CATEGORIES.indexOf(category)];
                        assertThat(Math.abs(now - came.size()))
                                .as("what is told is near to what is")
                                .isLessThan(now == 0 || now >= BELOW ? BELOW : 2 * BELOW);
                    }
                }
                told = after;
            }
        }
        assertThat(steps).isPositive();
    }

    @Test
    @DisplayName("one person with seven records more is one person, and seven persons with as many records are seven")
    void a_step_is_one_of_persons() {
        List<CountedRecord> before = new Country(new TreeMap<>(Map.of("X", new int[] {10, 0})), Map.of()).records();
        List<CountedRecord> ofOne = new ArrayList<>(before);
        List<CountedRecord> ofSeven = new ArrayList<>(before);
        UUID person = UUID.randomUUID();
        for (int i = 0; i < 7; i++) {
            ofOne.add(new CountedRecord("X", "a", person));
            ofSeven.add(new CountedRecord("X", "a", UUID.randomUUID()));
        }
        assertThat(ToldInSteps.after(before, ofOne, BELOW).records()).hasSize(10);
        assertThat(ToldInSteps.after(before, ofOne, BELOW).moved()).isEmpty();
        assertThat(ToldInSteps.after(before, ofSeven, BELOW).records()).hasSize(17);
        assertThat(ToldInSteps.after(ofSeven, before, BELOW).records()).hasSize(10);
        assertThat(ToldInSteps.after(before, List.of(), BELOW).moved())
                .containsExactly(new ToldInSteps.Count("X", "a"));
    }

    @Test
    @DisplayName("20 who become 3 are told as 5, and as nobody when nobody is left; 8 who become 3 stay 8")
    void a_count_falls_no_lower_than_the_threshold_while_anybody_is_left() {
        List<CountedRecord> twenty = new Country(new TreeMap<>(Map.of("X", new int[] {20, 0})), Map.of()).records();
        List<CountedRecord> five =
                ToldInSteps.after(twenty, twenty.subList(0, 3), BELOW).records();
        assertThat(five).hasSize(5);
        assertThat(ToldInSteps.after(five, twenty.subList(0, 2), BELOW).moved()).isEmpty();
        assertThat(ToldInSteps.after(five, List.of(), BELOW).records()).isEmpty();
        assertThat(ToldInSteps.after(five, twenty, BELOW).records()).hasSize(20);
        assertThat(ToldInSteps.after(twenty.subList(0, 8), twenty.subList(0, 3), BELOW)
                        .records())
                .hasSize(8);
    }

    private static Set<UUID> persons(List<CountedRecord> records, String cpas, String category) {
        return records.stream()
                .filter(each -> each.cpas().equals(cpas) && each.category().equals(category))
                .map(CountedRecord::person)
                .collect(Collectors.toSet());
    }

    /** One to four persons come to one count, or go. */
    private static Country withFewMore(Country country, Random random) {
        Map<String, int[]> counts = new TreeMap<>();
        country.counts().forEach((cpas, ofCpas) -> counts.put(cpas, ofCpas.clone()));
        List<String> all = List.copyOf(counts.keySet());
        int[] one = Objects.requireNonNull(counts.get(all.get(random.nextInt(all.size()))));
        int category = random.nextInt(one.length);
        int few = 1 + random.nextInt(BELOW - 1);
        one[category] = one[category] >= few && random.nextBoolean() ? one[category] - few : one[category] + few;
        return new Country(counts, country.clusterOf());
    }

    /** At each place that both show. */
    private static List<Long> differences(Map<Population, PublishedList> first, Map<Population, PublishedList> second) {
        List<Long> differences = new ArrayList<>();
        second.forEach((population, now) -> {
            PublishedList before = first.get(population);
            List<OptionalLong> shown = new ArrayList<>(now.cells());
            shown.add(now.total());
            for (int i = 0; i < shown.size(); i++) {
                OptionalLong was = before == null
                        ? OptionalLong.of(0)
                        : i < CATEGORIES.size() ? before.cells().get(i) : before.total();
                if (was.isPresent() && shown.get(i).isPresent()) {
                    differences.add(shown.get(i).getAsLong() - was.getAsLong());
                }
            }
        });
        return differences;
    }

    private static OptionalLong cellOf(Map<Population, PublishedList> edition, String cpas) {
        return Objects.requireNonNull(edition.get(Population.cpas(cpas)))
                .cells()
                .getFirst();
    }
}
