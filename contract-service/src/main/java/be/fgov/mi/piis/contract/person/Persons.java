package be.fgov.mi.piis.contract.person;

import be.fgov.mi.piis.identity.push.PushReceipts;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is who. A person has a random id that the other services know, and one or more social security numbers over
 * time, which stay here. "One person once" (SUB-18) would break if the number itself were the key: a BIS number becomes
 * a register number.
 */
@ApplicationScoped
public class Persons {
    /**
     * @param personId the person the number belongs to
     * @param replaced true when the person has a newer number
     */
    public record Known(UUID personId, boolean replaced) {}

    private final AgroalDataSource database;
    private final SsinVault vault;

    Persons(AgroalDataSource database, SsinVault vault) {
        this.database = database;
        this.vault = vault;
    }

    public Optional<Known> find(String ssin) {
        try (Connection connection = database.getConnection()) {
            return find(connection, vault.blindIndex(ssin));
        } catch (SQLException failure) {
            throw new IllegalStateException("persons cannot be read", failure);
        }
    }

    /** The person with that number, entered now when the number is new. Serialised per number until the commit. */
    public Known findOrEnter(String ssin) {
        byte[] index = vault.blindIndex(ssin);
        try (Connection connection = database.getConnection()) {
            lock(connection, index);
            Optional<Known> known = find(connection, index);
            if (known.isPresent()) {
                return known.get();
            }
            UUID personId = UUID.randomUUID();
            try (PreparedStatement insert = connection.prepareStatement("insert into person (person_id) values (?)")) {
                insert.setObject(1, personId);
                insert.executeUpdate();
            }
            addNumber(connection, personId, ssin);
            return new Known(personId, false);
        } catch (SQLException failure) {
            throw new IllegalStateException("the person cannot be entered", failure);
        }
    }

    void lock(Connection connection, byte[] index) throws SQLException {
        PushReceipts.lock(connection, "ssin/" + HexFormat.of().formatHex(index));
    }

    byte[] indexOf(String ssin) {
        return vault.blindIndex(ssin);
    }

    Optional<Known> find(Connection connection, byte[] index) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select person_id, replaced_by_index is not null from person_ssin where ssin_index = ?")) {
            select.setBytes(1, index);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Known(row.getObject(1, UUID.class), row.getBoolean(2)))
                        : Optional.empty();
            }
        }
    }

    void addNumber(Connection connection, UUID personId, String ssin) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into person_ssin (ssin_index, person_id, ssin_sealed) values (?, ?, ?)")) {
            byte[] index = vault.blindIndex(ssin);
            insert.setBytes(1, index);
            insert.setObject(2, personId);
            // Bound to the index, not to the person: a merge moves the row to another person.
            insert.setBytes(3, vault.sealSsin(ssin, HexFormat.of().formatHex(index)));
            insert.executeUpdate();
        }
    }
}
