package be.fgov.mi.piis.evaluation.rules;

import org.jspecify.annotations.Nullable;

/** Where a trajectory stands. */
public enum TrajectoryStatus {
    /** Stored before its contract: it joins by itself when the contract arrives, and is told to nobody until then. */
    AWAITING_CONTRACT,
    RUNNING,
    /** Completed, with one of the four outcomes. */
    ENDED,
    /** Left before its end. */
    DROPPED_OUT;

    public static TrajectoryStatus of(
            boolean contractKnown, @Nullable Outcome outcome, @Nullable DropoutReason dropoutReason) {
        if (!contractKnown) {
            return AWAITING_CONTRACT;
        }
        if (dropoutReason != null) {
            return DROPPED_OUT;
        }
        return outcome == null ? RUNNING : ENDED;
    }
}
