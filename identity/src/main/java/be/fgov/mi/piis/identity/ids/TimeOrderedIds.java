package be.fgov.mi.piis.identity.ids;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;

/** Random ids that grow with time (RFC 9562 version 7), for rows whose order of arrival is the order of the index. */
public final class TimeOrderedIds {
    private static final SecureRandom RANDOM = new SecureRandom();

    private TimeOrderedIds() {}

    /** @param epochMillis the machine's time in milliseconds since 1970, not the business date */
    public static UUID at(long epochMillis) {
        byte[] drawn = new byte[10];
        RANDOM.nextBytes(drawn);
        ByteBuffer random = ByteBuffer.wrap(drawn);
        long high = (epochMillis << 16) | 0x7000L | (random.getShort() & 0x0FFFL);
        long low = (random.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    public static UUID next() {
        return at(System.currentTimeMillis());
    }
}
