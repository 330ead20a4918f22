package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Three evaluations in a contract year at least (LIF-5), two of them in person (LIF-6; S3:101), and the marks by which
 * they are expected. A year that the end of the contract cuts short asks its share, in days, rounded to the nearest whole
 * number and half up: a contract of a year that was signed some days late still asks the whole. A contract of less than
 * twelve months never comes to an anniversary and asks nothing: its marks are announced all the same, and no deficit
 * follows, unless the parameter has it ask its share too. The numbers are those in force on the day of the
 * conclusion.
 *
 * @param evaluations how many the year asks
 * @param inPerson how many of them face to face
 * @param marks how many days there are by which one is expected
 * @param fullYear how many a whole year asks, which spaces them
 */
public record YearlyQuota(int evaluations, int inPerson, int marks, int fullYear) {
    private static final int MONTHS_OF_A_YEAR = 12;

    static YearlyQuota of(ContractYear year, EvaluatedContract contract, Law law) {
        LocalDate lawDay = contract.concludedOn();
        int evaluations = law.number(LawParameter.EVALUATIONS_A_YEAR, lawDay);
        int inPerson = law.number(LawParameter.EVALUATIONS_IN_PERSON, lawDay);
        if (!year.isCutShort()) {
            return asking(evaluations, inPerson, evaluations);
        }
        if (contract.lastsAYear() || law.flag(LawParameter.SHORT_YEAR_ASKS_ITS_SHARE, lawDay)) {
            return asking(share(evaluations, year), share(inPerson, year), evaluations);
        }
        int reached = (int) IntStream.rangeClosed(1, evaluations)
                .mapToObj(number -> spaced(number, evaluations, year))
                .filter(year::holds)
                .count();
        return new YearlyQuota(0, 0, reached, evaluations);
    }

    private static YearlyQuota asking(int evaluations, int inPerson, int fullYear) {
        return new YearlyQuota(evaluations, inPerson, Math.max(evaluations, inPerson), fullYear);
    }

    private static int share(int whole, ContractYear year) {
        return (int) ((2 * whole * year.days() + year.fullDays()) / (2 * year.fullDays()));
    }

    /** How many are still to be held so that both numbers are reached; 0 when they are. */
    int stillNeeded(int held, int heldInPerson) {
        return Math.max(0, Math.max(evaluations - held, inPerson - heldInPerson));
    }

    /** The marks divide the year evenly, after 4, 8 and 12 months for three. */
    private static LocalDate spaced(int number, int fullYear, ContractYear year) {
        return number == fullYear
                ? year.fullUntil()
                : year.from().plusMonths((long) MONTHS_OF_A_YEAR * number / fullYear);
    }

    /**
     * The day by which the one with this number is expected; the last day of the year is the latest.
     *
     * @param number from 1
     */
    LocalDate mark(int number, ContractYear year) {
        if (number >= fullYear) {
            return year.until();
        }
        LocalDate mark = spaced(number, fullYear, year);
        return mark.isAfter(year.until()) ? year.until() : mark;
    }

    /** The marks that are not met, in order, counted back from the last: each one still to be held has its own. */
    List<LocalDate> openMarks(int held, int heldInPerson, ContractYear year) {
        int open = Math.max(0, Math.max(marks - held, inPerson - heldInPerson));
        return IntStream.rangeClosed(marks - open + 1, marks)
                .mapToObj(number -> mark(number, year))
                .distinct()
                .toList();
    }
}
