package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;

/**
 * A suspension starts on the day after its notification at the earliest and on the first day of the third month after
 * the month of the decision at the latest (SAN-11, A-07).
 */
public final class SuspensionStart {
    private SuspensionStart() {}

    /** @param notifiedOn the day of the notification; before it is known, the first day on which it can happen */
    public static LocalDate earliest(LocalDate notifiedOn) {
        return notifiedOn.plusDays(1);
    }

    public static LocalDate latest(LocalDate decidedOn, Law law) {
        return decidedOn
                .withDayOfMonth(1)
                .plusMonths(law.number(LawParameter.SUSPENSION_LATEST_START_MONTHS, decidedOn));
    }
}
