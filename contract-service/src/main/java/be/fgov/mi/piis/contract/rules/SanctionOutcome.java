package be.fgov.mi.piis.contract.rules;

/** What the council decided: a sanction is a possibility, never a duty (SAN-1). */
public enum SanctionOutcome {
    NO_SANCTION,
    SUSPENSION
}
