package be.fgov.mi.piis.subsidy.rules;

/** The functions in which a convention is signed (SUB-10, S4:64-65). */
public enum SigningFunction {
    PRESIDENT(ConventionAct.PRESIDENT_SIGNATURE),
    SECRETARY(ConventionAct.SECRETARY_SIGNATURE),
    MINISTER(ConventionAct.MINISTER_SIGNATURE);

    private final ConventionAct act;

    SigningFunction(ConventionAct act) {
        this.act = act;
    }

    /** {@return the signature that is given in this function} */
    public ConventionAct act() {
        return act;
    }

    /** True for the two who sign for the CPAS. */
    public boolean isOfCpas() {
        return this != MINISTER;
    }
}
