package be.fgov.mi.piis.contract.rules;

/** What the sign-in of the account that records a signature says about who signs. */
public enum SignIn {
    /** Nothing: the account records what another person signed. */
    OF_ANOTHER,
    /** The signer's own account, signed in moments before. */
    OWN,
    /** The same, and the token says that it was with an eID. */
    OWN_WITH_EID
}
