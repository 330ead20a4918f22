package be.fgov.mi.piis.evaluation.access;

/** Why a CPAS may see and write what is kept of a person, as the access log has it. */
public final class Purpose {
    /** The two royal decrees of 27/03/2015 (SUB-1; S4:25). */
    public static final String SOCIAL_ACTIVATION = "socialActivation";

    /** Figures of all CPAS together, with small cells hidden: of no person. */
    public static final String STATISTICS = "statistics";

    private Purpose() {}
}
