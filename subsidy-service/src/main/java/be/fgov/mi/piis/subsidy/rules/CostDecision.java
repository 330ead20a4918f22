package be.fgov.mi.piis.subsidy.rules;

/** What a reviewer says of a cost. */
public enum CostDecision {
    ACCEPTED,
    REJECTED
}
