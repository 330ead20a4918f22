package be.fgov.mi.piis.evaluation.bulk;

import be.fgov.mi.piis.evaluation.evaluating.EvaluationBody;
import be.fgov.mi.piis.evaluation.measuring.MeasurementBody;
import be.fgov.mi.piis.evaluation.trajectory.TrajectoryBody;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.WireBody;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One line of a file: what the path of a single push says, and its body. Which kind of record it is about shows in the
 * names of its properties; it has those of one kind only.
 *
 * @param contractReference of the contract at the same CPAS, known here or not yet
 * @param revision counted from 1
 * @param evaluationReference unique within the contract, like the other references
 */
@Schema(
        name = "RecordLine",
        description = "One line of an import: a revision of an evaluation, a measurement or a trajectory, each with its"
                + " reference.")
record RecordLine(
        @Pattern(regexp = PathValues.REFERENCE) String contractReference,
        @Min(1) @Max(1_000_000) int revision,
        @Nullable @Pattern(regexp = PathValues.REFERENCE) String evaluationReference,
        @Nullable EvaluationBody evaluation,
        @Nullable @Pattern(regexp = PathValues.REFERENCE) String measurementReference,
        @Nullable MeasurementBody measurement,
        @Nullable @Pattern(regexp = PathValues.REFERENCE) String trajectoryReference,
        @Nullable TrajectoryBody trajectory)
        implements WireBody {

    private static final String REFERENCE = "Reference";

    /**
     * What a line says of one kind of record.
     *
     * @param name of the property with the body; that of the reference has {@code Reference} behind it
     */
    record Of(
            String name,
            @Nullable String reference,
            @Nullable WireBody body) {
        boolean isTold() {
            return reference != null || body != null;
        }
    }

    /** {@return the kinds in the order in which they are looked for} */
    private List<Of> kinds() {
        return List.of(
                new Of("evaluation", evaluationReference, evaluation),
                new Of("measurement", measurementReference, measurement),
                new Of("trajectory", trajectoryReference, trajectory));
    }

    /** {@return what the line is about; only of a line that is right} */
    Of told() {
        return kinds().stream().filter(Of::isTold).findFirst().orElseThrow();
    }

    @Override
    public void check(Issues issues) {
        PathValues.refuseDots("contractReference", contractReference, issues);
        kinds().forEach(each -> PathValues.refuseDots(each.name() + REFERENCE, each.reference(), issues));
        List<Of> told = new ArrayList<>(kinds());
        told.removeIf(each -> !each.isTold());
        if (told.isEmpty()) {
            issues.add(Issue.requiredInput("trajectory", "The record itself, and its reference."));
            return;
        }
        told.stream()
                .skip(1)
                .forEach(second -> issues.add(Issue.rejectedInput(
                        second.body() == null ? second.name() + REFERENCE : second.name(),
                        "A line is about one record.")));
        Of first = told.getFirst();
        if (first.reference() == null) {
            issues.add(Issue.requiredInput(first.name() + REFERENCE));
        }
        if (first.body() == null) {
            issues.add(Issue.requiredInput(first.name()));
            return;
        }
        Issues inBody = new Issues();
        first.body().check(inBody);
        for (Issue issue : inBody.asList()) {
            issues.add(new Issue(issue.type(), issue.in(), first.name() + "." + issue.name(), issue.detail()));
        }
    }
}
