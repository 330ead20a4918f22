package be.fgov.mi.piis.identity.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hashes that tell the same content from another one without keeping it. Used by many threads at a time. */
public final class Fingerprints {
    private final @Nullable KeyedHash keyed;

    /**
     * @param key base64, for a service whose contents hold personal data: without it a stolen table of hashes could be
     *     searched for a guessed content
     */
    public Fingerprints(Optional<String> key) {
        keyed = key.map(Base64.getDecoder()::decode).map(KeyedHash::new).orElse(null);
    }

    /** @param content in its one spelling */
    public byte[] of(String content) {
        if (keyed != null) {
            return keyed.of(content);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
