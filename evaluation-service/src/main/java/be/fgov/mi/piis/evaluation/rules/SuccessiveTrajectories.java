package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person can follow trajectories one after the other under one PIIS, and stays one person and one PIIS (SUB-18;
 * S4:72-74). Each is limited to a year by itself. One that begins before an earlier one is over is a finding.
 */
public final class SuccessiveTrajectories {
    private SuccessiveTrajectories() {}

    /**
     * The days of a trajectory.
     *
     * @param reference of the trajectory, unique within its contract
     * @param endedOn last day in fact; absent while it runs, when its planned last day stands for it
     */
    public record Span(
            String reference,
            LocalDate startedOn,
            LocalDate plannedUntil,
            @Nullable LocalDate endedOn) {
        LocalDate lastDay() {
            return endedOn == null ? plannedUntil : endedOn;
        }
    }

    /**
     * A trajectory in the sequence of its contract.
     *
     * @param position 1 for the first
     * @param overlaps whether it begins before an earlier one is over, {@link TrajectoryFinding#OVERLAPS_AN_EARLIER_ONE}
     */
    public record Placed(Span span, int position, boolean overlaps) {}

    /** @param ofOneContract in any order */
    public static List<Placed> inOrder(Collection<Span> ofOneContract) {
        List<Span> sorted = ofOneContract.stream()
                .sorted(Comparator.comparing(Span::startedOn)
                        .thenComparing(Span::lastDay)
                        .thenComparing(Span::reference))
                .toList();
        List<Placed> placed = new ArrayList<>();
        LocalDate busyUntil = null;
        for (Span span : sorted) {
            boolean overlaps = busyUntil != null && !span.startedOn().isAfter(busyUntil);
            placed.add(new Placed(span, placed.size() + 1, overlaps));
            if (busyUntil == null || span.lastDay().isAfter(busyUntil)) {
                busyUntil = span.lastDay();
            }
        }
        return placed;
    }
}
