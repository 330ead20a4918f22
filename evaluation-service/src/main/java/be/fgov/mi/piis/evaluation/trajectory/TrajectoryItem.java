package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.rules.DropoutReason;
import be.fgov.mi.piis.evaluation.rules.Outcome;
import be.fgov.mi.piis.evaluation.rules.TrajectoryStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A trajectory in the list of its contract: coded facts only, the words are read one by one.
 *
 * @param dropoutExplained present after a dropout
 * @param position among those of its contract, 1 for the first (SUB-18)
 * @param findings codes, on the business date
 */
@Schema(name = "TrajectoryItem", description = "A trajectory in the list of its contract, in codes and dates.")
public record TrajectoryItem(
        String href,
        UUID trajectoryId,
        String reference,
        int revision,
        TrajectoryStatus status,
        LocalDate startedOn,
        LocalDate plannedUntil,
        @Nullable LocalDate endedOn,
        @Nullable Outcome outcome,
        @Nullable DropoutReason dropoutReason,
        @Nullable Boolean dropoutExplained,
        int position,
        List<String> findings) {

    static TrajectoryItem of(Trajectory trajectory, TrajectoriesInOrder.One placed) {
        return new TrajectoryItem(
                trajectory.href(),
                trajectory.id(),
                trajectory.reference(),
                trajectory.revision(),
                trajectory.status(),
                trajectory.startedOn,
                trajectory.plannedUntil,
                trajectory.endedOn,
                trajectory.outcome,
                trajectory.dropoutReason,
                trajectory.dropoutExplained,
                placed.position(),
                placed.findings().stream().map(Finding::code).toList());
    }
}
