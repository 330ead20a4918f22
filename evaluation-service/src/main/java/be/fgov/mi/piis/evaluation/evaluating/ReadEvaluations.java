package be.fgov.mi.piis.evaluation.evaluating;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.contract.FindContract;
import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.evaluation.record.FindRecord;
import be.fgov.mi.piis.evaluation.record.ListRecords;
import be.fgov.mi.piis.evaluation.record.RecordName;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.evaluation.record.UnreadableRecords;
import be.fgov.mi.piis.evaluation.rules.EvaluatedContract;
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
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Shows a CPAS its own evaluations, each time with a line in the access log. */
@ApplicationScoped
public class ReadEvaluations {
    private final SealedWords words;
    private final ListRecords listRecords;
    private final FindRecord findRecord;
    private final FindContract findContract;
    private final UnreadableRecords unreadableRecords;
    private final AccessLog accessLog;

    ReadEvaluations(
            SealedWords words,
            ListRecords listRecords,
            FindRecord findRecord,
            FindContract findContract,
            UnreadableRecords unreadableRecords,
            AccessLog accessLog) {
        this.words = words;
        this.listRecords = listRecords;
        this.findRecord = findRecord;
        this.findContract = findContract;
        this.unreadableRecords = unreadableRecords;
        this.accessLog = accessLog;
    }

    /**
     * @param revision the newest when absent
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when there is none, 409 {@code unreadable}
     */
    public EvaluationView one(
            EnterpriseNumber cpas, String contractReference, String reference, @Nullable Integer revision) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Evaluation evaluation = findRecord.require(
                    Evaluation.class, cpas, new RecordName(Evaluation.KIND, contractReference, reference));
            EvaluationRevision shown = EvaluationRevision.of(
                            evaluation.id(), revision == null ? evaluation.revision() : revision)
                    .orElseThrow(Problems::notFound);
            accessLog.record("evaluation.read", evaluation.href(), evaluation.personId(), Purpose.SOCIAL_ACTIVATION);
            return EvaluationView.of(
                    evaluation,
                    shown,
                    unreadableRecords.read(Evaluation.KIND, evaluation, shown.revision(), () -> shown.body(words)));
        });
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when neither contract nor evaluation is known */
    public Page<EvaluationItem> ofContract(EnterpriseNumber cpas, String contractReference, PageRequest page) {
        return QuarkusTransaction.requiringNew().call(() -> {
            EnterpriseNumber owner = findContract.ownerOf(cpas, contractReference);
            Optional<EvaluatedContract> contract =
                    KnownContract.of(owner.value(), contractReference).flatMap(KnownContract::evaluated);
            return listRecords.ofContract(
                    owner,
                    contractReference,
                    Evaluation.ofContract(owner.value(), contractReference),
                    evaluation -> EvaluationItem.of(evaluation, contract),
                    "evaluation.list",
                    EvaluationResource.href(owner.value(), contractReference),
                    page);
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
            Evaluation evaluation = findRecord.require(
                    Evaluation.class, cpas, new RecordName(Evaluation.KIND, contractReference, reference));
            List<ViewInTime> views = new ArrayList<>();
            for (EvaluationRevision each : EvaluationRevision.all(evaluation.id())) {
                EvaluationBody.BeneficiaryView view = unreadableRecords
                        .read(Evaluation.KIND, evaluation, each.revision(), () -> each.body(words))
                        .beneficiaryView();
                if (views.isEmpty()
                        ? view != null
                        : !Objects.equals(views.getLast().view(), view)) {
                    views.add(new ViewInTime(each.revision(), each.acceptedAt(), view));
                }
            }
            accessLog.record(
                    "evaluation.readViews", evaluation.href(), evaluation.personId(), Purpose.SOCIAL_ACTIVATION);
            return views;
        });
    }
}
