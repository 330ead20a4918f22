package be.fgov.mi.piis.testkit;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtSignatureBuilder;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens as the realm issues them, signed by a key that lives as long as the tests. {@code
 * Tokens.of("worker-a").role("cpas-worker").cpas("0999000129").bearer()} is a header value.
 */
public final class Tokens {
    public static final String ISSUER = "http://test.invalid/realms/piis";
    private static final KeyPair KEYS = generate();
    private static final KeyPair FOREIGN_KEYS = generate();

    /** Who asks again and again shows the same token, as a client of the realm does. */
    private static final Map<List<Object>, Signed> SIGNED = new ConcurrentHashMap<>();

    /** A token is shown again for a small part of its life: nobody who is given it sees it end. */
    private record Signed(String token, Instant at) {
        boolean isFresh(Instant now, Duration life) {
            return now.isBefore(at.plus(life.dividedBy(20)));
        }
    }

    private final String account;
    private final List<String> roles = new ArrayList<>();
    private final Map<String, Object> claims = new HashMap<>();
    private String clientId = "piis-demo";
    private String issuer = ISSUER;
    private List<String> audience = List.of("piis-contract", "piis-evaluation", "piis-subsidy");
    /** When it is asked for, unless told: who is kept in a constant does not grow old. */
    private @Nullable Instant issuedAt;

    private Duration life = Duration.ofMinutes(5);
    private KeyPair keys = KEYS;
    private SignatureAlgorithm algorithm = SignatureAlgorithm.PS256;
    private @Nullable String keyId;

    private Tokens(String account) {
        this.account = account;
    }

    public static Tokens of(String account) {
        return new Tokens(account);
    }

    /** A worker of a CPAS. */
    public static Tokens worker(String enterpriseNumber) {
        return of("worker-" + enterpriseNumber).role("cpas-worker").cpas(enterpriseNumber);
    }

    public static Tokens president(String enterpriseNumber) {
        return of("president-" + enterpriseNumber).role("cpas-president").cpas(enterpriseNumber);
    }

    public static Tokens secretary(String enterpriseNumber) {
        return of("secretary-" + enterpriseNumber).role("cpas-secretary").cpas(enterpriseNumber);
    }

    /** A vendor's client; which CPAS it may speak for is a mandate on the server. */
    public static Tokens vendor(String clientId) {
        return of("service-account-" + clientId).role("cpas-system").client(clientId);
    }

    public static Tokens officer() {
        return of("officer").role("spp-officer");
    }

    public static Tokens finance() {
        return of("finance-1").role("spp-finance");
    }

    public static Tokens minister() {
        return of("minister").role("minister");
    }

    public static Tokens auditor() {
        return of("auditor").role("auditor");
    }

    public Tokens role(String role) {
        roles.add(role);
        return this;
    }

    public Tokens cpas(String enterpriseNumber) {
        claims.put("enterprise_number", enterpriseNumber);
        return this;
    }

    public Tokens client(String id) {
        clientId = id;
        return this;
    }

    public Tokens claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    public Tokens issuer(String value) {
        issuer = value;
        return this;
    }

    public Tokens audience(String... values) {
        audience = List.of(values);
        return this;
    }

    /** Signed in and issued that long ago, with the usual life of five minutes after that. */
    public Tokens signedInAgo(Duration age) {
        issuedAt = Instant.now().minus(age);
        return this;
    }

    public Tokens expired() {
        issuedAt = Instant.now().minus(Duration.ofHours(1));
        return this;
    }

    public Tokens lasting(Duration duration) {
        life = duration;
        return this;
    }

    /** Signed by somebody else's key. */
    public Tokens forged() {
        keys = FOREIGN_KEYS;
        return this;
    }

    public Tokens algorithm(SignatureAlgorithm other) {
        algorithm = other;
        return this;
    }

    /** Names the key it is signed with, as the realm does. */
    public Tokens keyId(String id) {
        keyId = id;
        return this;
    }

    public String token() {
        if (issuedAt != null) {
            return signed(issuedAt);
        }
        Instant now = Instant.now();
        return SIGNED.compute(
                        List.of(
                                account,
                                List.copyOf(roles),
                                Map.copyOf(claims),
                                clientId,
                                issuer,
                                audience,
                                life,
                                keys,
                                algorithm,
                                String.valueOf(keyId)),
                        (same, before) ->
                                before != null && before.isFresh(now, life) ? before : new Signed(signed(now), now))
                .token();
    }

    private String signed(Instant issued) {
        var builder = Jwt.issuer(issuer)
                .subject("subject-" + account)
                .upn(account)
                .audience(new java.util.HashSet<>(audience))
                .issuedAt(issued)
                .expiresAt(issued.plus(life))
                .claim("azp", clientId)
                .claim("typ", "Bearer")
                .claim("preferred_username", account)
                .claim("realm_access", Map.of("roles", roles));
        claims.forEach(builder::claim);
        JwtSignatureBuilder signature = builder.jws().algorithm(algorithm);
        return (keyId == null ? signature : signature.keyId(keyId)).sign(keys.getPrivate());
    }

    public String bearer() {
        return "Bearer " + token();
    }

    /** The key as an identity server publishes it, for tokens with that {@link #keyId(String)}. */
    public static String keySet(String keyId) {
        RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
        return """
                {"keys": [{"kty": "RSA", "use": "sig", "alg": "PS256", "kid": "%s", "n": "%s", "e": "%s"}]}
                """.formatted(keyId, unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    static String publicKeyBase64() {
        return Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has RSA", impossible);
        }
    }
}
