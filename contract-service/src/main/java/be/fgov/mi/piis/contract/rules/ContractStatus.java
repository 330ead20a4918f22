package be.fgov.mi.piis.contract.rules;

/** Where a contract stands. */
public enum ContractStatus {
    DRAFT,
    HANDED_OVER,
    PARTIALLY_SIGNED,
    ACTIVE,
    ENDED,
    TRANSFERRED,
    VOID
}
