package be.fgov.mi.piis.subsidy.rules;

/** What a party should look at although the act is accepted. */
public enum ConventionWarning {
    /** SUB-5, S4:30: the instructions came late in 2015, so a late convention is negotiated, not refused. */
    AFTER_SUBMISSION_DEADLINE("The last day to submit a convention of this year has passed."),
    /** SUB-30. */
    AMOUNT_DIFFERS_FROM_SCHEME("The scheme of the year grants another amount per cluster.");

    private final String text;

    ConventionWarning(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
