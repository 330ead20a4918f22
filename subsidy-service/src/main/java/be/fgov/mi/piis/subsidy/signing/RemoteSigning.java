package be.fgov.mi.piis.subsidy.signing;

import be.fgov.mi.piis.identity.problem.ProblemException;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.DSSUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Signs with a key that a signing service holds, such as the one of the federal administration: the document stays here,
 * only the hash of what is to be signed goes there, and the value comes back (CSC API 2.0: {@code credentials/info},
 * {@code signatures/signHash}). What has to be agreed with the provider stands in docs/adr/0022.
 *
 * <p>A hash that is signed twice does no harm, so a call that failed on its way is sent again; one that the service
 * refused is not.
 */
class RemoteSigning implements SignatureProvider {
    private static final Logger LOG = Logger.getLogger(RemoteSigning.class);
    private static final ObjectMapper JSON = JsonMappers.stored();
    private static final int MOST_TRIES = 3;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int OK = 200;

    private final Settings settings;
    private final HttpClient http;
    private final Pades pades;
    private final AtomicReference<@Nullable List<CertificateToken>> chain = new AtomicReference<>();

    /**
     * Where the service is and how it is spoken to.
     *
     * @param address beginning of every call, such as {@code https://sign.example.be/csc/v2}
     * @param credential id of the key at the service
     * @param patience longest wait for an answer
     * @param pause before the second try; twice as long before the third
     */
    record Settings(URI address, String credential, Duration patience, Duration pause) {}

    /**
     * @param tls with the certificate by which the service knows us; null for the one of the JVM, in tests
     * @param trusted anchors of the validation: the authorities of the service
     */
    RemoteSigning(Settings settings, @Nullable SSLContext tls, Collection<CertificateToken> trusted) {
        this.settings = settings;
        HttpClient.Builder client =
                HttpClient.newBuilder().connectTimeout(settings.patience()).followRedirects(HttpClient.Redirect.NEVER);
        if (tls != null) {
            client.sslContext(tls);
        }
        this.http = client.build();
        this.pades = new Pades(trusted);
    }

    @Override
    public byte[] sign(byte[] pdf, Signatory signatory) {
        return pades.sign(pdf, signatory, chain(), toBeSigned -> value(toBeSigned, signatory));
    }

    @Override
    public Verdict validate(byte[] pdf) {
        return pades.validate(pdf);
    }

    @Override
    public String subject() {
        return chain().getFirst().getCertificate().getSubjectX500Principal().getName();
    }

    /** Asked once: a key that the service changes gets another credential id. */
    private List<CertificateToken> chain() {
        List<CertificateToken> known = chain.get();
        if (known == null) {
            JsonNode answer = ask(
                    "credentials/info",
                    JSON.createObjectNode()
                            .put("credentialID", settings.credential())
                            .put("certificates", "chain"));
            List<CertificateToken> read = new ArrayList<>();
            for (JsonNode certificate : answer.path("cert").path("certificates")) {
                read.add(DSSUtils.loadCertificate(decoded(certificate)));
            }
            if (read.isEmpty()) {
                throw refused("it names no certificate");
            }
            known = List.copyOf(read);
            chain.set(known);
        }
        return known;
    }

    private SignatureValue value(ToBeSigned toBeSigned, Signatory signatory) {
        SignatureAlgorithm algorithm = SignatureAlgorithm.getAlgorithm(
                EncryptionAlgorithm.forKey(chain().getFirst().getPublicKey()), Pades.DIGEST);
        ObjectNode request = JSON.createObjectNode()
                .put("credentialID", settings.credential())
                .put("hashAlgorithmOID", Pades.DIGEST.getOid())
                .put("signAlgo", algorithm.getOid())
                .put("operationMode", "S")
                .put("clientData", signatory.reason() + ", " + signatory.function() + ", " + signatory.name());
        request.putArray("hashes")
                .add(Base64.getEncoder().encodeToString(DSSUtils.digest(Pades.DIGEST, toBeSigned.getBytes())));
        JsonNode signatures = ask("signatures/signHash", request).path("signatures");
        if (signatures.size() != 1) {
            throw refused("it gave " + signatures.size() + " values for one hash");
        }
        return new SignatureValue(algorithm, decoded(signatures.get(0)));
    }

    private byte[] decoded(JsonNode text) {
        try {
            return Base64.getDecoder().decode(text.asText());
        } catch (IllegalArgumentException notBase64) {
            throw refused("its answer is not base64");
        }
    }

    private JsonNode ask(String call, ObjectNode body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.address() + "/" + call))
                .timeout(settings.patience())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        Duration pause = settings.pause();
        for (int tried = 1; ; tried++) {
            String trouble;
            try {
                HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() == OK) {
                    return JSON.readTree(answer.body());
                }
                trouble = "it answers " + answer.statusCode();
                if (answer.statusCode() < SERVER_ERROR && answer.statusCode() != TOO_MANY_REQUESTS) {
                    throw refused(trouble);
                }
            } catch (IOException onTheWay) {
                trouble = onTheWay.getClass().getSimpleName();
            } catch (InterruptedException leaving) {
                Thread.currentThread().interrupt();
                throw outOfReach("interrupted");
            }
            if (tried == MOST_TRIES) {
                throw outOfReach(trouble);
            }
            rest(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private static void rest(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
            throw outOfReach("interrupted");
        }
    }

    /** It may go well a little later. */
    private static ProblemException outOfReach(String trouble) {
        LOG.warnf("the signing service is out of reach: %s", trouble);
        return unavailable(
                "The signing service does not answer. Nothing was signed and nothing was stored: sign again in a"
                        + " few minutes.");
    }

    /** Trying again does not help. */
    private static ProblemException refused(String trouble) {
        LOG.errorf("the signing service refuses to sign: %s", trouble);
        return unavailable(
                "The signing service refuses to sign. Nothing was signed and nothing was stored: tell the help"
                        + " desk of the SPP IS, signing again does not help.");
    }

    private static ProblemException unavailable(String detail) {
        return Problems.of(503, "urn:problem-type:belgif:serviceUnavailable", "Service Unavailable", detail, Map.of());
    }
}
