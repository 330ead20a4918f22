package be.fgov.mi.piis.evaluation.evaluating;

import be.fgov.mi.piis.evaluation.rules.EvaluationMode;
import be.fgov.mi.piis.evaluation.rules.EvaluationStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as it is read: one revision, and where the evaluation stands.
 *
 * @param revision the revision shown
 * @param acceptedAt when that revision was accepted
 * @param workerOf the number of the CPAS whose software calls the worker so; absent for older revisions
 */
@Schema(name = "EvaluationView", description = "One revision of an evaluation, and where it stands now.")
public record EvaluationView(
        UUID evaluationId,
        UUID contractId,
        String contractReference,
        String reference,
        int revision,
        EvaluationStatus status,
        String href,
        Instant acceptedAt,
        LocalDate heldOn,
        EvaluationMode mode,
        @Nullable String worker,
        @Nullable String workerOf,
        List<EvaluationBody.Progress> objectives,
        List<EvaluationBody.Progress> steps,
        List<EvaluationBody.Adjustment> adjustments,
        EvaluationBody.@Nullable BeneficiaryView beneficiaryView) {

    static EvaluationView of(Evaluation evaluation, EvaluationRevision revision, EvaluationBody body) {
        return new EvaluationView(
                evaluation.id(),
                evaluation.contractId(),
                evaluation.contractReference(),
                evaluation.reference(),
                revision.revision(),
                evaluation.status(),
                evaluation.href(),
                revision.acceptedAt(),
                body.heldOn(),
                body.mode(),
                body.worker(),
                revision.revision() == evaluation.revision() ? evaluation.workerOf() : null,
                orNone(body.objectives()),
                orNone(body.steps()),
                orNone(body.adjustments()),
                body.beneficiaryView());
    }

    /** What is stored leaves empty lists out. */
    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
