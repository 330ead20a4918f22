package be.fgov.mi.piis.subsidy.rules;

/**
 * What fewer persons than promised mean for the money. No text documents a rule (rules.md 2.2), so the default only
 * shows the officer the effect and asks for a decision with a motive.
 */
public enum UnderTargetPolicy {
    NONE,
    FLAG,
    PRO_RATA
}
