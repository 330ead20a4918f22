package be.fgov.mi.piis.evaluation.record;

import be.fgov.mi.piis.evaluation.contract.PersonOfContract;
import be.fgov.mi.piis.identity.bulk.ArrayColumns;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Which records wait for their contract, and since when by the business date: written with the first revision, gone
 * with the contract, each in the transaction that brings it and under the lock of the contract.
 */
@ApplicationScoped
public class WaitingRecords {
    /** What the sender of such a record is told as its status. */
    public static final String AWAITING_CONTRACT = "awaitingContract";

    private final AgroalDataSource database;
    private final Clock clock;

    WaitingRecords(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A later revision waits since the first one. */
    @Transactional(Transactional.TxType.MANDATORY)
    void wait(String enterpriseNumber, RecordName waiting) {
        try (Connection connection = database.getConnection()) {
            waitAll(connection, enterpriseNumber, List.of(waiting));
        } catch (SQLException failure) {
            throw new IllegalStateException("the record cannot be noted as waiting", failure);
        }
    }

    /** The records of a chunk of a file, in its transaction. */
    public void waitAll(Connection connection, String enterpriseNumber, List<RecordName> waiting) throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into waiting_record (enterprise_number, since, kind, contract_reference, reference)
                select ?, ?, * from unnest(?::text[], ?::text[], ?::text[]) on conflict do nothing
                """)) {
            insert.setString(1, enterpriseNumber);
            insert.setTimestamp(2, Timestamp.from(Instant.now(clock)));
            ArrayColumns<RecordName> columns = new ArrayColumns<>(insert, waiting, 3);
            columns.add("text", RecordName::kind);
            columns.add("text", RecordName::contractReference);
            columns.add("text", RecordName::reference);
            insert.executeUpdate();
        }
        UnreadableRecords.forget(connection, ids(enterpriseNumber, waiting));
    }

    /** A revision found its contract, which its first one had not: after a merger of CPAS, for example. */
    @Transactional(Transactional.TxType.MANDATORY)
    void found(String enterpriseNumber, RecordName joined) {
        try (Connection connection = database.getConnection()) {
            foundAll(connection, enterpriseNumber, List.of(joined));
        } catch (SQLException failure) {
            throw new IllegalStateException("the record cannot be taken off the list", failure);
        }
    }

    /** Later revisions in a chunk of a file whose contract is known, in its transaction. */
    public void foundAll(Connection connection, String enterpriseNumber, List<RecordName> joined) throws SQLException {
        if (joined.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from waiting_record w
                 using unnest(?::text[], ?::text[], ?::text[]) as joined (kind, contract_reference, reference)
                 where w.enterprise_number = ? and w.kind = joined.kind
                   and w.contract_reference = joined.contract_reference and w.reference = joined.reference
                """)) {
            ArrayColumns<RecordName> columns = new ArrayColumns<>(delete, joined, 1);
            columns.add("text", RecordName::kind);
            columns.add("text", RecordName::contractReference);
            columns.add("text", RecordName::reference);
            delete.setString(4, enterpriseNumber);
            delete.executeUpdate();
        }
        UnreadableRecords.forget(connection, ids(enterpriseNumber, joined));
    }

    /** Of records that were sent to a number. */
    private static Object[] ids(String enterpriseNumber, List<RecordName> names) {
        return names.stream()
                .map(name -> RecordOfContract.idOf(
                        name.kind(), enterpriseNumber, name.contractReference(), name.reference()))
                .toArray();
    }

    /** What was sent to a successor goes too, unless the contract has a record by that reference. */
    void join(@Observes PersonOfContract contract) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("""
                        delete from waiting_record w
                         where w.contract_reference = ?
                           and (w.enterprise_number = ?
                                or w.enterprise_number = any(?)
                               and not exists (select 1 from push_receipt p
                                                where p.enterprise_number = ? and p.kind = w.kind and p.revision = 1
                                                  and p.reference = w.contract_reference || '/' || w.reference))
                        """)) {
            delete.setString(1, contract.reference());
            delete.setString(2, contract.enterpriseNumber());
            delete.setArray(
                    3, connection.createArrayOf("text", contract.successors().toArray()));
            delete.setString(4, contract.enterpriseNumber());
            delete.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("the records that waited cannot be taken off the list", failure);
        }
    }
}
