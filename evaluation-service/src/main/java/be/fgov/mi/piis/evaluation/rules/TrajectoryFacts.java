package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trajectory in codes and dates, as far as the rules ask for it.
 *
 * @param assessedOn day of the social assessment
 * @param supportPlanOn day of the support plan
 * @param modulesUntil last day of its last module; absent without modules
 * @param activities what is done, and how
 * @param endedOn last day in fact; absent while it runs
 * @param outcome when it was completed
 * @param dropoutReason when it was left before its end
 * @param dropoutExplained whether the CPAS explained it
 */
public record TrajectoryFacts(
        LocalDate startedOn,
        LocalDate plannedUntil,
        @Nullable LocalDate assessedOn,
        @Nullable LocalDate supportPlanOn,
        @Nullable LocalDate modulesUntil,
        List<Activity> activities,
        @Nullable LocalDate endedOn,
        @Nullable Outcome outcome,
        @Nullable DropoutReason dropoutReason,
        boolean dropoutExplained) {

    /** One activity, followed alone or in a group (LIF-10; S1:234-235). */
    public record Activity(ActivityKind kind, ActivityMode mode) {}

    public TrajectoryFacts {
        activities = List.copyOf(activities);
    }
}
