package be.fgov.mi.piis.evaluation.trajectory;

/** Why a CPAS may see and write a person's trajectory, as the access log has it. */
public final class Purpose {
    /** The two royal decrees of 27/03/2015 (SUB-1; S4:25). */
    public static final String SOCIAL_ACTIVATION = "socialActivation";

    private Purpose() {}
}
