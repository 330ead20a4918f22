package be.fgov.mi.piis.evaluation.evaluating;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a CPAS pushed as one revision, whole, sealed and for good: the database refuses to change it. */
@Entity
@IdClass(EvaluationRevision.Key.class)
public class EvaluationRevision extends PanacheEntityBase {
    @Id
    UUID evaluationId;

    @Id
    int revision;

    byte[] contentSealed;

    /** By the machine's clock, written by the database. */
    @Column(insertable = false, updatable = false)
    Instant acceptedAt;

    /** Identity of a revision. */
    public record Key(UUID evaluationId, int revision) {}

    protected EvaluationRevision() {}

    EvaluationRevision(UUID evaluationId, int revision, byte[] contentSealed) {
        this.evaluationId = evaluationId;
        this.revision = revision;
        this.contentSealed = contentSealed.clone();
    }

    static Optional<EvaluationRevision> of(UUID evaluationId, int revision) {
        return findByIdOptional(new Key(evaluationId, revision));
    }

    static List<EvaluationRevision> all(UUID evaluationId) {
        return list("evaluationId = ?1 order by revision", evaluationId);
    }
}
