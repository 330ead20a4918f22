package be.fgov.mi.piis.evaluation.evaluating;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Shows a CPAS its own evaluations, each time with a line in the access log. */
@ApplicationScoped
public class ReadEvaluations {
    private final SealedWords words;
    private final AccessLog accessLog;

    ReadEvaluations(SealedWords words, AccessLog accessLog) {
        this.words = words;
        this.accessLog = accessLog;
    }

    /**
     * @param revision the newest when absent
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when there is none
     */
    public EvaluationView one(
            EnterpriseNumber cpas, String contractReference, String reference, @Nullable Integer revision) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Evaluation evaluation =
                    Evaluation.of(cpas.value(), contractReference, reference).orElseThrow(Problems::notFound);
            EvaluationRevision shown = EvaluationRevision.of(
                            evaluation.id(), revision == null ? evaluation.revision() : revision)
                    .orElseThrow(Problems::notFound);
            accessLog.record("evaluation.read", evaluation.href(), evaluation.personId(), Purpose.SOCIAL_ACTIVATION);
            return EvaluationView.of(evaluation, shown, body(shown));
        });
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when neither contract nor evaluation is known */
    public Page<EvaluationItem> ofContract(EnterpriseNumber cpas, String contractReference, PageRequest page) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Evaluation> all = Evaluation.ofContract(cpas.value(), contractReference);
            Optional<KnownContract> contract = KnownContract.of(cpas.value(), contractReference);
            if (all.isEmpty() && contract.isEmpty()) {
                throw Problems.notFound();
            }
            String path = EvaluationResource.href(cpas.value(), contractReference);
            accessLog.record(
                    "evaluation.list",
                    path,
                    contract.map(KnownContract::personId).orElse(null),
                    Purpose.SOCIAL_ACTIVATION);
            return Page.of(
                    all.stream()
                            .skip(page.offset())
                            .limit(page.pageSize())
                            .map(EvaluationItem::of)
                            .toList(),
                    all.size(),
                    page,
                    path,
                    Map.of());
        });
    }

    /**
     * What the person said over time.
     *
     * @param revision the first revision that had this view
     * @param view absent when the view was withdrawn
     */
    @Schema(name = "BeneficiaryViewInTime", description = "What the person said from a revision on.")
    public record ViewInTime(int revision, Instant acceptedAt, EvaluationBody.@Nullable BeneficiaryView view) {}

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when the evaluation is unknown */
    public List<ViewInTime> views(EnterpriseNumber cpas, String contractReference, String reference) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Evaluation evaluation =
                    Evaluation.of(cpas.value(), contractReference, reference).orElseThrow(Problems::notFound);
            List<ViewInTime> views = new ArrayList<>();
            for (EvaluationRevision each : EvaluationRevision.all(evaluation.id())) {
                EvaluationBody.BeneficiaryView view = body(each).beneficiaryView();
                if (views.isEmpty()
                        ? view != null
                        : !Objects.equals(views.getLast().view(), view)) {
                    views.add(new ViewInTime(each.revision, each.acceptedAt, view));
                }
            }
            accessLog.record(
                    "evaluation.readViews", evaluation.href(), evaluation.personId(), Purpose.SOCIAL_ACTIVATION);
            return views;
        });
    }

    private EvaluationBody body(EvaluationRevision revision) {
        return words.open(
                revision.contentSealed,
                EvaluationBody.class,
                Evaluation.KIND,
                revision.evaluationId,
                revision.revision);
    }
}
