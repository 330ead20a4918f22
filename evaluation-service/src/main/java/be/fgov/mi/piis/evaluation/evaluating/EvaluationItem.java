package be.fgov.mi.piis.evaluation.evaluating;

import be.fgov.mi.piis.evaluation.rules.EvaluatedContract;
import be.fgov.mi.piis.evaluation.rules.EvaluationDay;
import be.fgov.mi.piis.evaluation.rules.EvaluationMode;
import be.fgov.mi.piis.evaluation.rules.EvaluationStatus;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An evaluation in a list: codes and dates, no words. */
@Schema(name = "EvaluationItem", description = "An evaluation in a list: codes and dates, no words.")
public record EvaluationItem(
        String href,
        UUID evaluationId,
        String reference,
        int revision,
        EvaluationStatus status,
        LocalDate heldOn,
        EvaluationMode mode,
        @Nullable String worker,
        @Nullable String workerOf,
        @Nullable Boolean beneficiaryAgrees,

        @Schema(
                description = "beforeTheContract or afterTheContract when it was held outside it, and counts for no"
                        + " year; absent otherwise, and while the contract is awaited.")
        @Nullable
        EvaluationDay outside) {

    static EvaluationItem of(Evaluation evaluation, Optional<EvaluatedContract> contract) {
        return new EvaluationItem(
                evaluation.href(),
                evaluation.id(),
                evaluation.reference(),
                evaluation.revision(),
                evaluation.status(),
                evaluation.heldOn,
                evaluation.mode,
                evaluation.worker,
                evaluation.workerOf(),
                evaluation.beneficiaryAgrees,
                outside(evaluation, contract));
    }

    private static @Nullable EvaluationDay outside(Evaluation evaluation, Optional<EvaluatedContract> contract) {
        return contract.filter(known -> evaluation.isJoined())
                .map(known -> EvaluationDay.of(known, evaluation.heldOn))
                .filter(day -> day != EvaluationDay.WITHIN_THE_CONTRACT)
                .orElse(null);
    }
}
