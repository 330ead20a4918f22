package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;

/**
 * An exemption is a decision that the CPAS takes on a day and looks at again on another (EXE-4, S3:112).
 *
 * @param ground why
 * @param decidedOn the day of the decision
 * @param reviewOn the day on which the CPAS looks again whether the ground still holds
 */
public record Exemption(ExemptionGround ground, LocalDate decidedOn, LocalDate reviewOn) {

    /** An exemption whose decision names no day for its review: the dated parameter gives it. */
    public static Exemption reviewedByDefault(ExemptionGround ground, LocalDate decidedOn, Law law) {
        return new Exemption(
                ground, decidedOn, decidedOn.plusMonths(law.number(LawParameter.EXEMPTION_REVIEW_MONTHS, decidedOn)));
    }

    /** From the day of the review on, the exemption stays in force and the review is due. */
    public boolean isReviewDueOn(LocalDate day) {
        return !day.isBefore(reviewOn);
    }
}
