package be.fgov.mi.piis.contract.rules;

/** What a PIIS is about: the existing kinds (S1:213) and social activation (S4:74). */
public enum ContractType {
    SOCIAL_ACTIVATION,
    EMPLOYMENT,
    TRAINING,
    STUDIES,
    SOCIAL,
    GENERAL
}
