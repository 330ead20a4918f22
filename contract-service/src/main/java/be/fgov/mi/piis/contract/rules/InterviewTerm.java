package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;
import java.util.function.Predicate;

/**
 * A person may ask for an interview at any time, and the social worker makes sure that they can talk within five days
 * (LIF-1, S3:88): working days, as the model contract of the SPP IS says.
 */
public final class InterviewTerm {
    private InterviewTerm() {}

    /**
     * The last day on which the interview can be in time.
     *
     * @param requestedOn the day the person asked, not counted; its law counts
     * @param holiday whether a day is a legal holiday
     */
    public static LocalDate lastDay(LocalDate requestedOn, Law law, Predicate<LocalDate> holiday) {
        WorkingDays days = new WorkingDays(holiday, law.flag(LawParameter.SATURDAY_IS_WORKING, requestedOn));
        return days.after(
                requestedOn,
                law.number(LawParameter.INTERVIEW_DAYS, requestedOn),
                law.unit(LawParameter.INTERVIEW_UNIT, requestedOn));
    }
}
