package be.fgov.mi.piis.events.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends the rows of the outbox to the broker, at least once and in order per key.
 *
 * <ol>
 *   <li>A lane is taken with an advisory lock, so two instances never send the same lane at once; an instance takes
 *       what is free.
 *   <li>Only rows of transactions older than every running one are read. A sequence number or a transaction id is
 *       taken before the commit: without this a slow transaction would appear behind the cursor and never be sent.
 *   <li>The cursor moves when the broker has acknowledged every row of the batch. A crash in between sends the batch
 *       twice; consumers expect that.
 *   <li>Rows are never deleted one by one: whole months are dropped by the operator when they are no longer needed.
 * </ol>
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 500;
    private static final int LOCK_SPACE = 0x0B0C;
    private static final Duration IDLE = Duration.ofMillis(250);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
    /**
     * Time from one look at the outbox to the next, unless more is waiting than one look takes: what is pushed in
     * between travels together. Looking again at once costs more than the pushes themselves at some hundreds a second.
     */
    private static final Duration PACE = Duration.ofMillis(25);

    private static final int LOOKS_AFTER_WAKE = 8;

    private enum Sent {
        NOTHING,
        SOME,
        FULL
    }

    /**
     * Of each lane at most so many rows, in order. Lane by lane, so that the index begins at the cursor: joined at once,
     * everything that was ever sent is read again each time.
     */
    static final String UNSENT = """
            select c.lane, o.xid::text, o.position, o.id::text, o.topic, o.key, o.type, o.payload,
                   to_char(o.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
              from outbox_cursor c
             cross join lateral (
                   select * from outbox
                    where lane = c.lane and (xid, position) > (c.xid, c.position)
                      and xid < pg_snapshot_xmin(pg_current_snapshot())
                    order by xid, position limit ?) o
             where c.lane = any (?)
             order by c.lane, o.xid, o.position
            """;

    private record Row(
            int lane,
            String xid,
            long position,
            String id,
            String topic,
            String key,
            String type,
            String payload,
            String at) {}

    private final AgroalDataSource database;
    private final String bootstrapServers;
    private final String source;
    private final boolean enabled;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean stopping;
    private @Nullable Thread worker;
    private @Nullable KafkaProducer<String, String> producer;
    private @Nullable YearMonth partitionsReadyFor;

    OutboxRelay(
            AgroalDataSource database,
            @ConfigProperty(name = "kafka.bootstrap.servers", defaultValue = "localhost:19092") String bootstrapServers,
            @ConfigProperty(name = "quarkus.application.name") String applicationName,
            @ConfigProperty(name = "suite.outbox.relay", defaultValue = "true") boolean enabled) {
        this.database = database;
        this.bootstrapServers = bootstrapServers;
        this.source = "urn:spp-is:" + applicationName;
        this.enabled = enabled;
    }

    void start(@Observes StartupEvent startup) {
        if (enabled) {
            worker = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        stopping = true;
        wake();
        Thread running = worker;
        if (running != null) {
            running.join(Duration.ofSeconds(5));
        }
    }

    /** Called after a commit that put something in the outbox. */
    void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                ensurePartitions();
                long begun = System.nanoTime();
                switch (sendWhatIsReady()) {
                    case NOTHING -> waitForWork();
                    case SOME -> restOfThePace(begun);
                    case FULL -> {
                        // more is waiting
                    }
                }
            } catch (SQLException | ExecutionException | RuntimeException failure) {
                // The rows are safe in the database; the broker or the database comes back or the operator is told.
                // Nothing else may end this thread either: pushes would go on and nobody would hear of them.
                LOG.warnf("outbox waits: %s", failure.getMessage());
                closeProducer();
                pause(AFTER_FAILURE);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        closeProducer();
    }

    private void waitForWork() throws InterruptedException, SQLException, ExecutionException {
        if (!woken.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        // The row is committed, but an older transaction may still hide it for a moment.
        for (int look = 0; look < LOOKS_AFTER_WAKE && !stopping; look++) {
            Thread.sleep(PACE);
            if (sendWhatIsReady() != Sent.NOTHING) {
                return;
            }
        }
    }

    private static void restOfThePace(long begun) throws InterruptedException {
        Thread.sleep(Duration.ofNanos(Math.max(0, PACE.toNanos() - (System.nanoTime() - begun))));
    }

    private Sent sendWhatIsReady() throws SQLException, InterruptedException, ExecutionException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Integer[] lanes = takeLanes(connection);
                List<Row> rows = lanes.length == 0 ? List.of() : read(connection, lanes);
                Map<Integer, Row> lastOfLane = new TreeMap<>();
                if (!rows.isEmpty()) {
                    send(rows);
                    rows.forEach(row -> lastOfLane.put(row.lane(), row));
                    moveCursors(connection, lastOfLane);
                }
                connection.commit();
                if (rows.isEmpty()) {
                    return Sent.NOTHING;
                }
                return rows.size() >= BATCH ? Sent.FULL : Sent.SOME;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /**
     * The lanes that no other instance is sending now. The commit that follows need not reach the disk at once: a
     * cursor that is lost with the machine sends the batch twice.
     */
    private static Integer[] takeLanes(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("""
                select c.lane, set_config('synchronous_commit', 'off', true)
                  from outbox_cursor c where pg_try_advisory_xact_lock(?, c.lane)
                """)) {
            lock.setInt(1, LOCK_SPACE);
            List<Integer> lanes = new ArrayList<>();
            try (ResultSet row = lock.executeQuery()) {
                while (row.next()) {
                    lanes.add(row.getInt(1));
                }
            }
            return lanes.toArray(Integer[]::new);
        }
    }

    /** A statement of its own, so that it sees where the instance that had the lane before has moved the cursor. */
    private static List<Row> read(Connection connection, Integer[] lanes) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(UNSENT)) {
            select.setInt(1, BATCH);
            select.setArray(2, connection.createArrayOf("int4", lanes));
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(
                            row.getInt(1),
                            row.getString(2),
                            row.getLong(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8),
                            row.getString(9)));
                }
            }
            return rows;
        }
    }

    private void send(List<Row> rows) throws InterruptedException, ExecutionException {
        KafkaProducer<String, String> out = producer();
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(rows.size());
        for (Row row : rows) {
            ProducerRecord<String, String> message = new ProducerRecord<>(row.topic(), row.key(), row.payload());
            Headers headers = message.headers();
            header(headers, "ce_specversion", "1.0");
            header(headers, "ce_id", row.id());
            header(headers, "ce_source", source);
            header(headers, "ce_type", row.type());
            header(headers, "ce_subject", row.key());
            header(headers, "ce_time", row.at());
            header(headers, "content-type", "application/json");
            acknowledgements.add(out.send(message));
        }
        out.flush();
        for (Future<RecordMetadata> acknowledgement : acknowledgements) {
            acknowledgement.get();
        }
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void moveCursors(Connection connection, Map<Integer, Row> lastOfLane) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update outbox_cursor c set xid = l.xid::xid8, position = l.position
                  from unnest(?::int[], ?::text[], ?::bigint[]) as l (lane, xid, position)
                 where c.lane = l.lane
                """)) {
            update.setArray(
                    1, connection.createArrayOf("int4", lastOfLane.keySet().toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "text", lastOfLane.values().stream().map(Row::xid).toArray()));
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "int8",
                            lastOfLane.values().stream().map(Row::position).toArray()));
            update.executeUpdate();
        }
    }

    private KafkaProducer<String, String> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(Map.<String, Object>of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    bootstrapServers,
                    ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                    StringSerializer.class,
                    ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                    StringSerializer.class,
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    true,
                    ProducerConfig.LINGER_MS_CONFIG,
                    2,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    5_000,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    5_000,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    15_000));
        }
        return producer;
    }

    private void closeProducer() {
        KafkaProducer<String, String> open = producer;
        producer = null;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }

    /** This month's and next month's partition exist before they are needed; a default one catches a missed month. */
    private void ensurePartitions() throws SQLException {
        YearMonth now = YearMonth.now(ZoneOffset.UTC);
        if (now.equals(partitionsReadyFor)) {
            return;
        }
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (YearMonth month : List.of(now, now.plusMonths(1))) {
                LocalDate first = month.atDay(1);
                statement.execute(String.format(
                        Locale.ROOT,
                        "create table if not exists outbox_%04d_%02d partition of outbox"
                                + " for values from ('%s 00:00:00+00') to ('%s 00:00:00+00')",
                        month.getYear(),
                        month.getMonthValue(),
                        first,
                        first.plusMonths(1)));
            }
        } catch (SQLException alreadyInTheDefault) {
            if (alreadyInTheDefault.getSQLState() == null
                    || !alreadyInTheDefault.getSQLState().startsWith("23")) {
                throw alreadyInTheDefault;
            }
            LOG.warn("rows of this month lie in the default partition: they are sent all the same");
        }
        partitionsReadyFor = now;
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
