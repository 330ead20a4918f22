package be.fgov.mi.piis.subsidy.convention;

/** What follows from the approval of the minister, in the transaction of the approval. */
public interface WhenApproved {

    void approved(Convention convention, ActContext context);
}
