package be.fgov.mi.piis.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("PRE-7, A-01, SC-05: five full days between the hand-over and the person's signature")
class ReflectionPeriodTest {
    private static final LocalDate HANDED_OVER = LocalDate.of(2017, 3, 1);
    private static final Predicate<LocalDate> NO_HOLIDAY = day -> false;

    private static Law law(Law.Row... rows) {
        return new Law(List.of(rows));
    }

    private static Law.Row workingDays() {
        return new Law.Row(LawParameter.REFLECTION_UNIT, LocalDate.of(2002, 10, 1), "working");
    }

    @Test
    void fiveCalendarDaysAfterTheDayOfTheHandOverHaveToPass() {
        assertThat(ReflectionPeriod.firstDayToSign(HANDED_OVER, Law.standard(), NO_HOLIDAY))
                .isEqualTo("2017-03-07");
        assertThat(ReflectionPeriod.isRunningOn(LocalDate.of(2017, 3, 5), HANDED_OVER, Law.standard(), NO_HOLIDAY))
                .isTrue();
        assertThat(ReflectionPeriod.isRunningOn(LocalDate.of(2017, 3, 6), HANDED_OVER, Law.standard(), NO_HOLIDAY))
                .isTrue();
        assertThat(ReflectionPeriod.isRunningOn(LocalDate.of(2017, 3, 7), HANDED_OVER, Law.standard(), NO_HOLIDAY))
                .isFalse();
    }

    @Test
    void workingDaysLeaveOutTheWeekend() {
        // 2, 3, 6, 7 and 8 March; the 9th is the first day to sign.
        assertThat(ReflectionPeriod.firstDayToSign(HANDED_OVER, law(workingDays()), NO_HOLIDAY))
                .isEqualTo("2017-03-09");
    }

    @Test
    void workingDaysLeaveOutALegalHoliday() {
        assertThat(ReflectionPeriod.firstDayToSign(
                        LocalDate.of(2017, 4, 12), law(workingDays()), Set.of(LocalDate.of(2017, 4, 17))::contains))
                .isEqualTo("2017-04-21");
    }

    @Test
    void aSaturdayCountsWhereTheParameterSaysSo() {
        Law.Row saturday = new Law.Row(LawParameter.SATURDAY_IS_WORKING, LocalDate.of(2002, 10, 1), "true");
        assertThat(ReflectionPeriod.firstDayToSign(HANDED_OVER, law(workingDays(), saturday), NO_HOLIDAY))
                .isEqualTo("2017-03-08");
    }

    @Test
    void theLawOfTheDayOfTheHandOverCounts() {
        Law law = law(new Law.Row(LawParameter.REFLECTION_DAYS, LocalDate.of(2017, 3, 1), "10"));
        assertThat(ReflectionPeriod.firstDayToSign(LocalDate.of(2017, 2, 28), law, NO_HOLIDAY))
                .isEqualTo("2017-03-06");
        assertThat(ReflectionPeriod.firstDayToSign(HANDED_OVER, law, NO_HOLIDAY))
                .isEqualTo("2017-03-12");
    }
}
