package be.fgov.mi.piis.identity.bulk;

import be.fgov.mi.piis.identity.wire.JsonMappers;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * Signs receipts with Ed25519, as JWS in the flattened form (RFC 7515, RFC 8037). The key comes from the environment;
 * the public half is published, so that a receipt is verified without asking anybody.
 */
public final class ReceiptSigner {
    private static final int KEY_BYTES = 32;
    private static final String DEMO_MARK = "demo-";
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey key;
    private final PublicKey publicKey;
    private final String head;

    /** A key of the published set (RFC 7517). */
    public record PublicKey(String kty, String crv, String x, String kid, String use, String alg) {}

    /** @param keys those that receipts are verified with */
    public record PublicKeys(List<PublicKey> keys) {}

    /**
     * A signed text.
     *
     * @param payload base64url of the receipt
     * @param head base64url of algorithm and key id
     */
    public record Signed(
            String payload,

            @com.fasterxml.jackson.annotation.JsonProperty("protected")
            String head,

            String signature) {}

    /**
     * @param pkcs8 the private key, base64
     * @param demo whether the published key of the demo is taken
     */
    public ReceiptSigner(String pkcs8, boolean demo) {
        try {
            key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pkcs8)));
            byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
            if (!demo && new String(seed, StandardCharsets.ISO_8859_1).startsWith(DEMO_MARK)) {
                throw new IllegalStateException(
                        "the demo key is refused outside the demo profile: set SUITE_RECEIPT_KEY to a key of your own");
            }
            String x = URL.encodeToString(publicHalf(seed));
            String thumbprint = URL.encodeToString(MessageDigest.getInstance("SHA-256")
                    .digest(("{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}")
                            .getBytes(StandardCharsets.UTF_8)));
            publicKey = new PublicKey("OKP", "Ed25519", x, thumbprint, "sig", "EdDSA");
            head = encode("{\"alg\":\"EdDSA\",\"kid\":\"" + thumbprint + "\"}");
        } catch (GeneralSecurityException notAKey) {
            throw new IllegalStateException("SUITE_RECEIPT_KEY is an Ed25519 key, PKCS#8 in base64", notAKey);
        }
    }

    public PublicKeys publicKeys() {
        return new PublicKeys(List.of(publicKey));
    }

    /** The signed receipt as JSON. */
    String sign(Object receipt) {
        try {
            String payload = encode(JsonMappers.stored().writeValueAsString(receipt));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update((head + "." + payload).getBytes(StandardCharsets.US_ASCII));
            return JsonMappers.stored()
                    .writeValueAsString(new Signed(payload, head, URL.encodeToString(signature.sign())));
        } catch (GeneralSecurityException | JsonProcessingException failure) {
            throw new IllegalStateException("the receipt cannot be signed", failure);
        }
    }

    private static String encode(String text) {
        return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The JDK derives a public key only while it makes a pair, so the pair is made again from the same seed. */
    private static byte[] publicHalf(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("Ed25519");
        pairs.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
            }
        });
        byte[] encoded = ((EdECPublicKey) pairs.generateKeyPair().getPublic()).getEncoded();
        byte[] raw = new byte[KEY_BYTES];
        System.arraycopy(encoded, encoded.length - KEY_BYTES, raw, 0, KEY_BYTES);
        return raw;
    }
}
