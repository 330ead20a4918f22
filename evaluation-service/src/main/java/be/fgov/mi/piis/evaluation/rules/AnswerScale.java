package be.fgov.mi.piis.evaluation.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The numbers that an item can be answered with: each whole number from the lowest to the highest.
 *
 * @param anchors words for numbers, those of both ends among them
 */
public record AnswerScale(int min, int max, List<Anchor> anchors) {
    private static final int LOWEST = -100;
    private static final int HIGHEST = 100;

    /** What a number means. */
    public record Anchor(int value, Wording label) {}

    /** @throws FaultsFound when the ends are the wrong way round or an anchor is missing, outside or there twice */
    public AnswerScale {
        anchors = List.copyOf(anchors);
        Faults faults = new Faults();
        String range = "From " + LOWEST + " to " + HIGHEST + ".";
        faults.addIf(min < LOWEST || min > HIGHEST, "/min", Fault.Code.OUT_OF_RANGE, range);
        faults.addIf(max < LOWEST || max > HIGHEST, "/max", Fault.Code.OUT_OF_RANGE, range);
        faults.addIf(min >= max, "/max", Fault.Code.CONTRADICTION, "The highest number is above the lowest.");
        Set<Integer> anchored = new HashSet<>();
        for (int i = 0; i < anchors.size(); i++) {
            int value = anchors.get(i).value();
            String pointer = "/anchors/" + i + "/value";
            faults.addIf(value < min || value > max, pointer, Fault.Code.OUT_OF_RANGE, "A number of the scale.");
            faults.addIf(!anchored.add(value), pointer, Fault.Code.DUPLICATE, "One anchor for each number.");
        }
        faults.addIf(
                !anchored.contains(min) || !anchored.contains(max),
                "/anchors",
                Fault.Code.MISSING,
                "Both ends of the scale have an anchor.");
        faults.refuseIfAny();
    }

    boolean holds(int answer) {
        return answer >= min && answer <= max;
    }

    /** The answer turned round, for an item that is worded against the others. */
    int reversed(int answer) {
        return min + max - answer;
    }

    int width() {
        return max - min;
    }
}
