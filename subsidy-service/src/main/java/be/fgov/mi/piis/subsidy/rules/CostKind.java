package be.fgov.mi.piis.subsidy.rules;

/** What the subsidy can finance (SUB-13, S1:191-193); investments are no kind of cost here. */
public enum CostKind {
    STAFF,
    OPERATING
}
