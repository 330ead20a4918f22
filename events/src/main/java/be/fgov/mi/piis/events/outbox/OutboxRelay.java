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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
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
 *   <li>The cursor of a lane moves up to the last row before the first one that the broker has not acknowledged. A crash
 *       in between, or a refused row, sends what lies behind the cursor again; consumers expect that.
 *   <li>A row that the broker refuses holds its own lane, with growing pauses; the other lanes go on.
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
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(30);
    /**
     * Time from one look at the outbox to the next, unless more is waiting than one look takes: what is pushed in
     * between travels together. Looking again at once costs more than the pushes themselves at some hundreds a second.
     */
    private static final Duration PACE = Duration.ofMillis(25);

    private static final int LOOKS_AFTER_WAKE = 8;

    enum Sent {
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

    /** A row on its way to the broker. */
    private record Pending(Row row, Future<RecordMetadata> acknowledgement) {}

    /** The first row of a lane that the broker did not take, and why. */
    private record Refused(Row row, Throwable reason) {}

    /**
     * What became of a batch.
     *
     * @param acknowledged number of rows up to the gaps
     * @param lastOfLane where the cursors go
     * @param refusedOfLane the gaps
     */
    private record Sending(int acknowledged, Map<Integer, Row> lastOfLane, Map<Integer, Refused> refusedOfLane) {}

    /** A lane that waits, by {@link System#nanoTime}. */
    private record Hold(long until, Duration pause) {}

    private final AgroalDataSource database;
    private final String bootstrapServers;
    private final String source;
    private final boolean enabled;
    private final Semaphore woken = new Semaphore(0);
    /** Of this instance only: another one that takes the lane finds out by itself. */
    private final Map<Integer, Hold> held = new HashMap<>();

    private volatile boolean stopping;
    private @Nullable Thread worker;
    private @Nullable KafkaProducer<String, String> producer;
    /** Nothing came through it: the next row gets a new one. */
    private boolean producerIsSpent;

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
            } catch (Throwable failure) {
                // Only stopping ends this thread, an Error does not either: pushes would go on and nobody would hear of
                // them. The rows are safe in the database; what is missing comes back or the operator is told.
                LOG.warnf("outbox waits: %s", failure);
                producerIsSpent = true;
                Thread.interrupted();
                LockSupport.parkNanos(AFTER_FAILURE.toNanos());
            }
        }
        closeProducer();
    }

    private void waitForWork() throws InterruptedException, SQLException {
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

    /** One look at the outbox. */
    Sent sendWhatIsReady() throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Integer[] lanes = takeLanes(connection, waiting());
                List<Row> rows = lanes.length == 0 ? List.of() : read(connection, lanes);
                Sending sending = send(rows);
                if (!sending.lastOfLane().isEmpty()) {
                    moveCursors(connection, sending.lastOfLane());
                }
                connection.commit();
                holdOrRelease(sending);
                if (rows.isEmpty()) {
                    return Sent.NOTHING;
                }
                return sending.acknowledged() >= BATCH ? Sent.FULL : Sent.SOME;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** The lanes whose pause is not over. */
    private Integer[] waiting() {
        long now = System.nanoTime();
        return held.entrySet().stream()
                .filter(lane -> lane.getValue().until() - now > 0)
                .map(Map.Entry::getKey)
                .toArray(Integer[]::new);
    }

    private void holdOrRelease(Sending sending) {
        held.keySet().removeAll(sending.lastOfLane().keySet());
        boolean nobodyAnswers = sending.acknowledged() == 0;
        sending.refusedOfLane().forEach((lane, refused) -> {
            Hold before = held.get(lane);
            // A broker that is away takes nothing from any lane, and all go on as soon as it is back.
            boolean brokerIsAway = nobodyAnswers && refused.reason() instanceof RetriableException;
            Duration pause = before == null || brokerIsAway ? AFTER_FAILURE : longer(before.pause());
            held.put(lane, new Hold(System.nanoTime() + pause.toNanos(), pause));
            LOG.warnf(
                    "outbox lane %d waits %d ms at event %s for %s: %s",
                    lane, pause.toMillis(), refused.row().id(), refused.row().topic(), refused.reason());
        });
        producerIsSpent |= nobodyAnswers && !sending.refusedOfLane().isEmpty();
    }

    static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_HOLD) < 0 ? twice : LONGEST_HOLD;
    }

    /**
     * The lanes that no other instance is sending now and that do not wait here. The commit that follows need not reach
     * the disk at once: a cursor that is lost with the machine sends the batch twice.
     */
    private static Integer[] takeLanes(Connection connection, Integer[] waiting) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("""
                select c.lane, set_config('synchronous_commit', 'off', true)
                  from outbox_cursor c
                 where case when c.lane = any (?) then false else pg_try_advisory_xact_lock(?, c.lane) end
                """)) {
            lock.setArray(1, connection.createArrayOf("int4", waiting));
            lock.setInt(2, LOCK_SPACE);
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

    /**
     * Lane by lane in order. Behind a row that is refused before it leaves, nothing of its lane is sent; a refusal of the
     * broker comes later, and what was sent behind it is sent again.
     */
    private Sending send(List<Row> rows) throws InterruptedException {
        Map<Integer, Row> lastOfLane = new TreeMap<>();
        Map<Integer, Refused> refusedOfLane = new TreeMap<>();
        if (rows.isEmpty()) {
            return new Sending(0, lastOfLane, refusedOfLane);
        }
        KafkaProducer<String, String> out = producer();
        List<Pending> pending = new ArrayList<>(rows.size());
        Set<Integer> ended = new HashSet<>();
        for (Row row : rows) {
            if (!ended.contains(row.lane())) {
                Future<RecordMetadata> acknowledgement = out.send(message(row));
                pending.add(new Pending(row, acknowledgement));
                // A lane that was held tries the row it was held for, before the others are sent again and again.
                if (held.containsKey(row.lane())
                        || (acknowledgement.isDone() && acknowledgement.state() == Future.State.FAILED)) {
                    ended.add(row.lane());
                }
            }
        }
        out.flush();
        int acknowledged = 0;
        for (Pending sent : pending) {
            int lane = sent.row().lane();
            if (!refusedOfLane.containsKey(lane)) {
                try {
                    sent.acknowledgement().get();
                    lastOfLane.put(lane, sent.row());
                    acknowledged++;
                } catch (ExecutionException refusal) {
                    refusedOfLane.put(lane, new Refused(sent.row(), refusal.getCause()));
                }
            }
        }
        return new Sending(acknowledged, lastOfLane, refusedOfLane);
    }

    private ProducerRecord<String, String> message(Row row) {
        ProducerRecord<String, String> message = new ProducerRecord<>(row.topic(), row.key(), row.payload());
        Headers headers = message.headers();
        header(headers, "ce_specversion", "1.0");
        header(headers, "ce_id", row.id());
        header(headers, "ce_source", source);
        header(headers, "ce_type", row.type());
        header(headers, "ce_subject", row.key());
        header(headers, "ce_time", row.at());
        header(headers, "content-type", "application/json");
        return message;
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
        if (producerIsSpent) {
            producerIsSpent = false;
            closeProducer();
        }
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
}
