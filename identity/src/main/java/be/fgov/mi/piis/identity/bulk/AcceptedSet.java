package be.fgov.mi.piis.identity.bulk;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A hash chain over the accepted lines in their order: {@code h0} is 32 zero bytes, {@code h = SHA-256(h ‖
 * SHA-256(line))}. A vendor recomputes it from its own file.
 */
public final class AcceptedSet {
    private static final int BYTES = 32;

    private AcceptedSet() {}

    public static byte[] empty() {
        return new byte[BYTES];
    }

    public static byte[] with(byte[] state, byte[] hashOfLine) {
        MessageDigest digest = sha256();
        digest.update(state);
        return digest.digest(hashOfLine);
    }

    public static byte[] hashOfLine(byte[] line) {
        return sha256().digest(line);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
