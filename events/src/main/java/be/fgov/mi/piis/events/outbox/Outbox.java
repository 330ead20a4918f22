package be.fgov.mi.piis.events.outbox;

import be.fgov.mi.piis.events.SuiteEvent;
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
import java.util.UUID;

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

    /**
     * Many at once, in this order, with one statement.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void publishAll(List<? extends SuiteEvent> events) {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("events are published in the transaction of the act they tell of");
        }
        int size = events.size();
        Integer[] lanes = new Integer[size];
        UUID[] ids = new UUID[size];
        String[] topics = new String[size];
        String[] keys = new String[size];
        String[] types = new String[size];
        Long[] versions = new Long[size];
        String[] payloads = new String[size];
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into outbox (lane, id, topic, key, type, version, payload)
                        select * from unnest(?::int[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                                             ?::text[])
                        """)) {
            for (int i = 0; i < size; i++) {
                SuiteEvent event = events.get(i);
                lanes[i] = laneOf(event.key());
                ids[i] = TimeOrderedIds.next();
                topics[i] = event.topic();
                keys[i] = event.key();
                types[i] = event.eventType();
                versions[i] = event.version();
                payloads[i] = JsonMappers.stored().writeValueAsString(event);
            }
            insert.setArray(1, connection.createArrayOf("int4", lanes));
            insert.setArray(2, connection.createArrayOf("uuid", ids));
            insert.setArray(3, connection.createArrayOf("text", topics));
            insert.setArray(4, connection.createArrayOf("text", keys));
            insert.setArray(5, connection.createArrayOf("text", types));
            insert.setArray(6, connection.createArrayOf("int8", versions));
            insert.setArray(7, connection.createArrayOf("text", payloads));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException failure) {
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
