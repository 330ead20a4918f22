package be.fgov.mi.piis.contract.rules;

/** Where a transfer to another CPAS stands (TRA-2..4, A-20). */
public enum TransferStatus {
    /** Known to the new CPAS, without any content. */
    OFFERED,
    /** The new CPAS may read the content and decide. */
    RELEASED,
    /** The person objected: the new CPAS knows that there was a contract and that it is closed, nothing else. */
    OBJECTED,
    /** The new CPAS decided which commitments it takes over. */
    DECIDED
}
