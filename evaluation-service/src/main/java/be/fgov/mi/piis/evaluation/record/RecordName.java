package be.fgov.mi.piis.evaluation.record;

/**
 * What a record is called at its CPAS.
 *
 * @param kind as push receipts have it
 */
public record RecordName(String kind, String contractReference, String reference) {
    /** {@return its reference as push receipts have it} */
    String inReceipts() {
        return contractReference + "/" + reference;
    }
}
