package be.fgov.mi.piis.evaluation.measuring;

import be.fgov.mi.piis.evaluation.record.RevisionOfRecord;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import java.util.Optional;
import java.util.UUID;

/** A revision of a measurement: the only place with its answers. */
@Entity
@IdClass(RevisionOfRecord.Key.class)
@AttributeOverride(name = "recordId", column = @Column(name = "measurement_id"))
public class MeasurementRevision extends RevisionOfRecord {
    protected MeasurementRevision() {}

    MeasurementRevision(UUID measurementId, int revision, byte[] contentSealed) {
        super(measurementId, revision, contentSealed);
    }

    static Optional<MeasurementRevision> of(UUID measurementId, int revision) {
        return findByIdOptional(new Key(measurementId, revision));
    }

    MeasurementBody body(SealedWords words) {
        return open(words, MeasurementRecord.KIND, MeasurementBody.class);
    }
}
