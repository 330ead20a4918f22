package be.fgov.mi.piis.subsidy.convention;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A database of its own, as it was at an earlier version: rows of that time go in, and later migrations are tried. */
final class EarlierDatabase implements AutoCloseable {
    private final DataSource beside;
    private final String name;
    private final String url;
    private final String user;

    private EarlierDatabase(DataSource beside, String name, String url, String user) {
        this.beside = beside;
        this.name = name;
        this.url = url;
        this.user = user;
    }

    /**
     * @param beside the database of the tests, on whose server it is made
     * @param version of the last migration that had run then
     */
    static EarlierDatabase at(String version, String name, DataSource beside) throws SQLException {
        try (Connection connection = beside.getConnection();
                Statement statement = connection.createStatement()) {
            String url = connection.getMetaData().getURL().replaceFirst("(:\\d+/)[^?]*", "$1" + name);
            EarlierDatabase earlier = new EarlierDatabase(
                    beside, name, url, connection.getMetaData().getUserName());
            statement.execute("create database " + name);
            earlier.migrateTo(version);
            return earlier;
        }
    }

    void migrateTo(String version) {
        Flyway.configure()
                .dataSource(url, user, "")
                .locations("db/shared", "db/migration")
                .target(version)
                .load()
                .migrate();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, "");
    }

    /** Without the guards, for rows that stand without the others that these ask for. */
    Connection connectUnguarded() throws SQLException {
        Connection connection = connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
        }
        return connection;
    }

    /** The columns of each row with a space between them. */
    List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(row.getString(i));
                }
                rows.add(String.join(" ", values));
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        try (Connection connection = beside.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database " + name + " with (force)");
        }
    }
}
