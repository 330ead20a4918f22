package be.fgov.mi.piis.subsidy.rules;

/** Whether a person who left early counts (SUB-19, S4:106). */
public enum DropoutPolicy {
    COUNTED_WHEN_EXPLAINED,
    ALWAYS_COUNTED,
    NEVER_COUNTED
}
