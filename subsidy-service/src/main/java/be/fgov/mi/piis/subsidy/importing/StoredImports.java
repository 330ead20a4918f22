package be.fgov.mi.piis.subsidy.importing;

import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.counting.Database;
import be.fgov.mi.piis.subsidy.importing.ImportConventions.Imported;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.ZoneOffset;
import java.util.Optional;

/** Which files were imported and what they did. It only grows. */
@ApplicationScoped
class StoredImports {
    private final Database database;

    StoredImports(Database database) {
        this.database = database;
    }

    /**
     * {@return the answer to a file that was taken whole, JSON}
     *
     * @param sha256 of its bytes, hexadecimal
     */
    Optional<String> answerTo(String sha256) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select answer from convention_import where sha256 = ? and refused = 0")) {
                select.setString(1, sha256);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    /** Inside the transaction that stores the rows. */
    void keep(String sha256, Imported imported, String answer, ActContext context) {
        database.change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into convention_import (import_id, sha256, created, changed, unchanged, refused, answer,
                                                   imported_by, imported_by_name, imported_on, imported_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setObject(1, TimeOrderedIds.next());
                insert.setString(2, sha256);
                insert.setInt(3, imported.created());
                insert.setInt(4, imported.changed());
                insert.setInt(5, imported.unchanged());
                insert.setInt(6, imported.refused());
                insert.setString(7, answer);
                insert.setString(8, context.caller().subject());
                insert.setString(9, context.caller().name());
                insert.setObject(10, context.on());
                insert.setObject(11, context.at().atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
        });
    }
}
