package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trajectory that is over led to one of the four outcomes (SUB-22; S1:247-259) or was left before its end with a
 * reason (SUB-19; S4:104), never to both; one that runs has neither.
 */
public enum TrajectoryEnd {
    IS_OVER_WITHOUT_SAYING_HOW,
    HAS_OUTCOME_AND_DROPOUT,
    ENDS_BEFORE_IT_STARTS,
    RUNS_AND_HAS_A_RESULT;

    /** What does not fit together; nothing when it does. */
    public static List<TrajectoryEnd> faults(
            LocalDate startedOn,
            @Nullable LocalDate endedOn,
            @Nullable Outcome outcome,
            @Nullable DropoutReason dropoutReason) {
        List<TrajectoryEnd> faults = new ArrayList<>();
        if (endedOn == null) {
            if (outcome != null || dropoutReason != null) {
                faults.add(RUNS_AND_HAS_A_RESULT);
            }
            return faults;
        }
        if (endedOn.isBefore(startedOn)) {
            faults.add(ENDS_BEFORE_IT_STARTS);
        }
        if (outcome == null && dropoutReason == null) {
            faults.add(IS_OVER_WITHOUT_SAYING_HOW);
        }
        if (outcome != null && dropoutReason != null) {
            faults.add(HAS_OUTCOME_AND_DROPOUT);
        }
        return faults;
    }
}
