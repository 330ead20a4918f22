package be.fgov.mi.piis.e2e;

import be.fgov.mi.piis.local.EmbeddedPostgres;
import be.fgov.mi.piis.local.Service;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks into the three databases from outside: an independent witness of what the services say. */
final class Databases {

    /** Grows with every read of a person: the one table that may change when nothing new happened. */
    private static final String ACCESS_LOG = "access_log";

    private final EmbeddedPostgres server;

    Databases(EmbeddedPostgres server) {
        this.server = server;
    }

    Connection connect(Service service) throws SQLException {
        return server.connect(service.database());
    }

    /** Number of rows and a hash of their content, of every table of the three services but the access log. */
    Map<String, String> everything() {
        Map<String, String> content = new TreeMap<>();
        for (Service service : Service.values()) {
            content.putAll(contentOf(service.database(), Set.of(ACCESS_LOG)));
        }
        return content;
    }

    Map<String, String> contentOf(String database, Set<String> without) {
        Map<String, String> content = new TreeMap<>();
        for (String table : tables(database)) {
            if (!without.contains(table)) {
                content.put(
                        database + "." + table,
                        rows(
                                        database,
                                        "select count(*) || ' rows ' || coalesce(md5(string_agg(md5(t::text), '' order"
                                                + " by md5(t::text))), '-') from " + table + " t")
                                .getFirst());
            }
        }
        return content;
    }

    /** A partitioned table once, without its partitions. */
    List<String> tables(String database) {
        return rows(database, """
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
                 order by c.relname
                """);
    }

    /** The rows as text, their columns joined by a bar. */
    List<String> rows(Service service, String sql, Object... parameters) {
        return rows(service.database(), sql, parameters);
    }

    List<String> rows(String database, String sql, Object... parameters) {
        try (Connection connection = server.connect(database);
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                int columns = row.getMetaData().getColumnCount();
                while (row.next()) {
                    List<String> values = new ArrayList<>();
                    for (int column = 1; column <= columns; column++) {
                        values.add(String.valueOf(row.getString(column)));
                    }
                    rows.add(String.join(" | ", values));
                }
            }
            return rows;
        } catch (SQLException failure) {
            throw new AssertionError(database + ": " + sql, failure);
        }
    }

    long number(Service service, String sql, Object... parameters) {
        return Long.parseLong(rows(service, sql, parameters).getFirst());
    }

    void execute(String database, String sql) {
        try (Connection connection = server.connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError(database + ": " + sql, failure);
        }
    }

    /** Rows that the broker has not acknowledged. */
    long unsent(Service service) {
        return number(service, """
                select count(*) from outbox o join outbox_cursor c on c.lane = o.lane
                 where (o.xid, o.position) > (c.xid, c.position)
                """);
    }

    /** Whether evaluation-service has done all that this business day brings. */
    boolean isLookedAt(LocalDate day) {
        return rows(Service.EVALUATION, """
                select coalesce((select day = ? and finished_at is not null
                                   from cadence_tick order by seen_at desc limit 1), false)
                   and not exists (select 1 from known_contract where changed or look_again_on <= ?)
                """, day, day).getFirst().equals("t");
    }

    Set<String> said(Service service, String topic) {
        return new TreeSet<>(rows(service, "select id::text from outbox where topic = ?", topic));
    }

    Set<String> heard(Service service, String consumer) {
        return new TreeSet<>(rows(service, "select event_id::text from inbox where consumer = ?", consumer));
    }
}
