package be.fgov.mi.piis.subsidy.rules;

/**
 * A CPAS may send and correct its costs as long as a control of them has not begun: also before the last signature,
 * since spending of the whole year counts (SUB-20, S4:114), and again when its report is returned.
 */
public final class CostsAreTaken {
    private CostsAreTaken() {}

    public static boolean in(ConventionStatus status) {
        return switch (status) {
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
                    REPORTED -> true;
            case UNDER_CONTROL, SETTLED, RECOVERY_CLAIMED, CLOSED, REFUSED, EXPIRED -> false;
        };
    }
}
