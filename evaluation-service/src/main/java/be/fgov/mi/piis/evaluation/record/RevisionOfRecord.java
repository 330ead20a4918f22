package be.fgov.mi.piis.evaluation.record;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a CPAS pushed as one revision of a record, whole, sealed and for good: the database refuses to change it. */
@MappedSuperclass
public abstract class RevisionOfRecord extends PanacheEntityBase {
    /** The column has the name of the record's kind. */
    @Id
    protected UUID recordId;

    @Id
    protected int revision;

    protected byte @Nullable [] contentSealed;

    /** By the machine's clock, written by the database. */
    @Column(insertable = false, updatable = false)
    protected Instant acceptedAt;

    /** Identity of a revision. */
    public record Key(UUID recordId, int revision) {}

    protected RevisionOfRecord() {}

    protected RevisionOfRecord(UUID recordId, int revision, byte[] contentSealed) {
        this.recordId = recordId;
        this.revision = revision;
        this.contentSealed = contentSealed.clone();
    }

    /** @throws IllegalStateException when the content cannot be read, or is not sealed */
    protected <T> T open(SealedWords words, String kind, Class<T> type) {
        byte[] sealed = contentSealed;
        if (sealed == null) {
            throw new IllegalStateException("revision " + revision + " of " + kind + " " + recordId + " is not sealed");
        }
        return words.open(sealed, type, kind, recordId, revision);
    }

    public int revision() {
        return revision;
    }

    public Instant acceptedAt() {
        return acceptedAt;
    }
}
