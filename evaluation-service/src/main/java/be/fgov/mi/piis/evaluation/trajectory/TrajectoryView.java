package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.rules.ModuleMix;
import be.fgov.mi.piis.evaluation.rules.TrajectoryStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A trajectory as it is read: the terms of one revision, and where the trajectory stands.
 *
 * @param revision the revision shown
 * @param status of the trajectory now, whichever revision is shown
 * @param acceptedAt when the revision shown was accepted
 * @param moduleMix whether the revision shown is followed alone, in a group or both (LIF-10)
 * @param position of the trajectory now among those of its contract, 1 for the first (SUB-18)
 * @param findings on the trajectory now, on the business date
 */
@Schema(name = "TrajectoryView", description = "The terms of one revision, and where the trajectory stands now.")
public record TrajectoryView(
        UUID trajectoryId,
        UUID contractId,
        String contractReference,
        String reference,
        int revision,
        TrajectoryStatus status,
        String href,
        Instant acceptedAt,
        LocalDate startedOn,
        LocalDate plannedUntil,
        List<TrajectoryBody.Activity> activities,
        TrajectoryBody.@Nullable Ended ended,
        TrajectoryBody.@Nullable SocialAssessment socialAssessment,
        TrajectoryBody.@Nullable SupportPlan supportPlan,
        List<TrajectoryBody.Module> modules,
        ModuleMix moduleMix,
        int position,
        List<Finding> findings) {

    static TrajectoryView of(
            Trajectory trajectory, TrajectoryRevision revision, TrajectoryBody terms, TrajectoriesInOrder.One placed) {
        return new TrajectoryView(
                trajectory.id(),
                trajectory.contractId(),
                trajectory.contractReference(),
                trajectory.reference(),
                revision.revision(),
                trajectory.status(),
                trajectory.href(),
                revision.acceptedAt(),
                terms.startedOn(),
                terms.plannedUntil(),
                terms.activities(),
                terms.ended(),
                terms.socialAssessment(),
                terms.supportPlan(),
                terms.allModules(),
                ModuleMix.of(terms.activities().stream()
                        .map(TrajectoryBody.Activity::mode)
                        .toList()),
                placed.position(),
                placed.findings());
    }
}
