package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a trajectory that had begun stood at the end of a day. One whose end nobody told goes on, also past its plan
 * (LIF-9, SUB-21): that is for its CPAS to look at, and no reason to lose sight of it.
 */
public enum TrajectoryOnADay {
    RUNNING,
    /** Its last day planned went by, and no end was told. */
    PAST_ITS_PLAN,
    /** With one of the four outcomes. */
    ENDED,
    /** Left before its end. */
    DROPPED_OUT;

    /** @param endedOn the last day in fact; an end after the day is none yet */
    public static TrajectoryOnADay of(
            LocalDate day, LocalDate plannedUntil, @Nullable LocalDate endedOn, @Nullable DropoutReason dropoutReason) {
        if (endedOn != null && !endedOn.isAfter(day)) {
            return dropoutReason == null ? ENDED : DROPPED_OUT;
        }
        return day.isAfter(plannedUntil) ? PAST_ITS_PLAN : RUNNING;
    }
}
