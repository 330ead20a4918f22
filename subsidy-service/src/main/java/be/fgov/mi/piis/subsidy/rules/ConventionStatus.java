package be.fgov.mi.piis.subsidy.rules;

/** The states of a convention (rules.md 2.3, derived from S4:62-66). */
public enum ConventionStatus {
    DRAFT("is a draft"),
    SUBMITTED("was submitted by the CPAS"),
    UNDER_REVIEW("is under review by the SPP IS"),
    IN_NEGOTIATION("is in negotiation"),
    FAVOURABLE_ADVICE("has a favourable advice"),
    SUBMITTED_TO_MINISTER("is before the minister"),
    APPROVED_BY_MINISTER("is approved by the minister and waits for the first signature"),
    CPAS_SIGNING("is being signed by the CPAS"),
    MINISTER_SIGNING("waits for the signature of the minister"),
    FULLY_SIGNED("is signed by everyone"),
    ADVANCE_PAID("has its advance paid"),
    REPORTED("is reported on"),
    UNDER_CONTROL("is under control"),
    SETTLED("is settled"),
    RECOVERY_CLAIMED("has a recovery claimed"),
    CLOSED("is closed"),
    REFUSED("was refused by the minister"),
    EXPIRED("has expired");

    private final String words;

    ConventionStatus(String words) {
        this.words = words;
    }

    /** What to say after "The convention". */
    public String words() {
        return words;
    }

    /** Nothing more will come of it: its CPAS are free to conclude another convention for the year. */
    public boolean leavesTheYearFree() {
        return this == REFUSED || this == EXPIRED;
    }

    /**
     * From its submission on a convention keeps its CPAS from another one of the year, also while it is negotiated.
     * A draft names CPAS that nobody has asked.
     */
    public boolean holdsTheYear() {
        return this != DRAFT && !leavesTheYearFree();
    }

    /** From the last signature on the advance is owed; a refused or expired convention never gets there. */
    public boolean isFullySigned() {
        return switch (this) {
            case FULLY_SIGNED, ADVANCE_PAID, REPORTED, UNDER_CONTROL, SETTLED, RECOVERY_CLAIMED, CLOSED -> true;
            case DRAFT,
                    SUBMITTED,
                    UNDER_REVIEW,
                    IN_NEGOTIATION,
                    FAVOURABLE_ADVICE,
                    SUBMITTED_TO_MINISTER,
                    APPROVED_BY_MINISTER,
                    CPAS_SIGNING,
                    MINISTER_SIGNING,
                    REFUSED,
                    EXPIRED -> false;
        };
    }

    /** Its report is with the SPP IS or was settled: what was spent is said. */
    public boolean isReported() {
        return switch (this) {
            case REPORTED, UNDER_CONTROL, SETTLED, RECOVERY_CLAIMED, CLOSED -> true;
            case DRAFT,
                    SUBMITTED,
                    UNDER_REVIEW,
                    IN_NEGOTIATION,
                    FAVOURABLE_ADVICE,
                    SUBMITTED_TO_MINISTER,
                    APPROVED_BY_MINISTER,
                    CPAS_SIGNING,
                    MINISTER_SIGNING,
                    FULLY_SIGNED,
                    ADVANCE_PAID,
                    REFUSED,
                    EXPIRED -> false;
        };
    }
}
