package be.fgov.mi.piis.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A-01, A-03: calendar and working days")
class WorkingDaysTest {
    private static final LocalDate EASTER_MONDAY = LocalDate.of(2017, 4, 17);
    private static final LocalDate FRIDAY = LocalDate.of(2017, 4, 14);
    private static final WorkingDays DAYS = new WorkingDays(Set.of(EASTER_MONDAY)::contains, false);

    @Test
    void calendarDaysAreAllDays() {
        assertThat(DAYS.after(FRIDAY, 5, DayUnit.CALENDAR)).isEqualTo("2017-04-19");
        assertThat(DAYS.after(FRIDAY, 0, DayUnit.CALENDAR)).isEqualTo(FRIDAY);
    }

    @Test
    void workingDaysLeaveOutWeekendsAndHolidays() {
        assertThat(DAYS.after(FRIDAY, 1, DayUnit.WORKING)).isEqualTo("2017-04-18");
        assertThat(DAYS.after(LocalDate.of(2017, 4, 13), 5, DayUnit.WORKING)).isEqualTo("2017-04-21");
        assertThat(DAYS.after(FRIDAY, 0, DayUnit.WORKING)).isEqualTo(FRIDAY);
    }

    @Test
    void aWeekHasFiveOrSixOfThem() {
        WorkingDays withSaturday = new WorkingDays(day -> false, true);
        assertThat(DAYS.isWorkingDay(FRIDAY)).isTrue();
        assertThat(DAYS.isWorkingDay(FRIDAY.plusDays(1))).isFalse();
        assertThat(DAYS.isWorkingDay(FRIDAY.plusDays(2))).isFalse();
        assertThat(DAYS.isWorkingDay(EASTER_MONDAY)).isFalse();
        assertThat(withSaturday.isWorkingDay(FRIDAY.plusDays(1))).isTrue();
        assertThat(withSaturday.isWorkingDay(FRIDAY.plusDays(2))).isFalse();
    }
}
