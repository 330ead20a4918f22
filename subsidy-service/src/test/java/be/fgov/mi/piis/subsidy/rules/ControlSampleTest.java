package be.fgov.mi.piis.subsidy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A-14: the sample of a control can be drawn again")
class ControlSampleTest {

    @ParameterizedTest(name = "{0} lines, {1} % and at least {2}: {3}")
    @CsvSource({
        "0,20,3,0",
        "1,20,3,1",
        "3,20,3,3",
        "4,20,3,3",
        "15,20,3,3",
        "16,20,3,4",
        "100,20,3,20",
        "101,20,3,21",
        "10,0,0,0",
        "10,100,3,10",
        "10,250,3,10",
        "5,0,2,2"
    })
    void size(int lines, int percent, int minimum, int drawn) {
        assertThat(ControlSample.draw(7, costs(lines), percent, minimum))
                .hasSize(drawn)
                .doesNotHaveDuplicates()
                .isSubsetOf(costs(lines));
    }

    @Test
    @DisplayName("the same seed draws the same lines in the same order, however they are put down")
    void repeatable() {
        List<String> shuffled = new ArrayList<>(costs(50));
        Collections.shuffle(shuffled, new Random(3));
        assertThat(ControlSample.draw(42, shuffled, 20, 3)).isEqualTo(ControlSample.draw(42, costs(50), 20, 3));
        assertThat(ControlSample.draw(43, costs(50), 20, 3)).isNotEqualTo(ControlSample.draw(42, costs(50), 20, 3));
    }

    @Test
    @DisplayName("no line is drawn much more often than another")
    void fair() {
        Map<String, Integer> drawn = new HashMap<>();
        Random seeds = new Random(1);
        for (int i = 0; i < 4_000; i++) {
            ControlSample.draw(seeds.nextLong(), costs(20), 25, 0).forEach(cost -> drawn.merge(cost, 1, Integer::sum));
        }
        // Expected 1,000 each, with a standard deviation of 27.
        assertThat(drawn.values()).hasSize(20).allMatch(times -> Math.abs(times - 1_000) < 140);
    }

    private static List<String> costs(int lines) {
        return IntStream.range(0, lines).mapToObj(i -> "C" + i).toList();
    }
}
