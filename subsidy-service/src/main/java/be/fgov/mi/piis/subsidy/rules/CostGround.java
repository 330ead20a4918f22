package be.fgov.mi.piis.subsidy.rules;

/** Why a cost is rejected (SUB-13, SUB-20, S4:112-114). */
public enum CostGround {
    OUTSIDE_PERIOD("SUB-20"),
    NO_DIRECT_LINK("SUB-20"),
    NOT_PROPORTIONATE("SUB-20"),
    NOT_ELIGIBLE_KIND("SUB-13"),
    ALREADY_FINANCED("rules.md 2.2"),
    MISSING_DOCUMENT("SUB-20"),
    OTHER("SUB-20");

    private final String rule;

    CostGround(String rule) {
        this.rule = rule;
    }

    /** The rule that the cost does not meet. */
    public String rule() {
        return rule;
    }
}
