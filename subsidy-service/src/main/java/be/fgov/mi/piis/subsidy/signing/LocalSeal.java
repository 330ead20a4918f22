package be.fgov.mi.piis.subsidy.signing;

import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore.PasswordProtection;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Signs with a seal of the suite: one key in a PKCS#12 file. The seal vouches for what the suite saw, that this person
 * signed in with this function and signed at this time; it is no certificate of that person.
 */
@Startup
@Singleton
class LocalSeal implements SignatureProvider {
    private static final String DEMO_SEAL = "/demo/seal.p12";
    private static final String DEMO_PASSWORD = "demo-demo";
    private static final String DEMO_MARK = "DEMO seal";
    private static final String LOCATION = "Belgique, België, Belgien";

    /** Of a byte range: where the two parts around the signature begin, and how long they are. */
    private static final int RANGE_NUMBERS = 4;

    private final Pkcs12SignatureToken token;
    private final DSSPrivateKeyEntry key;
    private final CommonCertificateVerifier verifier = new CommonCertificateVerifier();

    /**
     * @param file PKCS#12 with one key; absent in the demo
     * @throws IllegalStateException outside the demo without a seal, or with the published one of the demo
     */
    LocalSeal(
            @ConfigProperty(name = "suite.seal.file") Optional<String> file,
            @ConfigProperty(name = "suite.seal.password") Optional<String> password,
            @ConfigProperty(name = "suite.demo", defaultValue = "false") boolean demo) {
        if (file.isEmpty() && !demo) {
            throw new IllegalStateException("set SUITE_SEAL_FILE and SUITE_SEAL_PASSWORD to the seal that signs");
        }
        byte[] keystore = file.map(LocalSeal::read).orElseGet(LocalSeal::demoSeal);
        this.token = new Pkcs12SignatureToken(
                new ByteArrayInputStream(keystore),
                new PasswordProtection(password.orElse(DEMO_PASSWORD).toCharArray()));
        this.key = token.getKeys().getFirst();
        if (!demo && subject().contains(DEMO_MARK)) {
            throw new IllegalStateException(
                    "the demo seal is refused outside the demo profile: set SUITE_SEAL_FILE to a seal of your own");
        }
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        List.of(key.getCertificateChain()).forEach(trusted::addCertificate);
        trusted.addCertificate(key.getCertificate());
        verifier.setTrustedCertSources(trusted);
    }

    @Override
    public byte[] sign(byte[] pdf, Signatory signatory) {
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(key.getCertificate());
        parameters.setCertificateChain(key.getCertificateChain());
        parameters.bLevel().setSigningDate(Date.from(signatory.signedAt()));
        parameters.setSignerName(signatory.name());
        parameters.bLevel().setClaimedSignerRoles(List.of(signatory.function()));
        parameters.setReason(signatory.reason());
        parameters.setLocation(LOCATION);
        // Not the one that trusts the seal: a trusted certificate is left out of the signature.
        PAdESService service = new PAdESService(new CommonCertificateVerifier());
        DSSDocument document = new InMemoryDocument(pdf);
        SignatureValue value =
                token.sign(service.getDataToSign(document, parameters), parameters.getDigestAlgorithm(), key);
        return bytes(service.signDocument(document, parameters, value));
    }

    @Override
    public Verdict validate(byte[] pdf) {
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf));
        validator.setCertificateVerifier(verifier);
        Reports reports = validator.validateDocument();
        SimpleReport report = reports.getSimpleReport();
        List<Checked> signatures = new ArrayList<>();
        boolean passed = !report.getSignatureIdList().isEmpty();
        for (String id : report.getSignatureIdList()) {
            Indication indication = report.getIndication(id);
            passed &= indication == Indication.TOTAL_PASSED;
            signatures.add(new Checked(
                    String.valueOf(
                            reports.getDiagnosticData().getSignatureById(id).getSignerName()),
                    String.valueOf(indication),
                    nameOf(report.getSubIndication(id)),
                    String.valueOf(report.getSignatureFormat(id)).replace('_', '-')));
        }
        return new Verdict(
                passed && coversAll(reports.getDiagnosticData(), pdf.length),
                List.copyOf(signatures),
                reports.getXmlSimpleReport(),
                reports.getXmlDetailedReport());
    }

    @Override
    public String subject() {
        return key.getCertificate().getCertificate().getSubjectX500Principal().getName();
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

    private static byte[] read(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("SUITE_SEAL_FILE cannot be read", unreadable);
        }
    }

    private static byte[] demoSeal() {
        try (InputStream stream = LocalSeal.class.getResourceAsStream(DEMO_SEAL)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + DEMO_SEAL);
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
