package be.fgov.mi.piis.local;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** A real Kafka broker (one KRaft node) as a child process. */
public final class EmbeddedKafka implements AutoCloseable {

    private final Child child;
    private final int port;

    private EmbeddedKafka(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /** Starts a broker whose data lie in {@code dir} and returns when it answers. */
    public static EmbeddedKafka start(Path dir, int port) {
        return start(dir, port, Ports.free(), dir.resolveSibling(dir.getFileName() + ".log"));
    }

    /** @param controllerPort the same at each start in one folder: the broker remembers it there */
    public static EmbeddedKafka start(Path dir, int port, int controllerPort, Path log) {
        Path memory = memory();
        List<String> options = Files.isRegularFile(memory) ? List.of("-XX:AOTCache=" + memory) : List.of();
        return start(dir, port, controllerPort, log, options, Duration.ofSeconds(12));
    }

    /** Called by the build: one start that the JVM remembers, so that each later one takes half the time. */
    static void prepareFirstStart() {
        if (Files.isRegularFile(memory())) {
            return;
        }
        try {
            Path trial = Files.createTempDirectory(Parts.cache(), "kafka-trial-");
            Path fresh = trial.resolve("start.aot");
            try (EmbeddedKafka broker = start(
                    trial.resolve("kafka"),
                    Ports.free(),
                    Ports.free(),
                    trial.resolve("kafka.log"),
                    List.of("-XX:AOTCacheOutput=" + fresh, "-Dguard.grace.millis=120000"),
                    Duration.ofSeconds(150))) {
                broker.createTopics(Map.of("trial", 1));
            }
            if (Files.isRegularFile(fresh)) {
                Files.move(fresh, memory(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            Folders.deleteTree(trial);
        } catch (IOException e) {
            throw new LaunchFailure("Kafka could not be prepared: " + e.getMessage(), e);
        }
    }

    /** What the JVM remembers of an earlier start; it holds for these jars and this JDK. */
    private static Path memory() {
        String fits = Sha256.hex(Parts.guardJar() + Parts.classPath() + Runtime.version());
        return Parts.cache().resolve("kafka-start-" + fits.substring(0, 12) + ".aot");
    }

    private static EmbeddedKafka start(
            Path dir, int port, int controllerPort, Path log, List<String> moreOptions, Duration grace) {
        Path home = dir.toAbsolutePath();
        Path configuration = configure(home, port, controllerPort);
        List<String> options = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms64m",
                "-Xmx256m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS"));
        options.addAll(moreOptions);
        Child child = Child.startJava(
                "Kafka",
                options,
                Parts.classPath(),
                List.of(Broker.class.getName(), configuration.toString()),
                Map.of(),
                log,
                grace);
        EmbeddedKafka broker = new EmbeddedKafka(child, port);
        try {
            child.awaitReady(Duration.ofSeconds(60), () -> Ports.answers(port));
            try (Admin admin = broker.admin()) {
                // An open port is not enough: the broker answers only once the controller has admitted it.
                child.awaitReady(Duration.ofSeconds(60), () -> topics(admin).isPresent());
            }
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
        return broker;
    }

    /** Refuses, in one sentence, a data folder that no broker of ours can have written. */
    static void check(Path dir) {
        Path log = dir.resolve("log");
        if (!Files.exists(log) || isEmpty(log)) {
            return;
        }
        Path meta = log.resolve("meta.properties");
        Properties properties = new Properties();
        try (var in = Files.newInputStream(meta)) {
            properties.load(in);
        } catch (IOException e) {
            throw damaged(dir);
        }
        if (properties.getProperty("cluster.id") == null) {
            throw damaged(dir);
        }
    }

    private static LaunchFailure damaged(Path dir) {
        return new LaunchFailure(
                "the data folder " + dir + " is damaged (no Kafka log in it): restore it or use --fresh");
    }

    private static boolean isEmpty(Path folder) {
        try (var content = Files.list(folder)) {
            return content.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** Creates the topics that are missing. @param partitionsByTopic how many partitions each has */
    public void createTopics(Map<String, Integer> partitionsByTopic) {
        try (Admin admin = admin()) {
            Set<String> existing = topics(admin).orElse(Set.of());
            List<NewTopic> missing = partitionsByTopic.entrySet().stream()
                    .filter(topic -> !existing.contains(topic.getKey()))
                    .map(topic -> new NewTopic(topic.getKey(), topic.getValue(), (short) 1))
                    .toList();
            admin.createTopics(missing).all().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new LaunchFailure("the topics could not be created: " + e.getMessage(), e);
            }
        } catch (TimeoutException e) {
            throw new LaunchFailure("the topics could not be created within 30 s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted while creating the topics", e);
        }
    }

    /** Stops the broker without its knowing (SIGSTOP): connections stay open and nothing is answered. */
    public void pause() {
        child.signal("STOP");
    }

    /** Lets a paused broker go on (SIGCONT). */
    public void resume() {
        child.signal("CONT");
    }

    /** Ends the broker as a power cut would. */
    public void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.close();
    }

    Child child() {
        return child;
    }

    private Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000,
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, 50,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 100));
    }

    private static Optional<Set<String>> topics(Admin admin) {
        try {
            return Optional.of(admin.listTopics(new ListTopicsOptions().timeoutMs(2_000))
                    .names()
                    .get(3, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Path configure(Path home, int port, int controllerPort) {
        Properties properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.bootstrap.servers", "localhost:" + controllerPort),
                Map.entry("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://localhost:" + port),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("log.dirs", home.resolve("log").toString()),
                // The outbox table is the lasting record; a topic serves who was away for a week.
                Map.entry("log.retention.hours", "168"),
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("offsets.topic.num.partitions", "3"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "3"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0")));
        Path configuration = home.resolve("server.properties");
        try {
            Files.createDirectories(home);
            try (Writer writer = Files.newBufferedWriter(configuration)) {
                properties.store(writer, "written at each start");
            }
        } catch (IOException e) {
            throw new LaunchFailure("the folder " + home + " cannot be written: " + e.getMessage(), e);
        }
        return configuration;
    }
}
