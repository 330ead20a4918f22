package be.fgov.mi.piis.bench;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the result: two figures and their ratio.
 *
 * @param against what is compared with: the ceiling, or the earlier figure
 * @param pairs the ratio of each pair of rounds, in the order in which they were measured
 * @param goal null when the figure is only told
 */
record Measure(
        String name,
        String unit,
        double against,
        double ours,
        double ratio,
        List<Double> pairs,
        double spreadOfAgainst,
        @Nullable Goal goal) {

    /** Medians of interleaved rounds. */
    static Measure ofRounds(String name, String unit, Sample against, Sample ours, @Nullable Goal goal) {
        return new Measure(
                name,
                unit,
                against.median(),
                ours.median(),
                ours.median() / against.median(),
                ours.dividedBy(against).values(),
                against.relativeSpread(),
                goal);
    }

    static Measure ofTwo(String name, String unit, double against, double ours, @Nullable Goal goal) {
        return new Measure(name, unit, against, ours, ours / against, List.of(), 0, goal);
    }

    boolean isReached() {
        return goal == null || goal.isReachedBy(ratio);
    }

    String verdict() {
        if (goal == null) {
            return "told";
        }
        return isReached() ? "reached" : "MISSED";
    }

    String pairsAsText() {
        return String.join(
                " ",
                pairs.stream()
                        .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                        .toList());
    }
}
