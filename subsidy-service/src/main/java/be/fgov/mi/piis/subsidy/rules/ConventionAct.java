package be.fgov.mi.piis.subsidy.rules;

/** What someone does to a convention; advice and decision are one act per answer, because each leads elsewhere. */
public enum ConventionAct {
    REVISION("be revised"),
    SUBMISSION("be submitted"),
    NEGOTIATION("be negotiated"),
    FAVOURABLE_ADVICE("be advised on"),
    UNFAVOURABLE_ADVICE("be advised on"),
    MINISTER_SUBMISSION("go to the minister"),
    MINISTER_APPROVAL("be decided by the minister"),
    MINISTER_REFUSAL("be decided by the minister"),
    MINISTER_MODIFICATION_REQUEST("be decided by the minister"),
    AMENDMENT("be amended"),
    AMENDMENT_REFUSAL("have its amendment refused"),
    AMENDMENT_WITHDRAWAL("have its amendment withdrawn"),
    EXPIRY("expire"),
    PRESIDENT_SIGNATURE("be signed by the president"),
    SECRETARY_SIGNATURE("be signed by the secretary"),
    MINISTER_SIGNATURE("be signed by the minister"),
    REPORT("be reported on"),
    /** The advance was not paid in its budget year: the whole of the accepted costs is settled as balance. */
    REPORT_WITHOUT_ADVANCE("be reported on without its advance"),
    REPORT_RETURN("have its report returned"),
    REPORT_RETURN_WITHOUT_ADVANCE("have its report returned"),
    CONTROL("come under control"),
    SETTLEMENT("be settled"),
    RECOVERY_CLAIM("have a recovery claimed"),
    /** Nothing is left to pay on either side. */
    CLOSURE("be closed"),
    /** The settlement that was approved is taken back, to be made anew. */
    SETTLEMENT_CORRECTION("have its settlement corrected"),
    CARRY_OVER("have its advance carried over"),
    ADVANCE_PAYMENT("have its advance paid"),
    /** An advance paid before an amendment is not paid again: what the amendment adds comes with the balance. */
    ADVANCE_KEPT("keep the advance that was paid"),
    ADVANCE_RETURN("have its advance sent back by the bank"),
    BALANCE_PAYMENT("have its balance paid"),
    BALANCE_RETURN("have its balance sent back by the bank"),
    RECOVERY_PAYMENT("be paid back");

    private final String words;

    ConventionAct(String words) {
        this.words = words;
    }

    /** What to say after "The convention cannot". */
    public String words() {
        return words;
    }

    public boolean isSignature() {
        return this == PRESIDENT_SIGNATURE || this == SECRETARY_SIGNATURE || this == MINISTER_SIGNATURE;
    }
}
