package be.fgov.mi.piis.subsidy.document;

import be.fgov.mi.piis.identity.document.PdfPress;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The press of the suite, one for all documents of this service. */
@Singleton
class OfferPress {

    @Produces
    @Singleton
    PdfPress press() {
        return new PdfPress();
    }
}
