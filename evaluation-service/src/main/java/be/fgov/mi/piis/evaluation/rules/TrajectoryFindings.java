package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Everything that is to be told of a trajectory on a day (LIF-9, LIF-10, SUB-19, SUB-21, SUB-26). */
public final class TrajectoryFindings {
    private TrajectoryFindings() {}

    /** @return in the order of {@link TrajectoryFinding}; whether it overlaps others is asked of all of them together */
    public static Set<TrajectoryFinding> on(LocalDate day, TrajectoryFacts trajectory) {
        EnumSet<TrajectoryFinding> findings = EnumSet.noneOf(TrajectoryFinding.class);
        findings.addAll(TrajectoryBeginsWithAssessment.findings(
                trajectory.assessedOn(), trajectory.supportPlanOn(), trajectory.endedOn()));
        if (day.isBefore(trajectory.startedOn())) {
            // What it begins with is not missing before it begins.
            findings.remove(TrajectoryFinding.ASSESSMENT_MISSING);
            findings.remove(TrajectoryFinding.PLAN_MISSING);
        }
        if (ModulesRunWithinTheTrajectory.runOn(
                trajectory.plannedUntil(), trajectory.endedOn(), trajectory.modulesUntil())) {
            findings.add(TrajectoryFinding.MODULE_AFTER_THE_END);
        }
        LocalDate lastDay = trajectory.endedOn();
        if (lastDay == null) {
            if (day.isAfter(trajectory.plannedUntil())) {
                findings.add(TrajectoryFinding.PAST_ITS_PLAN);
            }
            lastDay = day;
        }
        if (TrajectoryLastsAtMostOneYear.isOverrunBy(trajectory.startedOn(), lastDay)) {
            findings.add(TrajectoryFinding.OVERRUN);
        }
        if (!trajectory.isSocial()) {
            findings.add(TrajectoryFinding.PROFESSIONAL_ONLY);
        }
        if (trajectory.dropoutReason() != null && !trajectory.dropoutExplained()) {
            findings.add(TrajectoryFinding.DROPOUT_UNEXPLAINED);
        }
        return Collections.unmodifiableSet(findings);
    }
}
