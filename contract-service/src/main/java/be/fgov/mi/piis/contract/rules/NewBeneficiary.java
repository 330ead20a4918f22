package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A beneficiary is new the first time ever (OBL-2a), or again when more than three months have passed since the last
 * day with integration income or since the end of a job supported by the CPAS, whichever came last (OBL-2b, S3:106,
 * Exactly three months is not more than three months.
 */
public final class NewBeneficiary {
    private NewBeneficiary() {}

    /**
     * Whether somebody is a new beneficiary on the first day of a grant.
     *
     * @param grantedFrom first day of the grant
     * @param lastIncomeDay last day covered by an earlier integration income; absent when there was none
     * @param lastSupportedJobDay last day of a job through a measure of the CPAS; absent when there was none
     */
    public static boolean isNew(
            LocalDate grantedFrom,
            @Nullable LocalDate lastIncomeDay,
            @Nullable LocalDate lastSupportedJobDay,
            Law law) {
        LocalDate last = later(lastIncomeDay, lastSupportedJobDay);
        return last == null
                || grantedFrom.isAfter(
                        last.plusMonths(law.number(LawParameter.NEW_BENEFICIARY_AFTER_MONTHS, grantedFrom)));
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
