package be.fgov.mi.piis.evaluation.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Small cells: outside the CPAS itself few persons are not shown, nor can be computed")
class SmallCellsTest {
    private static final int BELOW = 5;

    private static CountTable table(long[]... rows) {
        return new CountTable(Arrays.stream(rows)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList());
    }

    private static long[] row(long... counts) {
        return counts;
    }

    private static String shown(List<OptionalLong> cells) {
        return String.join(
                " ",
                cells.stream()
                        .map(cell -> cell.isPresent() ? Long.toString(cell.getAsLong()) : "x")
                        .toList());
    }

    private static String shown(PublishedList list) {
        return shown(list.cells()) + " = " + shown(List.of(list.total()));
    }

    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource({
        "10 20 30, 10 20 30 = 60",
        "5 20 30, 5 20 30 = 55", // 5 is not below 5
        "4 20 30, x x 30 = 54", // 4 alone would be 54 − 20 − 30
        "1 4 30, x x 30 = 35", // together 5: each could be 5
        "1 3 30, x x x = 34", // together 4: both would be known to be small
        "0 20 30, 0 20 30 = 50",
        "2 0 0 30, x 0 0 x = 32",
        "4 0 300, x 0 x = 304", // with 0 the two would still be known to be 4
        "3, x = x",
        "2 2, x x = x",
        "0 0, 0 0 = 0",
        "1 1 1 1 1, x x x x x = 5"
    })
    void counts_by_one_property(String counts, String expected) {
        List<Long> given = Arrays.stream(counts.split(" ")).map(Long::valueOf).toList();
        assertThat(shown(SmallCells.hide(given, BELOW))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void without_a_threshold_nothing_is_hidden(int below) {
        assertThat(shown(SmallCells.hide(List.of(1L, 2L), below))).isEqualTo("1 2 = 3");
    }

    @Test
    void a_small_cell_takes_a_rectangle_with_it() {
        PublishedTable published = SmallCells.hide(table(row(2, 20, 90), row(30, 8, 70), row(60, 50, 40)), BELOW);
        assertThat(published.cells().stream().map(SmallCellsTest::shown))
                .containsExactly("x x 90", "x x 70", "60 50 40");
        assertThat(shown(published.rowTotals())).isEqualTo("112 108 150");
        assertThat(shown(published.columnTotals())).isEqualTo("92 78 200");
        assertThat(published.total()).hasValue(370);
    }

    @Test
    void a_table_without_small_cells_stays_whole() {
        PublishedTable published = SmallCells.hide(table(row(5, 0), row(7, 8)), BELOW);
        assertThat(published.cells().stream().map(SmallCellsTest::shown)).containsExactly("5 0", "7 8");
        assertThat(shown(published.rowTotals())).isEqualTo("5 15");
        assertThat(shown(published.columnTotals())).isEqualTo("12 8");
    }

    @Test
    void a_small_total_is_hidden_too() {
        PublishedTable published = SmallCells.hide(table(row(1, 1), row(40, 50)), BELOW);
        assertThat(published.rowTotals().getFirst()).isEmpty();
        assertThat(published.rowTotals().get(1)).as("would tell the first one").isEmpty();
        assertThat(published.total()).hasValue(92);
    }

    @Test
    void a_single_row_or_column_is_a_list() {
        PublishedTable row = SmallCells.hide(table(row(4, 20, 30)), BELOW);
        assertThat(shown(row.cells().getFirst())).isEqualTo("x x 30");
        assertThat(shown(row.columnTotals())).isEqualTo("x x 30");
        assertThat(shown(row.rowTotals())).isEqualTo("54");
        PublishedTable column = SmallCells.hide(table(row(4), row(20), row(30)), BELOW);
        assertThat(column.cells().stream().map(SmallCellsTest::shown)).containsExactly("x", "x", "30");
        assertThat(shown(column.rowTotals())).isEqualTo("x x 30");
        assertThat(shown(column.columnTotals())).isEqualTo("54");
        assertThat(column.total()).hasValue(54);
    }

    @Test
    void what_is_no_table_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CountTable(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new CountTable(List.of(List.of())));
        assertThatIllegalArgumentException().isThrownBy(() -> table(row(1, 2), row(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> table(row(1, -1)));
        assertThatIllegalArgumentException().isThrownBy(() -> SmallCells.hide(List.of(), BELOW));
    }

    @Test
    @DisplayName("in 300 random tables no hidden count can be computed from the published ones and the totals")
    void nothing_hidden_can_be_computed() {
        Random random = new Random(2015);
        int tablesWithHidden = 0;
        for (int i = 0; i < 300; i++) {
            CountTable table = random(random, 2 + random.nextInt(4), 2 + random.nextInt(4), 1 + random.nextInt(40));
            PublishedTable published = SmallCells.hide(table, BELOW);
            List<OptionalLong> places = places(published);
            List<Long> truth = truth(table);
            for (int place = 0; place < places.size(); place++) {
                assertThat(places.get(place).orElse(truth.get(place))).isEqualTo(truth.get(place));
                boolean small = truth.get(place) > 0 && truth.get(place) < BELOW;
                assertThat(small && places.get(place).isPresent())
                        .as("%s shows %s", table, places)
                        .isFalse();
            }
            Attack attack = new Attack(table.rows(), table.columns(), places);
            tablesWithHidden += attack.unknown.isEmpty() ? 0 : 1;
            for (int place : attack.unknown) {
                assertThat(attack.isComputable(place))
                        .as("place %s of %s in %s", place, table, places)
                        .isFalse();
            }
        }
        assertThat(tablesWithHidden).as("the tables test something").isGreaterThan(200);
    }

    @Test
    @DisplayName("in 150 small random tables each hidden small count could as well be at the threshold or above")
    void no_hidden_count_can_be_told_to_be_small() {
        Random random = new Random(1976);
        for (int i = 0; i < 150; i++) {
            CountTable table = random(random, 2 + random.nextInt(2), 2 + random.nextInt(2), 1 + random.nextInt(8));
            List<OptionalLong> places = places(SmallCells.hide(table, BELOW));
            List<Long> truth = truth(table);
            Attack attack = new Attack(table.rows(), table.columns(), places);
            for (int place : attack.unknown) {
                if (truth.get(place) > 0 && truth.get(place) < BELOW) {
                    assertThat(attack.couldBe(place, BELOW))
                            .as("place %s of %s in %s", place, table, places)
                            .isTrue();
                }
            }
        }
    }

    @Test
    @DisplayName("the attack of these tests works: with small cells alone hidden it computes them")
    void hiding_small_cells_alone_would_be_noticed() {
        CountTable table = table(row(2, 20), row(30, 8));
        List<OptionalLong> places = new ArrayList<>();
        truth(table).forEach(count -> places.add(count < BELOW ? OptionalLong.empty() : OptionalLong.of(count)));
        Attack attack = new Attack(2, 2, places);
        assertThat(attack.unknown).containsExactly(0);
        assertThat(attack.isComputable(0)).isTrue();
        assertThat(attack.couldBe(0, BELOW)).isFalse();
        assertThat(attack.couldBe(0, 2)).isTrue();
    }

    private static CountTable random(Random random, int rows, int columns, int most) {
        List<List<Long>> counts = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<Long> each = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                each.add(random.nextInt(4) == 0 ? 0L : random.nextInt(most + 1));
            }
            counts.add(each);
        }
        return new CountTable(counts);
    }

    private static List<Long> truth(CountTable table) {
        List<Long> truth = new ArrayList<>();
        table.counts().forEach(truth::addAll);
        table.counts()
                .forEach(
                        row -> truth.add(row.stream().mapToLong(Long::longValue).sum()));
        for (int column = 0; column < table.columns(); column++) {
            int each = column;
            truth.add(table.counts().stream().mapToLong(row -> row.get(each)).sum());
        }
        truth.add(truth.subList(0, table.rows() * table.columns()).stream()
                .mapToLong(Long::longValue)
                .sum());
        return truth;
    }

    private static List<OptionalLong> places(PublishedTable published) {
        List<OptionalLong> places = new ArrayList<>();
        published.cells().forEach(places::addAll);
        places.addAll(published.rowTotals());
        places.addAll(published.columnTotals());
        places.add(published.total());
        return places;
    }

    /** What somebody who knows the published counts can find out: written apart from what it attacks. */
    private static final class Attack {
        private final int rows;
        private final int columns;
        private final List<OptionalLong> places;
        final List<Integer> unknown = new ArrayList<>();

        Attack(int rows, int columns, List<OptionalLong> places) {
            this.rows = rows;
            this.columns = columns;
            this.places = places;
            for (int place = 0; place < places.size(); place++) {
                if (places.get(place).isEmpty()) {
                    unknown.add(place);
                }
            }
        }

        /** Each total is the sum of its cells: 0 = cells − total. */
        private List<int[]> equations() {
            List<int[]> equations = new ArrayList<>();
            int cells = rows * columns;
            for (int row = 0; row < rows; row++) {
                int[] equation = new int[places.size()];
                for (int column = 0; column < columns; column++) {
                    equation[row * columns + column] = 1;
                }
                equation[cells + row] = -1;
                equations.add(equation);
            }
            for (int column = 0; column < columns; column++) {
                int[] equation = new int[places.size()];
                for (int row = 0; row < rows; row++) {
                    equation[row * columns + column] = 1;
                }
                equation[cells + rows + column] = -1;
                equations.add(equation);
            }
            int[] overall = new int[places.size()];
            for (int row = 0; row < rows; row++) {
                overall[cells + row] = 1;
            }
            overall[places.size() - 1] = -1;
            equations.add(overall);
            return equations;
        }

        /** Whether the equations have one value for it only: then it is a combination of them, and the rank stays. */
        boolean isComputable(int place) {
            List<double[]> matrix = new ArrayList<>();
            for (int[] equation : equations()) {
                matrix.add(unknown.stream().mapToDouble(each -> equation[each]).toArray());
            }
            int before = rank(matrix);
            double[] itself = new double[unknown.size()];
            itself[unknown.indexOf(place)] = 1;
            matrix.add(itself);
            return rank(matrix) == before;
        }

        private static int rank(List<double[]> given) {
            List<double[]> matrix = given.stream().map(double[]::clone).collect(Collectors.toList());
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

        /** Whether a table without negative counts exists in which the place holds at least so much. */
        boolean couldBe(int place, long least) {
            long[] values = new long[places.size()];
            for (int each = 0; each < values.length; each++) {
                values[each] = places.get(each).orElse(-1);
            }
            long most = Arrays.stream(values).max().orElse(0) + 2 * least;
            for (long value = least; value <= most; value++) {
                long[] tried = values.clone();
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
                for (int[] equation : equations()) {
                    long sum = 0;
                    int open = -1;
                    int opens = 0;
                    for (int each = 0; each < values.length; each++) {
                        if (equation[each] != 0 && values[each] < 0) {
                            open = each;
                            opens++;
                        } else {
                            sum += equation[each] * values[each];
                        }
                    }
                    if (opens == 0 && sum != 0) {
                        return false;
                    }
                    if (opens == 1) {
                        long forced = equation[open] > 0 ? -sum : sum;
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
    }
}
