package be.fgov.mi.piis.evaluation.waiting;

/** What can wait for its contract. */
public enum RecordKind {
    EVALUATION("evaluations"),
    MEASUREMENT("measurements"),
    TRAJECTORY("trajectories");

    private final String collection;

    RecordKind(String collection) {
        this.collection = collection;
    }

    /** {@return the path of the record, whether or not it can be read yet} */
    String href(String enterpriseNumber, String contractReference, String reference) {
        return "/piisEvaluation/v1/cpas/" + enterpriseNumber + "/contracts/" + contractReference + "/" + collection
                + "/" + reference;
    }
}
