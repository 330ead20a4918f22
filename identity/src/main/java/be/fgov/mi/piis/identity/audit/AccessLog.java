package be.fgov.mi.piis.identity.audit;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import be.fgov.mi.piis.identity.wire.TraceId;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who read or wrote which person's data, when and why. A line is written in the transaction of the act itself: no act
 * without its line, no line without its act. Consultations must be justifiable for years (National Register law
 * 08/08/1983, art. 17), so the database refuses to change or delete a line.
 */
@ApplicationScoped
public class AccessLog {
    private final AgroalDataSource database;
    private final CurrentCaller currentCaller;
    private final TransactionSynchronizationRegistry transaction;
    private final TraceId traceId;

    AccessLog(
            AgroalDataSource database,
            CurrentCaller currentCaller,
            TransactionSynchronizationRegistry transaction,
            TraceId traceId) {
        this.database = database;
        this.currentCaller = currentCaller;
        this.transaction = transaction;
        this.traceId = traceId;
    }

    /**
     * @param operation what was done, for example {@code contract.read}
     * @param object what it was done to: CPAS and reference, never a social security number
     * @param personId the pseudonym of the person concerned, absent when no person is
     * @param purpose why the caller may: the legal ground in a word
     * @throws IllegalStateException outside a transaction
     */
    public void record(String operation, String object, @Nullable UUID personId, String purpose) {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("the access log is written in the transaction of the act it tells of");
        }
        Caller caller = currentCaller.get();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into access_log (id, at, client_id, subject, account, roles, enterprise_number,
                                                operation, object, person_id, purpose, trace_id)
                        values (?, clock_timestamp(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            insert.setObject(1, TimeOrderedIds.next());
            insert.setString(2, caller.clientId());
            insert.setString(3, caller.subject());
            insert.setString(4, caller.name());
            insert.setString(
                    5, String.join(" ", caller.roles().stream().sorted().toList()));
            insert.setString(
                    6,
                    caller.enterpriseNumber() == null
                            ? null
                            : caller.enterpriseNumber().value());
            insert.setString(7, operation);
            insert.setString(8, object);
            insert.setObject(9, personId);
            insert.setString(10, purpose);
            insert.setString(11, traceId.current());
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("the access log cannot be written", failure);
        }
    }
}
