package be.fgov.mi.piis.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void theMedianOfAnOddNumberIsTheMiddleOneWhateverTheOrder() {
        assertThat(new Sample(List.of(9.0, 1.0, 4.0)).median()).isEqualTo(4.0);
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertThat(new Sample(List.of(1.0, 2.0, 4.0, 100.0)).median()).isEqualTo(3.0);
    }

    @Test
    void oneRoundIsItsOwnMedianAndDoesNotSpread() {
        Sample one = new Sample(List.of(5.0));
        assertThat(one.median()).isEqualTo(5.0);
        assertThat(one.relativeSpread()).isZero();
    }

    @Test
    void theSpreadIsTheDistanceOfTheQuartilesOverTheMedian() {
        // Quartiles 2 and 4, median 3.
        assertThat(new Sample(List.of(5.0, 4.0, 3.0, 2.0, 1.0)).relativeSpread())
                .isCloseTo(2.0 / 3, within(1e-9));
        // Quartiles lie between values: 1.75 and 3.25.
        assertThat(new Sample(List.of(1.0, 2.0, 3.0, 4.0)).relativeSpread()).isCloseTo(1.5 / 2.5, within(1e-9));
    }

    @Test
    void ratiosAreTakenPairByPair() {
        Sample ours = new Sample(List.of(5.0, 30.0));
        Sample ceiling = new Sample(List.of(10.0, 40.0));
        assertThat(ours.dividedBy(ceiling).values()).containsExactly(0.5, 0.75);
        assertThatThrownBy(() -> ours.dividedBy(new Sample(List.of(1.0)))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noRoundIsNoSample() {
        assertThatThrownBy(() -> new Sample(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMeasureComparesMediansAndGoalsIncludeTheirBound() {
        Measure measure = Measure.ofRounds(
                "bulk",
                "/s",
                new Sample(List.of(10.0, 20.0, 30.0)),
                new Sample(List.of(9.0, 10.0, 12.0)),
                Goal.atLeast(0.50));
        assertThat(measure.ratio()).isEqualTo(0.5);
        assertThat(measure.isReached()).isTrue();
        assertThat(Goal.atLeast(0.50).isReachedBy(0.4999)).isFalse();
        assertThat(Goal.atMost(3).isReachedBy(3.0)).isTrue();
        assertThat(Goal.atMost(3).isReachedBy(3.01)).isFalse();
    }
}
