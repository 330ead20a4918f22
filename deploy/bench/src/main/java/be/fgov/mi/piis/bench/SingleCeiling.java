package be.fgov.mi.piis.bench;

import be.fgov.mi.piis.local.LaunchFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** The rows of one push in one transaction, one insert for each, over a pool as large as that of the service. */
final class SingleCeiling implements AutoCloseable {

    private final RecordedWork work;
    private final List<Connection> all = new ArrayList<>();
    private final BlockingQueue<Connection> pool;

    SingleCeiling(Stage stage, String database, RecordedWork work, int connections) throws SQLException {
        this.work = work;
        for (int i = 0; i < connections; i++) {
            Connection connection = stage.connect(database);
            all.add(connection);
            connection.setAutoCommit(false);
        }
        this.pool = new ArrayBlockingQueue<>(connections, true, all);
    }

    /** As many pushes as wanted, ready to be written; each recorded one serves as often as needed. */
    List<RecordedWork.Rows> prepare(int pushes, int firstRound) {
        List<RecordedWork.Rows> ready = new ArrayList<>(pushes);
        int recorded = work.transactions().size();
        for (int i = 0; i < pushes; i++) {
            ready.add(work.inRound(work.transactions().get(i % recorded), firstRound + i / recorded));
        }
        return ready;
    }

    void write(RecordedWork.Rows push) {
        try {
            Connection connection = pool.take();
            try {
                for (Table table : work.tables()) {
                    for (@Nullable Object[] values : push.in(table.name())) {
                        try (PreparedStatement insert = connection.prepareStatement(table.insertOne())) {
                            for (int i = 0; i < values.length; i++) {
                                insert.setObject(i + 1, values[i]);
                            }
                            insert.executeUpdate();
                        }
                    }
                }
                connection.commit();
            } finally {
                pool.add(connection);
            }
        } catch (SQLException e) {
            throw new LaunchFailure("the ceiling cannot be written: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted while writing the ceiling", e);
        }
    }

    @Override
    public void close() {
        for (Connection connection : all) {
            try {
                connection.close();
            } catch (SQLException e) {
                // ends with the server
            }
        }
    }
}
