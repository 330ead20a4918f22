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
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 *   <li>A lane is taken with an advisory lock, so two instances never send the same lane at once.
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
    private static final int LOOKS_AFTER_WAKE = 20;
    private static final long LOOK_PAUSE_MILLIS = 5;

    private record Row(
            String xid, long position, String id, String topic, String key, String type, String payload, String at) {}

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
                if (sendAllLanes() == 0) {
                    waitForWork();
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
            if (sendAllLanes() > 0) {
                return;
            }
            Thread.sleep(LOOK_PAUSE_MILLIS);
        }
    }

    private int sendAllLanes() throws SQLException, InterruptedException, ExecutionException {
        int sent = 0;
        for (int lane = 0; lane < Outbox.LANES && !stopping; lane++) {
            sent += sendLane(lane);
        }
        return sent;
    }

    private int sendLane(int lane) throws SQLException, InterruptedException, ExecutionException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Row> rows = tryLock(connection, lane) ? read(connection, lane) : List.of();
                if (!rows.isEmpty()) {
                    send(rows);
                    moveCursor(connection, lane, rows.getLast());
                }
                connection.commit();
                return rows.size();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static boolean tryLock(Connection connection, int lane) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?, ?)")) {
            lock.setInt(1, LOCK_SPACE);
            lock.setInt(2, lane);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static List<Row> read(Connection connection, int lane) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select o.xid::text, o.position, o.id::text, o.topic, o.key, o.type, o.payload,
                       to_char(o.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                  from outbox o, outbox_cursor c
                 where c.lane = ? and o.lane = c.lane
                   and (o.xid, o.position) > (c.xid, c.position)
                   and o.xid < pg_snapshot_xmin(pg_current_snapshot())
                 order by o.xid, o.position
                 limit ?
                """)) {
            select.setInt(1, lane);
            select.setInt(2, BATCH);
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(
                            row.getString(1),
                            row.getLong(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8)));
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

    /** The commit need not reach the disk at once: a cursor that is lost with the machine sends the batch twice. */
    private static void moveCursor(Connection connection, int lane, Row last) throws SQLException {
        try (Statement setting = connection.createStatement()) {
            setting.execute("set local synchronous_commit = off");
        }
        try (PreparedStatement update =
                connection.prepareStatement("update outbox_cursor set xid = ?::xid8, position = ? where lane = ?")) {
            update.setString(1, last.xid());
            update.setLong(2, last.position());
            update.setInt(3, lane);
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
