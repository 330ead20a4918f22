package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;

/** How often a contract is evaluated follows from the day of its conclusion, whatever changed afterwards. */
public enum CadenceRegime {
    /** Law of 26/05/2002: at most three months between two evaluations (LIF-7, S2:247). */
    EVERY_QUARTER,
    /** Law of 21/07/2016, in force on 01/11/2016: three in a contract year, two in person (LIF-5, LIF-6, S3:101). */
    QUOTA_A_YEAR;

    private static final LocalDate QUOTA_FROM = LocalDate.of(2016, 11, 1);

    public static CadenceRegime of(LocalDate concludedOn) {
        return concludedOn.isBefore(QUOTA_FROM) ? EVERY_QUARTER : QUOTA_A_YEAR;
    }
}
