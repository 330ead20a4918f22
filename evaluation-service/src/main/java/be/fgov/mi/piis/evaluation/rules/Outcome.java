package be.fgov.mi.piis.evaluation.rules;

/** What a trajectory led to: the four results of which the federal level asks the number (SUB-22; S1:247-259). */
public enum Outcome {
    SOCIO_PROFESSIONAL_PATH,
    STRENGTHENED_AUTONOMY,
    VOLUNTEERING,
    EMPLOYMENT
}
