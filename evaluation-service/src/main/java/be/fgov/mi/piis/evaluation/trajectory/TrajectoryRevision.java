package be.fgov.mi.piis.evaluation.trajectory;

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

/** What a CPAS pushed as one revision, whole and for good: the database refuses to change it. */
@Entity
@IdClass(TrajectoryRevision.Key.class)
public class TrajectoryRevision extends PanacheEntityBase {
    @Id
    UUID trajectoryId;

    @Id
    int revision;

    String content;

    /** By the machine's clock, written by the database. */
    @Column(insertable = false, updatable = false)
    Instant acceptedAt;

    /** Identity of a revision. */
    public record Key(UUID trajectoryId, int revision) {}

    protected TrajectoryRevision() {}

    TrajectoryRevision(UUID trajectoryId, int revision, TrajectoryBody terms) {
        this.trajectoryId = trajectoryId;
        this.revision = revision;
        try {
            this.content = JsonMappers.stored().writeValueAsString(terms);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a wire record always serialises", impossible);
        }
    }

    static Optional<TrajectoryRevision> of(UUID trajectoryId, int revision) {
        return findByIdOptional(new Key(trajectoryId, revision));
    }

    TrajectoryBody terms() {
        try {
            return JsonMappers.stored().readValue(content, TrajectoryBody.class);
        } catch (JsonProcessingException damaged) {
            // Without the cause: Jackson would quote the content, which holds words about a person.
            throw new IllegalStateException("revision " + revision + " of " + trajectoryId + " is not readable");
        }
    }
}
