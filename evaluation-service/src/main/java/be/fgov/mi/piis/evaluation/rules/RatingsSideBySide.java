package be.fgov.mi.piis.evaluation.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the worker and the person answered at one moment, side by side (SUB-23). The gap is something to talk about:
 * neither of them is the measure of the other, so it is not called good or bad. Versions are not mixed.
 *
 * @param beneficiary the person's rating nearest in time, of the same version; absent where there is none near enough
 * @param gap by scale, what the worker gives more than the person; scales without both scores are left out
 */
public record RatingsSideBySide(
        Measurement worker, @Nullable Measurement beneficiary, Map<String, BigDecimal> gap) {

    /** One for each rating of the worker, in the order of their days. */
    public static List<RatingsSideBySide> of(Collection<Measurement> measurements, Law law) {
        return measurements.stream()
                .filter(each -> each.rater() == Rater.WORKER)
                .sorted(Comparator.comparing(Measurement::measuredOn))
                .map(worker -> {
                    Measurement nearest = nearest(worker, measurements, law).orElse(null);
                    return new RatingsSideBySide(worker, nearest, nearest == null ? Map.of() : gap(worker, nearest));
                })
                .toList();
    }

    private static Optional<Measurement> nearest(Measurement worker, Collection<Measurement> measurements, Law law) {
        LocalDate day = worker.measuredOn();
        int most = law.number(LawParameter.RATINGS_SIDE_BY_SIDE_DAYS, day);
        return measurements.stream()
                .filter(each -> each.rater() == Rater.BENEFICIARY)
                .filter(each -> each.instrument().equals(worker.instrument()))
                .filter(each -> distance(each, day) <= most)
                .min(Comparator.<Measurement>comparingLong(each -> distance(each, day))
                        .thenComparing(Measurement::measuredOn));
    }

    private static long distance(Measurement measurement, LocalDate day) {
        return Math.abs(ChronoUnit.DAYS.between(measurement.measuredOn(), day));
    }

    private static Map<String, BigDecimal> gap(Measurement worker, Measurement beneficiary) {
        Map<String, BigDecimal> gap = new LinkedHashMap<>();
        for (String scale : worker.scores().byScale().keySet()) {
            Optional<BigDecimal> theirs = beneficiary.scores().value(scale);
            worker.scores().value(scale).ifPresent(its -> theirs.ifPresent(own -> gap.put(scale, its.subtract(own))));
        }
        return gap;
    }
}
