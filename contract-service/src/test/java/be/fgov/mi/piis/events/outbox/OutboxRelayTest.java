package be.fgov.mi.piis.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import be.fgov.mi.piis.local.EmbeddedKafka;
import be.fgov.mi.piis.local.EmbeddedPostgres;
import be.fgov.mi.piis.local.Ports;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relay between a real database and a real broker, also when the broker does not take a row. */
class OutboxRelayTest {
    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;
    private static EmbeddedKafka kafka;
    private static AgroalDataSource database;

    private final List<OutboxRelay> running = new ArrayList<>();
    private String topic;

    @BeforeAll
    static void start() throws SQLException {
        postgres = EmbeddedPostgres.start(folder.resolve("postgres"), Ports.free(), false);
        postgres.createDatabase("relay");
        String url = postgres.jdbcUrl("relay") + "?user=postgres";
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .locations("db/shared")
                .load()
                .migrate();
        database = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(
                        pool -> pool.maxSize(12).connectionFactoryConfiguration(to -> to.jdbcUrl(url))));
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
    }

    @AfterAll
    static void stop() {
        database.close();
        kafka.close();
        postgres.close();
    }

    @BeforeEach
    void nothingWasEverSaid() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate outbox");
            statement.execute("update outbox_cursor set xid = '0', position = 0");
        }
        topic = "relay-" + UUID.randomUUID();
        kafka.createTopics(Map.of(topic, PARTITIONS));
    }

    @AfterEach
    void stopRelays() throws InterruptedException {
        for (OutboxRelay relay : running) {
            relay.stop(new ShutdownEvent());
        }
    }

    private static OutboxRelay relay(AgroalDataSource source) {
        return new OutboxRelay(source, kafka.bootstrapServers(), "relay-test", true);
    }

    private OutboxRelay started(AgroalDataSource source) {
        OutboxRelay relay = relay(source);
        relay.start(new StartupEvent());
        running.add(relay);
        return relay;
    }

    private static void write(Connection connection, int lane, String topic, String key, int version, String payload)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into outbox (lane, id, topic, key, type, version, payload)
                values (?, gen_random_uuid(), ?, ?, 'test', ?, ?)
                """)) {
            insert.setInt(1, lane);
            insert.setString(2, topic);
            insert.setString(3, key);
            insert.setInt(4, version);
            insert.setString(5, payload);
            insert.executeUpdate();
        }
    }

    private void write(int lane, String key, int version, String payload) throws SQLException {
        try (Connection connection = database.getConnection()) {
            write(connection, lane, topic, key, version, payload);
        }
    }

    private void write(int lane, int version) throws SQLException {
        write(lane, "lane" + lane, version, lane + "/" + version);
    }

    /** Number of the last row that the cursor of the lane has passed; 0 when it has not moved. */
    private static int cursor(int lane) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select coalesce(max(o.version), 0) from outbox o join outbox_cursor c on c.lane = o.lane
                         where o.lane = ? and (o.xid, o.position) <= (c.xid, c.position)
                        """)) {
            select.setInt(1, lane);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** What the topic holds, partition by partition in its order. */
    private List<ConsumerRecord<String, String>> received() {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class))) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (int i = 0; i < PARTITIONS; i++) {
                partitions.add(new TopicPartition(topic, i));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> all = new ArrayList<>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
            return all;
        }
    }

    private List<String> payloads() {
        return received().stream().map(ConsumerRecord::value).toList();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - deadline > 0) {
                fail("not within " + PATIENCE);
            }
            Thread.sleep(20);
        }
    }

    private void topicTakes(int bytes) throws Exception {
        try (Admin admin = Admin.create(
                Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            AlterConfigOp limit = new AlterConfigOp(
                    new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes)),
                    AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(resource, List.of(limit)))
                    .all()
                    .get();
        }
    }

    @Test
    void a_row_that_cannot_leave_holds_its_own_lane_only() throws Exception {
        write(0, 1);
        write(0, "lane0", 2, "x".repeat(2_000_000));
        write(0, 3);
        for (int version = 1; version <= 3; version++) {
            write(1, version);
        }
        OutboxRelay relay = relay(database);
        await(() -> relay.sendWhatIsReady() != OutboxRelay.Sent.NOTHING);

        assertThat(payloads()).containsExactlyInAnyOrder("0/1", "1/1", "1/2", "1/3");
        assertThat(cursor(0)).isEqualTo(1);
        assertThat(cursor(1)).isEqualTo(3);
    }

    @Test
    void a_row_that_the_broker_refuses_holds_its_lane_until_it_is_taken() throws Exception {
        // More than what the client puts into one batch: it splits no batch that it could send whole.
        topicTakes(20_000);
        String large = "x".repeat(50_000);
        write(0, 1);
        write(0, "lane0", 2, large);
        write(0, 3);
        write(1, 1);
        OutboxRelay relay = relay(database);
        await(() -> {
            relay.sendWhatIsReady();
            return cursor(1) == 1;
        });
        assertThat(cursor(0)).as("up to the gap, not over it").isEqualTo(1);

        // The lane that waits is not looked at, and when it is, only the row it waits for is tried.
        write(1, 2);
        long behindTheGap = payloads().stream().filter("0/3"::equals).count();
        await(() -> {
            relay.sendWhatIsReady();
            return cursor(1) == 2;
        });
        // Nothing else is waiting: a look that sends something tries the row again.
        await(() -> relay.sendWhatIsReady() == OutboxRelay.Sent.SOME);
        assertThat(relay.sendWhatIsReady()).as("and waits again").isEqualTo(OutboxRelay.Sent.NOTHING);
        assertThat(payloads().stream().filter("0/3"::equals).count()).isEqualTo(behindTheGap);
        assertThat(cursor(0)).isEqualTo(1);

        topicTakes(200_000);
        await(() -> {
            relay.sendWhatIsReady();
            return cursor(0) == 3;
        });
        List<String> ofLane0 = received().stream()
                .filter(each -> each.key().equals("lane0"))
                .map(ConsumerRecord::value)
                .toList();
        assertThat(ofLane0).contains("0/1", large).endsWith("0/3");
        assertThat(ofLane0.lastIndexOf(large)).isLessThan(ofLane0.lastIndexOf("0/3"));
    }

    @Test
    void the_pauses_of_a_held_lane_grow_to_half_a_minute() {
        Duration pause = Duration.ofMillis(500);
        List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            pause = OutboxRelay.longer(pause);
            seconds.add(pause.toSeconds());
        }
        assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void two_relays_at_once_send_each_row_once_and_in_order_per_key() throws Exception {
        int keys = 12;
        int versions = 150;
        started(database);
        started(database);
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            int first = writer;
            writers.add(Thread.ofVirtual().start(() -> {
                try (Connection connection = database.getConnection()) {
                    connection.setAutoCommit(false);
                    for (int version = 1; version <= versions; version++) {
                        for (int i = first; i < keys; i += 4) {
                            String key = "key" + i;
                            write(connection, Outbox.laneOf(key), topic, key, version, Integer.toString(version));
                        }
                        connection.commit();
                        running.get(version % 2).wake();
                    }
                    connection.setAutoCommit(true);
                } catch (SQLException failure) {
                    throw new IllegalStateException(failure);
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        await(() -> received().size() >= keys * versions);

        Map<String, List<Integer>> byKey = new HashMap<>();
        received()
                .forEach(each -> byKey.computeIfAbsent(each.key(), key -> new ArrayList<>())
                        .add(Integer.valueOf(each.value())));
        List<Integer> all =
                java.util.stream.IntStream.rangeClosed(1, versions).boxed().toList();
        assertThat(byKey)
                .hasSize(keys)
                .allSatisfy((key, sent) -> assertThat(sent).as(key).isEqualTo(all));
    }

    @Test
    void an_error_does_not_end_the_relay() throws Exception {
        AtomicBoolean struck = new AtomicBoolean();
        AgroalDataSource failing = (AgroalDataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AgroalDataSource.class}, (proxy, method, arguments) -> {
                    if (struck.compareAndSet(false, true)) {
                        throw new StackOverflowError("once");
                    }
                    try {
                        return method.invoke(database, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        started(failing);
        write(2, 1);
        await(() -> payloads().contains("2/1"));
        assertThat(struck).isTrue();
    }
}
