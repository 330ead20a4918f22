package be.fgov.mi.piis.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Access tokens of the demo accounts: a software client signs an assertion with its demo key (PS256, as the realm asks),
 * a person gives the demo password to the one client that takes passwords.
 */
public final class DemoTokens {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String issuer;
    private final Path keys;

    /** @param keys the folder deploy/keycloak/demo-keys */
    public DemoTokens(String issuer, Path keys) {
        this.issuer = issuer;
        this.keys = keys;
    }

    /** An access token that is valid for five minutes. */
    public String accessToken(String account) {
        if (!account.matches("[a-z0-9-]{1,64}")) {
            throw new LaunchFailure("no demo account is called \"" + account + "\"");
        }
        Path key = keys.resolve(account + ".demo-private.pem");
        Map<String, String> form = Files.isRegularFile(key)
                ? Map.of(
                        "grant_type", "client_credentials",
                        "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion", assertion(account, key))
                : Map.of("grant_type", "password", "client_id", "piis-demo", "username", account, "password", "demo");
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
        try {
            HttpResponse<String> response = Http.CLIENT.send(request, BodyHandlers.ofString());
            JsonNode answer = MAPPER.readTree(response.body());
            if (response.statusCode() != 200) {
                throw new LaunchFailure("Keycloak gives no token to \"" + account + "\": "
                        + answer.path("error_description")
                                .asText(answer.path("error").asText()));
            }
            return answer.path("access_token").asText();
        } catch (IOException e) {
            throw new LaunchFailure("Keycloak does not answer at " + issuer + ": is the suite running?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted while asking for a token", e);
        }
    }

    /** With which a client that has a demo key says who it is, for a minute. */
    public String assertion(String client) {
        return assertion(client, keys.resolve(client + ".demo-private.pem"));
    }

    private String assertion(String client, Path key) {
        long now = Instant.now().getEpochSecond();
        String header = json(Map.of("alg", "PS256", "typ", "JWT", "kid", "demo-" + client));
        String claims = json(Map.of(
                "iss", client,
                "sub", client,
                "aud", issuer,
                "jti", UUID.randomUUID().toString(),
                "iat", now,
                "exp", now + 60));
        String signed = BASE64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + BASE64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            signature.initSign(privateKey(key));
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new LaunchFailure("the demo key " + key + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static PrivateKey privateKey(Path file) throws GeneralSecurityException {
        try {
            String pem = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        } catch (IOException e) {
            throw new LaunchFailure("the demo key " + file + " cannot be read", e);
        }
    }

    private static String json(Map<String, ?> map) {
        try {
            return MAPPER.writeValueAsString(map);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
