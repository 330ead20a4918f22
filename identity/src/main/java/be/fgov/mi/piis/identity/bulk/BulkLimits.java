package be.fgov.mi.piis.identity.bulk;

/** What one delivery may be; the numbers of the wire contract. */
public final class BulkLimits {
    public static final int LINES = 200_000;

    /** Bytes of a line, without its end. */
    public static final int LINE_BYTES = 64 * 1024;

    /** Bytes of a file as it is sent. */
    public static final long SENT_BYTES = 256L * 1024 * 1024;

    /**
     * A compressed file becomes at most so many times as large. Contracts that differ in little more than number and
     * reference pack 60 to 125 times, and a vendor's texts come from templates; nothing but filling packs 1,000 times,
     * which is as far as the format goes.
     */
    public static final int INFLATED_TIMES = 200;

    /**
     * Bytes of a compressed file once it is unpacked: 200,000 lines of 10 KiB and more. It bounds what a file that
     * packs well can cost, whatever its ratio; in the memory there is never more than one chunk of it.
     */
    public static final long INFLATED_BYTES = 2L * 1024 * 1024 * 1024;

    /** The ratio counts from here on: a few lines that are alike are no attack. */
    static final long INFLATED_FREELY = 64 * 1024;

    /** Lines of one transaction. */
    static final int CHUNK_LINES = 500;

    /** Bytes after which a chunk is full, so that few long lines do not fill the memory. */
    static final int CHUNK_BYTES = 2 * 1024 * 1024;

    private BulkLimits() {}
}
