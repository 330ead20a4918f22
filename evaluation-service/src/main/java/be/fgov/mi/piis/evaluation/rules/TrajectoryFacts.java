package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A trajectory in codes and dates, as far as the rules ask for it.
 *
 * @param assessedOn day of the social assessment
 * @param supportPlanOn day of the support plan
 * @param modulesUntil last day of its last module; absent without modules
 * @param isSocial whether one of its activities is social by the catalogue of its first day (SUB-25)
 * @param endedOn last day in fact; absent while it runs
 * @param outcome when it was completed
 * @param dropoutReason when it was left before its end
 * @param dropoutExplained whether the CPAS explained it
 */
public record TrajectoryFacts(
        LocalDate startedOn,
        LocalDate plannedUntil,
        @Nullable LocalDate assessedOn,
        @Nullable LocalDate supportPlanOn,
        @Nullable LocalDate modulesUntil,
        boolean isSocial,
        @Nullable LocalDate endedOn,
        @Nullable Outcome outcome,
        @Nullable DropoutReason dropoutReason,
        boolean dropoutExplained) {}
