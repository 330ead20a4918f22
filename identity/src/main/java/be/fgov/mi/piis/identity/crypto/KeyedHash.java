package be.fgov.mi.piis.identity.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 under one key. The key is prepared once and copied for each text: a delivery asks for half a million
 * hashes. Used by many threads at a time.
 */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac prepared;

    public KeyedHash(byte[] key) {
        try {
            prepared = Mac.getInstance(ALGORITHM);
            prepared.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", impossible);
        }
    }

    /** {@return 32 bytes: the same for the same text, and useless without the key} */
    public byte[] of(String text) {
        try {
            return ((Mac) prepared.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the HMAC of the JDK can be copied", impossible);
        }
    }
}
