package be.fgov.mi.piis.contract.rules;

import be.fgov.mi.piis.identity.rules.DatedParameter;

/**
 * Every number and choice that the law, or its reading, can move. The value here is the default; dated rows replace it
 * from their day on. Where the texts are silent the parameter names its assumption and is shown as a configured rule.
 */
public enum LawParameter implements DatedParameter {
    /** Younger than this must have a PIIS, in years of age (OBL-1). */
    COMPULSORY_BELOW_AGE("25", Kind.NUMBER, "S3:105", ""),
    /** More than so many months without integration income make a new beneficiary (OBL-2b). */
    NEW_BENEFICIARY_AFTER_MONTHS("3", Kind.NUMBER, "S3:106", "A-05"),
    /** Months within which a compulsory contract is drawn up (OBL-3). */
    CONTRACT_DUE_WITHIN_MONTHS("3", Kind.NUMBER, "S3:108", "A-02"),
    /** Months after which an exemption is looked at again, where the decision names no day. */
    EXEMPTION_REVIEW_MONTHS("12", Kind.NUMBER, "S3:112", "review date of an exemption"),
    /** Days before a due date from which it is announced. */
    NOTICE_AHEAD_DAYS("30", Kind.NUMBER, "", "announcement ahead of a due date"),
    /** Full days between the hand-over of the text and the person's signature (PRE-7). */
    REFLECTION_DAYS("5", Kind.NUMBER, "S3:87", "A-01"),
    REFLECTION_UNIT("calendar", Kind.UNIT, "DIS 11 §3, AR 10-21", "A-01"),
    /** Days within which an interview is made possible (LIF-1). */
    INTERVIEW_DAYS("5", Kind.NUMBER, "S3:88", "A-03"),
    INTERVIEW_UNIT("working", Kind.UNIT, "model contract of the SPP IS", "A-03"),
    SATURDAY_IS_WORKING("false", Kind.FLAG, "", "A-03"),
    /** Evaluations in a year at least, from 01/11/2016 (LIF-5). */
    EVALUATIONS_A_YEAR("3", Kind.NUMBER, "S3:101", ""),
    /** Of which face to face at least (LIF-6). */
    EVALUATIONS_IN_PERSON("2", Kind.NUMBER, "S3:101", ""),
    /** Months between two evaluations at most, until 31/10/2016 (LIF-7). */
    EVALUATION_MONTHS_R2002("3", Kind.NUMBER, "S2:247", ""),
    /** A job shorter than this many months allows to re-activate a PIIS without a new assessment (PRE-10). */
    REACTIVATION_BELOW_MONTHS("3", Kind.NUMBER, "FAQ of the SPP IS", ""),
    /** Longest suspension the first time, in months (SAN-8). */
    FIRST_SUSPENSION_MONTHS("1", Kind.NUMBER, "DIS 30 §2, S3:156", "A-08"),
    /** Longest suspension of a repeat, in months (SAN-9). */
    REPEAT_SUSPENSION_MONTHS("3", Kind.NUMBER, "DIS 30 §2, S3:160", "A-08"),
    /** A breach within so many months of the day of the first decision is a repeat (SAN-9). */
    REPEAT_WINDOW_MONTHS("12", Kind.NUMBER, "DIS 30 §2", "A-06"),
    /** A suspension starts on the first day of this month after the decision at the latest (SAN-11). */
    SUSPENSION_LATEST_START_MONTHS("3", Kind.NUMBER, "DIS 30", "A-07"),
    /** Months from the notification in which the labour tribunal can be asked (SAN-12). */
    APPEAL_MONTHS("3", Kind.NUMBER, "DIS 47", ""),
    /** Whether an appeal stops the execution. */
    APPEAL_SUSPENDS_EXECUTION("false", Kind.FLAG, "", "effect of an appeal"),
    /** Calendar days within which a CPAS that is not competent passes a file on (TRA-5). */
    TRANSFER_PASS_ON_DAYS("5", Kind.NUMBER, "DIS 18 §4, LO 58 §3", ""),
    /** Days between a transfer offer and the release of its content. */
    TRANSFER_RELEASE_DAYS("0", Kind.NUMBER, "S3:172", "A-20"),
    /** Days after which an undecided transfer offer is a finding. */
    TRANSFER_DECISION_DAYS("30", Kind.NUMBER, "", "handling of a transfer"),
    /** Days for which a code given to a person opens its page. */
    PERSON_CODE_DAYS("30", Kind.NUMBER, "", "validity of a personal code"),
    /** From so many contracts of a CPAS on, a delivery is compared with what is there. */
    IMPORT_PAUSE_FROM_CONTRACTS("20", Kind.NUMBER, "", "abnormal delivery"),
    /** A delivery that ends more than this share of the CPAS's open contracts waits for a human, in percent. */
    IMPORT_PAUSE_ENDED_PERCENT("30", Kind.NUMBER, "", "abnormal delivery"),
    /** A delivery that changes more than this share of the CPAS's contracts waits for a human, in percent. */
    IMPORT_PAUSE_CHANGED_PERCENT("60", Kind.NUMBER, "", "abnormal delivery");

    private final String standard;
    private final Kind kind;
    private final String source;
    private final String assumption;

    LawParameter(String standard, Kind kind, String source, String assumption) {
        this.standard = standard;
        this.kind = kind;
        this.source = source;
        this.assumption = assumption;
    }

    @Override
    public String standard() {
        return standard;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String assumption() {
        return assumption;
    }
}
