package be.fgov.mi.piis.evaluation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("LIF-9, LIF-10, SUB-18, SUB-19, SUB-26: since when something is to be told of a trajectory")
class SinceWhenTest {
    private static final LocalDate START = LocalDate.of(2015, 3, 1);
    private static final TrajectoryFacts LEFT = new TrajectoryFacts(
            START,
            LocalDate.of(2015, 8, 31),
            LocalDate.of(2015, 3, 2),
            START,
            LocalDate.of(2016, 5, 1),
            false,
            LocalDate.of(2016, 4, 30),
            null,
            DropoutReason.MOVED,
            false);

    @ParameterizedTest(name = "{0}: since {1}")
    @CsvSource({
        "ASSESSMENT_MISSING, 2015-03-01",
        "PLAN_MISSING, 2015-03-01",
        "PLAN_BEFORE_ASSESSMENT, 2015-03-02",
        "PREPARED_AFTER_THE_END, 2016-04-30",
        "MODULE_AFTER_THE_END, 2016-04-30",
        "PAST_ITS_PLAN, 2015-09-01",
        "OVERRUN, 2016-03-01",
        "PROFESSIONAL_ONLY, 2015-03-01",
        "DROPOUT_UNEXPLAINED, 2016-04-30",
        "OVERLAPS_AN_EARLIER_ONE, 2015-03-01"
    })
    void each_has_its_first_day(TrajectoryFinding finding, LocalDate since) {
        assertThat(SinceWhen.of(finding, LEFT, LocalDate.of(2020, 1, 1))).isEqualTo(since);
    }

    @Test
    void what_is_wrong_with_a_plan_that_lies_ahead_is_known_today() {
        LocalDate before = LocalDate.of(2015, 2, 1);
        assertThat(SinceWhen.of(TrajectoryFinding.PROFESSIONAL_ONLY, LEFT, before))
                .isEqualTo(before);
        assertThat(SinceWhen.of(TrajectoryFinding.PROFESSIONAL_ONLY, LEFT, START))
                .isEqualTo(START);
    }
}
