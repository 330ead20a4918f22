package be.fgov.mi.piis.evaluation.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Progress is measured from the starting point (SUB-23; S1:264-265): the first measurement of a rater with an instrument
 * is the baseline, and each later one is held against it, scale by scale. Only what lies beyond the reliable-change
 * limit is called a change.
 *
 * @param baseline the first measurement, by its day
 * @param later the others, in the order of their days
 */
public record ProgressFromTheStart(Measurement baseline, List<Step> later) {
    private static final Bridge.Line SAME = new Bridge.Line(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO);

    /** @param comparisons by scale, those of the version that was used */
    public record Step(Measurement measurement, Map<String, Comparison> comparisons) {}

    /**
     * One progress for each instrument and each rater.
     *
     * @param measurements of one person, in any order
     * @param instruments every version that was used
     * @param bridges every bridge that is declared
     * @throws IllegalArgumentException when the definition of a measurement is not among the instruments
     */
    public static List<ProgressFromTheStart> of(
            Collection<Measurement> measurements,
            Map<InstrumentVersion, Instrument> instruments,
            Collection<Bridge> bridges) {
        record Series(String key, Rater rater) {}
        Map<Series, List<Measurement>> series = new LinkedHashMap<>();
        measurements.stream()
                .sorted(Comparator.comparing(Measurement::measuredOn))
                .forEach(each -> series.computeIfAbsent(
                                new Series(each.instrument().key(), each.rater()), any -> new ArrayList<>())
                        .add(each));
        return series.values().stream()
                .map(each -> of(each, instruments, bridges))
                .toList();
    }

    private static ProgressFromTheStart of(
            List<Measurement> series, Map<InstrumentVersion, Instrument> instruments, Collection<Bridge> bridges) {
        Measurement baseline = series.getFirst();
        List<Step> later = series.stream()
                .skip(1)
                .map(each -> new Step(each, compare(baseline, each, instruments, bridges)))
                .toList();
        return new ProgressFromTheStart(baseline, later);
    }

    private static Map<String, Comparison> compare(
            Measurement first,
            Measurement now,
            Map<InstrumentVersion, Instrument> instruments,
            Collection<Bridge> bridges) {
        Instrument before = known(first, instruments);
        Instrument instrument = known(now, instruments);
        Map<String, Comparison> comparisons = new LinkedHashMap<>();
        for (String scale : instrument.scales()) {
            comparisons.put(scale, compare(scale, first, before, now, instrument, bridges));
        }
        return comparisons;
    }

    private static Instrument known(Measurement measurement, Map<InstrumentVersion, Instrument> instruments) {
        Instrument instrument = instruments.get(measurement.instrument());
        if (instrument == null) {
            throw new IllegalArgumentException("the definition of " + measurement.instrument() + " is not given");
        }
        return instrument;
    }

    private static Comparison compare(
            String scale,
            Measurement first,
            Instrument before,
            Measurement now,
            Instrument instrument,
            Collection<Bridge> bridges) {
        boolean bridged = !before.version().equals(instrument.version());
        Optional<Bridge.Line> line =
                bridged ? line(scale, before.version(), instrument.version(), bridges) : Optional.of(SAME);
        if (line.isEmpty()) {
            return new Comparison.NotComparable(Comparison.Why.NO_BRIDGE);
        }
        Optional<BigDecimal> firstScore = first.scores().value(scale);
        if (firstScore.isEmpty()) {
            return new Comparison.NotComparable(Comparison.Why.NO_FIRST_SCORE);
        }
        Optional<BigDecimal> score = now.scores().value(scale);
        if (score.isEmpty()) {
            return new Comparison.NotComparable(Comparison.Why.NO_SCORE);
        }
        Optional<BigDecimal> firstError = errorVariance(scale, before, first.language());
        Optional<BigDecimal> error = errorVariance(scale, instrument, now.language());
        if (firstError.isEmpty() || error.isEmpty()) {
            return new Comparison.NotComparable(Comparison.Why.NO_NORM);
        }
        BigDecimal difference = score.get().subtract(line.get().read(firstScore.get()));
        BigDecimal variance = line.get().errorVariance(firstError.get()).add(error.get());
        return new Comparison.Compared(ReliableChange.of(difference, variance, instrument.direction()), bridged);
    }

    private static Optional<Bridge.Line> line(
            String scale, InstrumentVersion from, InstrumentVersion to, Collection<Bridge> bridges) {
        return bridges.stream()
                .filter(bridge -> bridge.from().equals(from) && bridge.to().equals(to))
                .max(Comparator.comparingInt(Bridge::revision))
                .flatMap(bridge -> bridge.line(scale));
    }

    private static Optional<BigDecimal> errorVariance(
            String scale, Instrument instrument, @Nullable Language language) {
        return instrument
                .norms()
                .of(scale)
                .flatMap(norm -> reliability(norm, language)
                        .map(reliability -> ReliableChange.errorVariance(norm.sd(), reliability)));
    }

    /** Where the language is not known the lowest is taken: no change is then told too soon. */
    private static Optional<BigDecimal> reliability(Norms.OfScale norm, @Nullable Language language) {
        return language == null
                ? norm.reliability().values().stream().min(Comparator.naturalOrder())
                : Optional.ofNullable(norm.reliability().get(language));
    }
}
