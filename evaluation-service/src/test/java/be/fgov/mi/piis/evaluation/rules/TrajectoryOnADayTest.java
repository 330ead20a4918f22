package be.fgov.mi.piis.evaluation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("LIF-9, SUB-21, A-11: a trajectory goes on until its end is told, also past its plan")
class TrajectoryOnADayTest {
    private static final LocalDate PLANNED_UNTIL = LocalDate.of(2015, 6, 30);

    @ParameterizedTest(name = "on {0}, ended on {1}, left as {2}: {3}")
    @CsvSource({
        "2015-06-30, , , RUNNING",
        "2015-07-01, , , PAST_ITS_PLAN",
        "2016-12-31, , , PAST_ITS_PLAN",
        "2015-09-14, 2015-09-15, , PAST_ITS_PLAN",
        "2015-09-15, 2015-09-15, , ENDED",
        "2015-04-14, 2015-04-15, MOVED, RUNNING",
        "2015-04-15, 2015-04-15, MOVED, DROPPED_OUT",
        "2016-12-31, 2015-04-15, MOVED, DROPPED_OUT"
    })
    void it_goes_on_until_its_end(
            LocalDate day,
            @Nullable LocalDate endedOn,
            @Nullable DropoutReason dropoutReason,
            TrajectoryOnADay expected) {
        assertThat(TrajectoryOnADay.of(day, PLANNED_UNTIL, endedOn, dropoutReason))
                .isEqualTo(expected);
    }
}
