package be.fgov.mi.piis.evaluation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Quartiles: the days within which a quarter, half and three quarters were over")
class QuartilesTest {
    private static String shown(Quartiles quartiles) {
        return String.join(
                " ",
                Stream.of(quartiles.lower(), quartiles.median(), quartiles.upper())
                        .map(days -> days.isPresent() ? Integer.toString(days.getAsInt()) : "x")
                        .toList());
    }

    private static Quartiles upTo(int last) {
        return Quartiles.of(IntStream.rangeClosed(1, last).boxed().toList());
    }

    @ParameterizedTest(name = "of 1 to {0}: {1}")
    @CsvSource({"1, 1 1 1", "2, 1 1 2", "3, 1 2 3", "4, 1 2 3", "5, 2 3 4", "8, 2 4 6", "20, 5 10 15"})
    void each_is_a_length_that_occurred(int last, String expected) {
        assertThat(shown(upTo(last))).isEqualTo(expected);
    }

    @Test
    @DisplayName("SC-21: 150 days and 184 days")
    void of_the_trajectories_of_a_scenario() {
        assertThat(shown(Quartiles.of(List.of(184, 150)))).isEqualTo("150 150 184");
    }

    @Test
    void of_nothing_there_is_none() {
        assertThat(Quartiles.of(List.of())).isEqualTo(Quartiles.NONE);
    }

    @ParameterizedTest(name = "of {0} persons others see {1}")
    @CsvSource({"9, x x x", "10, x 10 x", "19, x 10 x", "20, 5 10 15"})
    void others_see_them_when_enough_persons_are_on_each_side(int persons, String expected) {
        assertThat(shown(upTo(20).outside(persons, 5))).isEqualTo(expected);
    }
}
