package be.fgov.mi.piis.subsidy.rules;

import java.util.List;

/** Whose move a convention waits for (SUB-11, S4:62-66). */
public enum MustAct {
    LEAD_CPAS,
    PRESIDENT,
    SECRETARY,
    SPP_OFFICER,
    MINISTER,
    SPP_FINANCE;

    /** Nobody has to act on what is refused, expired or closed. */
    public static List<MustAct> on(ConventionStatus status) {
        return switch (status) {
            case DRAFT -> List.of(LEAD_CPAS);
            case SUBMITTED, UNDER_REVIEW, FAVOURABLE_ADVICE -> List.of(SPP_OFFICER);
            // The CPAS corrects, the officer advises: either can be next.
            case IN_NEGOTIATION -> List.of(LEAD_CPAS, SPP_OFFICER);
            case SUBMITTED_TO_MINISTER, MINISTER_SIGNING -> List.of(MINISTER);
            case APPROVED_BY_MINISTER -> List.of(PRESIDENT);
            case CPAS_SIGNING -> List.of(SECRETARY);
            case FULLY_SIGNED -> List.of(SPP_FINANCE);
            case ADVANCE_PAID -> List.of(LEAD_CPAS);
            case REPORTED, UNDER_CONTROL -> List.of(SPP_OFFICER);
            case SETTLED -> List.of(SPP_FINANCE);
            case RECOVERY_CLAIMED -> List.of(LEAD_CPAS);
            case CLOSED, REFUSED, EXPIRED -> List.of();
        };
    }
}
