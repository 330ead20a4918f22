package be.fgov.mi.piis.contract.rules;

/** Life domains in which objectives lie (S0:288-300). */
public enum LifeDomain {
    SOCIAL_ACTIVATION,
    HOUSING,
    BUDGET,
    HEALTH,
    CHILDCARE_AND_EDUCATION,
    LEISURE_AND_TRAINING,
    VOLUNTEERING,
    SOCIO_PROFESSIONAL
}
