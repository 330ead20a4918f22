package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;

/**
 * A social activation trajectory lasts at most one year (LIF-9, SUB-21; S1:239): its plan ends on start + 1 year − 1
 * day at the latest, so 2015-03-01 may run until 2016-02-29. A plan that is longer is refused. A trajectory that
 * really ran longer is a finding and is kept: what happened happened.
 *
 * <p>A start on 29 February has no anniversary in most years; it clamps to 28 February as month arithmetic does
 * elsewhere in the suite, so the last day is the 27th.
 */
public final class TrajectoryLastsAtMostOneYear {
    private TrajectoryLastsAtMostOneYear() {}

    /** {@return the last day, included, that a trajectory with this start may be planned to run} */
    public static LocalDate latestEnd(LocalDate startedOn) {
        return latestEnd(startedOn, TrajectoryRules.on(startedOn));
    }

    static LocalDate latestEnd(LocalDate startedOn, TrajectoryRules rules) {
        return startedOn.plus(rules.longest()).minusDays(1);
    }

    public static boolean allowsPlan(LocalDate startedOn, LocalDate plannedUntil) {
        return !plannedUntil.isAfter(latestEnd(startedOn));
    }

    /** {@return whether a trajectory that really ended on that day ran over its limit} */
    public static boolean isOverrunBy(LocalDate startedOn, LocalDate endedOn) {
        return endedOn.isAfter(latestEnd(startedOn));
    }
}
