package be.fgov.mi.piis.bench;

import be.fgov.mi.piis.local.LaunchFailure;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * What the database alone can take: the recorded transactions again, one insert from arrays for each table, all values
 * ready before the time runs. No HTTP, no JSON, no rule, no encryption, no reading, no event sent.
 */
final class BulkCeiling implements AutoCloseable {

    private final RecordedWork work;
    private final List<Connection> connections = new ArrayList<>();
    private final ExecutorService threads;

    /** One transaction, as arrays by column. */
    record Chunk(Map<Table, List<@Nullable Object[]>> columnsByTable) {}

    /** @param connections among which the transactions are shared */
    BulkCeiling(Stage stage, String database, RecordedWork work, int connections) throws SQLException {
        this.work = work;
        for (int i = 0; i < connections; i++) {
            Connection connection = stage.connect(database);
            this.connections.add(connection);
            connection.setAutoCommit(false);
        }
        this.threads = Executors.newFixedThreadPool(connections);
    }

    /** Writes one round; the seconds it takes. */
    double write(int round) {
        Queue<Chunk> chunks = new ConcurrentLinkedQueue<>();
        for (RecordedWork.Rows rows : work.transactions()) {
            chunks.add(chunk(work, work.inRound(rows, round)));
        }
        try {
            Connection first = connections.getFirst();
            insert(first, chunk(work, work.inRound(work.delivery(), round)));
            first.commit();
        } catch (SQLException e) {
            throw new LaunchFailure("the ceiling cannot be written: " + e.getMessage(), e);
        }
        long start = System.nanoTime();
        List<Future<?>> writers = new ArrayList<>();
        for (Connection connection : connections) {
            writers.add(threads.submit(() -> {
                for (Chunk chunk = chunks.poll(); chunk != null; chunk = chunks.poll()) {
                    insert(connection, chunk);
                    connection.commit();
                }
                return null;
            }));
        }
        for (Future<?> writer : writers) {
            try {
                writer.get();
            } catch (ExecutionException e) {
                throw new LaunchFailure("the ceiling cannot be written: " + e.getCause(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LaunchFailure("interrupted while writing the ceiling", e);
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    static Chunk chunk(RecordedWork work, RecordedWork.Rows rows) {
        Map<Table, List<@Nullable Object[]>> columnsByTable = new LinkedHashMap<>();
        for (Table table : work.tables()) {
            List<@Nullable Object[]> written = rows.in(table.name());
            if (written.isEmpty()) {
                continue;
            }
            List<@Nullable Object[]> columns = new ArrayList<>();
            for (int column = 0; column < table.columns().size(); column++) {
                @Nullable Object[] values = table.columns().get(column).array(written.size());
                for (int row = 0; row < values.length; row++) {
                    values[row] = written.get(row)[column];
                }
                columns.add(values);
            }
            columnsByTable.put(table, columns);
        }
        return new Chunk(columnsByTable);
    }

    static void insert(Connection connection, Chunk chunk) throws SQLException {
        for (Map.Entry<Table, List<@Nullable Object[]>> each :
                chunk.columnsByTable().entrySet()) {
            Table table = each.getKey();
            // The driver keeps the statement prepared on the server from its fifth use on.
            try (PreparedStatement insert = connection.prepareStatement(table.insertFromArrays())) {
                for (int i = 0; i < each.getValue().size(); i++) {
                    Array values = connection.createArrayOf(
                            table.columns().get(i).elementType(),
                            each.getValue().get(i));
                    insert.setArray(i + 1, values);
                }
                insert.executeUpdate();
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (SQLException e) {
                // ends with the server
            }
        }
    }
}
