package be.fgov.mi.piis.identity.bulk;

/** What one delivery may be; the numbers of the wire contract. */
public final class BulkLimits {
    public static final int LINES = 200_000;

    /** Bytes of a line, without its end. */
    public static final int LINE_BYTES = 64 * 1024;

    /** Bytes of a file as it is sent. */
    public static final long SENT_BYTES = 256L * 1024 * 1024;

    /** A compressed file becomes at most so many times as large. */
    public static final int INFLATED_TIMES = 30;

    /** The ratio counts from here on: a few lines that are alike are no attack. */
    static final long INFLATED_FREELY = 64 * 1024;

    /** Lines of one transaction. */
    static final int CHUNK_LINES = 500;

    /** Bytes after which a chunk is full, so that few long lines do not fill the memory. */
    static final int CHUNK_BYTES = 2 * 1024 * 1024;

    private BulkLimits() {}
}
