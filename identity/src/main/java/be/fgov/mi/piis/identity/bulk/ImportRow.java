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
        @Nullable String receipt) {}
