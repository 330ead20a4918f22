package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.rules.ActivityKind;
import be.fgov.mi.piis.evaluation.rules.ActivityMode;
import be.fgov.mi.piis.evaluation.rules.DropoutIsExplained;
import be.fgov.mi.piis.evaluation.rules.DropoutReason;
import be.fgov.mi.piis.evaluation.rules.Outcome;
import be.fgov.mi.piis.evaluation.rules.TrajectoryLastsAtMostOneYear;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.WireBody;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A trajectory, whole, as a CPAS pushes it.
 *
 * @param startedOn first day
 * @param plannedUntil last day planned, at most one year less a day after the first (LIF-9)
 * @param activities what is done, at least one
 * @param ended absent while it runs
 */
@Schema(name = "Trajectory", description = "A social-activation trajectory: the whole state, at each revision.")
public record TrajectoryBody(
        @Schema(description = "First day.") LocalDate startedOn,

        @Schema(description = "Last day planned; at most one year less a day after the first.")
        LocalDate plannedUntil,

        @Schema(description = "What is done, individually or in a group.") @Size(min = 1, max = 50)
        List<Activity> activities,

        @Schema(description = "How it ended; absent while it runs.") @Nullable
        Ended ended)
        implements WireBody {

    @Schema(name = "TrajectoryActivity", description = "An activity of the catalogue and how it is followed.")
    public record Activity(ActivityKind kind, ActivityMode mode) {}

    /**
     * The real end.
     *
     * @param on last day in fact
     * @param outcome when it was completed
     * @param dropout when it was not; exactly one of the two
     */
    @Schema(name = "TrajectoryEnd", description = "The real end: with an outcome, or as a dropout.")
    public record Ended(
            @Schema(description = "Last day in fact.") LocalDate on,
            @Nullable Outcome outcome,
            @Nullable Dropout dropout) {}

    /**
     * Left before the end.
     *
     * @param explanation the words of the CPAS; absent or blank, the dropout is unexplained and does not count (SUB-19)
     */
    @Schema(
            name = "TrajectoryDropout",
            description = "Left before the end. Unexplained until the explanation is given.")
    public record Dropout(
            DropoutReason reason,

            @Schema(description = "Reasons and circumstances, in the words of the CPAS. No health data.")
            @Size(min = 0, max = 4000)
            @Nullable
            String explanation) {

        boolean hasExplanation() {
            return DropoutIsExplained.by(explanation);
        }
    }

    /** What concerns several fields. Whether an end lies in the future is asked by the use case, which knows the day. */
    @Override
    public void check(Issues issues) {
        if (plannedUntil.isBefore(startedOn)) {
            issues.add(Issue.invalidPeriod("plannedUntil", "The plan ends before the trajectory starts."));
        } else if (!TrajectoryLastsAtMostOneYear.allowsPlan(startedOn, plannedUntil)) {
            issues.add(Issue.invalidPeriod(
                    "plannedUntil",
                    "A trajectory lasts at most one year: started on " + startedOn + " it may be planned until max "
                            + TrajectoryLastsAtMostOneYear.latestEnd(startedOn) + "."));
        }
        for (int i = 0; i < activities.size(); i++) {
            if (!activities.get(i).kind().existsOn(startedOn)) {
                issues.add(Issue.outOfRange(
                        "activities[" + i + "].kind", "The catalogue does not have this kind on the starting day."));
            }
        }
        if (ended != null) {
            check(ended, issues);
        }
    }

    private void check(Ended end, Issues issues) {
        if (end.on().isBefore(startedOn)) {
            issues.add(Issue.invalidPeriod("ended.on", "The trajectory ends before it starts."));
        }
        if (end.outcome() == null && end.dropout() == null) {
            issues.add(Issue.requiredInput("ended.outcome", "An outcome or a dropout is required."));
        }
        if (end.outcome() != null && end.dropout() != null) {
            issues.add(Issue.rejectedInput("ended.dropout", "An outcome and a dropout exclude each other."));
        }
    }
}
