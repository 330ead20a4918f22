package be.fgov.mi.piis.evaluation.rules;

import java.util.List;
import java.util.OptionalInt;

/**
 * How long things took: the days within which a quarter, half and three quarters of them were over. Each is one of the
 * lengths that occurred: the smallest within which at least that share was over.
 *
 * @param lower a quarter
 * @param median half
 * @param upper three quarters
 */
public record Quartiles(OptionalInt lower, OptionalInt median, OptionalInt upper) {
    private static final int PARTS = 4;

    /** Nothing is told. */
    public static final Quartiles NONE = new Quartiles(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    /** {@return those of the lengths, none when there are none} */
    public static Quartiles of(List<Integer> days) {
        if (days.isEmpty()) {
            return NONE;
        }
        List<Integer> sorted = days.stream().sorted().toList();
        return new Quartiles(at(sorted, 1), at(sorted, 2), at(sorted, 3));
    }

    /**
     * What others than the CPAS itself may see: a length is told only when on each side of it there could be as many
     * persons as a count has to have.
     *
     * @param persons how many persons are behind the lengths
     * @param below the threshold in force, {@link LawParameter#SMALL_CELL_BELOW}
     */
    public Quartiles outside(long persons, int below) {
        if (persons < 2L * below) {
            return NONE;
        }
        return persons < (long) PARTS * below ? new Quartiles(OptionalInt.empty(), median, OptionalInt.empty()) : this;
    }

    private static OptionalInt at(List<Integer> sorted, int quarter) {
        int rank = (sorted.size() * quarter + PARTS - 1) / PARTS;
        return OptionalInt.of(sorted.get(rank - 1));
    }
}
