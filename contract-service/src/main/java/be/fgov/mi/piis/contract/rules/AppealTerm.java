package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;

/** The person can go to the labour tribunal for three months from the notification (SAN-12, S3:162). */
public final class AppealTerm {
    private AppealTerm() {}

    /** The last day on which the appeal is in time. */
    public static LocalDate lastDay(LocalDate notifiedOn, Law law) {
        return notifiedOn.plusMonths(law.number(LawParameter.APPEAL_MONTHS, notifiedOn));
    }
}
