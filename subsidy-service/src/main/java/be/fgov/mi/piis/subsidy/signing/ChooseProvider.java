package be.fgov.mi.piis.subsidy.signing;

import eu.europa.esig.dss.model.x509.CertificateToken;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whoever signs in this installation: the seal of the suite, unless the environment names a signing service. */
@Singleton
class ChooseProvider {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);

    /**
     * @param service beginning of every call to a signing service; absent signs with the seal
     * @throws IllegalStateException when what is needed is not there: the service does not start and sign later
     */
    @Produces
    @Singleton
    @Startup
    SignatureProvider provider(
            @ConfigProperty(name = "suite.demo", defaultValue = "false") boolean demo,
            @ConfigProperty(name = "suite.seal.file") Optional<String> sealFile,
            @ConfigProperty(name = "suite.seal.password") Optional<String> sealPassword,
            @ConfigProperty(name = "suite.signing.service.address") Optional<String> service,
            @ConfigProperty(name = "suite.signing.service.credential") Optional<String> credential,
            @ConfigProperty(name = "suite.signing.service.key-file") Optional<String> keyFile,
            @ConfigProperty(name = "suite.signing.service.key-password") Optional<String> keyPassword,
            @ConfigProperty(name = "suite.signing.service.trust-file") Optional<String> trustFile,
            @ConfigProperty(name = "suite.signing.service.trust-password") Optional<String> trustPassword,
            @ConfigProperty(name = "suite.signing.service.patience") Duration patience) {
        if (service.isEmpty()) {
            return new LocalSeal(sealFile, sealPassword, demo);
        }
        URI address = URI.create(service.get());
        if (!"https".equals(address.getScheme())) {
            throw new IllegalStateException("SUITE_SIGNING_SERVICE is an https address");
        }
        return new RemoteSigning(
                new RemoteSigning.Settings(
                        address, needed("SUITE_SIGNING_SERVICE_CREDENTIAL", credential), patience, FIRST_PAUSE),
                knownBy(
                        needed("SUITE_SIGNING_SERVICE_KEY_FILE", keyFile),
                        needed("SUITE_SIGNING_SERVICE_KEY_PASSWORD", keyPassword)),
                authorities(
                        needed("SUITE_SIGNING_SERVICE_TRUST_FILE", trustFile),
                        needed("SUITE_SIGNING_SERVICE_TRUST_PASSWORD", trustPassword)));
    }

    /** The certificates of a PKCS#12 file. */
    static List<CertificateToken> authorities(String file, String password) {
        try {
            KeyStore store = opened(file, password);
            List<CertificateToken> authorities = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                    authorities.add(new CertificateToken(certificate));
                }
            }
            return authorities;
        } catch (GeneralSecurityException | IOException unreadable) {
            throw new IllegalStateException("SUITE_SIGNING_SERVICE_TRUST_FILE cannot be read", unreadable);
        }
    }

    private static SSLContext knownBy(String file, String password) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(opened(file, password), password.toCharArray());
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), null, null);
            return tls;
        } catch (GeneralSecurityException | IOException unreadable) {
            throw new IllegalStateException("SUITE_SIGNING_SERVICE_KEY_FILE cannot be read", unreadable);
        }
    }

    private static KeyStore opened(String file, String password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(Path.of(file))) {
            store.load(stream, password.toCharArray());
        }
        return store;
    }

    private static String needed(String name, Optional<String> value) {
        return value.orElseThrow(() -> new IllegalStateException("a signing service needs " + name));
    }
}
