package be.fgov.mi.piis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.local.DemoTokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person before a browser: signs in on the page of Keycloak as the back office asks for it, keeps the cookies of the
 * session, renews tokens in it, and signs in again where that is asked.
 */
final class KeycloakSession {
    private static final String CLIENT = "piis-backoffice";
    private static final String REDIRECT = "http://localhost:1/backoffice/signed-in";
    private static final Pattern FORM = Pattern.compile("<form[^>]*\\baction=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    /** By hand: they are marked secure, and a localhost without TLS is that for browsers only. */
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private final String issuer;
    private final DemoTokens keys;
    private final String account;

    KeycloakSession(String issuer, DemoTokens keys, String account) {
        this.issuer = issuer;
        this.keys = keys;
        this.account = account;
    }

    /** What Keycloak gives for a sign-in or a renewal. */
    record Tokens(String access, String refresh) {

        /** Seconds since 1970. */
        long signedInAt() {
            return claims().path("auth_time").asLong();
        }

        long issuedAt() {
            return claims().path("iat").asLong();
        }

        private JsonNode claims() {
            return json(new String(Base64.getUrlDecoder().decode(access.split("\\.")[1]), StandardCharsets.UTF_8));
        }
    }

    /** With the password, in a new session. */
    Tokens signIn() {
        return signIn(Map.of());
    }

    /** With the password although the session still runs. */
    Tokens signInAgain() {
        return signIn(Map.of("prompt", "login"));
    }

    /** A new token, without asking the person for anything. */
    Tokens renewed(Tokens tokens) {
        return tokens(Map.of("grant_type", "refresh_token", "refresh_token", tokens.refresh()));
    }

    private Tokens signIn(Map<String, String> more) {
        String verifier = UUID.randomUUID().toString() + UUID.randomUUID();
        Map<String, String> question = new LinkedHashMap<>(Map.of(
                "client_id",
                CLIENT,
                "response_type",
                "code",
                "scope",
                "openid",
                "redirect_uri",
                REDIRECT,
                "state",
                UUID.randomUUID().toString(),
                "code_challenge",
                BASE64.encodeToString(sha256(verifier)),
                "code_challenge_method",
                "S256"));
        question.putAll(more);
        HttpResponse<String> page =
                send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/auth?" + form(question)))
                        .GET());
        assertThat(page.statusCode()).as("the page that asks to sign in").isEqualTo(200);
        Matcher action = FORM.matcher(page.body());
        assertThat(action.find()).as("a form to sign in").isTrue();
        HttpResponse<String> answered =
                send(HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                form(Map.of("username", account, "password", "demo", "credentialId", "")))));
        assertThat(answered.statusCode()).as("the sign-in is accepted").isEqualTo(302);
        String location = answered.headers().firstValue("Location").orElseThrow();
        Matcher code = CODE.matcher(location);
        assertThat(code.find()).as("a code in %s", location).isTrue();
        return tokens(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code.group(1),
                "redirect_uri",
                REDIRECT,
                "code_verifier",
                verifier));
    }

    private Tokens tokens(Map<String, String> grant) {
        Map<String, String> form = new LinkedHashMap<>(grant);
        form.put("client_id", CLIENT);
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", keys.assertion(CLIENT));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(form))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode tokens = json(answer.body());
        return new Tokens(
                tokens.path("access_token").asText(),
                tokens.path("refresh_token").asText());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        request.timeout(Duration.ofSeconds(20));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(set -> {
                String[] cookie = set.split(";", 2)[0].split("=", 2);
                cookies.put(cookie[0], cookie[1]);
            });
            return response;
        } catch (IOException failure) {
            throw new AssertionError("Keycloak gives no answer", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException failure) {
            throw new AssertionError(text, failure);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
