package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trajectory of social activation begins with the social assessment, then a support plan is made (LIF-10;
 * S1:225-226). Both are findings and no refusals: what happened in another order happened.
 */
public final class TrajectoryBeginsWithAssessment {
    private TrajectoryBeginsWithAssessment() {}

    /**
     * What is missing or came in another order.
     *
     * @param assessedOn day of the social assessment; absent when it is not known
     * @param plannedOn day of the support plan; absent when it is not known
     * @param endedOn last day in fact; absent while it runs
     */
    static List<TrajectoryFinding> findings(
            @Nullable LocalDate assessedOn, @Nullable LocalDate plannedOn, @Nullable LocalDate endedOn) {
        List<TrajectoryFinding> findings = new ArrayList<>();
        if (assessedOn == null) {
            findings.add(TrajectoryFinding.ASSESSMENT_MISSING);
        }
        if (plannedOn == null) {
            findings.add(TrajectoryFinding.PLAN_MISSING);
        }
        if (assessedOn != null && plannedOn != null && plannedOn.isBefore(assessedOn)) {
            findings.add(TrajectoryFinding.PLAN_BEFORE_ASSESSMENT);
        }
        if (endedOn != null && (isAfter(assessedOn, endedOn) || isAfter(plannedOn, endedOn))) {
            findings.add(TrajectoryFinding.PREPARED_AFTER_THE_END);
        }
        return findings;
    }

    private static boolean isAfter(@Nullable LocalDate day, LocalDate endedOn) {
        return day != null && day.isAfter(endedOn);
    }
}
