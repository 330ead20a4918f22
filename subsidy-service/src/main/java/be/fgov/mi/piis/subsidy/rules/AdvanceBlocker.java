package be.fgov.mi.piis.subsidy.rules;

/** Why an advance cannot be paid today. */
public enum AdvanceBlocker {
    MINISTER_APPROVAL_MISSING("The minister has not approved the convention."),
    PRESIDENT_SIGNATURE_MISSING("The president of the lead CPAS has not signed."),
    SECRETARY_SIGNATURE_MISSING("The secretary of the lead CPAS has not signed."),
    MINISTER_SIGNATURE_MISSING("The minister has not signed."),
    CONVENTION_REFUSED("The minister refused the convention."),
    CONVENTION_EXPIRED("The convention expired before everyone had signed."),
    ADVANCE_ALREADY_PAID("The advance has been paid."),
    REPORTED_WITHOUT_ADVANCE("No advance was paid before the report: what is owed is paid with the balance."),
    PAYMENT_UNDERWAY("A payment of the advance is prepared, or released and not yet answered by the bank."),
    NOTHING_TO_ADVANCE("The advance of this convention is nothing."),
    BUDGET_YEAR_CLOSED("The budget year is closed.");

    private final String text;

    AdvanceBlocker(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
