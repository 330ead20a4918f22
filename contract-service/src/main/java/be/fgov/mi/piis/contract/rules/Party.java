package be.fgov.mi.piis.contract.rules;

/** Who signs a contract (SIG-1, SIG-2, SIG-3). */
public enum Party {
    BENEFICIARY,
    PRESIDENT,
    SECRETARY,
    CPAS,
    THIRD_PARTY
}
