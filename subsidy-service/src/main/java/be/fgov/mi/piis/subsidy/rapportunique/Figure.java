package be.fgov.mi.piis.subsidy.rapportunique;

/** The figures of the report, in the order in which the dictionary explains them. */
public enum Figure {
    CONVENTIONS("conventions", "SUB-6"),
    DISTINCT_PERSONS("distinctPersons", "SUB-17, SUB-18"),
    TRAJECTORIES("trajectories", "SUB-14, SUB-21"),
    FINISHED_TRAJECTORIES("finishedTrajectories", "SUB-22"),
    SOCIO_PROFESSIONAL_PATH("outcomes.socioProfessionalPath", "SUB-22"),
    STRENGTHENED_AUTONOMY("outcomes.strengthenedAutonomy", "SUB-22"),
    VOLUNTEERING("outcomes.volunteering", "SUB-22"),
    EMPLOYMENT("outcomes.employment", "SUB-22"),
    DROPOUTS_EXPLAINED("dropouts.explained", "SUB-19"),
    DROPOUTS_UNEXPLAINED("dropouts.unexplained", "SUB-19"),
    GRANTED("grantedCents", "SUB-30"),
    ADVANCE("advanceCents", "SUB-9"),
    ADVANCE_PAYABLE("advancePayable", "SUB-9, SUB-11"),
    ADVANCE_PAID("advancePaidCents", "SUB-9"),
    ACCEPTED_STAFF("acceptedCosts.staffCents", "SUB-13, SUB-20"),
    ACCEPTED_OPERATING("acceptedCosts.operatingCents", "SUB-13, SUB-20"),
    ACCEPTED("acceptedCents", "A-14"),
    BALANCE("balanceCents", "A-14"),
    RECOVERY("recoveryCents", "A-14"),
    UNCLAIMED("unclaimedCents", "A-14"),
    SETTLEMENT("settlement", "A-14"),
    SIGNERS("signers", "SUB-10");

    private final String property;
    private final String rules;

    Figure(String property, String rules) {
        this.property = property;
        this.rules = rules;
    }

    /** Where the figure stands in the JSON of a convention. */
    public String property() {
        return property;
    }

    /** The rules it rests on. */
    public String rules() {
        return rules;
    }
}
