package be.fgov.mi.piis.evaluation.rules;

import static be.fgov.mi.piis.evaluation.rules.Instruments.ONE_TO_FIVE;
import static be.fgov.mi.piis.evaluation.rules.Instruments.TEXT;
import static be.fgov.mi.piis.evaluation.rules.Instruments.answers;
import static be.fgov.mi.piis.evaluation.rules.Instruments.items;
import static be.fgov.mi.piis.evaluation.rules.Instruments.meter;
import static be.fgov.mi.piis.evaluation.rules.Instruments.norm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("SUB-23: an instrument is a definition that is right, and scores as it says")
class InstrumentTest {
    private static List<String> faultsOf(ThrowingCallable making) {
        FaultsFound found = catchThrowableOfType(FaultsFound.class, making);
        assertThat(found).as("refused").isNotNull();
        assertThat(found.faults()).allSatisfy(fault -> {
            assertThat(fault.detail()).isNotBlank();
            assertThat(found).hasMessageContaining(fault.detail());
        });
        return found.faults().stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .toList();
    }

    @Nested
    @DisplayName("SUB-23: scoring")
    class Scored {
        private final Instrument mean = meter(1, Scoring.MEAN);
        private final Instrument sum = meter(1, Scoring.SUM);

        @Test
        void reversed_items_are_turned_round_before_they_are_added_up() {
            Scores scores = mean.score(answers(5, 4, 3, 1));
            assertThat(scores.byScale().keySet()).containsExactly("total", "first", "second");
            assertThat(scores.value("first")).contains(new BigDecimal("4.5000"));
            assertThat(scores.value("second")).as("3 and 5").contains(new BigDecimal("4.0000"));
            assertThat(scores.value("total")).contains(new BigDecimal("4.2500"));
            assertThat(sum.score(answers(5, 4, 3, 1)).value("total")).contains(new BigDecimal("17.0000"));
        }

        @Test
        void up_to_the_limit_missing_answers_are_like_the_mean_of_the_others() {
            Scores scores = sum.score(answers(5, 4, 0, 1));
            assertThat(scores.byScale().get("total")).isEqualTo(new Score.Value(new BigDecimal("18.6667"), 3, 4));
            assertThat(scores.byScale().get("total"))
                    .isInstanceOfSatisfying(
                            Score.Value.class,
                            score -> assertThat(score.isProrated()).isTrue());
            assertThat(scores.byScale().get("first"))
                    .isInstanceOfSatisfying(
                            Score.Value.class,
                            score -> assertThat(score.isProrated()).isFalse());
            assertThat(scores.value("second")).contains(new BigDecimal("10.0000"));
            assertThat(mean.score(answers(5, 4, 0, 1)).value("total")).contains(new BigDecimal("4.6667"));
        }

        @Test
        void beyond_the_limit_there_is_no_score() {
            Scores scores = mean.score(answers(5, 4, 0, 0));
            assertThat(scores.byScale().get("total")).isEqualTo(new Score.None(2, 4));
            assertThat(scores.byScale().get("second")).isEqualTo(new Score.None(0, 2));
            assertThat(scores.value("second")).isEmpty();
            assertThat(scores.value("first")).contains(new BigDecimal("4.5000"));
            assertThat(scores.value("no such scale")).isEmpty();
        }

        @Test
        void without_any_answer_there_is_no_score() {
            assertThat(mean.score(Map.of()).byScale().values()).allMatch(Score.None.class::isInstance);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 6, -1})
        void an_answer_outside_the_scale_is_refused(int answer) {
            assertThat(faultsOf(() -> mean.score(Map.of("i2", answer)))).containsExactly("/i2 OUT_OF_RANGE");
        }

        @Test
        void an_answer_to_no_item_is_refused_without_repeating_its_name() {
            assertThat(faultsOf(() -> mean.score(Map.of("i5", 1)))).containsExactly(" UNKNOWN_REFERENCE");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 5})
        void both_ends_of_the_scale_are_answers(int answer) {
            assertThat(mean.score(answers(answer, answer, answer, 6 - answer)).value("total"))
                    .contains(new BigDecimal(answer + ".0000"));
        }
    }

    @Nested
    @DisplayName("SUB-23: a definition that would be wrong is refused with everything that is wrong")
    class Definition {
        private Instrument with(
                Validation validation,
                @Nullable Wording note,
                List<Item> items,
                List<SubScale> subScales,
                MissingItemRule missing,
                Norms norms) {
            return new Instrument(
                    new InstrumentVersion("meter", 1),
                    TEXT,
                    validation,
                    note,
                    Direction.HIGHER_IS_BETTER,
                    ONE_TO_FIVE,
                    items,
                    subScales,
                    Scoring.MEAN,
                    missing,
                    norms);
        }

        private final Norms none = new Norms(TEXT, null, "made up", List.of());
        private final MissingItemRule all = new MissingItemRule(0, 0);

        @Test
        void items_have_different_ids_and_there_is_at_least_one() {
            assertThat(faultsOf(() -> with(Validation.SAMPLE, TEXT, List.of(), List.of(), all, none)))
                    .contains("/items OUT_OF_RANGE");
            List<Item> twice = List.of(new Item("a", TEXT, false), new Item("a", TEXT, true));
            assertThat(faultsOf(() -> with(Validation.SAMPLE, TEXT, twice, List.of(), all, none)))
                    .containsExactly("/items/1/id DUPLICATE");
            assertThat(with(Validation.SAMPLE, TEXT, items(200), List.of(), all, none)
                            .scales())
                    .containsExactly("total");
            assertThat(faultsOf(() -> with(Validation.SAMPLE, TEXT, items(201), List.of(), all, none)))
                    .containsExactly("/items OUT_OF_RANGE");
        }

        @Test
        void sub_scales_are_made_of_items_that_exist_each_in_one_of_them() {
            List<SubScale> wrong =
                    List.of(new SubScale("a", TEXT, List.of("i1", "i9")), new SubScale("a", TEXT, List.of("i2", "i1")));
            assertThat(faultsOf(() -> with(Validation.SAMPLE, TEXT, items(4), wrong, all, none)))
                    .containsExactly(
                            "/subScales/0/items/1 UNKNOWN_REFERENCE",
                            "/subScales/1/id DUPLICATE",
                            "/subScales/1/items/1 DUPLICATE");
        }

        @Test
        void no_more_answers_may_be_missing_than_leave_one() {
            List<SubScale> subScales = List.of(new SubScale("a", TEXT, List.of("i1", "i2")));
            assertThat(faultsOf(
                            () -> with(Validation.SAMPLE, TEXT, items(4), subScales, new MissingItemRule(4, 2), none)))
                    .containsExactly("/missing/mostInTotal OUT_OF_RANGE", "/missing/mostInSubScale OUT_OF_RANGE");
            assertThat(with(Validation.SAMPLE, TEXT, items(4), subScales, new MissingItemRule(3, 1), none))
                    .isNotNull();
            assertThat(faultsOf(() -> new MissingItemRule(-1, -1)))
                    .containsExactly("/mostInTotal OUT_OF_RANGE", "/mostInSubScale OUT_OF_RANGE");
        }

        @Test
        void norms_are_of_scales_that_exist_in_units_of_their_score() {
            Norms wrong =
                    new Norms(TEXT, null, "made up", List.of(norm("total", "4.01", "0.8"), norm("none", "1", "0.8")));
            assertThat(faultsOf(() -> with(Validation.SAMPLE, TEXT, items(4), List.of(), all, wrong)))
                    .containsExactly("/norms/scales/0/sd OUT_OF_RANGE", "/norms/scales/1/scale UNKNOWN_REFERENCE");
            assertThat(meter(1, Scoring.MEAN, norm("total", "4", "0.8"))).isNotNull();
            assertThat(meter(1, Scoring.SUM, norm("total", "16", "0.8"), norm("first", "8", "0.8")))
                    .isNotNull();
            assertThat(faultsOf(() -> meter(1, Scoring.SUM, norm("first", "8.1", "0.8"))))
                    .containsExactly("/norms/scales/0/sd OUT_OF_RANGE");
        }

        @Test
        void a_validated_one_tells_its_group_and_a_sample_that_it_is_one() {
            assertThat(faultsOf(() -> with(Validation.VALIDATED, TEXT, items(4), List.of(), all, none)))
                    .containsExactly("/norms/size MISSING");
            assertThat(faultsOf(() -> with(Validation.SAMPLE, null, items(4), List.of(), all, none)))
                    .containsExactly("/note MISSING");
            Norms ofAGroup = new Norms(TEXT, 200, "a study", List.of());
            assertThat(with(Validation.VALIDATED, null, items(4), List.of(), all, ofAGroup)
                            .note())
                    .isNull();
        }

        @Test
        void norm_values_are_possible() {
            assertThat(faultsOf(() -> norm("total", "0", "0.8"))).containsExactly("/sd OUT_OF_RANGE");
            assertThat(faultsOf(() -> norm("total", "1", "0"))).containsExactly("/reliability/fr OUT_OF_RANGE");
            assertThat(faultsOf(() -> norm("total", "1", "1"))).containsExactly("/reliability/fr OUT_OF_RANGE");
            assertThat(faultsOf(() -> new Norms.OfScale("total", BigDecimal.ONE, Map.of())))
                    .containsExactly("/reliability MISSING");
            assertThat(faultsOf(() ->
                            new Norms(TEXT, 1, " ", List.of(norm("total", "1", "0.8"), norm("total", "1", "0.8")))))
                    .containsExactly("/source BLANK", "/size OUT_OF_RANGE", "/scales/1/scale DUPLICATE");
            assertThat(new Norms(TEXT, 2, "a study", List.of()).size()).isEqualTo(2);
        }

        @Test
        void a_text_is_there_in_each_national_language() {
            assertThat(faultsOf(() -> new Wording(" ", "", "\t", " ")))
                    .containsExactly("/fr BLANK", "/nl BLANK", "/de BLANK", "/en BLANK");
        }

        @Test
        void a_text_is_read_in_its_language_and_in_french_without_english() {
            Wording three = new Wording("un", "een", "eins", null);
            assertThat(three.in(Language.FR)).isEqualTo("un");
            assertThat(three.in(Language.NL)).isEqualTo("een");
            assertThat(three.in(Language.DE)).isEqualTo("eins");
            assertThat(three.in(Language.EN)).isEqualTo("un");
            assertThat(new Wording("un", "een", "eins", "one").in(Language.EN)).isEqualTo("one");
        }

        @Test
        void a_scale_goes_up_and_has_an_anchor_at_both_ends() {
            AnswerScale.Anchor one = new AnswerScale.Anchor(1, TEXT);
            AnswerScale.Anchor five = new AnswerScale.Anchor(5, TEXT);
            assertThat(faultsOf(() -> new AnswerScale(1, 1, List.of(one)))).containsExactly("/max CONTRADICTION");
            assertThat(faultsOf(() -> new AnswerScale(1, 5, List.of(one)))).containsExactly("/anchors MISSING");
            assertThat(faultsOf(() -> new AnswerScale(1, 5, List.of(five)))).containsExactly("/anchors MISSING");
            assertThat(faultsOf(() -> new AnswerScale(1, 5, List.of(one, five, five))))
                    .containsExactly("/anchors/2/value DUPLICATE");
            assertThat(faultsOf(() -> new AnswerScale(2, 4, List.of(one, five))))
                    .containsExactly(
                            "/anchors/0/value OUT_OF_RANGE", "/anchors/1/value OUT_OF_RANGE", "/anchors MISSING");
            assertThat(faultsOf(() -> new AnswerScale(-101, 101, ends(-101, 101))))
                    .containsExactly("/min OUT_OF_RANGE", "/max OUT_OF_RANGE");
            assertThat(faultsOf(() -> new AnswerScale(101, 102, ends(101, 102))))
                    .containsExactly("/min OUT_OF_RANGE", "/max OUT_OF_RANGE");
            assertThat(faultsOf(() -> new AnswerScale(-102, -101, ends(-102, -101))))
                    .containsExactly("/min OUT_OF_RANGE", "/max OUT_OF_RANGE");
            assertThat(new AnswerScale(-100, 100, ends(-100, 100)).width()).isEqualTo(200);
        }

        private List<AnswerScale.Anchor> ends(int... values) {
            return IntStream.of(values)
                    .mapToObj(value -> new AnswerScale.Anchor(value, TEXT))
                    .toList();
        }

        @Test
        void names_have_their_form() {
            assertThat(faultsOf(() -> new Item("A b", TEXT, false))).containsExactly("/id INVALID_FORM");
            assertThat(faultsOf(() -> new SubScale("1", TEXT, List.of())))
                    .containsExactly("/id INVALID_FORM", "/items MISSING");
            assertThat(faultsOf(() -> new SubScale("total", TEXT, List.of("a", "a"))))
                    .containsExactly("/id DUPLICATE", "/items/1 DUPLICATE");
        }

        @ParameterizedTest
        @CsvSource({"meter, 1", "a1, 9999"})
        void a_version_has_its_form(String key, int version) {
            assertThat(new InstrumentVersion(key, version)).hasToString(key + "/" + version);
        }

        @ParameterizedTest
        @CsvSource({
            "Meter, 1, /key INVALID_FORM",
            "m, 1, /key INVALID_FORM",
            "meter, 0, /version OUT_OF_RANGE",
            "meter, 10000, /version OUT_OF_RANGE"
        })
        void another_form_is_refused(String key, int version, String fault) {
            assertThat(faultsOf(() -> new InstrumentVersion(key, version))).containsExactly(fault);
        }

        @Test
        void faults_of_parts_are_told_where_the_part_is() {
            Faults faults = new Faults();
            assertThat(faults.part("/title", () -> TEXT)).isSameAs(TEXT);
            assertThat(faults.isEmpty()).isTrue();
            faults.refuseIfAny();
            assertThat(faults.part("/title", () -> new Wording("un", "", "eins", null)))
                    .isNull();
            assertThat(faults.isEmpty()).isFalse();
            assertThat(faultsOf(faults::refuseIfAny)).containsExactly("/title/nl BLANK");
        }
    }
}
