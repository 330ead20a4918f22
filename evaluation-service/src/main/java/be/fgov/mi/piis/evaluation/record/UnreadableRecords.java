package be.fgov.mi.piis.evaluation.record;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import org.jboss.logging.Logger;

/**
 * Records whose newest revision cannot be read any more. They are set aside and listed to their sender, who can send the
 * next revision; their contract and what else belongs to it goes on without them.
 */
@ApplicationScoped
public class UnreadableRecords {
    private static final Logger LOG = Logger.getLogger(UnreadableRecords.class);

    private final AgroalDataSource database;
    private final Clock clock;

    UnreadableRecords(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What came of reading some records, under the lock of their contract.
     *
     * @param kind as push receipts have it
     * @param unreadable these are set aside, each once
     * @param read these were set aside no longer than now
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(
            String kind,
            Collection<? extends RecordOfContract> unreadable,
            Collection<? extends RecordOfContract> read) {
        try (Connection connection = database.getConnection()) {
            for (RecordOfContract record : unreadable) {
                setAside(connection, kind, record);
            }
            forget(connection, read.stream().map(RecordOfContract::id).toArray());
        } catch (SQLException failure) {
            throw new IllegalStateException("which records cannot be read cannot be noted", failure);
        }
    }

    private void setAside(Connection connection, String kind, RecordOfContract record) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into unreadable_record (record_id, kind, enterprise_number, contract_reference, reference, since)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """)) {
            insert.setObject(1, record.id());
            insert.setString(2, kind);
            insert.setString(3, record.enterpriseNumber());
            insert.setString(4, record.contractReference());
            insert.setString(5, record.reference());
            insert.setTimestamp(6, Timestamp.from(Instant.now(clock)));
            if (insert.executeUpdate() == 1) {
                LOG.errorf("The newest revision of %s %s cannot be read: it is set aside", kind, record.id());
            }
        }
    }

    /** Another revision came, or they could be read. */
    static void forget(Connection connection, Object[] recordIds) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from unreadable_record where record_id = any(?)")) {
            delete.setArray(1, connection.createArrayOf("uuid", recordIds));
            delete.executeUpdate();
        }
    }
}
