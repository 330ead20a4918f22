package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;

/**
 * Three evaluations in a contract year at least (LIF-5), two of them in person (LIF-6; S3:101). A year that the end of
 * the contract cuts short asks its share, in days, rounded to the nearest whole number and half up, unless the
 * parameter says that it asks nothing. The numbers are those in force on the day of the conclusion.
 *
 * @param evaluations how many the year asks
 * @param inPerson how many of them face to face
 * @param fullYear how many a whole year asks, which spaces them
 */
public record YearlyQuota(int evaluations, int inPerson, int fullYear) {
    private static final int MONTHS_OF_A_YEAR = 12;

    static YearlyQuota of(ContractYear year, EvaluatedContract contract, Law law) {
        LocalDate lawDay = contract.concludedOn();
        int evaluations = law.number(LawParameter.EVALUATIONS_A_YEAR, lawDay);
        int inPerson = law.number(LawParameter.EVALUATIONS_IN_PERSON, lawDay);
        if (!year.isCutShort()) {
            return new YearlyQuota(evaluations, inPerson, evaluations);
        }
        if (!law.flag(LawParameter.SHORT_YEAR_ASKS_ITS_SHARE, lawDay)) {
            return new YearlyQuota(0, 0, evaluations);
        }
        return new YearlyQuota(share(evaluations, year), share(inPerson, year), evaluations);
    }

    private static int share(int whole, ContractYear year) {
        return (int) ((2 * whole * year.days() + year.fullDays()) / (2 * year.fullDays()));
    }

    /** How many are still to be held so that both numbers are reached; 0 when they are. */
    int stillNeeded(int held, int heldInPerson) {
        return Math.max(0, Math.max(evaluations - held, inPerson - heldInPerson));
    }

    /**
     * The day by which the one with this number is expected: the marks divide the year evenly, after 4, 8 and 12 months
     * for three, and the last day is the latest.
     *
     * @param number from 1
     */
    LocalDate mark(int number, ContractYear year) {
        if (number >= fullYear) {
            return year.until();
        }
        LocalDate mark = year.from().plusMonths((long) MONTHS_OF_A_YEAR * number / fullYear);
        return mark.isAfter(year.until()) ? year.until() : mark;
    }

    /** By when the next one is expected, counted back from the last: each one still needed has its mark. */
    LocalDate nextMark(int stillNeeded, ContractYear year) {
        return mark(Math.max(evaluations, inPerson) - stillNeeded + 1, year);
    }
}
