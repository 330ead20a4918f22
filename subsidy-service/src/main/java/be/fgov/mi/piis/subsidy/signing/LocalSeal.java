package be.fgov.mi.piis.subsidy.signing;

import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore.PasswordProtection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signs with a seal of the suite: one key in a PKCS#12 file. The seal vouches for what the suite saw, that this person
 * signed in with this function and signed at this time; it is no certificate of that person.
 */
class LocalSeal implements SignatureProvider {
    private static final String DEMO_SEAL = "/demo/seal.p12";
    private static final String DEMO_PASSWORD = "demo-demo";
    private static final String DEMO_MARK = "DEMO seal";

    private final Pkcs12SignatureToken token;
    private final DSSPrivateKeyEntry key;
    private final Pades pades;

    /**
     * @param file PKCS#12 with one key; absent in the demo
     * @throws IllegalStateException outside the demo without a seal, or with the published one of the demo
     */
    LocalSeal(Optional<String> file, Optional<String> password, boolean demo) {
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
        List<CertificateToken> trusted = new ArrayList<>(List.of(key.getCertificateChain()));
        trusted.add(key.getCertificate());
        this.pades = new Pades(trusted);
    }

    @Override
    public byte[] sign(byte[] pdf, Signatory signatory) {
        return pades.sign(
                pdf,
                signatory,
                List.of(key.getCertificateChain()),
                toBeSigned -> token.sign(toBeSigned, Pades.DIGEST, key));
    }

    @Override
    public Verdict validate(byte[] pdf) {
        return pades.validate(pdf);
    }

    @Override
    public String subject() {
        return key.getCertificate().getCertificate().getSubjectX500Principal().getName();
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
