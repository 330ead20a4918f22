package be.fgov.mi.piis.subsidy.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import be.fgov.mi.piis.identity.problem.ProblemException;
import be.fgov.mi.piis.subsidy.rules.SigningRight;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Against a signing service over HTTP that holds the key of the demo seal, and fails on demand. */
@DisplayName("SUB-10: signing by a service that holds the key")
class RemoteSigningTest {
    private static final String SEAL = "src/main/resources/demo/seal.p12";
    private static final String PASSWORD = "demo-demo";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final List<Integer> failures = new CopyOnWriteArrayList<>();
    private HttpServer service;
    private KeyStore keys;
    private String alias;
    private boolean silent;
    private boolean wrongValue;

    @BeforeEach
    void start() throws Exception {
        keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = java.nio.file.Files.newInputStream(java.nio.file.Path.of(SEAL))) {
            keys.load(stream, PASSWORD.toCharArray());
        }
        alias = keys.aliases().nextElement();
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/csc/v2/credentials/info", exchange -> answer(exchange, false));
        service.createContext("/csc/v2/signatures/signHash", exchange -> answer(exchange, true));
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    @DisplayName("Only a hash leaves the house, and the document validates TOTAL_PASSED with the name and the function")
    void signs() throws Exception {
        RemoteSigning provider = provider();
        byte[] signed = provider.sign(page(), signatory());
        SignatureProvider.Verdict verdict = provider.validate(signed);
        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.signatures())
                .extracting(SignatureProvider.Checked::level)
                .containsExactly("PAdES-BASELINE-B");
        assertThat(provider.subject()).contains("DEMO seal");
        assertThat(asked).hasSize(2);
        JsonNode request = asked.getLast();
        assertThat(request.path("credentialID").asText()).isEqualTo("convention-seal");
        assertThat(request.path("hashAlgorithmOID").asText()).isEqualTo("2.16.840.1.101.3.4.2.1");
        assertThat(request.path("signAlgo").asText()).isEqualTo("1.2.840.10045.4.3.2");
        assertThat(request.path("clientData").asText()).isEqualTo("Convention R-1, cpas-president, president-a");
        assertThat(Base64.getDecoder().decode(request.path("hashes").get(0).asText()))
                .hasSize(32);
        byte[] twice = provider.sign(signed, signatory());
        assertThat(provider.validate(twice).passed()).isTrue();
        assertThat(provider.validate(twice).signatures()).hasSize(2);
        // The certificate was asked for once.
        assertThat(asked).hasSize(3);
    }

    @Test
    @DisplayName("A call that fails on its way is sent again, three times at most, and then says when to try again")
    void retries() throws Exception {
        failures.addAll(List.of(503, 429));
        assertThat(provider().sign(page(), signatory())).isNotEmpty();
        assertThat(asked).hasSize(4);

        asked.clear();
        failures.addAll(List.of(500, 502, 503, 503));
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> provider().sign(page(), signatory()));
        assertThat(problem.problem().status()).isEqualTo(503);
        assertThat(problem.problem().type()).isEqualTo("urn:problem-type:belgif:serviceUnavailable");
        assertThat(problem.problem().detail())
                .contains("sign again in a few minutes")
                .doesNotContain("127.0.0.1");
        assertThat(asked).hasSize(3);
    }

    @Test
    @DisplayName("A service that refuses, or answers nonsense, is not asked again, and nobody is told to try again")
    void refusals() {
        failures.add(403);
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> provider().sign(page(), signatory()));
        assertThat(problem.problem().status()).isEqualTo(503);
        assertThat(problem.problem().detail()).contains("signing again does not help");
        assertThat(asked).hasSize(1);
    }

    @Test
    @DisplayName("A service that does not answer is waited for no longer than was said")
    void silence() {
        silent = true;
        Instant begun = Instant.now();
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> provider().sign(page(), signatory()));
        assertThat(problem.problem().status()).isEqualTo(503);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    @DisplayName("A value that is not of that hash does not validate, so that nobody archives it")
    void wrongValue() throws Exception {
        wrongValue = true;
        RemoteSigning provider = provider();
        assertThat(provider.validate(provider.sign(page(), signatory())).passed())
                .isFalse();
    }

    @Test
    @DisplayName("Off unless the environment names a service, which is spoken to over TLS and with everything it needs")
    void configured() {
        Optional<String> none = Optional.empty();
        ChooseProvider choose = new ChooseProvider();
        assertThat(choose.provider(true, none, none, none, none, none, none, none, none, Duration.ofSeconds(1)))
                .isInstanceOf(LocalSeal.class);
        Optional<String> file = Optional.of(SEAL);
        Optional<String> password = Optional.of(PASSWORD);
        Optional<String> address = Optional.of("https://sign.invalid/csc/v2");
        Optional<String> credential = Optional.of("convention-seal");
        assertThat(choose.provider(
                        false, none, none, address, credential, file, password, file, password, Duration.ofSeconds(1)))
                .isInstanceOf(RemoteSigning.class);
        Assertions.assertThatThrownBy(() -> choose.provider(
                        false,
                        none,
                        none,
                        Optional.of("http://sign.invalid"),
                        credential,
                        file,
                        password,
                        file,
                        password,
                        Duration.ofSeconds(1)))
                .hasMessageContaining("https");
        Assertions.assertThatThrownBy(() -> choose.provider(
                        false, none, none, address, none, file, password, file, password, Duration.ofSeconds(1)))
                .hasMessageContaining("SUITE_SIGNING_SERVICE_CREDENTIAL");
    }

    private RemoteSigning provider() {
        return new RemoteSigning(
                new RemoteSigning.Settings(
                        URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/csc/v2"),
                        "convention-seal",
                        Duration.ofSeconds(1),
                        Duration.ofMillis(10)),
                null,
                ChooseProvider.authorities(SEAL, PASSWORD));
    }

    private static SignatureProvider.Signatory signatory() {
        return new SignatureProvider.Signatory(
                "president-a", "cpas-president", SigningRight.OWN, "Convention R-1", Instant.now());
    }

    private void answer(HttpExchange exchange, boolean sign) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        asked.add(request);
        if (silent) {
            return;
        }
        if (!failures.isEmpty()) {
            exchange.sendResponseHeaders(failures.removeFirst(), -1);
            exchange.close();
            return;
        }
        try {
            String body = sign
                    ? "{\"signatures\": [\"" + signed(request) + "\"]}"
                    : "{\"cert\": {\"status\": \"valid\", \"certificates\": [\""
                            + Base64.getEncoder()
                                    .encodeToString(keys.getCertificate(alias).getEncoded()) + "\"]}}";
            exchange.sendResponseHeaders(200, body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.US_ASCII));
        } catch (Exception failure) {
            throw new IOException(failure);
        } finally {
            exchange.close();
        }
    }

    private String signed(JsonNode request) throws Exception {
        byte[] hash = Base64.getDecoder().decode(request.path("hashes").get(0).asText());
        if (wrongValue) {
            hash[0] ^= 1;
        }
        Signature signature = Signature.getInstance("NONEwithECDSA");
        signature.initSign((PrivateKey) keys.getKey(alias, PASSWORD.toCharArray()));
        signature.update(hash);
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    private static byte[] page() throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(bytes);
            return bytes.toByteArray();
        }
    }
}
