package be.fgov.mi.piis.subsidy.rules;

/** By which right somebody signs in a function. */
public enum SigningRight {
    /** The function is one's own. */
    OWN,
    /** By a dated mandate, in the place of the one who has the function. */
    SUBSTITUTE,
    /** The director-general, who took over the function of the secretary (S2:247, standards.md). */
    DIRECTOR_GENERAL
}
