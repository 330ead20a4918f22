package be.fgov.mi.piis.contract.document;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** What an independent validator finds wrong with a file. */
final class Accessibility {
    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private Accessibility() {}

    /** Breaches of PDF/UA-1: what would keep a screen reader from reading it. */
    static List<String> breachesOfPdfUa(byte[] pdf) throws Exception {
        return breaches(pdf, PDFAFlavour.PDFUA_1);
    }

    /** Breaches of PDF/A-3u: what would keep an archive from showing it later. */
    static List<String> breachesOfPdfA(byte[] pdf) throws Exception {
        return breaches(pdf, PDFAFlavour.PDFA_3_U);
    }

    private static List<String> breaches(byte[] pdf, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            return result.getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId().getClause() + "/"
                            + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage() + " "
                            + assertion.getLocation().getContext())
                    .toList();
        }
    }
}
