package be.fgov.mi.piis.identity.ids;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that grow with time and are random below it (RFC 9562 version 7), for rows whose order of arrival is the order of the index. */
public final class TimeOrderedIds {
    private static final int COUNTER_BITS = 12;
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Milliseconds since 1970 by the machine's clock, not the business date, and the counter below them. */
    private static final AtomicLong LAST = new AtomicLong();

    private TimeOrderedIds() {}

    /** {@return an id above every one that was given here before, also in the same millisecond} */
    public static UUID next() {
        // RFC 9562, 6.2, method 1: 12 bits count within a millisecond, and a full one borrows from the next.
        return at(LAST.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis() << COUNTER_BITS)));
    }

    private static UUID at(long stamp) {
        byte[] drawn = new byte[8];
        RANDOM.nextBytes(drawn);
        long high = (stamp >>> COUNTER_BITS << 16) | 0x7000L | (stamp & 0x0FFFL);
        long low = (ByteBuffer.wrap(drawn).getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
