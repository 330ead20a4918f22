package be.fgov.mi.piis.contract.rules;

/** What the new CPAS makes of a commitment of the old contract (TRA-3). */
public enum CommitmentDecision {
    /** Possible and desirable as it is. */
    KEEP,
    /** Taken over with another text or date. */
    ADAPT,
    /** Not taken over. */
    CLOSE
}
