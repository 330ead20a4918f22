package be.fgov.mi.piis.identity.ids;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids derived from what a sender already knows (RFC 9562 version 5), so that a dry run, a retry and another service
 * give the same object the same id. Never for a person: a person's id is random.
 */
public final class NameBasedIds {
    private static final UUID SUITE = UUID.fromString("6f1d7a52-6f9b-5c2e-9a55-0d6f2b8b3a10");

    private NameBasedIds() {}

    /** @param parts the natural key, outermost first, for example {@code "contract", enterpriseNumber, reference} */
    public static UUID of(String... parts) {
        MessageDigest sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(SUITE.getMostSignificantBits())
                .putLong(SUITE.getLeastSignificantBits())
                .array());
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // The length in front keeps ("ab","c") apart from ("a","bc").
            sha1.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            sha1.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest());
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }
}
