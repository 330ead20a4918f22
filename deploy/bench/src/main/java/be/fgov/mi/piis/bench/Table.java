package be.fgov.mi.piis.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A table with the columns that are written from outside. */
record Table(String name, List<Column> columns) {

    private static final String COLUMNS = """
            select c.relname, a.attname, format_type(a.atttypid, -1),
                   exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisunique
                            and a.attnum = any (i.indkey))
              from pg_class c
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
               and a.attidentity = '' and a.attgenerated = ''
               and coalesce(pg_get_expr(d.adbin, d.adrelid), '') !~ '(clock_timestamp|now|nextval|current_xact_id)'
             order by c.relname, a.attnum
            """;

    private static final String REFERENCES = """
            select r.conrelid::regclass::text, r.confrelid::regclass::text from pg_constraint r
             where r.contype = 'f' and r.connamespace = 'public'::regnamespace and r.conrelid <> r.confrelid
            """;

    /** Every table of the database, those that are referred to before those that refer to them. */
    static List<Table> all(Connection connection) throws SQLException {
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(COLUMNS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                columns.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                        .add(new Column(row.getString(2), row.getString(3), row.getBoolean(4)));
            }
        }
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(REFERENCES);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                needs.computeIfAbsent(row.getString(1), table -> new TreeSet<>())
                        .add(row.getString(2));
            }
        }
        return inOrder(columns.keySet(), needs).stream()
                .map(name -> new Table(name, List.copyOf(columns.get(name))))
                .toList();
    }

    static List<String> inOrder(Set<String> tables, Map<String, Set<String>> needs) {
        List<String> ordered = new ArrayList<>();
        Set<String> left = new TreeSet<>(tables);
        while (!left.isEmpty()) {
            List<String> next = left.stream()
                    .filter(table -> Collections.disjoint(needs.getOrDefault(table, Set.of()), left))
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a circle: " + left);
            }
            ordered.addAll(next);
            left.removeAll(next);
        }
        return ordered;
    }

    /** What finds the rows that transactions from a number on have written. */
    String select() {
        return "select xmin::text::bigint, " + String.join(", ", quotedNames()) + " from " + name
                + " where xmin::text::bigint >= ? order by ctid";
    }

    /** Many rows at once, from one array for each column. */
    String insertFromArrays() {
        List<String> values = new ArrayList<>();
        List<String> arrays = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            values.add("c" + i + (column.elementType().equals("text") ? "::" + column.type() : ""));
            arrays.add("?::" + column.elementType() + "[]");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            names.add("c" + i);
        }
        return "insert into " + name + " (" + String.join(", ", quotedNames()) + ") select "
                + String.join(", ", values) + " from unnest(" + String.join(", ", arrays) + ") as given ("
                + String.join(", ", names) + ")";
    }

    /** One row. */
    String insertOne() {
        return "insert into " + name + " (" + String.join(", ", quotedNames()) + ") values ("
                + String.join(
                        ", ",
                        columns.stream()
                                .map(column -> column.elementType().equals("text") ? "?::" + column.type() : "?")
                                .toList())
                + ")";
    }

    private List<String> quotedNames() {
        return columns.stream().map(column -> '"' + column.name() + '"').toList();
    }
}
