package be.fgov.mi.piis.evaluation.measuring;

import be.fgov.mi.piis.evaluation.instrument.Bridges;
import be.fgov.mi.piis.evaluation.instrument.Instruments;
import be.fgov.mi.piis.evaluation.law.LawBook;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.evaluation.rules.Instrument;
import be.fgov.mi.piis.evaluation.rules.InstrumentVersion;
import be.fgov.mi.piis.evaluation.rules.Measurement;
import be.fgov.mi.piis.evaluation.rules.ProgressFromTheStart;
import be.fgov.mi.piis.evaluation.rules.RatingsSideBySide;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the answers of a contract's measurements and lets the rules say what they come to. */
@ApplicationScoped
public class ProgressOfContract {
    private final Instruments instruments;
    private final Bridges bridges;
    private final SealedWords words;
    private final LawBook lawBook;

    ProgressOfContract(Instruments instruments, Bridges bridges, SealedWords words, LawBook lawBook) {
        this.instruments = instruments;
        this.bridges = bridges;
        this.words = words;
        this.lawBook = lawBook;
    }

    /**
     * @param progress one for each instrument and rater whose start can be read
     * @param ratings worker and person at one moment
     * @param unreadable what all this is without
     * @param read the others
     */
    record Found(
            List<ProgressFromTheStart> progress,
            List<RatingsSideBySide> ratings,
            List<MeasurementRecord> unreadable,
            List<MeasurementRecord> read) {}

    /** @param records in the order of their days */
    Found of(Collection<MeasurementRecord> records) {
        Map<InstrumentVersion, Instrument> used = new LinkedHashMap<>();
        ReadableSeries series = new ReadableSeries();
        List<Measurement> fromTheStart = new ArrayList<>();
        List<Measurement> all = new ArrayList<>();
        List<MeasurementRecord> unreadable = new ArrayList<>();
        List<MeasurementRecord> read = new ArrayList<>();
        for (MeasurementRecord each : records) {
            Optional<Measurement> scored = scored(each, used);
            (scored.isEmpty() ? unreadable : read).add(each);
            boolean takesPart = series.takes(each.instrument, each.rater, scored.isPresent());
            scored.ifPresent(measurement -> {
                all.add(measurement);
                if (takesPart) {
                    fromTheStart.add(measurement);
                }
            });
        }
        return new Found(
                ProgressFromTheStart.of(fromTheStart, used, bridges.between(used.keySet())),
                RatingsSideBySide.of(all, lawBook.current()),
                unreadable,
                read);
    }

    /** Nothing when the answers cannot be opened, or when its instrument does not take them any more. */
    private Optional<Measurement> scored(MeasurementRecord each, Map<InstrumentVersion, Instrument> used) {
        Optional<MeasurementRevision> newest = MeasurementRevision.of(each.id(), each.revision());
        try {
            Instrument instrument = used.computeIfAbsent(
                    each.version(), version -> instruments.find(version).orElseThrow());
            return Optional.of(new Measurement(
                    each.version(),
                    each.language,
                    each.rater,
                    each.measuredOn,
                    instrument.score(newest.orElseThrow().body(words).answers())));
        } catch (RuntimeException damaged) {
            return Optional.empty();
        }
    }

    /** {@return what was pushed as the newest revision} */
    MeasurementBody body(MeasurementRecord measurement) {
        return MeasurementRevision.of(measurement.id(), measurement.revision())
                .orElseThrow(() -> new IllegalStateException("a measurement has its newest revision"))
                .body(words);
    }
}
