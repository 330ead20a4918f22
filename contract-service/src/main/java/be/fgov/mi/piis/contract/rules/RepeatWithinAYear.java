package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;
import java.util.List;

/**
 * A sanction is a repeat when the person broke a commitment again after an earlier sanction of the same person was
 * decided, and is sanctioned for it within a year: counted from the day on which the earlier decision was taken, the
 * last day included (SAN-9, S3:160, A-06). What was broken before that day, or on it, repeats nothing: two breaches
 * that are sanctioned one after the other are two first ones.
 */
public final class RepeatWithinAYear {
    private RepeatWithinAYear() {}

    /**
     * @param breachedOn day of the breach that is judged
     * @param earlierDecisions days of the sanctions that this CPAS, or one that merged into it, decided before
     */
    public static boolean isRepeat(
            LocalDate breachedOn, LocalDate decidedOn, List<LocalDate> earlierDecisions, Law law) {
        return earlierDecisions.stream()
                .anyMatch(earlier -> breachedOn.isAfter(earlier) && isWithin(earlier, decidedOn, law));
    }

    private static boolean isWithin(LocalDate earlier, LocalDate decidedOn, Law law) {
        return !decidedOn.isAfter(earlier.plusMonths(law.number(LawParameter.REPEAT_WINDOW_MONTHS, earlier)));
    }
}
