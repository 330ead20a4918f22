package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;

/**
 * A suspension lasts at most one month the first time (SAN-8, S3:156) and three months as a repeat (SAN-9, S3:160),
 * whatever part of the payment is suspended. A month runs to the day before the same day of the next month; where
 * that month has no such day, to the day before its last, which is the shorter reading.
 */
public final class SuspensionCeiling {
    private SuspensionCeiling() {}

    public static int months(boolean repeat, LocalDate decidedOn, Law law) {
        return law.number(
                repeat ? LawParameter.REPEAT_SUSPENSION_MONTHS : LawParameter.FIRST_SUSPENSION_MONTHS, decidedOn);
    }

    /** The last day that a suspension from that day on can have. */
    public static LocalDate lastDay(LocalDate from, int months) {
        return from.plusMonths(months).minusDays(1);
    }
}
