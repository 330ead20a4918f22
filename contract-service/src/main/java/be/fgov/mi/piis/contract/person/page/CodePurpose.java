package be.fgov.mi.piis.contract.person.page;

/** What a code given to a person opens. */
public enum CodePurpose {
    /** The page of what travels to another CPAS, and the button to object (TRA-4). */
    TRANSFER,
    /** The text of a contract, and the button to sign it (SIG). */
    SIGNATURE
}
