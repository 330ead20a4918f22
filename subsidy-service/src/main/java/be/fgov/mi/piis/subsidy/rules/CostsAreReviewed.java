package be.fgov.mi.piis.subsidy.rules;

/** Costs are reviewed from the last signature on, until the settlement is approved (rules.md 2.2). */
public final class CostsAreReviewed {
    private CostsAreReviewed() {}

    public static boolean in(ConventionStatus status) {
        return switch (status) {
            case FULLY_SIGNED, ADVANCE_PAID, REPORTED, UNDER_CONTROL -> true;
            case DRAFT,
                    SUBMITTED,
                    UNDER_REVIEW,
                    IN_NEGOTIATION,
                    FAVOURABLE_ADVICE,
                    SUBMITTED_TO_MINISTER,
                    APPROVED_BY_MINISTER,
                    CPAS_SIGNING,
                    MINISTER_SIGNING,
                    SETTLED,
                    RECOVERY_CLAIMED,
                    CLOSED,
                    REFUSED,
                    EXPIRED -> false;
        };
    }
}
