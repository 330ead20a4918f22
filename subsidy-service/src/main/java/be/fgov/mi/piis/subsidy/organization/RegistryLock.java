package be.fgov.mi.piis.subsidy.organization;

import be.fgov.mi.piis.identity.push.PushReceipts;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** One change of the registry at a time: it is small, and its versions must not be given twice. */
@ApplicationScoped
class RegistryLock {
    private final AgroalDataSource database;

    RegistryLock(AgroalDataSource database) {
        this.database = database;
    }

    /** Held until the end of the transaction. */
    void hold() {
        try (Connection connection = database.getConnection()) {
            PushReceipts.lock(connection, "registry");
        } catch (SQLException failure) {
            throw new IllegalStateException("the registry cannot be locked", failure);
        }
    }
}
