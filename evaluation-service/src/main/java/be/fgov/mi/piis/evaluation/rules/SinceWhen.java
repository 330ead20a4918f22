package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.Objects;

/** The first day on which a finding of a trajectory was one (LIF-9, LIF-10, SUB-18, SUB-19, SUB-26). */
public final class SinceWhen {
    private SinceWhen() {}

    /**
     * @param finding one of {@link TrajectoryFindings} of that trajectory on that day, or its overlap
     * @return the day or an earlier one: what is wrong with a plan that lies ahead is known today
     */
    public static LocalDate of(TrajectoryFinding finding, TrajectoryFacts trajectory, LocalDate day) {
        LocalDate since = switch (finding) {
            case ASSESSMENT_MISSING, PLAN_MISSING, PROFESSIONAL_ONLY, OVERLAPS_AN_EARLIER_ONE -> trajectory.startedOn();
            case PLAN_BEFORE_ASSESSMENT -> Objects.requireNonNull(trajectory.assessedOn());
            case PREPARED_AFTER_THE_END, DROPOUT_UNEXPLAINED -> Objects.requireNonNull(trajectory.endedOn());
            case MODULE_AFTER_THE_END -> trajectory.endedOn() == null ? trajectory.startedOn() : trajectory.endedOn();
            case PAST_ITS_PLAN -> trajectory.plannedUntil().plusDays(1);
            case OVERRUN ->
                TrajectoryLastsAtMostOneYear.latestEnd(trajectory.startedOn()).plusDays(1);
        };
        return since.isAfter(day) ? day : since;
    }
}
