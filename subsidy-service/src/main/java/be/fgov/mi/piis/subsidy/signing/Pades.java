package be.fgov.mi.piis.subsidy.signing;

import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.subsidy.rules.SigningRight;
import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * PAdES-BASELINE-B of EU DSS, the same for whoever holds the key: what is to be signed is computed here, the value comes
 * from there, and the validation trusts the certificates it is given.
 */
final class Pades {
    static final DigestAlgorithm DIGEST = DigestAlgorithm.SHA256;

    private static final String LOCATION = "Belgique, België, Belgien";
    /** Of a byte range: where the two parts around the signature begin, and how long they are. */
    private static final int RANGE_NUMBERS = 4;

    private final CommonCertificateVerifier verifier = new CommonCertificateVerifier();

    /** @param trusted anchors of the validation */
    Pades(Collection<CertificateToken> trusted) {
        CommonTrustedCertificateSource anchors = new CommonTrustedCertificateSource();
        trusted.forEach(anchors::addCertificate);
        verifier.setTrustedCertSources(anchors);
    }

    /**
     * @param chain the certificate that signs, then those above it
     * @param key puts the value on what is to be signed
     */
    byte[] sign(
            byte[] pdf,
            SignatureProvider.Signatory signatory,
            List<CertificateToken> chain,
            Function<ToBeSigned, SignatureValue> key) {
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DIGEST);
        parameters.setSigningCertificate(chain.getFirst());
        parameters.setCertificateChain(chain);
        parameters.bLevel().setSigningDate(Date.from(signatory.signedAt()));
        parameters.setSignerName(signatory.name());
        parameters
                .bLevel()
                .setClaimedSignerRoles(
                        signatory.right() == SigningRight.OWN
                                ? List.of(signatory.function())
                                : List.of(signatory.function(), Codes.of(signatory.right())));
        parameters.setReason(signatory.reason());
        parameters.setLocation(LOCATION);
        // Not the one that trusts the seal: a trusted certificate is left out of the signature.
        PAdESService service = new PAdESService(new CommonCertificateVerifier());
        DSSDocument document = new InMemoryDocument(pdf);
        SignatureValue value = key.apply(service.getDataToSign(document, parameters));
        return bytes(service.signDocument(document, parameters, value));
    }

    SignatureProvider.Verdict validate(byte[] pdf) {
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf));
        validator.setCertificateVerifier(verifier);
        Reports reports = validator.validateDocument();
        SimpleReport report = reports.getSimpleReport();
        List<SignatureProvider.Checked> signatures = new ArrayList<>();
        boolean passed = !report.getSignatureIdList().isEmpty();
        for (String id : report.getSignatureIdList()) {
            Indication indication = report.getIndication(id);
            passed &= indication == Indication.TOTAL_PASSED;
            signatures.add(new SignatureProvider.Checked(
                    String.valueOf(
                            reports.getDiagnosticData().getSignatureById(id).getSignerName()),
                    String.valueOf(indication),
                    nameOf(report.getSubIndication(id)),
                    String.valueOf(report.getSignatureFormat(id)).replace('_', '-')));
        }
        return new SignatureProvider.Verdict(
                passed && coversAll(reports.getDiagnosticData(), pdf.length),
                List.copyOf(signatures),
                reports.getXmlSimpleReport(),
                reports.getXmlDetailedReport());
    }

    /** Every signature begins at the first byte, and the newest one ends at the last: nothing was added behind it. */
    private static boolean coversAll(DiagnosticData data, int length) {
        long end = 0;
        for (SignatureWrapper signature : data.getSignatures()) {
            List<BigInteger> range = signature.getSignatureByteRange();
            if (range == null
                    || range.size() != RANGE_NUMBERS
                    || range.getFirst().signum() != 0) {
                return false;
            }
            end = Math.max(end, range.get(2).add(range.get(3)).longValueExact());
        }
        return end == length;
    }

    private static @Nullable String nameOf(@Nullable Enum<?> code) {
        return code == null ? null : code.name();
    }

    private static byte[] bytes(DSSDocument document) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.writeTo(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
