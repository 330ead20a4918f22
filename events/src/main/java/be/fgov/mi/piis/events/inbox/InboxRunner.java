package be.fgov.mi.piis.events.inbox;

import be.fgov.mi.piis.identity.problem.ProblemMappers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/**
 * Consumes events at least once, so that each takes effect once.
 *
 * <ol>
 *   <li>Inbox row and work are one transaction; an id that is already in the inbox is passed over.
 *   <li>A whole batch shares a transaction. When that fails, the batch is taken event by event.
 *   <li>A database that is out of reach is waited for: nothing is skipped.
 *   <li>What can never succeed goes to the dead-letter topic with its reason, and the next event goes on.
 *   <li>Offsets are committed after the transaction: a crash in between delivers again, which (1) absorbs.
 * </ol>
 */
@ApplicationScoped
public class InboxRunner {
    private static final Logger LOG = Logger.getLogger(InboxRunner.class);
    private static final int TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final AgroalDataSource database;
    private volatile boolean stopping;

    InboxRunner(AgroalDataSource database) {
        this.database = database;
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
    }

    /**
     * @param consumer name under which this service remembers what it has consumed
     * @return completes when the offsets may be committed
     */
    public CompletionStage<Void> run(KafkaRecordBatch<String, String> batch, String consumer, EventHandler handler) {
        return runTogether(batch, consumer, events -> events.forEach(handler::handle));
    }

    /**
     * The same for work that is done on many events at once.
     *
     * @param consumer name under which this service remembers what it has consumed
     * @return completes when the offsets may be committed
     */
    public CompletionStage<Void> runTogether(
            KafkaRecordBatch<String, String> batch, String consumer, BatchHandler handler) {
        List<KafkaRecord<String, String>> records = batch.getRecords();
        try {
            QuarkusTransaction.requiringNew().run(() -> consume(records, consumer, handler));
        } catch (RuntimeException oneOfThemFailed) {
            LOG.debugf(oneOfThemFailed, "batch of %d taken one by one", records.size());
            for (KafkaRecord<String, String> record : records) {
                consumeAlone(record, consumer, handler);
            }
        }
        return batch.ack();
    }

    private void consumeAlone(KafkaRecord<String, String> record, String consumer, BatchHandler handler) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; !stopping; attempt++) {
            try {
                QuarkusTransaction.requiringNew().run(() -> consume(List.of(record), consumer, handler));
                return;
            } catch (PoisonEvent poison) {
                buryUntilDone(record, poison);
                return;
            } catch (RuntimeException failure) {
                if (!isOutage(failure) && attempt >= TRIES) {
                    LOG.errorf("event of %s given up after %d tries: %s", record.getTopic(), attempt, rootOf(failure));
                    buryUntilDone(record, new PoisonEvent("failed " + attempt + " times: " + rootOf(failure)));
                    return;
                }
                LOG.warnf("event of %s tried again: %s", record.getTopic(), rootOf(failure));
                pause(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
        throw new IllegalStateException("stopping: the event is delivered again after the start");
    }

    /** An exception that left the consumer would end its subscription: the broker is waited for like the database. */
    private void buryUntilDone(KafkaRecord<String, String> record, PoisonEvent reason) {
        LOG.errorf("event of %s goes to the dead letters: %s", record.getTopic(), reason.getMessage());
        while (!stopping) {
            try {
                record.nack(reason).toCompletableFuture().join();
                return;
            } catch (CompletionException brokerOutOfReach) {
                LOG.warnf("dead letter of %s tried again: %s", record.getTopic(), rootOf(brokerOutOfReach));
                pause(LONGEST_PAUSE);
            }
        }
        throw new IllegalStateException("stopping: the event is delivered again after the start");
    }

    private void consume(List<KafkaRecord<String, String>> records, String consumer, BatchHandler handler) {
        Map<UUID, ReceivedEvent> arrived = new LinkedHashMap<>();
        for (KafkaRecord<String, String> record : records) {
            UUID id = idOf(record);
            arrived.putIfAbsent(
                    id,
                    new ReceivedEvent(
                            id, header(record, "ce_type"), String.valueOf(record.getKey()), record.getPayload()));
        }
        arrived.keySet().retainAll(firstTime(consumer, arrived.keySet()));
        handler.handle(List.copyOf(arrived.values()));
    }

    /** In the order of the ids: two consumers of the same events, after a rebalance, do not wait for each other. */
    private Set<UUID> firstTime(String consumer, Set<UUID> ids) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into inbox (consumer, event_id)
                        select ?, id from unnest(?::uuid[]) id order by id
                        on conflict do nothing returning event_id
                        """)) {
            insert.setString(1, consumer);
            insert.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            Set<UUID> first = new HashSet<>();
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    first.add(row.getObject(1, UUID.class));
                }
            }
            return first;
        } catch (SQLException failure) {
            throw new IllegalStateException("the inbox cannot be written", failure);
        }
    }

    private static UUID idOf(KafkaRecord<String, String> record) {
        String id = header(record, "ce_id");
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw new PoisonEvent("ce_id is not a UUID");
        }
    }

    private static String header(KafkaRecord<String, String> record, String name) {
        Header header = record.getHeaders() == null ? null : record.getHeaders().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new PoisonEvent("not a CloudEvent: no " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    /**
     * What a push is told 503 for, a lock that was not to be had in time included: a file can hold everything of a CPAS
     * for minutes. A failure without a state comes from the pool or the driver, not from the database.
     */
    static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState() == null || ProblemMappers.isOutage(sql);
            }
        }
        return false;
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        // The class only: a message of the database can quote a row.
        return root.getClass().getSimpleName() + (root instanceof SQLException sql ? " " + sql.getSQLState() : "");
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
