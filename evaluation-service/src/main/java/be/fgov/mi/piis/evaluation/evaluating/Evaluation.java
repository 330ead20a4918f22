package be.fgov.mi.piis.evaluation.evaluating;

import be.fgov.mi.piis.evaluation.record.RecordOfContract;
import be.fgov.mi.piis.evaluation.rules.EvaluationMode;
import be.fgov.mi.piis.evaluation.rules.EvaluationStatus;
import be.fgov.mi.piis.evaluation.rules.ObjectiveProgress;
import be.fgov.mi.piis.events.evaluation.EvaluationChanged;
import be.fgov.mi.piis.identity.wire.Codes;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An evaluation in its newest state, as far as it is coded: the words are in its revisions. */
@Entity
public class Evaluation extends RecordOfContract {
    static final String KIND = "evaluation";

    LocalDate heldOn;

    @Enumerated(EnumType.STRING)
    EvaluationMode mode;

    @Nullable
    String worker;

    /** The CPAS whose software calls its worker so; of older ones, and without a worker, absent. */
    @Nullable
    String workerOf;

    @Nullable
    Boolean beneficiaryAgrees;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "evaluation_progress", joinColumns = @JoinColumn(name = "evaluation_id"))
    @OrderColumn(name = "position")
    List<Seen> progress = new ArrayList<>();

    /** What a progress is about. */
    public enum About {
        OBJECTIVE,
        STEP
    }

    /** How far something was seen to be. */
    @Embeddable
    public record Seen(
            @Enumerated(EnumType.STRING) About about,
            String id,
            @Enumerated(EnumType.STRING) ObjectiveProgress progress) {}

    protected Evaluation() {}

    Evaluation(String enterpriseNumber, String contractReference, String reference) {
        super(KIND, enterpriseNumber, contractReference, reference);
    }

    static UUID idOf(String enterpriseNumber, String contractReference, String reference) {
        return idOf(KIND, enterpriseNumber, contractReference, reference);
    }

    static Optional<Evaluation> of(String enterpriseNumber, String contractReference, String reference) {
        return findByIdOptional(idOf(enterpriseNumber, contractReference, reference));
    }

    static List<Evaluation> ofContract(String enterpriseNumber, String contractReference) {
        return list(
                "enterpriseNumber = ?1 and contractReference = ?2 order by heldOn, reference",
                enterpriseNumber,
                contractReference);
    }

    /** @param sender the number that the revision was sent to */
    void revise(int newRevision, EvaluationBody body, String sender) {
        revised(newRevision);
        heldOn = body.heldOn();
        mode = body.mode();
        worker = body.worker();
        workerOf = worker == null ? null : sender;
        beneficiaryAgrees =
                body.beneficiaryView() == null ? null : body.beneficiaryView().agrees();
        progress.clear();
        body.objectives().forEach(each -> progress.add(new Seen(About.OBJECTIVE, each.id(), each.progress())));
        body.steps().forEach(each -> progress.add(new Seen(About.STEP, each.id(), each.progress())));
    }

    /** {@return whether its newest revision tells that day} */
    boolean wasHeldOn(LocalDate day) {
        return revision > 0 && heldOn.equals(day);
    }

    /** {@return the number of the CPAS whose software calls its worker so; nothing without a worker} */
    @Nullable
    String workerOf() {
        return worker == null ? null : Objects.requireNonNullElse(workerOf, enterpriseNumber);
    }

    EvaluationStatus status() {
        return EvaluationStatus.of(isJoined());
    }

    String href() {
        return EvaluationResource.href(enterpriseNumber, contractReference) + "/" + reference;
    }

    /** {@return what the other services are told; nothing while the contract is awaited} */
    Optional<EvaluationChanged> toEvent(WorkerPseudonyms workers) {
        if (personId == null) {
            return Optional.empty();
        }
        return Optional.of(new EvaluationChanged(
                id,
                contractId,
                personId,
                enterpriseNumber,
                contractReference,
                reference,
                revision,
                version,
                heldOn,
                Codes.of(mode),
                told(About.OBJECTIVE),
                told(About.STEP),
                beneficiaryAgrees,
                workers.of(Objects.requireNonNullElse(workerOf, enterpriseNumber), worker)));
    }

    private List<EvaluationChanged.Progress> told(About about) {
        return progress.stream()
                .filter(seen -> seen.about() == about)
                .map(seen -> new EvaluationChanged.Progress(seen.id(), Codes.of(seen.progress())))
                .toList();
    }
}
