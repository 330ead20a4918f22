package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.identity.ids.StructuredCommunication;
import be.fgov.mi.piis.subsidy.counting.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The structured communication with which the CPAS of a convention would pay back. It is kept from the first look at
 * the provisional settlement on, so that every later document shows the same one.
 */
@ApplicationScoped
class RecoveryReferences {
    private static final long NUMBERS_A_YEAR = 1_000_000;

    private final Database database;

    RecoveryReferences(Database database) {
        this.database = database;
    }

    /** Inside a transaction: the same for ever. */
    StructuredCommunication of(String convention, int year) {
        return database.read(connection -> {
            Optional<StructuredCommunication> kept = find(connection, convention);
            if (kept.isPresent()) {
                return kept.get();
            }
            StructuredCommunication drawn =
                    StructuredCommunication.ofBase(year * NUMBERS_A_YEAR + nextNumber(connection));
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into recovery_reference (convention_number, structured_communication, reserved_at)
                    values (?, ?, clock_timestamp()) on conflict (convention_number) do nothing
                    """)) {
                insert.setString(1, convention);
                insert.setString(2, drawn.value());
                insert.executeUpdate();
            }
            // Another reader may have been first: what is kept counts.
            return find(connection, convention).orElseThrow();
        });
    }

    private static Optional<StructuredCommunication> find(Connection connection, String convention)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select structured_communication from recovery_reference where convention_number = ?")) {
            select.setString(1, convention);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new StructuredCommunication(row.getString(1))) : Optional.empty();
            }
        }
    }

    private static long nextNumber(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select nextval('recovery_number')");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
