package be.fgov.mi.piis.contract.person;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Remembers that numbers are of two persons, by the numbers: that holds whatever the persons become later. */
final class NumbersApart {
    private NumbersApart() {}

    /** @param cause a split, or the decision that two probable duplicates are two persons */
    static void tell(
            Connection connection, List<Persons.Number> ones, List<Persons.Number> others, PersonHistory.Cause cause)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into numbers_apart (low_index, high_index, cause) values (?, ?, ?) on conflict do nothing")) {
            for (Persons.Number one : ones) {
                for (Persons.Number other : others) {
                    boolean ordered = Arrays.compareUnsigned(one.index(), other.index()) < 0;
                    insert.setBytes(1, ordered ? one.index() : other.index());
                    insert.setBytes(2, ordered ? other.index() : one.index());
                    insert.setString(3, cause.name());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** Whether numbers that these two persons have now were taken apart by a split. */
    static boolean wereSplit(Connection connection, UUID one, UUID other) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select exists (
                    select from numbers_apart a
                      join person_ssin low on low.ssin_index = a.low_index
                      join person_ssin high on high.ssin_index = a.high_index
                     where a.cause = 'SPLIT'
                       and (low.person_id, high.person_id) in ((?, ?), (?, ?)))
                """)) {
            select.setObject(1, one);
            select.setObject(2, other);
            select.setObject(3, other);
            select.setObject(4, one);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
