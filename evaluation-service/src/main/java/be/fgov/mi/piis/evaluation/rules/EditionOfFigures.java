package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Figures leave a CPAS in editions: as of the end of a month, and not anew after each push, or the difference of two
 * days would tell of the one person between them. A year that runs is told as of the end of its last month, unless a
 * parameter keeps it back until it is over; then it is told as of its last day.
 *
 * @param closedOn the last day of the months that it tells of
 * @param asOf the last day of the year that it tells of
 */
public record EditionOfFigures(LocalDate closedOn, LocalDate asOf) {
    private static final int LONGEST = 12;

    /** {@return the edition in which a year is told on a day; none before the year's first one is closed} */
    public static Optional<EditionOfFigures> of(int year, LocalDate day, Law law) {
        LocalDate closedOn = closedBefore(day, law);
        LocalDate lastDay = LocalDate.of(year, 12, 31);
        if (closedOn.isBefore(isToldWhileItRuns(year, law) ? LocalDate.of(year, 1, 1) : lastDay)) {
            return Optional.empty();
        }
        return Optional.of(new EditionOfFigures(closedOn, closedOn.isBefore(lastDay) ? closedOn : lastDay));
    }

    /** Whether it tells of the whole year: its editions are kept apart so that nothing is learnt from their difference. */
    public boolean isOfWholeYear() {
        return asOf.getDayOfYear() == asOf.lengthOfYear();
    }

    /** {@return the first day on which a year is told} */
    public static LocalDate firstDayOf(int year, Law law) {
        int months = months(LocalDate.of(year, 1, 1), law);
        YearMonth month = YearMonth.of(year, isToldWhileItRuns(year, law) ? 1 : LONGEST);
        while (month.getMonthValue() % months != 0) {
            month = month.plusMonths(1);
        }
        return month.atEndOfMonth().plusDays(1);
    }

    private static boolean isToldWhileItRuns(int year, Law law) {
        return law.flag(LawParameter.FIGURES_OF_RUNNING_YEAR, LocalDate.of(year, 1, 1));
    }

    private static LocalDate closedBefore(LocalDate day, Law law) {
        int months = months(day, law);
        YearMonth month = YearMonth.from(day).minusMonths(1);
        while (month.getMonthValue() % months != 0) {
            month = month.minusMonths(1);
        }
        return month.atEndOfMonth();
    }

    private static int months(LocalDate day, Law law) {
        return Math.clamp(law.number(LawParameter.FIGURES_EVERY_MONTHS, day), 1, LONGEST);
    }
}
