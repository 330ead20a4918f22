package be.fgov.mi.piis.identity.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.ProblemException;
import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sender picks as a reference or an id stands in addresses, logs and messages: it is no person's number. */
class ReferencesTellNoPersonTest {
    private static final String NUMBER = "75010599351";

    record Part(@Pattern(regexp = PathValues.REFERENCE) String id, String text) {}

    record Body(
            @Pattern(regexp = PathValues.REFERENCE) String reference,
            List<Part> parts,
            @Pattern(regexp = PathValues.REFERENCE) List<String> others,
            @Pattern(regexp = "[0-9]{11}") String ssin)
            implements WireBody {}

    private static byte[] body(String reference, String id, String other) {
        return """
                {"reference": "%s", "parts": [{"id": "p1", "text": "%s"}, {"id": "%s", "text": "x"}],
                 "others": ["o1", "%s"], "ssin": "%s"}""".formatted(reference, NUMBER, id, other, NUMBER).getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "75010599351",
                "75.01.05-993.51",
                "750105-993-51",
                "75-01-05-993-51",
                "75_01_05_993_51",
                "-75010599351.",
                // a register number of who was born after 1999, and a BIS number
                "00010100105",
                "88450999723"
            })
    void a_number_in_any_spelling_is_no_reference(String number) {
        assertThat(PathValues.isSsin(number)).isTrue();
        assertThat(PathValues.isReference(number)).isFalse();
        assertThatThrownBy(() -> StrictJson.read(body(number, number, number), Body.class))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().issues())
                                .containsExactly(
                                        Issue.rejectedInput("reference", PathValues.NO_SSIN),
                                        Issue.rejectedInput("parts[1].id", PathValues.NO_SSIN),
                                        Issue.rejectedInput("others[1]", PathValues.NO_SSIN)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // wrong check digits, wrong date, too short, too long, not only digits
                "75010599352",
                "75130599351",
                "7501059935",
                "750105993510",
                "R75010599351",
                "o1",
                "2015-02-01",
                "0999000129"
            })
    void what_is_no_number_stays_a_reference(String reference) {
        assertThat(PathValues.isReference(reference)).isTrue();
        assertThat(StrictJson.read(body(reference, reference, reference), Body.class)
                        .reference())
                .isEqualTo(reference);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void dots_alone_name_nothing_in_an_address(String dots) {
        assertThat(PathValues.isReference(dots)).isFalse();
        assertThat(PathValues.isReference(dots + "a")).isTrue();
        assertThatThrownBy(() -> PathValues.reference("reference", dots))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().issues())
                                .containsExactly(Issue.rejectedInput("reference", PathValues.NO_DOTS)
                                        .in("path")));
    }

    @Test
    void what_was_stored_before_can_still_be_read() {
        Body stored = StrictJson.readStored(body(NUMBER, NUMBER, NUMBER), Body.class);
        assertThat(stored.parts().get(1).id()).isEqualTo(NUMBER);
        assertThatThrownBy(() ->
                        StrictJson.readStored("{\"reference\": \"x\"}".getBytes(StandardCharsets.UTF_8), Body.class))
                .isInstanceOf(IllegalStateException.class);
    }
}
