package be.fgov.mi.piis.evaluation.rules;

/** A trajectory may be made of individual and of collective modules (LIF-10; S1:235). */
public enum ActivityMode {
    INDIVIDUAL,
    COLLECTIVE
}
