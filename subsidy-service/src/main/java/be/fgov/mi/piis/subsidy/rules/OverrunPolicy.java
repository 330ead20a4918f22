package be.fgov.mi.piis.subsidy.rules;

/** What a trajectory that really lasted longer than a year means for its person (SUB-21, rules.md 2.4 check 6). */
public enum OverrunPolicy {
    FINDING,
    NOT_COUNTED
}
