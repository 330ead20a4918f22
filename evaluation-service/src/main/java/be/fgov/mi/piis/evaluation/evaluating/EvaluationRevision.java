package be.fgov.mi.piis.evaluation.evaluating;

import be.fgov.mi.piis.evaluation.record.RevisionOfRecord;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A revision of an evaluation. */
@Entity
@IdClass(RevisionOfRecord.Key.class)
@AttributeOverride(name = "recordId", column = @Column(name = "evaluation_id"))
public class EvaluationRevision extends RevisionOfRecord {
    protected EvaluationRevision() {}

    EvaluationRevision(UUID evaluationId, int revision, byte[] contentSealed) {
        super(evaluationId, revision, contentSealed);
    }

    static Optional<EvaluationRevision> of(UUID evaluationId, int revision) {
        return findByIdOptional(new Key(evaluationId, revision));
    }

    static List<EvaluationRevision> all(UUID evaluationId) {
        return list("recordId = ?1 order by revision", evaluationId);
    }

    EvaluationBody body(SealedWords words) {
        return open(words, Evaluation.KIND, EvaluationBody.class);
    }
}
