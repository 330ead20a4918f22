package be.fgov.mi.piis.contract.rules;

/** How much is suspended, or postponed: everything or a part (SAN-8, SAN-10). */
public enum SuspensionExtent {
    TOTAL,
    PARTIAL
}
