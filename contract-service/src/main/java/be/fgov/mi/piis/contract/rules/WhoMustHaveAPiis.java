package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who is granted integration income and is younger than 25 must have a PIIS (OBL-1, S3:105); from 01/11/2016 every new
 * beneficiary must, whatever the age (OBL-2, S3:106). It is due three months after the decision (OBL-3, A-02): it
 * follows the grant and is never its condition (OBL-4). Age is judged on the day of the decision and a running
 * contract goes on past the birthday. An exemption, or work that the income complements, lifts the duty
 * (EXE-1..3) and forbids nothing (EXE-5). Who need not have one may have one (OBL-5, OBL-7).
 */
public final class WhoMustHaveAPiis {
    private WhoMustHaveAPiis() {}

    /**
     * What is known of a grant.
     *
     * @param birthDate absent where it is not known
     * @param decidedOn day on which the CPAS decided to grant
     * @param grantedFrom first day of the grant
     * @param lastIncomeDay last day covered by an earlier integration income
     * @param lastSupportedJobDay last day of a job through a measure of the CPAS
     * @param workingWithTopUp works, and the income complements the wages
     * @param exemption the CPAS's decision to exempt
     */
    public record Grant(
            @Nullable LocalDate birthDate,
            LocalDate decidedOn,
            LocalDate grantedFrom,
            @Nullable LocalDate lastIncomeDay,
            @Nullable LocalDate lastSupportedJobDay,
            boolean workingWithTopUp,
            @Nullable Exemption exemption) {}

    /**
     * What follows from it.
     *
     * @param dueOn last day to conclude a compulsory contract; absent when none is due
     * @param federalCode how an exemption is reported; absent for work and where there is no exemption
     */
    public record Verdict(
            Obligation obligation,
            ObligationReason reason,
            boolean newBeneficiary,
            @Nullable LocalDate dueOn,
            @Nullable Integer federalCode) {}

    /** Whether nothing can be said as long as the birth date is unknown: somebody who is not new may be under 25. */
    public static boolean needsBirthDate(Grant grant, Law law) {
        return grant.birthDate() == null && !isCompulsoryAsNew(grant, law);
    }

    /** @throws IllegalArgumentException when the birth date decides and is unknown: see {@link #needsBirthDate} */
    public static Verdict judge(Grant grant, Law law) {
        if (needsBirthDate(grant, law)) {
            throw new IllegalArgumentException("the birth date decides");
        }
        boolean newBeneficiary = isNew(grant, law);
        ObligationReason duty = duty(grant, law);
        if (duty == ObligationReason.NOT_COMPULSORY) {
            // Where there is no duty there is nothing to be exempt from, and nothing to report.
            return new Verdict(Obligation.OPTIONAL, duty, newBeneficiary, null, null);
        }
        Exemption exemption = grant.exemption();
        if (exemption != null) {
            return new Verdict(
                    Obligation.EXEMPT,
                    exemption.ground().reason(),
                    newBeneficiary,
                    null,
                    exemption.ground().federalCode());
        }
        if (grant.workingWithTopUp()) {
            return new Verdict(Obligation.EXEMPT, ObligationReason.WORKING, newBeneficiary, null, null);
        }
        LocalDate dueOn =
                grant.decidedOn().plusMonths(law.number(LawParameter.CONTRACT_DUE_WITHIN_MONTHS, grant.decidedOn()));
        return new Verdict(Obligation.COMPULSORY, duty, newBeneficiary, dueOn, null);
    }

    private static ObligationReason duty(Grant grant, Law law) {
        LocalDate birthDate = grant.birthDate();
        if (birthDate != null && isYoung(birthDate, grant.decidedOn(), law)) {
            return ObligationReason.UNDER_25;
        }
        return isCompulsoryAsNew(grant, law) ? ObligationReason.NEW_BENEFICIARY : ObligationReason.NOT_COMPULSORY;
    }

    /** Somebody born on 29 February has lived a full year on 1 March of another year. */
    private static boolean isYoung(LocalDate birthDate, LocalDate decidedOn, Law law) {
        return ChronoUnit.YEARS.between(birthDate, decidedOn)
                < law.number(LawParameter.COMPULSORY_BELOW_AGE, decidedOn);
    }

    private static boolean isCompulsoryAsNew(Grant grant, Law law) {
        return Regime.on(grant.decidedOn()).obligesNewBeneficiaries() && isNew(grant, law);
    }

    private static boolean isNew(Grant grant, Law law) {
        return NewBeneficiary.isNew(grant.grantedFrom(), grant.lastIncomeDay(), grant.lastSupportedJobDay(), law);
    }
}
