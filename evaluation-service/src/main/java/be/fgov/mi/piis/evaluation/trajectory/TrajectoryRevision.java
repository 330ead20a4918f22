package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.record.RevisionOfRecord;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A revision of a trajectory. */
@Entity
@IdClass(RevisionOfRecord.Key.class)
@AttributeOverride(name = "recordId", column = @Column(name = "trajectory_id"))
public class TrajectoryRevision extends RevisionOfRecord {
    /** Of revisions from before the seal. */
    @Nullable
    String content;

    protected TrajectoryRevision() {}

    TrajectoryRevision(UUID trajectoryId, int revision, byte[] contentSealed) {
        super(trajectoryId, revision, contentSealed);
    }

    static Optional<TrajectoryRevision> of(UUID trajectoryId, int revision) {
        return findByIdOptional(new Key(trajectoryId, revision));
    }

    TrajectoryBody terms(SealedWords words) {
        if (content == null) {
            return open(words, Trajectory.KIND, TrajectoryBody.class);
        }
        try {
            return JsonMappers.stored().readValue(content, TrajectoryBody.class);
        } catch (JsonProcessingException damaged) {
            // Without the cause: Jackson would quote the content, which holds words about a person.
            throw new IllegalStateException("revision " + revision + " of " + recordId + " is not readable");
        }
    }
}
