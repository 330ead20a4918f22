package be.fgov.mi.piis.bench;

import be.fgov.mi.piis.local.LaunchFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * What the database alone can take of a whole way: one connection writes the recorded transactions of the service that
 * accepts, another one those of the service that counts, each as soon as its share of the first is in. No HTTP, no rule,
 * no broker.
 */
final class PipelineCeiling implements AutoCloseable {

    private final RecordedWork accepted;
    private final RecordedWork counted;
    private final Connection accepting;
    private final Connection counting;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    PipelineCeiling(
            Stage stage, String acceptingDatabase, RecordedWork accepted, String countingDatabase, RecordedWork counted)
            throws SQLException {
        this.accepted = accepted;
        this.counted = counted;
        this.accepting = stage.connect(acceptingDatabase);
        this.counting = stage.connect(countingDatabase);
        accepting.setAutoCommit(false);
        counting.setAutoCommit(false);
    }

    /** Writes one round; the seconds from the first row of the one to the last row of the other. */
    double write(int round) {
        List<BulkCeiling.Chunk> first = chunks(accepted, round);
        List<BulkCeiling.Chunk> second = chunks(counted, round);
        try {
            writeAlone(accepting, BulkCeiling.chunk(accepted, accepted.inRound(accepted.delivery(), round)));
            writeAlone(counting, BulkCeiling.chunk(counted, counted.inRound(counted.delivery(), round)));
        } catch (SQLException e) {
            throw new LaunchFailure("the ceiling cannot be written: " + e.getMessage(), e);
        }
        Semaphore in = new Semaphore(0);
        long start = System.nanoTime();
        Future<?> writer = threads.submit(() -> {
            for (BulkCeiling.Chunk chunk : first) {
                writeAlone(accepting, chunk);
                in.release();
            }
            return null;
        });
        Future<?> follower = threads.submit(() -> {
            int taken = 0;
            for (int i = 0; i < second.size(); i++) {
                int needed = (int) Math.ceilDiv((long) (i + 1) * first.size(), second.size());
                in.acquire(needed - taken);
                taken = needed;
                writeAlone(counting, second.get(i));
            }
            return null;
        });
        try {
            writer.get();
            follower.get();
        } catch (ExecutionException e) {
            throw new LaunchFailure("the ceiling cannot be written: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted while writing the ceiling", e);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static List<BulkCeiling.Chunk> chunks(RecordedWork work, int round) {
        List<BulkCeiling.Chunk> chunks = new ArrayList<>();
        for (RecordedWork.Rows rows : work.transactions()) {
            chunks.add(BulkCeiling.chunk(work, work.inRound(rows, round)));
        }
        return chunks;
    }

    private static void writeAlone(Connection connection, BulkCeiling.Chunk chunk) throws SQLException {
        BulkCeiling.insert(connection, chunk);
        connection.commit();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        for (Connection connection : List.of(accepting, counting)) {
            try {
                connection.close();
            } catch (SQLException e) {
                // ends with the server
            }
        }
    }
}
