package be.fgov.mi.piis.events.outbox;

import be.fgov.mi.piis.events.SuiteEvent;
import be.fgov.mi.piis.identity.bulk.CopiedRows;
import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Says something to the other services, in the transaction of the business act: both happen or neither. The relay
 * sends the row after the commit; the row stays for replay, since a broker is never the only copy.
 *
 * <p>Order per key: whoever changes one thing twice holds the lock of that thing before its first write, so the later
 * transaction also has the later transaction id, and the relay reads in that order.
 */
@ApplicationScoped
public class Outbox {
    /** Number of lanes; a key always travels on the same one, and several relays share them out. */
    public static final int LANES = 4;

    private static final String COPY = "copy outbox (lane, id, topic, key, type, version, payload) from stdin";
    private static final int ROOM_OF_A_ROW = 1_000;

    private final AgroalDataSource database;
    private final TransactionSynchronizationRegistry transaction;
    private final OutboxRelay relay;

    Outbox(AgroalDataSource database, TransactionSynchronizationRegistry transaction, OutboxRelay relay) {
        this.database = database;
        this.transaction = transaction;
        this.relay = relay;
    }

    /** @throws IllegalStateException outside a transaction */
    public void publish(SuiteEvent event) {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an event is published in the transaction of the act it tells of");
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into outbox (lane, id, topic, key, type, version, payload)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)) {
            insert.setInt(1, laneOf(event.key()));
            insert.setObject(2, TimeOrderedIds.next());
            insert.setString(3, event.topic());
            insert.setString(4, event.key());
            insert.setString(5, event.eventType());
            insert.setLong(6, event.version());
            insert.setString(7, JsonMappers.stored().writeValueAsString(event));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException failure) {
            throw new IllegalStateException("the event could not be put in the outbox", failure);
        }
        transaction.registerInterposedSynchronization(new WakeRelayAfterCommit());
    }

    /** Rows of the outbox, written down as the database copies them. */
    public static final class Prepared {
        private final CopiedRows rows;

        private Prepared(int size) {
            rows = new CopiedRows(size * ROOM_OF_A_ROW);
        }

        private void add(SuiteEvent event) throws JsonProcessingException {
            rows.column(laneOf(event.key()))
                    .column(TimeOrderedIds.next())
                    .column(event.topic())
                    .column(event.key())
                    .column(event.eventType())
                    .column(event.version())
                    .column(JsonMappers.stored().writeValueAsString(event))
                    .endRow();
        }
    }

    /** Writes events down without the database, so that another thread can do it. */
    public static Prepared prepare(List<? extends SuiteEvent> events) {
        Prepared rows = new Prepared(events.size());
        try {
            for (SuiteEvent event : events) {
                rows.add(event);
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an event always serialises", impossible);
        }
        return rows;
    }

    /**
     * Many at once, in this order, with one statement.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void publishAll(Prepared events) {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("events are published in the transaction of the act they tell of");
        }
        try (Connection connection = database.getConnection()) {
            events.rows.copy(connection, COPY);
        } catch (SQLException failure) {
            throw new IllegalStateException("the events could not be put in the outbox", failure);
        }
        transaction.registerInterposedSynchronization(new WakeRelayAfterCommit());
    }

    static int laneOf(String key) {
        return Math.floorMod(key.hashCode(), LANES);
    }

    private final class WakeRelayAfterCommit implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }
}
