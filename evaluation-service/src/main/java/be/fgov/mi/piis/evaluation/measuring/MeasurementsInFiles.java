package be.fgov.mi.piis.evaluation.measuring;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.evaluation.record.RecordChunk;
import be.fgov.mi.piis.evaluation.record.RecordsInFiles;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.evaluation.rules.Language;
import be.fgov.mi.piis.evaluation.rules.Rater;
import be.fgov.mi.piis.events.SuiteEvent;
import be.fgov.mi.piis.events.outbox.Outbox;
import be.fgov.mi.piis.identity.bulk.ArrayColumns;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.push.PushAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Measurements that come in files. */
@ApplicationScoped
public class MeasurementsInFiles implements RecordsInFiles<MeasurementBody> {
    private final JudgeMeasurement judgeMeasurement;
    private final TellProgress tellProgress;
    private final SealedWords words;
    private final Outbox outbox;

    MeasurementsInFiles(
            JudgeMeasurement judgeMeasurement, TellProgress tellProgress, SealedWords words, Outbox outbox) {
        this.judgeMeasurement = judgeMeasurement;
        this.tellProgress = tellProgress;
        this.words = words;
        this.outbox = outbox;
    }

    @Override
    public String kind() {
        return MeasurementRecord.KIND;
    }

    @Override
    public Line<MeasurementBody> prepare(EnterpriseNumber sentTo, Name name, MeasurementBody body, String canonical) {
        UUID id = MeasurementRecord.idOf(sentTo.value(), name.contractReference(), name.reference());
        return new Line<>(
                sentTo, name, body, words.sealCanonical(canonical, MeasurementRecord.KIND, id, name.revision()));
    }

    @Override
    public OfChunk<MeasurementBody> open(Chunk chunk, List<Line<MeasurementBody>> lines) throws SQLException {
        return new Measurements(chunk, lines);
    }

    private final class Measurements extends RecordChunk<MeasurementRecord, MeasurementBody> {
        Measurements(Chunk chunk, List<Line<MeasurementBody>> lines) throws SQLException {
            super(chunk, lines, MeasurementRecord.KIND, Purpose.SOCIAL_ACTIVATION, outbox);
        }

        @Override
        protected MeasurementRecord fresh(String enterpriseNumber, String contractReference, String reference) {
            return new MeasurementRecord(enterpriseNumber, contractReference, reference);
        }

        @Override
        protected String columns() {
            return ", instrument, instrument_version, measured_on, rater, language";
        }

        @Override
        protected void read(MeasurementRecord measurement, ResultSet row, int column) throws SQLException {
            measurement.instrument = row.getString(column);
            measurement.instrumentVersion = row.getInt(column + 1);
            measurement.measuredOn = row.getObject(column + 2, LocalDate.class);
            measurement.rater = Rater.valueOf(row.getString(column + 3));
            String language = row.getString(column + 4);
            measurement.language = language == null ? null : Language.valueOf(language);
        }

        @Override
        protected PushAnswer judge(
                MeasurementRecord measurement, Line<MeasurementBody> line, Optional<KnownContract> contract) {
            return judgeMeasurement.judge(measurement, line.name().revision(), line.body(), contract, chunk().today());
        }

        @Override
        protected String href(MeasurementRecord measurement) {
            return measurement.href();
        }

        /** Of a contract as a whole, once the chunk is written. */
        @Override
        protected Optional<? extends SuiteEvent> toEvent(MeasurementRecord measurement, Line<MeasurementBody> line) {
            return Optional.empty();
        }

        @Override
        protected String arrays() {
            return ", ?::text[], ?::int[], ?::date[], ?::text[], ?::text[]";
        }

        @Override
        protected void write(ArrayColumns<MeasurementRecord> columns) throws SQLException {
            columns.add("text", measurement -> measurement.instrument);
            columns.add("int4", measurement -> measurement.instrumentVersion);
            columns.add("date", measurement -> measurement.measuredOn.toString());
            columns.add("text", measurement -> measurement.rater.name());
            columns.add("text", measurement -> measurement.language == null ? null : measurement.language.name());
        }

        @Override
        protected void tell(List<MeasurementRecord> changed) {
            record OfContract(String enterpriseNumber, String contractReference) {}
            changed.stream()
                    .map(each -> new OfContract(each.enterpriseNumber(), each.contractReference()))
                    .distinct()
                    .forEach(each -> tellProgress.tell(each.enterpriseNumber(), each.contractReference()));
            // What was read for it goes out of the memory.
            MeasurementRecord.getEntityManager().flush();
            MeasurementRecord.getEntityManager().clear();
        }
    }
}
