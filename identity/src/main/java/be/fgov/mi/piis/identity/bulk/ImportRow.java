package be.fgov.mi.piis.identity.bulk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery and how far it is.
 *
 * @param nextChunk the cursor
 * @param chain hash chain over the accepted lines so far
 * @param pause JSON of what a human has to confirm
 * @param decision proceed or cancel, once taken
 * @param receipt the signed receipt, once finished
 * @param storedChunks of an all-or-nothing file, how far its one transaction is
 * @param faults how often in a row something that may pass stopped the work
 * @param retryAt when it is tried again after a fault
 */
record ImportRow(
        Delivery delivery,
        Delivery.Status status,
        int nextChunk,
        Counts counts,
        byte[] chain,
        @Nullable String pause,
        @Nullable String decision,
        Instant receivedAt,
        @Nullable Instant finishedAt,
        @Nullable String receipt,
        int storedChunks,
        int faults,
        @Nullable Instant retryAt) {
    private static final int ALMOST = 99;

    /** After so much work: the counts, the chain and the cursor move, the rest stays. */
    ImportRow at(Delivery.Status now, int chunk, Counts counted, byte[] chained) {
        return new ImportRow(
                delivery,
                now,
                chunk,
                counted,
                chained,
                pause,
                decision,
                receivedAt,
                finishedAt,
                receipt,
                storedChunks,
                faults,
                retryAt);
    }

    /**
     * How much of the work is done, in percent; 100 only of a finished file. A file that is all or nothing is read and
     * judged first and stored afterwards: each is half of it.
     */
    int percentage() {
        if (status.isFinal()) {
            return 100;
        }
        int judged = percent(counts.judged(), counts.total());
        int done = delivery.isStoredAtOnce() ? (judged + percent(storedChunks, delivery.chunks())) / 2 : judged;
        return Math.min(done, ALMOST);
    }

    private static int percent(int part, int whole) {
        return (int) (100L * part / whole);
    }
}
