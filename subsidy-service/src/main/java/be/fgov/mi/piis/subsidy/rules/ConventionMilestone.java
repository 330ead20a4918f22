package be.fgov.mi.piis.subsidy.rules;

/** What has to be there before the advance is owed, in the order of the procedure (SUB-11, S4:62-66). */
public enum ConventionMilestone {
    SUBMISSION("its submission by the CPAS"),
    FAVOURABLE_ADVICE("a favourable advice of the SPP IS"),
    MINISTER_SUBMISSION("its submission to the minister"),
    MINISTER_APPROVAL("the approval of the minister"),
    PRESIDENT_SIGNATURE("the signature of the president"),
    SECRETARY_SIGNATURE("the signature of the secretary"),
    MINISTER_SIGNATURE("the signature of the minister");

    private final String words;

    ConventionMilestone(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
