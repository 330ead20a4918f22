package be.fgov.mi.piis.contract.rules;

/** What a signature can prove, from the strongest to the weakest; most people sign at the desk, not with a card. */
public enum EvidenceLevel {
    /** A qualified electronic signature or sign-in with the eID. */
    QUALIFIED,
    /** A personal code that the person received, together with the text it opened. */
    PERSONAL_CODE,
    /** A signature on a screen in the presence of a worker, who is named. */
    WITNESSED,
    /** A handwritten signature on paper, known by the hash of its scan. */
    SCANNED;

    /** The level that a route leaves. */
    public static EvidenceLevel of(SignatureRoute route) {
        return switch (route) {
            case EID -> QUALIFIED;
            case LINK -> PERSONAL_CODE;
            case DESK -> WITNESSED;
            case PAPER -> SCANNED;
        };
    }
}
