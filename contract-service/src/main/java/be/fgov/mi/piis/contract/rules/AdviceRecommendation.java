package be.fgov.mi.piis.contract.rules;

/** What the social worker in charge advises the council (SAN-4, S3:150); it binds nobody. */
public enum AdviceRecommendation {
    NO_SANCTION,
    SANCTION,
    UNDECIDED
}
