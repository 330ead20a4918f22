package be.fgov.mi.piis.evaluation.rules;

import java.util.Collection;

/**
 * One social activity makes a trajectory one of social activation (SUB-25; S4:124-125): the texts exclude professional
 * activation (SUB-26; S4:135-138), not a social trajectory that also holds a professional step.
 */
public final class TrajectoryIsSocial {
    private TrajectoryIsSocial() {}

    /** @param kinds of its activities, as the catalogue of its first day has them */
    public static boolean by(Collection<ActivityKind> kinds) {
        return kinds.stream().anyMatch(ActivityKind::isSocial);
    }
}
