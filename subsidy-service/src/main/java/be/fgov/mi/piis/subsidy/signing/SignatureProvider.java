package be.fgov.mi.piis.subsidy.signing;

import be.fgov.mi.piis.subsidy.rules.SigningRight;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whoever puts signatures on documents. Built is {@link LocalSeal}; an adapter of the federal signing service takes the
 * same call (docs/adr/0022).
 */
public interface SignatureProvider {

    /**
     * The signatory as the signature names it.
     *
     * @param function such as {@code cpas-president}
     * @param right whether the function is the signatory's own
     * @param reason why it is signed
     * @param signedAt instant claimed by the signature
     */
    record Signatory(String name, String function, SigningRight right, String reason, Instant signedAt) {}

    /**
     * What a validation says of all signatures of a document.
     *
     * @param passed every one is TOTAL_PASSED, the last one covers the whole file and nothing was added behind it
     * @param signatures one each, in the order in which they were put
     * @param report simple report of the validator, XML
     * @param detailedReport every step of the validation, XML
     */
    record Verdict(boolean passed, List<Checked> signatures, String report, String detailedReport) {}

    /**
     * @param indication of ETSI EN 319 102-1, such as {@code TOTAL_PASSED}
     * @param subIndication why it did not pass, or absent
     * @param level such as {@code PAdES-BASELINE-B}
     */
    record Checked(
            String signatory, String indication, @Nullable String subIndication, String level) {}

    /** The document with one signature more, PAdES-BASELINE-B, as an incremental update. */
    byte[] sign(byte[] pdf, Signatory signatory);

    Verdict validate(byte[] pdf);

    /** Subject of the certificate with which this provider signs. */
    String subject();
}
