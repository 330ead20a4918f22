package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;

/**
 * A PIIS that ended because of a job may be taken up again, and its social assessment still serves when the job lasted
 * less than three months (PRE-10, FAQ of the SPP IS). After a longer one the assessment is made anew.
 */
public final class ReactivationAfterShortJob {
    private ReactivationAfterShortJob() {}

    /**
     * Whether the assessment that a contract rests on is too old for it.
     *
     * @param assessedOn day of the social assessment
     * @param endedForJobOn last day of the earlier contract, which ended because of a job
     * @param resumedFrom first day of the new contract
     */
    public static boolean needsNewAssessment(
            LocalDate assessedOn, LocalDate endedForJobOn, LocalDate resumedFrom, Law law) {
        if (assessedOn.isAfter(endedForJobOn)) {
            return false;
        }
        LocalDate firstDayOfJob = endedForJobOn.plusDays(1);
        LocalDate tooLongFrom =
                firstDayOfJob.plusMonths(law.number(LawParameter.REACTIVATION_BELOW_MONTHS, resumedFrom));
        return !resumedFrom.isBefore(tooLongFrom);
    }
}
