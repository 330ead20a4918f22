package be.fgov.mi.piis.contract.rules;

/** Who has to take a step. */
public enum StepOwner {
    BENEFICIARY,
    CPAS,
    THIRD_PARTY
}
