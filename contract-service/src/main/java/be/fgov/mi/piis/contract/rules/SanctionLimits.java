package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that a council needs before it decides, computed once: repeat or not, the longest time, the window in
 * which the suspension starts (SAN-8, SAN-9, SAN-11). Financial aid has no ceiling and no latest start of its own
 * (SAN-16); that nothing starts before the person knows of it holds for everybody.
 *
 * @param maximumMonths longest suspension in months; absent without a ceiling
 * @param startFrom first day on which it can start
 * @param startUntil last day on which it can start; absent without a ceiling
 * @param maximumUntil last day that it can have; absent without a ceiling
 */
public record SanctionLimits(
        boolean repeat,
        @Nullable Integer maximumMonths,
        LocalDate startFrom,
        @Nullable LocalDate startUntil,
        @Nullable LocalDate maximumUntil) {

    /**
     * @param breachedOn day of the breach: only one of after an earlier sanction repeats it
     * @param decidedOn day of the decision, or the day that is looked at while nothing is decided
     * @param notifiedOn absent as long as it is unknown; a notification follows its decision, so the day of the
     *     decision is the earliest
     * @param from first day of the suspension; absent when it is not chosen, then the first possible one
     * @param earlierDecisions days of the earlier sanctions of the person that count
     */
    public static SanctionLimits of(
            SanctionLegalBasis basis,
            LocalDate breachedOn,
            LocalDate decidedOn,
            @Nullable LocalDate notifiedOn,
            @Nullable LocalDate from,
            List<LocalDate> earlierDecisions,
            Law law) {
        LocalDate startFrom = SuspensionStart.earliest(notifiedOn == null ? decidedOn : notifiedOn);
        if (!basis.hasCeilings()) {
            return new SanctionLimits(false, null, startFrom, null, null);
        }
        boolean repeat = RepeatWithinAYear.isRepeat(breachedOn, decidedOn, earlierDecisions, law);
        int months = SuspensionCeiling.months(repeat, decidedOn, law);
        return new SanctionLimits(
                repeat,
                months,
                startFrom,
                SuspensionStart.latest(decidedOn, law),
                SuspensionCeiling.lastDay(from == null ? startFrom : from, months));
    }
}
