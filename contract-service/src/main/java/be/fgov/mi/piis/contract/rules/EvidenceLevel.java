package be.fgov.mi.piis.contract.rules;

/** What a signature can prove, from the strongest to the weakest; most people sign at the desk, not with a card. */
public enum EvidenceLevel {
    /** A sign-in with the eID, as the identity server vouches in the token of the signer's own account. */
    QUALIFIED,
    /** The signer's own account, signed in moments before; with what, the token does not say. */
    SIGNED_IN,
    /** A personal code that the person received, together with the text it opened. */
    PERSONAL_CODE,
    /** A signature on a screen in the presence of a worker, who is named. */
    WITNESSED,
    /** A handwritten signature on paper, known by the hash of its scan. */
    SCANNED,
    /** Somebody says that a card was used; nothing here shows it. */
    TOLD;

    /** The level that a signature leaves. */
    public static EvidenceLevel of(SignatureRoute route, SignIn signIn) {
        return switch (route) {
            case EID ->
                switch (signIn) {
                    case OWN_WITH_EID -> QUALIFIED;
                    case OWN -> SIGNED_IN;
                    case OF_ANOTHER -> TOLD;
                };
            case LINK -> PERSONAL_CODE;
            case DESK -> WITNESSED;
            case PAPER -> SCANNED;
        };
    }

    /** The same of one that somebody else tells. */
    public static EvidenceLevel of(SignatureRoute route) {
        return of(route, SignIn.OF_ANOTHER);
    }
}
