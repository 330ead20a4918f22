package be.fgov.mi.piis.evaluation.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import be.fgov.mi.piis.evaluation.rules.AnswerScale;
import be.fgov.mi.piis.evaluation.rules.Comparison;
import be.fgov.mi.piis.evaluation.rules.Instrument;
import be.fgov.mi.piis.evaluation.rules.Item;
import be.fgov.mi.piis.evaluation.rules.Language;
import be.fgov.mi.piis.evaluation.rules.Measurement;
import be.fgov.mi.piis.evaluation.rules.ProgressFromTheStart;
import be.fgov.mi.piis.evaluation.rules.Rater;
import be.fgov.mi.piis.evaluation.rules.ReliableChange;
import be.fgov.mi.piis.evaluation.rules.SubScale;
import be.fgov.mi.piis.evaluation.rules.Validation;
import be.fgov.mi.piis.evaluation.rules.Wording;
import be.fgov.mi.piis.identity.wire.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("SUB-23: the definition of an instrument as a document")
class InstrumentDocumentTest {
    private static final Instrument METER = InstrumentDocument.shipped();

    private static String document() throws IOException {
        try (InputStream json =
                InstrumentDocumentTest.class.getResourceAsStream("/instruments/empowerment-meter-1.json")) {
            return new String(Objects.requireNonNull(json).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> complaintsAbout(String document) {
        InstrumentDocument.Refused refused = catchThrowableOfType(
                InstrumentDocument.Refused.class,
                () -> InstrumentDocument.read(document.getBytes(StandardCharsets.UTF_8)));
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.complaints())
                .allSatisfy(complaint -> assertThat(refused).hasMessageContaining(complaint.detail()));
        return refused.complaints().stream()
                .map(complaint -> complaint.pointer() + " " + complaint.code())
                .toList();
    }

    @Test
    void the_shipped_one_says_that_it_is_a_sample() {
        assertThat(METER.version()).hasToString("empowerment-meter/1");
        assertThat(METER.validation()).isEqualTo(Validation.SAMPLE);
        assertThat(METER.norms().size()).as("nobody was asked").isNull();
        Wording note = Objects.requireNonNull(METER.note());
        assertThat(note.fr()).contains("non validées");
        assertThat(note.nl()).contains("niet gevalideerd");
        assertThat(note.de()).contains("nicht validiert");
        assertThat(note.en()).contains("not validated");
    }

    @Test
    void the_shipped_one_has_four_sub_scales_of_four_items_one_of_them_reversed() {
        assertThat(METER.scales()).containsExactly("total", "confidence", "choice", "resources", "connection");
        assertThat(METER.items()).hasSize(16);
        assertThat(METER.subScales()).allSatisfy(subScale -> {
            assertThat(subScale.items()).hasSize(4);
            assertThat(METER.items())
                    .filteredOn(item -> subScale.items().contains(item.id()) && item.reversed())
                    .hasSize(1);
        });
        assertThat(METER.scale().anchors())
                .extracting(AnswerScale.Anchor::value)
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void each_of_its_texts_is_there_once_in_four_languages() {
        List<Wording> texts = new ArrayList<>();
        METER.items().stream().map(Item::text).forEach(texts::add);
        METER.subScales().stream().map(SubScale::name).forEach(texts::add);
        METER.scale().anchors().stream().map(AnswerScale.Anchor::label).forEach(texts::add);
        texts.add(METER.title());
        for (Language language : Language.values()) {
            assertThat(texts).extracting(text -> text.in(language)).doesNotHaveDuplicates();
        }
        assertThat(texts)
                .allSatisfy(text -> assertThat(new HashSet<>(
                                List.of(text.fr(), text.nl(), text.de(), Objects.requireNonNull(text.en()))))
                        .as(text.fr())
                        .hasSize(4));
    }

    @Test
    void progress_is_told_with_it_in_each_national_language() {
        for (Language language : List.of(Language.FR, Language.NL, Language.DE)) {
            assertThat(told(language, item -> item.reversed() ? 4 : 2, item -> item.reversed() ? 2 : 4))
                    .hasSize(5)
                    .allSatisfy((scale, comparison) -> assertThat(comparison)
                            .isInstanceOfSatisfying(
                                    Comparison.Compared.class,
                                    compared -> assertThat(compared.change().kind())
                                            .isEqualTo(ReliableChange.Kind.IMPROVED)));
            assertThat(told(language, item -> 3, item -> item.id().equals("e01") ? 4 : 3))
                    .allSatisfy((scale, comparison) -> assertThat(comparison)
                            .isInstanceOfSatisfying(
                                    Comparison.Compared.class,
                                    compared -> assertThat(compared.change().kind())
                                            .as("one step in one answer")
                                            .isEqualTo(ReliableChange.Kind.NO_RELIABLE_CHANGE)));
        }
        assertThat(told(Language.EN, item -> 2, item -> 4))
                .as("nothing is known of it in English")
                .allSatisfy((scale, comparison) ->
                        assertThat(comparison).isEqualTo(new Comparison.NotComparable(Comparison.Why.NO_NORM)));
    }

    private static Map<String, Comparison> told(
            Language language, ToIntFunction<Item> first, ToIntFunction<Item> then) {
        return ProgressFromTheStart.of(
                        List.of(measured(language, 0, first), measured(language, 180, then)),
                        Map.of(METER.version(), METER),
                        List.of())
                .getFirst()
                .later()
                .getFirst()
                .comparisons();
    }

    private static Measurement measured(Language language, int day, ToIntFunction<Item> answer) {
        Map<String, Integer> answers = new HashMap<>();
        METER.items().forEach(item -> answers.put(item.id(), answer.applyAsInt(item)));
        return new Measurement(
                METER.version(),
                language,
                Rater.BENEFICIARY,
                LocalDate.of(2015, 2, 1).plusDays(day),
                METER.score(answers));
    }

    @Test
    void written_and_read_again_it_is_the_same() {
        String written = StrictJson.canonical(InstrumentBody.of(METER));
        assertThat(InstrumentDocument.read(written.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(METER);
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"key\": \"empowerment-meter\"; \"key\": \"Empowerment\"; /key schemaViolation",
                "\"version\": 1; \"version\": 0; /version outOfRange",
                "\"version\": 1; \"version\": \"1\"; /version schemaViolation",
                "\"scoring\": \"mean\"; \"scoring\": \"median\"; /scoring schemaViolation",
                "\"scoring\": \"mean\"; \"scoring\": \"mean\", \"formula\": \"x\"; /formula unknownInput",
                "\"validation\": \"sample\"; \"validation\": \"validated\"; /norms/size requiredInput",
                "\"mostInTotal\": 3; \"mostInTotal\": 16; /missing/mostInTotal outOfRange",
                "\"mostInSubScale\": 1; \"mostInSubScale\": 4; /missing/mostInSubScale outOfRange",
                "\"id\": \"e02\"; \"id\": \"e01\"; /items/1/id invalidInput, /subScales/0/items/1 invalidInput",
                "\"id\": \"e16\"; \"id\": \"E16\"; /items/15/id schemaViolation",
                "\"nl\": \"Ik weet waar ik goed in ben.\"; \"nl\": \" \"; /items/1/text/nl schemaViolation",
                "\"de\": \"Ich weiß, was ich gut kann.\",; ; /items/1/text/de requiredInput",
                "\"sd\": 0.62; \"sd\": 6.2; /norms/scales/0/sd outOfRange",
                "\"sd\": 0.62; \"sd\": 0; /norms/scales/0/sd outOfRange",
                "\"de\": 0.86; \"de\": 1; /norms/scales/0/reliability/de outOfRange",
                "\"de\": 0.86; \"it\": 0.86; /norms/scales/0/reliability/it unknownInput",
                "\"scale\": \"choice\"; \"scale\": \"choices\"; /norms/scales/2/scale invalidInput",
                "\"max\": 5; \"max\": 4; /scale/anchors/4/value outOfRange",
                "\"max\": 5; \"max\": 1; /scale/max invalidInput, /scale/anchors/1/value outOfRange, "
                        + "/scale/anchors/2/value outOfRange, /scale/anchors/3/value outOfRange, /scale/anchors/4/value outOfRange"
            })
    void what_is_wrong_is_told_where_it_is(String right, String wrong, String complaints) throws IOException {
        String document = document();
        assertThat(document).contains(right);
        int at = document.indexOf(right);
        String changed = document.substring(0, at)
                + Objects.requireNonNullElse(wrong, "")
                + document.substring(at + right.length());
        assertThat(complaintsAbout(changed)).containsExactlyInAnyOrder(complaints.split(", "));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() throws IOException {
        String document = document()
                .replace("\"sd\": 0.62", "\"sd\": 0")
                .replace("\"id\": \"e16\"", "\"id\": \"E16\"")
                .replace("\"version\": 1", "\"version\": 0");
        assertThat(complaintsAbout(document))
                .containsExactly(
                        "/version outOfRange", "/items/15/id schemaViolation", "/norms/scales/0/sd outOfRange");
    }

    @Test
    void what_is_no_document_is_told_as_a_whole() {
        assertThat(complaintsAbout("[]")).containsExactly(" schemaViolation");
        assertThat(complaintsAbout("{")).containsExactly(" schemaViolation");
    }

    @ParameterizedTest
    @CsvSource({"/items/3/text/nl, items[3].text.nl", "/a, a", "/a/0, a[0]", "'', body", "/e1/x2, e1.x2"})
    void a_place_has_two_names(String pointer, String property) {
        assertThat(JsonPointers.toProperty(pointer)).isEqualTo(property);
        assertThat(JsonPointers.ofProperty(property)).isEqualTo(pointer);
    }
}
