package be.fgov.mi.piis.subsidy.counting;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** Plain SQL on the connection of the current transaction: counting works on sets, not on entities. */
@ApplicationScoped
public class Database {
    private final AgroalDataSource source;

    Database(AgroalDataSource source) {
        this.source = source;
    }

    /** A piece of SQL work with a result. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** A piece of SQL work without a result. */
    @FunctionalInterface
    public interface Change {
        void on(Connection connection) throws SQLException;
    }

    public <T> T read(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.on(connection);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    public void change(Change change) {
        read(connection -> {
            change.on(connection);
            return true;
        });
    }

    /** The database refused or did not answer; the cause says which, and whether to try again. */
    public static class DatabaseFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DatabaseFailure(SQLException cause) {
            super(cause);
        }
    }
}
