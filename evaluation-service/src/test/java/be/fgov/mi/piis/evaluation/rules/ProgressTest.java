package be.fgov.mi.piis.evaluation.rules;

import static be.fgov.mi.piis.evaluation.rules.Instruments.answers;
import static be.fgov.mi.piis.evaluation.rules.Instruments.instrument;
import static be.fgov.mi.piis.evaluation.rules.Instruments.meter;
import static be.fgov.mi.piis.evaluation.rules.Instruments.norm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("SUB-23: progress from the starting point, beyond measurement error only")
class ProgressTest {
    private static final LocalDate START = LocalDate.of(2015, 2, 1);

    @Nested
    @DisplayName("SUB-23: the reliable change index")
    class Index {
        @ParameterizedTest(name = "from {0} to {1}, SD {2}, r {3}: {4}, index {5}, limit {6}")
        @CsvSource({
            // SD·√(2·(1−r)) = 10·√0.4 = 6.3246
            "40, 53, 10, 0.80, IMPROVED, 2.06, 12.3961",
            "40, 52, 10, 0.80, NO_RELIABLE_CHANGE, 1.90, 12.3961",
            "53, 40, 10, 0.80, WORSENED, -2.06, 12.3961",
            "52, 40, 10, 0.80, NO_RELIABLE_CHANGE, -1.90, 12.3961",
            "40, 40, 10, 0.80, NO_RELIABLE_CHANGE, 0.00, 12.3961",
            // 10·√(2·0.02) = 2: at the limit of 3.92 exactly there is no reliable change, above it there is
            "40, 43.92, 10, 0.98, NO_RELIABLE_CHANGE, 1.96, 3.9200",
            "40, 43.9201, 10, 0.98, IMPROVED, 1.96, 3.9200",
            "40, 36.08, 10, 0.98, NO_RELIABLE_CHANGE, -1.96, 3.9200",
            "40, 36.0799, 10, 0.98, WORSENED, -1.96, 3.9200"
        })
        void lies_beyond_its_limit(
                BigDecimal first,
                BigDecimal second,
                BigDecimal sd,
                BigDecimal reliability,
                ReliableChange.Kind kind,
                BigDecimal index,
                BigDecimal limit) {
            ReliableChange change = ReliableChange.between(first, second, sd, reliability, Direction.HIGHER_IS_BETTER);
            assertThat(change.kind()).isEqualTo(kind);
            assertThat(change.index()).isEqualTo(index);
            assertThat(change.limit()).isEqualTo(limit);
            assertThat(change.difference()).isEqualTo(second.subtract(first));
        }

        @Test
        void where_lower_is_better_less_is_improvement() {
            assertThat(between("53", "40").kind()).isEqualTo(ReliableChange.Kind.IMPROVED);
            assertThat(between("40", "53").kind()).isEqualTo(ReliableChange.Kind.WORSENED);
        }

        private ReliableChange between(String first, String second) {
            return ReliableChange.between(
                    new BigDecimal(first),
                    new BigDecimal(second),
                    BigDecimal.TEN,
                    new BigDecimal("0.8"),
                    Direction.LOWER_IS_BETTER);
        }

        @ParameterizedTest
        @CsvSource({"0, 0.8", "-1, 0.8", "10, 0", "10, 1", "10, -0.1", "10, 1.1"})
        void without_error_or_spread_nothing_is_said(BigDecimal sd, BigDecimal reliability) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ReliableChange.between(
                            BigDecimal.ONE, BigDecimal.TEN, sd, reliability, Direction.HIGHER_IS_BETTER));
        }
    }

    @Nested
    @DisplayName("SUB-23: against the baseline")
    class Baseline {
        private final Instrument first = meter(1, Scoring.MEAN, norm("total", "1", "0.8"), norm("first", "1", "0.5"));
        private final Instrument second = meter(2, Scoring.MEAN, norm("total", "1", "0.8"), norm("first", "1", "0.5"));
        private final Map<InstrumentVersion, Instrument> both =
                Map.of(first.version(), first, second.version(), second);

        private Measurement measured(Instrument instrument, Rater rater, int day, int... values) {
            return measured(instrument, Language.FR, rater, day, values);
        }

        private Measurement measured(
                Instrument instrument, @Nullable Language language, Rater rater, int day, int... values) {
            return new Measurement(
                    instrument.version(), language, rater, START.plusDays(day), instrument.score(answers(values)));
        }

        private Map<String, Comparison> compared(List<Bridge> bridges, Measurement... two) {
            List<ProgressFromTheStart> progress = ProgressFromTheStart.of(List.of(two), both, bridges);
            assertThat(progress).hasSize(1);
            return progress.getFirst().later().getFirst().comparisons();
        }

        private Bridge bridge(int revision, String slope, String intercept, String error) {
            return new Bridge(
                    first.version(),
                    second.version(),
                    revision,
                    "a study",
                    Map.of(
                            "total",
                            new Bridge.Line(new BigDecimal(slope), new BigDecimal(intercept), new BigDecimal(error))));
        }

        @Test
        void the_first_day_is_the_baseline_whatever_the_order() {
            Measurement later = measured(first, Rater.WORKER, 90, 5, 5, 5, 1);
            Measurement start = measured(first, Rater.WORKER, 0, 2, 2, 2, 4);
            Measurement between = measured(first, Rater.WORKER, 30, 3, 3, 3, 3);
            ProgressFromTheStart progress = ProgressFromTheStart.of(List.of(later, start, between), both, List.of())
                    .getFirst();
            assertThat(progress.baseline()).isSameAs(start);
            assertThat(progress.later())
                    .extracting(ProgressFromTheStart.Step::measurement)
                    .containsExactly(between, later);
            assertThat(progress.later().get(1).comparisons().keySet()).containsExactly("total", "first", "second");
            assertThat(progress.later().get(1).comparisons().get("total"))
                    .isInstanceOfSatisfying(Comparison.Compared.class, compared -> {
                        assertThat(compared.bridged()).isFalse();
                        assertThat(compared.change().kind()).isEqualTo(ReliableChange.Kind.IMPROVED);
                        assertThat(compared.change().difference()).isEqualByComparingTo("3");
                        assertThat(compared.change().limit()).isEqualTo("1.2396");
                    });
            assertThat(progress.later().get(0).comparisons().get("total"))
                    .isInstanceOfSatisfying(
                            Comparison.Compared.class,
                            compared -> assertThat(compared.change().kind())
                                    .as("one point of five is less than the error")
                                    .isEqualTo(ReliableChange.Kind.NO_RELIABLE_CHANGE));
        }

        @Test
        void the_worker_and_the_person_each_have_their_own() {
            List<ProgressFromTheStart> progress = ProgressFromTheStart.of(
                    List.of(
                            measured(first, Rater.WORKER, 0, 2, 2, 2, 4),
                            measured(first, Rater.BENEFICIARY, 1, 4, 4, 4, 2),
                            measured(first, Rater.BENEFICIARY, 90, 4, 4, 4, 2)),
                    both,
                    List.of());
            assertThat(progress)
                    .extracting(each -> each.baseline().rater())
                    .containsExactly(Rater.WORKER, Rater.BENEFICIARY);
            assertThat(progress).extracting(each -> each.later().size()).containsExactly(0, 1);
        }

        @Test
        void two_versions_are_not_compared_without_a_bridge() {
            assertThat(compared(
                            List.of(),
                            measured(first, Rater.WORKER, 0, 1, 1, 1, 5),
                            measured(second, Rater.WORKER, 9, 5, 5, 5, 1)))
                    .hasSize(3)
                    .allSatisfy((scale, comparison) ->
                            assertThat(comparison).isEqualTo(new Comparison.NotComparable(Comparison.Why.NO_BRIDGE)));
        }

        @Test
        void a_bridge_goes_one_way_only() {
            assertThat(compared(
                                    List.of(bridge(1, "1", "0", "0")),
                                    measured(second, Rater.WORKER, 0, 1, 1, 1, 5),
                                    measured(first, Rater.WORKER, 9, 5, 5, 5, 1))
                            .get("total"))
                    .isEqualTo(new Comparison.NotComparable(Comparison.Why.NO_BRIDGE));
        }

        @Test
        void over_the_newest_bridge_the_first_score_is_read_in_the_later_version() {
            Map<String, Comparison> comparisons = compared(
                    List.of(bridge(2, "2", "-1", "0"), bridge(1, "1", "0", "0")),
                    measured(first, Rater.WORKER, 0, 2, 2, 2, 4),
                    measured(second, Rater.WORKER, 9, 5, 5, 5, 1));
            assertThat(comparisons.get("total")).isInstanceOfSatisfying(Comparison.Compared.class, compared -> {
                assertThat(compared.bridged()).isTrue();
                assertThat(compared.change().difference())
                        .as("2·2−1 = 3 in the new version")
                        .isEqualByComparingTo("2");
                // √(2²·0.2 + 0.2) = 1
                assertThat(compared.change().limit()).isEqualTo("1.9600");
                assertThat(compared.change().kind()).isEqualTo(ReliableChange.Kind.IMPROVED);
            });
            assertThat(comparisons.get("first"))
                    .as("a scale that the bridge does not carry")
                    .isEqualTo(new Comparison.NotComparable(Comparison.Why.NO_BRIDGE));
        }

        @Test
        void the_error_of_the_bridge_widens_the_limit() {
            assertThat(compared(
                                    List.of(bridge(1, "1", "0", "0.3")),
                                    measured(first, Rater.WORKER, 0, 2, 2, 2, 4),
                                    measured(second, Rater.WORKER, 9, 5, 5, 5, 1))
                            .get("total"))
                    .isInstanceOfSatisfying(
                            Comparison.Compared.class,
                            // √(0.2 + 0.2 + 0.09) = 0.7
                            compared -> assertThat(compared.change().limit()).isEqualTo("1.3720"));
        }

        @Test
        void what_cannot_be_compared_says_why() {
            Map<String, Comparison> noScores = compared(
                    List.of(),
                    measured(first, Rater.WORKER, 0, 0, 0, 2, 2),
                    measured(first, Rater.WORKER, 9, 3, 3, 3, 3));
            assertThat(noScores.get("total")).isEqualTo(new Comparison.NotComparable(Comparison.Why.NO_FIRST_SCORE));
            assertThat(noScores.get("second"))
                    .as("no norm of this scale")
                    .isEqualTo(new Comparison.NotComparable(Comparison.Why.NO_NORM));
            assertThat(compared(
                                    List.of(),
                                    measured(first, Rater.WORKER, 0, 3, 3, 3, 3),
                                    measured(first, Rater.WORKER, 9, 0, 0, 2, 2))
                            .get("first"))
                    .isEqualTo(new Comparison.NotComparable(Comparison.Why.NO_SCORE));
        }

        @Test
        void a_language_without_a_reliability_has_no_change() {
            assertThat(compared(
                                    List.of(),
                                    measured(first, Language.FR, Rater.WORKER, 0, 1, 1, 1, 5),
                                    measured(first, Language.NL, Rater.WORKER, 9, 5, 5, 5, 1))
                            .get("total"))
                    .isEqualTo(new Comparison.NotComparable(Comparison.Why.NO_NORM));
            assertThat(compared(
                                    List.of(),
                                    measured(first, Language.NL, Rater.WORKER, 0, 1, 1, 1, 5),
                                    measured(first, Language.FR, Rater.WORKER, 9, 5, 5, 5, 1))
                            .get("total"))
                    .isEqualTo(new Comparison.NotComparable(Comparison.Why.NO_NORM));
        }

        @Test
        void two_languages_each_have_their_own_error() {
            Instrument bilingual = meter(
                    1,
                    Scoring.MEAN,
                    new Norms.OfScale(
                            "total",
                            BigDecimal.ONE,
                            Map.of(Language.FR, new BigDecimal("0.8"), Language.NL, new BigDecimal("0.71"))));
            ProgressFromTheStart progress = ProgressFromTheStart.of(
                            List.of(
                                    measured(bilingual, Language.FR, Rater.WORKER, 0, 1, 1, 1, 5),
                                    measured(bilingual, Language.NL, Rater.WORKER, 9, 5, 5, 5, 1)),
                            Map.of(bilingual.version(), bilingual),
                            List.of())
                    .getFirst();
            assertThat(progress.later().getFirst().comparisons().get("total"))
                    .isInstanceOfSatisfying(
                            Comparison.Compared.class,
                            // √(0.20 + 0.29) = 0.7
                            compared -> assertThat(compared.change().limit()).isEqualTo("1.3720"));
        }

        @Test
        void a_language_that_nobody_told_has_the_largest_error() {
            Instrument bilingual = meter(
                    1,
                    Scoring.MEAN,
                    new Norms.OfScale(
                            "total",
                            BigDecimal.ONE,
                            Map.of(Language.FR, new BigDecimal("0.8"), Language.NL, new BigDecimal("0.71"))));
            ProgressFromTheStart progress = ProgressFromTheStart.of(
                            List.of(
                                    measured(bilingual, Language.FR, Rater.WORKER, 0, 1, 1, 1, 5),
                                    measured(bilingual, null, Rater.WORKER, 9, 5, 5, 5, 1)),
                            Map.of(bilingual.version(), bilingual),
                            List.of())
                    .getFirst();
            assertThat(progress.later().getFirst().comparisons().get("total"))
                    .isInstanceOfSatisfying(
                            Comparison.Compared.class,
                            // √(0.20 + 0.29) = 0.7, that of Dutch
                            compared -> assertThat(compared.change().limit()).isEqualTo("1.3720"));
        }

        @Test
        void a_measurement_whose_definition_is_not_given_is_refused() {
            List<Measurement> two = List.of(
                    measured(first, Rater.WORKER, 0, 1, 1, 1, 5), measured(second, Rater.WORKER, 9, 5, 5, 5, 1));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ProgressFromTheStart.of(two, Map.of(first.version(), first), List.of()));
        }

        @Test
        void the_direction_is_that_of_the_instrument() {
            Instrument worries = instrument(
                    1, Scoring.MEAN, new MissingItemRule(0, 0), Direction.LOWER_IS_BETTER, norm("total", "1", "0.8"));
            ProgressFromTheStart progress = ProgressFromTheStart.of(
                            List.of(
                                    measured(worries, Rater.WORKER, 0, 5, 5, 5, 1),
                                    measured(worries, Rater.WORKER, 9, 1, 1, 1, 5)),
                            Map.of(worries.version(), worries),
                            List.of())
                    .getFirst();
            assertThat(progress.later().getFirst().comparisons().get("total"))
                    .isInstanceOfSatisfying(
                            Comparison.Compared.class,
                            compared -> assertThat(compared.change().kind()).isEqualTo(ReliableChange.Kind.IMPROVED));
        }
    }

    @Nested
    @DisplayName("SUB-23: a bridge between versions is declared, versioned and sourced")
    class Bridges {
        private final Map<String, Bridge.Line> lines =
                Map.of("total", new Bridge.Line(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO));

        private InstrumentVersion version(String key, int version) {
            return new InstrumentVersion(key, version);
        }

        @ParameterizedTest
        @CsvSource({
            "meter, 2, meter, 1, 1, a study, /to CONTRADICTION",
            "meter, 1, meter, 1, 1, a study, /to CONTRADICTION",
            "meter, 1, other, 2, 1, a study, /to CONTRADICTION",
            "meter, 1, meter, 2, 0, a study, /revision OUT_OF_RANGE",
            "meter, 1, meter, 2, 1, ' ', /source BLANK"
        })
        void another_one_is_refused(
                String fromKey, int from, String toKey, int to, int revision, String source, String fault) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Bridge(version(fromKey, from), version(toKey, to), revision, source, lines))
                    .isInstanceOfSatisfying(
                            FaultsFound.class,
                            found -> assertThat(found.faults())
                                    .extracting(each -> each.pointer() + " " + each.code())
                                    .containsExactly(fault));
        }

        @Test
        void it_carries_at_least_one_scale_and_turns_none_round() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Bridge(version("meter", 1), version("meter", 2), 1, "a study", Map.of()))
                    .withMessageContaining("/lines MISSING");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Bridge.Line(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO))
                    .withMessageContaining("/slope OUT_OF_RANGE");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Bridge.Line(BigDecimal.ONE, BigDecimal.ZERO, new BigDecimal("-0.1")))
                    .withMessageContaining("/standardError OUT_OF_RANGE");
        }
    }

    @Nested
    @DisplayName("SUB-23: the ratings of the worker and of the person side by side")
    class SideBySide {
        private final Instrument first = meter(1, Scoring.MEAN);
        private final Instrument second = meter(2, Scoring.MEAN);

        private Measurement measured(Instrument instrument, Rater rater, int day, int... values) {
            return new Measurement(
                    instrument.version(), Language.FR, rater, START.plusDays(day), instrument.score(answers(values)));
        }

        @Test
        void the_gap_is_what_the_worker_gives_more() {
            Measurement worker = measured(first, Rater.WORKER, 0, 4, 4, 3, 3);
            Measurement own = measured(first, Rater.BENEFICIARY, 5, 2, 2, 0, 0);
            RatingsSideBySide pair =
                    RatingsSideBySide.of(List.of(own, worker), Law.standard()).getFirst();
            assertThat(pair.worker()).isSameAs(worker);
            assertThat(pair.beneficiary()).isSameAs(own);
            assertThat(pair.gap()).containsOnly(Map.entry("first", new BigDecimal("2.0000")));
        }

        @ParameterizedTest(name = "{0} days apart: {1}")
        @CsvSource({"30, true", "-30, true", "31, false", "-31, false"})
        void only_ratings_of_one_moment_are_put_together(int days, boolean together) {
            RatingsSideBySide pair = RatingsSideBySide.of(
                            List.of(
                                    measured(first, Rater.WORKER, 40, 4, 4, 3, 3),
                                    measured(first, Rater.BENEFICIARY, 40 + days, 2, 2, 2, 2)),
                            Law.standard())
                    .getFirst();
            assertThat(pair.beneficiary() != null).isEqualTo(together);
            assertThat(pair.gap().isEmpty()).isNotEqualTo(together);
        }

        @Test
        void the_nearest_is_taken_and_of_two_as_near_the_earlier() {
            Measurement before = measured(first, Rater.BENEFICIARY, 8, 1, 1, 1, 1);
            Measurement after = measured(first, Rater.BENEFICIARY, 12, 2, 2, 2, 2);
            Measurement nearest = measured(first, Rater.BENEFICIARY, 11, 3, 3, 3, 3);
            Measurement worker = measured(first, Rater.WORKER, 10, 4, 4, 4, 4);
            assertThat(RatingsSideBySide.of(List.of(after, before, worker), Law.standard()))
                    .extracting(RatingsSideBySide::beneficiary)
                    .containsExactly(before);
            assertThat(RatingsSideBySide.of(List.of(after, nearest, before, worker), Law.standard()))
                    .extracting(RatingsSideBySide::beneficiary)
                    .containsExactly(nearest);
        }

        @Test
        void another_version_is_not_put_beside_and_each_rating_of_the_worker_has_its_line() {
            assertThat(RatingsSideBySide.of(
                            List.of(
                                    measured(first, Rater.WORKER, 90, 4, 4, 4, 4),
                                    measured(first, Rater.WORKER, 0, 4, 4, 4, 4),
                                    measured(second, Rater.BENEFICIARY, 0, 4, 4, 4, 4)),
                            Law.standard()))
                    .extracting(pair -> pair.worker().measuredOn(), RatingsSideBySide::beneficiary)
                    .containsExactly(tuple(START, null), tuple(START.plusDays(90), null));
        }
    }
}
