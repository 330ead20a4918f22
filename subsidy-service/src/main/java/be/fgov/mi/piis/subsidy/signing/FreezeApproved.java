package be.fgov.mi.piis.subsidy.signing;

import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.WhenApproved;
import be.fgov.mi.piis.subsidy.document.PrintConvention;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What the minister approves is what is signed: the document is frozen with the approval (SUB-11), so that everybody who
 * signs later is shown the same bytes, whatever becomes of names, wordings and fonts.
 */
@ApplicationScoped
class FreezeApproved implements WhenApproved {
    private final PrintConvention printConvention;
    private final SignedDocuments documents;

    FreezeApproved(PrintConvention printConvention, SignedDocuments documents) {
        this.printConvention = printConvention;
        this.documents = documents;
    }

    @Override
    public void approved(Convention convention, ActContext context) {
        documents.freeze(convention, printConvention.print(convention), context);
    }
}
