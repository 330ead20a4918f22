package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a CPAS pushed as one revision, whole and for good: the database refuses to change it. */
@Entity
@IdClass(TrajectoryRevision.Key.class)
public class TrajectoryRevision extends PanacheEntityBase {
    @Id
    UUID trajectoryId;

    @Id
    int revision;

    /** Of revisions from before the seal. */
    @Nullable
    String content;

    byte @Nullable [] contentSealed;

    /** By the machine's clock, written by the database. */
    @Column(insertable = false, updatable = false)
    Instant acceptedAt;

    /** Identity of a revision. */
    public record Key(UUID trajectoryId, int revision) {}

    protected TrajectoryRevision() {}

    TrajectoryRevision(UUID trajectoryId, int revision, byte[] contentSealed) {
        this.trajectoryId = trajectoryId;
        this.revision = revision;
        this.contentSealed = contentSealed.clone();
    }

    static Optional<TrajectoryRevision> of(UUID trajectoryId, int revision) {
        return findByIdOptional(new Key(trajectoryId, revision));
    }

    TrajectoryBody terms(SealedWords words) {
        byte[] sealed = contentSealed;
        if (sealed != null) {
            return words.open(sealed, TrajectoryBody.class, PushTrajectory.KIND, trajectoryId, revision);
        }
        try {
            return JsonMappers.stored().readValue(content, TrajectoryBody.class);
        } catch (JsonProcessingException damaged) {
            // Without the cause: Jackson would quote the content, which holds words about a person.
            throw new IllegalStateException("revision " + revision + " of " + trajectoryId + " is not readable");
        }
    }
}
