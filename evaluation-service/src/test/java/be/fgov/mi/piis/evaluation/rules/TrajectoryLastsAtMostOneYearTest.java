package be.fgov.mi.piis.evaluation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("LIF-9, SUB-21, A-11: a trajectory lasts at most one year")
class TrajectoryLastsAtMostOneYearTest {
    @ParameterizedTest(name = "from {0} it may be planned until {1}")
    @CsvSource({
        "2015-03-01, 2016-02-29",
        "2014-03-01, 2015-02-28",
        "2016-03-01, 2017-02-28",
        "2015-01-01, 2015-12-31",
        "2015-02-28, 2016-02-27",
        "2016-02-28, 2017-02-27",
        "2016-02-29, 2017-02-27",
        "2015-08-31, 2016-08-30",
        "2015-12-31, 2016-12-30",
        "2015-05-01, 2016-04-30",
    })
    void the_last_day_is_one_year_minus_one_day_after_the_start(LocalDate startedOn, LocalDate latest) {
        assertThat(TrajectoryLastsAtMostOneYear.latestEnd(startedOn)).isEqualTo(latest);
    }

    @ParameterizedTest(name = "SC-23: 2015-03-01 to {0}: {1}")
    @CsvSource({"2015-03-01, true", "2016-02-28, true", "2016-02-29, true", "2016-03-01, false", "2017-02-28, false"})
    void a_longer_plan_is_refused(LocalDate plannedUntil, boolean allowed) {
        assertThat(TrajectoryLastsAtMostOneYear.allowsPlan(LocalDate.of(2015, 3, 1), plannedUntil))
                .isEqualTo(allowed);
    }

    @ParameterizedTest(name = "2015-03-01 to {0} is an overrun: {1}")
    @CsvSource({"2016-02-29, false", "2016-03-01, true", "2015-03-01, false"})
    void a_real_end_after_the_year_is_an_overrun(LocalDate endedOn, boolean overrun) {
        assertThat(TrajectoryLastsAtMostOneYear.isOverrunBy(LocalDate.of(2015, 3, 1), endedOn))
                .isEqualTo(overrun);
    }

    @Test
    void no_start_of_any_day_in_four_years_may_be_planned_for_more_than_366_days() {
        for (LocalDate day = LocalDate.of(2015, 1, 1); day.getYear() < 2019; day = day.plusDays(1)) {
            LocalDate latest = TrajectoryLastsAtMostOneYear.latestEnd(day);
            long days = latest.toEpochDay() - day.toEpochDay() + 1;
            assertThat(days).as("days from %s to %s", day, latest).isBetween(365L, 366L);
            assertThat(latest).isBefore(day.plusYears(1));
        }
    }

    @Test
    void the_limit_is_the_one_of_the_starting_day() {
        var rows = java.util.List.of(
                new TrajectoryRules(LocalDate.of(2015, 1, 1), Period.ofYears(1), "first"),
                new TrajectoryRules(LocalDate.of(2016, 1, 1), Period.ofMonths(18), "second"));
        assertThat(TrajectoryRules.on(LocalDate.of(2015, 12, 31), rows).source())
                .isEqualTo("first");
        assertThat(TrajectoryRules.on(LocalDate.of(2016, 1, 1), rows).source()).isEqualTo("second");
        assertThat(TrajectoryRules.on(LocalDate.of(2014, 1, 1), rows).source()).isEqualTo("first");
        assertThat(TrajectoryLastsAtMostOneYear.latestEnd(
                        LocalDate.of(2016, 1, 1), TrajectoryRules.on(LocalDate.of(2016, 1, 1), rows)))
                .isEqualTo(LocalDate.of(2017, 6, 30));
    }
}
