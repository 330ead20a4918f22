package be.fgov.mi.piis.evaluation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("LIF-10: the modules of a trajectory are part of it")
class ModulesRunWithinTheTrajectoryTest {
    @ParameterizedTest(name = "a trajectory from 2015-03-01, a module from {0}: {1}")
    @CsvSource({"2015-02-28, false", "2015-03-01, true", "2015-03-02, true"})
    void none_begins_before_the_first_day(LocalDate from, boolean allowed) {
        assertThat(ModulesRunWithinTheTrajectory.allowsBegin(LocalDate.of(2015, 3, 1), from))
                .isEqualTo(allowed);
    }

    @ParameterizedTest(name = "planned until 2015-08-31, ended {0}, modules until {1}: {2}")
    @CsvSource({
        ", , false",
        ", 2015-08-31, false",
        ", 2015-09-01, true",
        "2015-06-30, , false",
        "2015-06-30, 2015-06-30, false",
        "2015-06-30, 2015-07-01, true",
        "2015-09-30, 2015-09-30, false",
        "2015-09-30, 2015-10-01, true"
    })
    void one_that_runs_on_is_told(@Nullable LocalDate endedOn, @Nullable LocalDate modulesUntil, boolean told) {
        assertThat(ModulesRunWithinTheTrajectory.runOn(LocalDate.of(2015, 8, 31), endedOn, modulesUntil))
                .isEqualTo(told);
    }
}
