package be.fgov.mi.piis.evaluation.rules;

import java.util.Collection;

/** Of which modules a trajectory is made: individual ones, collective ones, or both (LIF-10; S1:234-235). */
public enum ModuleMix {
    INDIVIDUAL,
    COLLECTIVE,
    BOTH;

    /** @throws IllegalArgumentException when there is no module */
    public static ModuleMix of(Collection<ActivityMode> modes) {
        if (modes.isEmpty()) {
            throw new IllegalArgumentException("a trajectory has at least one module");
        }
        if (!modes.contains(ActivityMode.COLLECTIVE)) {
            return INDIVIDUAL;
        }
        return modes.contains(ActivityMode.INDIVIDUAL) ? BOTH : COLLECTIVE;
    }
}
