package be.fgov.mi.piis.contract.rules;

/** Where a contract stands follows from its facts; nobody sets it. */
public final class StatusOfContract {
    private StatusOfContract() {}

    /**
     * @param handedOver the text was given to the person
     * @param signatures how many have signed
     * @param concluded every required party has signed (SIG-1..3)
     * @param ended an ending is known
     */
    public static ContractStatus of(boolean handedOver, int signatures, boolean concluded, boolean ended) {
        if (ended) {
            // What ended before everybody signed never bound anybody.
            return concluded ? ContractStatus.ENDED : ContractStatus.VOID;
        }
        if (concluded) {
            return ContractStatus.ACTIVE;
        }
        if (signatures > 0) {
            return ContractStatus.PARTIALLY_SIGNED;
        }
        return handedOver ? ContractStatus.HANDED_OVER : ContractStatus.DRAFT;
    }
}
