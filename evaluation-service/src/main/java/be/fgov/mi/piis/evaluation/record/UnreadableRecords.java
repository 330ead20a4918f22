package be.fgov.mi.piis.evaluation.record;

import be.fgov.mi.piis.identity.problem.Problems;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.BufferUnderflowException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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

    /**
     * What a revision says, for somebody who asks for it.
     *
     * @param revision of the record
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 {@code unreadable} when it cannot be read any more;
     *     the record is set aside then, if that is its newest revision
     */
    public <T> T read(String kind, RecordOfContract record, int revision, Supplier<T> content) {
        try {
            return content.get();
        } catch (IllegalStateException | BufferUnderflowException damaged) {
            if (revision == record.revision()) {
                QuarkusTransaction.requiringNew().run(() -> note(kind, List.of(record), List.of()));
            }
            throw Problems.conflict(
                    "unreadable",
                    "Revision " + revision + " of this " + kind
                            + " cannot be read any more: send the whole record as the next revision.",
                    Map.of("revision", revision));
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
