package be.fgov.mi.piis.evaluation.statistics;

import be.fgov.mi.piis.evaluation.rules.CountedRecord;
import be.fgov.mi.piis.evaluation.rules.ToldInSteps;
import be.fgov.mi.piis.identity.bulk.ArrayColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The records that the newest edition of a year counts, on a connection that the caller holds. */
final class ToldRecords {
    private static final int FETCH = 5_000;

    private ToldRecords() {}

    static List<CountedRecord> of(Connection connection, int year, RecordsOfTheYear.Kind kind) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select cpas, category, person_id, days from told_record where year = ? and kind = ?")) {
            select.setInt(1, year);
            select.setString(2, kind.name());
            select.setFetchSize(FETCH);
            List<CountedRecord> told = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    told.add(new CountedRecord(
                            row.getString(1), row.getString(2), row.getObject(3, UUID.class), row.getInt(4)));
                }
            }
            return told;
        }
    }

    /** Puts the records of the counts that moved in the place of those that were told. */
    static void keep(Connection connection, int year, RecordsOfTheYear.Kind kind, ToldInSteps told)
            throws SQLException {
        if (told.moved().isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("""
                        delete from told_record t using unnest(?::text[], ?::text[]) as moved (cpas, category)
                         where t.year = ? and t.kind = ? and t.cpas = moved.cpas and t.category = moved.category
                        """);
                PreparedStatement insert = connection.prepareStatement("""
                        insert into told_record (year, kind, cpas, category, person_id, days)
                        select ?, ?, * from unnest(?::text[], ?::text[], ?::uuid[], ?::int[])
                        """)) {
            ArrayColumns<ToldInSteps.Count> moved = new ArrayColumns<>(delete, List.copyOf(told.moved()), 1);
            moved.add("text", ToldInSteps.Count::cpas);
            moved.add("text", ToldInSteps.Count::category);
            delete.setInt(3, year);
            delete.setString(4, kind.name());
            delete.executeUpdate();
            insert.setInt(1, year);
            insert.setString(2, kind.name());
            ArrayColumns<CountedRecord> rows = new ArrayColumns<>(
                    insert,
                    told.records().stream()
                            .filter(record -> told.moved().contains(ToldInSteps.Count.of(record)))
                            .toList(),
                    3);
            rows.add("text", CountedRecord::cpas);
            rows.add("text", CountedRecord::category);
            rows.add("uuid", CountedRecord::person);
            rows.add("int4", CountedRecord::days);
            insert.executeUpdate();
        }
    }
}
