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
     * @param progress one for each instrument and rater
     * @param ratings worker and person at one moment
     */
    record Found(List<ProgressFromTheStart> progress, List<RatingsSideBySide> ratings) {}

    Found of(Collection<MeasurementRecord> records) {
        Map<InstrumentVersion, Instrument> used = new LinkedHashMap<>();
        List<Measurement> measurements = new ArrayList<>();
        for (MeasurementRecord each : records) {
            Instrument instrument = used.computeIfAbsent(
                    each.version(), version -> instruments.find(version).orElseThrow());
            measurements.add(new Measurement(
                    each.version(),
                    each.language,
                    each.rater,
                    each.measuredOn,
                    instrument.score(body(each).answers())));
        }
        return new Found(
                ProgressFromTheStart.of(measurements, used, bridges.between(used.keySet())),
                RatingsSideBySide.of(measurements, lawBook.current()));
    }

    /** {@return what was pushed as the newest revision} */
    MeasurementBody body(MeasurementRecord measurement) {
        return MeasurementRevision.of(measurement.id(), measurement.revision())
                .orElseThrow(() -> new IllegalStateException("a measurement has its newest revision"))
                .body(words);
    }
}
