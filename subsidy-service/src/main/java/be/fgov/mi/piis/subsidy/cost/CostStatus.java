package be.fgov.mi.piis.subsidy.cost;

import be.fgov.mi.piis.subsidy.rules.CostDecision;

/** Where a revision of a cost stands. */
public enum CostStatus {
    DECLARED,
    ACCEPTED,
    REJECTED;

    static CostStatus of(CostDecision decision) {
        return switch (decision) {
            case ACCEPTED -> ACCEPTED;
            case REJECTED -> REJECTED;
        };
    }
}
