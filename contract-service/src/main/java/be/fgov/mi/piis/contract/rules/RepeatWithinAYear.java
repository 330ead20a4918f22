package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;
import java.util.List;

/**
 * A sanction is a repeat when an earlier one of the same person was decided within the year before it: counted from the
 * day on which the earlier decision was taken, the last day included (SAN-9, S3:160, A-06).
 */
public final class RepeatWithinAYear {
    private RepeatWithinAYear() {}

    /** @param earlierDecisions days of the sanctions that this CPAS, or one that merged into it, decided before */
    public static boolean isRepeat(LocalDate decidedOn, List<LocalDate> earlierDecisions, Law law) {
        return earlierDecisions.stream().anyMatch(earlier -> isWithin(earlier, decidedOn, law));
    }

    private static boolean isWithin(LocalDate earlier, LocalDate decidedOn, Law law) {
        LocalDate lastDay = earlier.plusMonths(law.number(LawParameter.REPEAT_WINDOW_MONTHS, earlier));
        return !decidedOn.isBefore(earlier) && !decidedOn.isAfter(lastDay);
    }
}
