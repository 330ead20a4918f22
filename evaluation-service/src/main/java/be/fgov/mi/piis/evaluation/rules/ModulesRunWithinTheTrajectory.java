package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The modules of a trajectory are part of it (LIF-10; S1:234-235): none begins before its first day. One that runs on
 * after its last day is a finding and no refusal, since a trajectory can end earlier, and run longer, than was planned.
 */
public final class ModulesRunWithinTheTrajectory {
    private ModulesRunWithinTheTrajectory() {}

    public static boolean allowsBegin(LocalDate startedOn, LocalDate from) {
        return !from.isBefore(startedOn);
    }

    /**
     * @param endedOn last day in fact; absent while it runs, when its planned last day stands for it
     * @param modulesUntil last day of the last module; absent without modules
     */
    public static boolean runOn(LocalDate plannedUntil, @Nullable LocalDate endedOn, @Nullable LocalDate modulesUntil) {
        return modulesUntil != null && modulesUntil.isAfter(endedOn == null ? plannedUntil : endedOn);
    }
}
