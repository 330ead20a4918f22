package be.fgov.mi.piis.evaluation.bulk;

import be.fgov.mi.piis.evaluation.trajectory.TrajectoryBody;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.WireBody;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One line of a file: what the path of a single push says, and its body.
 *
 * @param contractReference of the contract at the same CPAS, known here or not yet
 * @param trajectoryReference unique within the contract
 * @param revision counted from 1
 */
@Schema(name = "TrajectoryLine", description = "One line of an import: a revision of a trajectory.")
record TrajectoryLine(
        @Pattern(regexp = PathValues.REFERENCE) String contractReference,
        @Pattern(regexp = PathValues.REFERENCE) String trajectoryReference,
        @Min(1) @Max(1_000_000) int revision,
        TrajectoryBody trajectory)
        implements WireBody {

    String reference() {
        return contractReference + "/" + trajectoryReference;
    }

    @Override
    public void check(Issues issues) {
        Issues inTrajectory = new Issues();
        trajectory.check(inTrajectory);
        for (Issue issue : inTrajectory.asList()) {
            issues.add(new Issue(issue.type(), issue.in(), "trajectory." + issue.name(), issue.detail()));
        }
    }
}
