package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;

/** Whether the last day of an active contract is near or past: it is renewed, or ended with its reason. */
public enum TermOfContract {
    RUNNING,
    ENDING_SOON,
    REACHED;

    /** @param until last day of the contract, still part of it */
    public static TermOfContract of(LocalDate until, LocalDate today, Law law) {
        if (today.isAfter(until)) {
            return REACHED;
        }
        LocalDate announcedFrom = until.minusDays(law.number(LawParameter.NOTICE_AHEAD_DAYS, today));
        return today.isBefore(announcedFrom) ? RUNNING : ENDING_SOON;
    }
}
