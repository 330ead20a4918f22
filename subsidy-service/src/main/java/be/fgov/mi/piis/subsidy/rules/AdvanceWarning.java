package be.fgov.mi.piis.subsidy.rules;

/** What someone who pays an advance should know. */
public enum AdvanceWarning {
    AFTER_BUDGET_CUT_OFF("The day by which everything had to be signed for payment in the budget year has passed.");

    private final String text;

    AdvanceWarning(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
