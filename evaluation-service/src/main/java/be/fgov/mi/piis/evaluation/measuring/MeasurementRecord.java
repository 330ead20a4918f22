package be.fgov.mi.piis.evaluation.measuring;

import be.fgov.mi.piis.evaluation.record.RecordOfContract;
import be.fgov.mi.piis.evaluation.rules.EvaluationStatus;
import be.fgov.mi.piis.evaluation.rules.InstrumentVersion;
import be.fgov.mi.piis.evaluation.rules.Language;
import be.fgov.mi.piis.evaluation.rules.Rater;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A measurement in its newest state; the answers are in its revisions. */
@Entity
@Table(name = "measurement")
public class MeasurementRecord extends RecordOfContract {
    static final String KIND = "measurement";

    String instrument;
    int instrumentVersion;
    LocalDate measuredOn;

    @Enumerated(EnumType.STRING)
    Rater rater;

    /** Absent where the CPAS did not tell it. */
    @Nullable
    @Enumerated(EnumType.STRING)
    Language language;

    protected MeasurementRecord() {}

    MeasurementRecord(String enterpriseNumber, String contractReference, String reference) {
        super(KIND, enterpriseNumber, contractReference, reference);
    }

    static UUID idOf(String enterpriseNumber, String contractReference, String reference) {
        return idOf(KIND, enterpriseNumber, contractReference, reference);
    }

    static Optional<MeasurementRecord> of(String enterpriseNumber, String contractReference, String reference) {
        return findByIdOptional(idOf(enterpriseNumber, contractReference, reference));
    }

    static List<MeasurementRecord> ofContract(String enterpriseNumber, String contractReference) {
        return list(
                "enterpriseNumber = ?1 and contractReference = ?2 order by measuredOn, reference",
                enterpriseNumber,
                contractReference);
    }

    void revise(int newRevision, MeasurementBody body) {
        revised(newRevision);
        instrument = body.instrument();
        instrumentVersion = body.version();
        measuredOn = body.measuredOn();
        rater = body.rater();
        language = body.language();
    }

    InstrumentVersion version() {
        return new InstrumentVersion(instrument, instrumentVersion);
    }

    EvaluationStatus status() {
        return EvaluationStatus.of(isJoined());
    }

    String href() {
        return MeasurementResource.href(enterpriseNumber, contractReference) + "/" + reference;
    }
}
