package be.fgov.mi.piis.evaluation.rules;

/** Who answered: the social worker about the person, or the person. Their answers are never mixed. */
public enum Rater {
    WORKER,
    BENEFICIARY
}
