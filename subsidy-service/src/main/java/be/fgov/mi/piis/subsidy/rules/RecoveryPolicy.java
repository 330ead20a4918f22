package be.fgov.mi.piis.subsidy.rules;

/** What becomes of an advance beyond the accepted costs. No text of the years documents it (rules.md 2.2). */
public enum RecoveryPolicy {
    /** It is claimed back, all of it. */
    FULL,
    /** It stays with the CPAS. */
    NONE
}
