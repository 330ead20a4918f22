package be.fgov.mi.piis.bench;

import be.fgov.mi.piis.local.LaunchFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a service has written, transaction by transaction, read back from its tables: PostgreSQL keeps
 * with each row which transaction wrote it. What the ceiling writes is thus the same by construction, whatever the
 * service comes to store, and only keys differ.
 *
 * @param thing table with one row for each thing that was pushed
 * @param around what stays as it is from round to round
 * @param tables in the order in which a transaction may fill them
 * @param delivery rows of the delivery as a whole, which are not those of a thing
 * @param transactions one for each that stored things
 */
record RecordedWork(
        String thing, String mark, Around around, List<Table> tables, Rows delivery, List<Rows> transactions) {

    /** Moves on by itself while the rows are read, and is not written with a thing. */
    private static final String CURSOR = "outbox_cursor";

    /** Rows by table; a row has a value for each column of its table. */
    record Rows(Map<String, List<@Nullable Object[]>> byTable) {

        List<@Nullable Object[]> in(String table) {
            return byTable.getOrDefault(table, List.of());
        }
    }

    /**
     * What things are written into.
     *
     * @param written by the database itself, in triggers, where these tables fill in the ceiling as they do in the
     *     service; or beside the things, by other work of the service
     * @param kept ids of what is there before, in the service and in the ceiling alike
     */
    record Around(Set<String> written, Set<UUID> kept) {
        static final Around NOTHING = new Around(Set.of(), Set.of());
    }

    /** The number that the next transaction will have at least: what is written from now on is recorded. */
    static long from(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * @param thing table with one row for each thing that was pushed
     * @param mark of the round that was written
     */
    static RecordedWork since(Connection connection, long firstTransaction, String thing, String mark, Around around)
            throws SQLException {
        List<Table> tables = Table.all(connection).stream()
                .filter(table ->
                        !table.name().equals(CURSOR) && !around.written().contains(table.name()))
                .toList();
        Map<String, Map<Long, List<@Nullable Object[]>>> found = new LinkedHashMap<>();
        for (Table table : tables) {
            Map<Long, List<@Nullable Object[]>> rows = read(connection, table, firstTransaction);
            if (!rows.isEmpty()) {
                found.put(table.name(), rows);
            }
        }
        Map<Long, List<@Nullable Object[]>> things = found.getOrDefault(thing, Map.of());
        if (things.isEmpty()) {
            throw new LaunchFailure("the service has stored no " + thing + " to record");
        }
        Map<String, List<@Nullable Object[]>> delivery = new LinkedHashMap<>();
        Map<Long, Map<String, List<@Nullable Object[]>>> byTransaction = new TreeMap<>();
        found.forEach((table, rows) -> {
            long count = rows.values().stream().mapToLong(List::size).sum();
            rows.forEach((transaction, written) -> {
                // Fewer rows than transactions: not of each thing, and perhaps needed by all of them.
                if (count < things.size() || !things.containsKey(transaction)) {
                    delivery.computeIfAbsent(table, first -> new ArrayList<>()).addAll(written);
                } else {
                    byTransaction
                            .computeIfAbsent(transaction, first -> new LinkedHashMap<>())
                            .put(table, written);
                }
            });
        });
        return new RecordedWork(
                thing,
                mark,
                around,
                tables.stream().filter(table -> found.containsKey(table.name())).toList(),
                new Rows(delivery),
                byTransaction.values().stream().map(Rows::new).toList());
    }

    private static Map<Long, List<@Nullable Object[]>> read(Connection connection, Table table, long firstTransaction)
            throws SQLException {
        Map<Long, List<@Nullable Object[]>> rows = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(table.select())) {
            select.setLong(1, firstTransaction);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    @Nullable Object[] values = new Object[table.columns().size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = table.columns().get(i).read(row, i + 2);
                    }
                    rows.computeIfAbsent(row.getLong(1), first -> new ArrayList<>())
                            .add(values);
                }
            }
        }
        return rows;
    }

    int things() {
        return transactions.stream().mapToInt(rows -> rows.in(thing).size()).sum();
    }

    /** The same rows with the keys of another round. */
    Rows inRound(Rows rows, int round) {
        String otherMark = BenchContracts.mark(round);
        Map<String, List<@Nullable Object[]>> moved = new LinkedHashMap<>();
        for (Table table : tables) {
            List<@Nullable Object[]> written = rows.in(table.name());
            if (written.isEmpty()) {
                continue;
            }
            List<@Nullable Object[]> other = new ArrayList<>(written.size());
            for (@Nullable Object[] values : written) {
                @Nullable Object[] changed = new Object[values.length];
                for (int i = 0; i < values.length; i++) {
                    changed[i] = values[i] instanceof UUID id && around.kept().contains(id)
                            ? id
                            : table.columns().get(i).inRound(values[i], round, mark, otherMark);
                }
                other.add(changed);
            }
            moved.put(table.name(), other);
        }
        return new Rows(moved);
    }

    /** How many rows of which table belong to how many things, for the reader of the result. */
    String summary() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Rows rows : transactions) {
            rows.byTable().forEach((table, written) -> counts.merge(table, written.size(), Integer::sum));
        }
        return things() + " × " + thing + " in " + transactions.size() + " transactions: " + counts;
    }
}
