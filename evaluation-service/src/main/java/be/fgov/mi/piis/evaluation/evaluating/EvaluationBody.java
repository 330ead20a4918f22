package be.fgov.mi.piis.evaluation.evaluating;

import be.fgov.mi.piis.evaluation.rules.DisagreementIsWorded;
import be.fgov.mi.piis.evaluation.rules.EvaluationMode;
import be.fgov.mi.piis.evaluation.rules.ObjectiveProgress;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.WireBody;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation of a contract with the person, whole, as a CPAS pushes it.
 *
 * @param heldOn the day of the talk
 * @param mode only {@code inPerson} counts as face to face (LIF-6)
 * @param worker who held it, as the CPAS's software calls its workers
 * @param objectives how far each objective is
 * @param steps how far each step is
 * @param adjustments what is proposed to change in the contract; the contract changes by an amendment only
 * @param beneficiaryView whether the person agrees; changed later, it is the next revision
 */
@Schema(name = "Evaluation", description = "An evaluation of a contract: the whole state, at each revision.")
public record EvaluationBody(
        @Schema(description = "The day of the talk, not after the business date.")
        LocalDate heldOn,

        @Schema(description = "How it was held; only inPerson counts as face to face.")
        EvaluationMode mode,

        @Schema(description = "Who held it: a reference of the CPAS's software, no name.")
        @Nullable
        @Pattern(regexp = PathValues.REFERENCE)
        String worker,

        @Schema(description = "How far each objective of the contract is.") @Nullable @Size(min = 0, max = 100)
        List<Progress> objectives,

        @Schema(description = "How far each step is.") @Nullable @Size(min = 0, max = 200)
        List<Progress> steps,

        @Schema(description = "What is proposed to change; the contract itself changes by an amendment.")
        @Nullable
        @Size(min = 0, max = 50)
        List<Adjustment> adjustments,

        @Schema(description = "What the person says of the evaluation; absent when not asked.") @Nullable
        BeneficiaryView beneficiaryView)
        implements WireBody {

    /** @param id of the objective or step in the contract */
    @Schema(name = "EvaluationProgress", description = "How far an objective or a step is.")
    public record Progress(
            @Pattern(regexp = PathValues.REFERENCE) String id, ObjectiveProgress progress) {}

    /** @param objectiveId the objective it is about; absent when it is about the contract as a whole */
    @Schema(name = "EvaluationAdjustment", description = "A proposed change.")
    public record Adjustment(
            @Nullable @Pattern(regexp = PathValues.REFERENCE)
            String objectiveId,

            @Size(min = 1, max = 2000) String text) {}

    /** @param text the person's own words; required when the person disagrees */
    @Schema(name = "BeneficiaryView", description = "What the person says; a disagreement is worded.")
    public record BeneficiaryView(
            boolean agrees,
            @Nullable @Size(min = 0, max = 4000) String text) {}

    @Override
    public void check(Issues issues) {
        onceEach("objectives", objectives, issues);
        onceEach("steps", steps, issues);
        if (beneficiaryView != null
                && DisagreementIsWorded.isBroken(beneficiaryView.agrees(), beneficiaryView.text())) {
            issues.add(Issue.requiredInput(
                    "beneficiaryView.text", "The words of the person are required when the person disagrees."));
        }
    }

    private static void onceEach(String list, List<Progress> given, Issues issues) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            if (!ids.add(given.get(i).id())) {
                issues.add(Issue.rejectedInput(list + "[" + i + "].id", "It stands in the list already."));
            }
        }
    }
}
