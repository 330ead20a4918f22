package be.fgov.mi.piis.contract.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.function.Predicate;

/**
 * Counts the days of a term. The day on which the term is set running is not counted. A working day is
 * Monday to Friday, Saturday where a parameter says so, and no legal holiday.
 *
 * @param holiday whether a day is a Belgian legal holiday
 * @param saturdayIsWorking whether Saturdays count
 */
public record WorkingDays(Predicate<LocalDate> holiday, boolean saturdayIsWorking) {

    public boolean isWorkingDay(LocalDate day) {
        boolean weekday = day.getDayOfWeek() != DayOfWeek.SUNDAY
                && (saturdayIsWorking || day.getDayOfWeek() != DayOfWeek.SATURDAY);
        return weekday && !holiday.test(day);
    }

    /**
     * The last day of a term.
     *
     * @param start the day that sets it running, not counted
     * @param days how many days it has, 0 or more
     */
    public LocalDate after(LocalDate start, int days, DayUnit unit) {
        if (unit == DayUnit.CALENDAR) {
            return start.plusDays(days);
        }
        LocalDate day = start;
        for (int counted = 0; counted < days; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                counted++;
            }
        }
        return day;
    }
}
