package be.fgov.mi.piis.evaluation.measuring;

import be.fgov.mi.piis.evaluation.rules.Comparison;
import be.fgov.mi.piis.evaluation.rules.Measurement;
import be.fgov.mi.piis.evaluation.rules.ProgressFromTheStart;
import be.fgov.mi.piis.evaluation.rules.Rater;
import be.fgov.mi.piis.evaluation.rules.RatingsSideBySide;
import be.fgov.mi.piis.evaluation.rules.ReliableChange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far the person of a contract came since the first measurement. A change is told only where it lies beyond what
 * measurement error explains; what worker and person answered stands side by side.
 *
 * @param series one for each instrument and rater
 * @param sideBySide worker and person at one moment
 */
@Schema(name = "Progress", description = "Progress against the first measurement, beyond measurement error only.")
public record ProgressView(String contractReference, List<Series> series, List<SideBySide> sideBySide) {

    @Schema(name = "ProgressSeries", description = "The measurements of one rater with one instrument.")
    public record Series(String instrument, Rater rater, Point baseline, List<Step> later) {}

    @Schema(name = "ProgressPoint", description = "One measurement; a scale without a score is left out.")
    public record Point(LocalDate measuredOn, int version, Map<String, BigDecimal> scores) {}

    @Schema(name = "ProgressStep", description = "A later measurement, and what may be said of each scale.")
    public record Step(Point measurement, List<Change> changes) {}

    /**
     * @param kind improved, worsened or noReliableChange; absent where nothing may be said
     * @param index the difference in standard errors
     * @param limit the difference that has to be exceeded
     * @param notComparable why nothing may be said
     */
    @Schema(name = "ProgressChange", description = "What may be said of a scale against the first measurement.")
    public record Change(
            String scale,
            ReliableChange.@Nullable Kind kind,
            @Nullable BigDecimal difference,
            @Nullable BigDecimal index,
            @Nullable BigDecimal limit,
            Comparison.@Nullable Why notComparable) {}

    /** @param gap what the worker gives more than the person; something to talk about, neither is the measure */
    @Schema(name = "RatingsSideBySide", description = "What worker and person answered at one moment.")
    public record SideBySide(
            String instrument, LocalDate worker, @Nullable LocalDate beneficiary, Map<String, BigDecimal> gap) {}

    static ProgressView of(
            String contractReference, List<ProgressFromTheStart> progress, List<RatingsSideBySide> ratings) {
        return new ProgressView(
                contractReference,
                progress.stream()
                        .map(each -> new Series(
                                each.baseline().instrument().key(),
                                each.baseline().rater(),
                                point(each.baseline()),
                                each.later().stream().map(ProgressView::step).toList()))
                        .toList(),
                ratings.stream()
                        .map(each -> new SideBySide(
                                each.worker().instrument().key(),
                                each.worker().measuredOn(),
                                each.beneficiary() == null
                                        ? null
                                        : each.beneficiary().measuredOn(),
                                each.gap()))
                        .toList());
    }

    private static Point point(Measurement measurement) {
        Map<String, BigDecimal> scores = new LinkedHashMap<>();
        measurement
                .scores()
                .byScale()
                .keySet()
                .forEach(scale -> measurement.scores().value(scale).ifPresent(value -> scores.put(scale, value)));
        return new Point(measurement.measuredOn(), measurement.instrument().version(), scores);
    }

    private static Step step(ProgressFromTheStart.Step step) {
        return new Step(
                point(step.measurement()),
                step.comparisons().entrySet().stream()
                        .map(entry -> change(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Change change(String scale, Comparison comparison) {
        return switch (comparison) {
            case Comparison.Compared compared ->
                new Change(
                        scale,
                        compared.change().kind(),
                        compared.change().difference(),
                        compared.change().index(),
                        compared.change().limit(),
                        null);
            case Comparison.NotComparable not -> new Change(scale, null, null, null, null, not.why());
        };
    }
}
