package be.fgov.mi.piis.contract.rules;

/** On what ground the CPAS helps the person; other users have a right to neither (OBL-7). */
public enum BeneficiaryStatus {
    RIGHT_TO_INTEGRATION,
    FINANCIAL_SOCIAL_AID,
    OTHER_USER
}
