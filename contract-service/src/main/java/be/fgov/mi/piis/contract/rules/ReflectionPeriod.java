package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;
import java.util.function.Predicate;

/**
 * The person reflects for five full days before signing (PRE-7, S3:87). The day of the hand-over is not counted and the
 * signature comes the day after the last of them at the earliest. Nobody else waits.
 */
public final class ReflectionPeriod {
    private ReflectionPeriod() {}

    /**
     * The first day on which the person may sign.
     *
     * @param handedOverOn the day the text was given to the person; its law counts
     * @param holiday whether a day is a legal holiday
     */
    public static LocalDate firstDayToSign(LocalDate handedOverOn, Law law, Predicate<LocalDate> holiday) {
        WorkingDays days = new WorkingDays(holiday, law.flag(LawParameter.SATURDAY_IS_WORKING, handedOverOn));
        return days.after(
                        handedOverOn,
                        law.number(LawParameter.REFLECTION_DAYS, handedOverOn),
                        law.unit(LawParameter.REFLECTION_UNIT, handedOverOn))
                .plusDays(1);
    }

    /** Whether a signature of the person on that day comes too early. */
    public static boolean isRunningOn(LocalDate day, LocalDate handedOverOn, Law law, Predicate<LocalDate> holiday) {
        return day.isBefore(firstDayToSign(handedOverOn, law, holiday));
    }
}
