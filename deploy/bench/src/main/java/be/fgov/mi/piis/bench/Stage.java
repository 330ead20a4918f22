package be.fgov.mi.piis.bench;

import be.fgov.mi.piis.local.DemoRealm;
import be.fgov.mi.piis.local.DemoTokens;
import be.fgov.mi.piis.local.EmbeddedKafka;
import be.fgov.mi.piis.local.EmbeddedKeycloak;
import be.fgov.mi.piis.local.EmbeddedPostgres;
import be.fgov.mi.piis.local.Folders;
import be.fgov.mi.piis.local.LaunchFailure;
import be.fgov.mi.piis.local.Ports;
import be.fgov.mi.piis.local.Progress;
import be.fgov.mi.piis.local.Service;
import be.fgov.mi.piis.local.ServiceProcess;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The real parts on free ports of this machine: a PostgreSQL that keeps what it acknowledged, a broker, Keycloak and
 * the service that is measured, on data of this run alone.
 */
final class Stage implements AutoCloseable {

    private static final int PARTITIONS = 3;
    private static final List<String> TOPICS =
            List.of("piis.contract.v1", "piis.evaluation.v1", "piis.subsidy.v1", "piis.registry.v1");

    /**
     * The demo leaves the second compiler out and gives memory back, to start fast and stay small on a laptop; a server
     * has the compiler, with its code for ciphers, and keeps its heap. All of the heap is in memory from the start, so
     * that what grows in the resident set is not the first use of pages that were granted before.
     */
    private static final List<String> OF_A_SERVER =
            List.of("-XX:TieredStopAtLevel=4", "-Xms256m", "-XX:+AlwaysPreTouch");

    /** Tables, registry and mandates, and nothing else. */
    private static final String EMPTY = "bench_empty";

    private final Path root;
    private final Path folder;
    private final Service served;
    private final LocalDate today;
    private final Progress progress;
    private final FileLock lock;
    private final int servicePort = Ports.free();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private @Nullable EmbeddedPostgres postgres;
    private @Nullable EmbeddedKafka kafka;
    private @Nullable EmbeddedKeycloak keycloak;
    private @Nullable ServiceProcess service;
    private long registered;
    private boolean closed;

    private Stage(Path root, Path folder, Service served, LocalDate today, Progress progress, FileLock lock) {
        this.root = root;
        this.folder = folder;
        this.served = served;
        this.today = today;
        this.progress = progress;
        this.lock = lock;
    }

    /**
     * Takes the folder, forgets what an earlier run left in it, and starts the parts.
     *
     * @param served the service that is measured
     * @param today its business date
     */
    static Stage set(Path root, Path folder, Service served, LocalDate today, Progress progress) {
        FileLock lock = take(folder);
        Stage stage = new Stage(root, folder, served, today, progress, lock);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stage::close));
        try {
            stage.start();
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
        return stage;
    }

    private static FileLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new LaunchFailure("a load test already runs in " + folder + ": one at a time");
            }
            // The parts of a killed run end by themselves; PostgreSQL says when.
            Path server = folder.resolve("postgres/postmaster.pid");
            awaitOrFail("the PostgreSQL of an earlier run does not end", 30, () -> !isAlive(server));
            for (String part : List.of("postgres", "kafka", "keycloak", "logs", "files")) {
                Folders.deleteTree(folder.resolve(part));
            }
            Files.createDirectories(folder.resolve("files"));
            Files.createDirectories(folder.resolve("logs"));
            return lock;
        } catch (IOException e) {
            throw new LaunchFailure("the folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static boolean isAlive(Path pidFile) {
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .map(Long::parseLong)
                    .flatMap(ProcessHandle::of)
                    .flatMap(process -> process.info().command())
                    .filter(command -> command.endsWith("postgres"))
                    .isPresent();
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    private void start() {
        progress.step("Starting PostgreSQL, Kafka and Keycloak; data and logs lie in " + folder);
        Path logs = folder.resolve("logs");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<EmbeddedKafka> broker = CompletableFuture.supplyAsync(
                    () -> EmbeddedKafka.start(
                            folder.resolve("kafka"), Ports.free(), Ports.free(), logs.resolve("kafka.log")),
                    threads);
            CompletableFuture<EmbeddedKeycloak> identityServer = CompletableFuture.supplyAsync(
                    () -> EmbeddedKeycloak.start(
                            folder.resolve("keycloak"),
                            Ports.free(),
                            Ports.free(),
                            DemoRealm.of(root.resolve("deploy/keycloak"))),
                    threads);
            postgres = kept(EmbeddedPostgres.start(folder.resolve("postgres"), Ports.free(), true));
            kafka = kept(broker.join());
            keycloak = kept(identityServer.join());
        }
        Map<String, Integer> topics = new LinkedHashMap<>();
        for (String topic : TOPICS) {
            topics.put(topic, PARTITIONS);
            topics.put(topic + ".dlq", PARTITIONS);
        }
        kafka().createTopics(topics);
        learnTheRegistry();
        progress.step("The parts answer; every database begins with the registry of CPAS and nothing else");
    }

    /** subsidy-service tells the registry; then it is not needed any more and takes no time from what is measured. */
    private void learnTheRegistry() {
        postgres().createDatabase(EMPTY);
        postgres().createDatabase(Service.SUBSIDY.database());
        try (ServiceProcess subsidy = startProcess(Service.SUBSIDY, Ports.free(), Service.SUBSIDY.database());
                ServiceProcess learner = startProcess(served, servicePort, EMPTY)) {
            awaitOrFail("the registry of CPAS does not reach " + served.title(), 60, () -> {
                long owned = known(subsidy);
                registered = owned;
                return owned > 0 && known(learner) >= owned;
            });
        }
    }

    private static long known(ServiceProcess process) {
        try (InputStream in =
                process.address().resolve("/q/health/ready").toURL().openStream()) {
            for (var check : new ObjectMapper().readTree(in).path("checks")) {
                if (check.path("name").asText().equals("registry")) {
                    return check.path("data").path("known").asLong();
                }
            }
        } catch (IOException e) {
            // not ready yet
        }
        return 0;
    }

    private ServiceProcess startProcess(Service which, int port, String database) {
        return ServiceProcess.start(
                which,
                port,
                new ServiceProcess.Surroundings(
                        root,
                        postgres().jdbcUrl(database),
                        kafka().bootstrapServers(),
                        keycloak().issuer(),
                        today,
                        false),
                folder.resolve("logs").resolve(which.title() + ".log"),
                OF_A_SERVER);
    }

    private synchronized <T extends AutoCloseable> T kept(T part) {
        parts.push(part);
        return part;
    }

    /** A database with the tables of the service and the registry, nothing else in it. */
    void createDatabase(String name) {
        createDatabase(name, EMPTY);
    }

    /** A copy of another one, which nobody may be connected to. */
    void createDatabase(String name, String template) {
        execute("postgres", "create database " + name + " template " + template);
    }

    /** The ids that a query finds. */
    Set<UUID> ids(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            Set<UUID> ids = new HashSet<>();
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
            return ids;
        } catch (SQLException e) {
            throw new LaunchFailure(database + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Forgets databases of an earlier part, if there are any: the server would go on tidying them up in the next one. */
    void drop(String... databases) {
        for (String database : databases) {
            execute("postgres", "drop database if exists " + database + " with (force)");
        }
    }

    /** Starts the service anew, on that database. */
    void serveFrom(String database) {
        ServiceProcess before = service;
        if (before != null) {
            before.close();
            parts.remove(before);
        }
        service = kept(startProcess(served, servicePort, database));
        progress.step(served.title() + " is ready, security on");
    }

    /** A database of another service, with the registry in it and nobody connected to it. */
    void learn(Service other, String database) {
        postgres().createDatabase(database);
        try (ServiceProcess learner = startProcess(other, Ports.free(), database)) {
            awaitOrFail("the registry of CPAS does not reach " + other.title(), 60, () -> known(learner) >= registered);
        }
    }

    /** Starts another service beside the one that is measured, until the end. */
    URI alsoServe(Service other, String database) {
        ServiceProcess beside = kept(startProcess(other, Ports.free(), database));
        progress.step(other.title() + " is ready beside it");
        return beside.address();
    }

    /** Holds the service as it stands while something is laid ready for it, or lets it go on. */
    void hold(boolean still) {
        try {
            int status = new ProcessBuilder("kill", still ? "-STOP" : "-CONT", Long.toString(servicePid()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new LaunchFailure(served.title() + " cannot be held");
            }
        } catch (IOException e) {
            throw new LaunchFailure(served.title() + " cannot be held: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted", e);
        }
    }

    String bootstrapServers() {
        return kafka().bootstrapServers();
    }

    URI serviceAddress() {
        return service().address();
    }

    long servicePid() {
        return service().pid();
    }

    /** Processor time that the service has used since it started: says more than the clock on a busy machine. */
    double serviceCpuSeconds() {
        return ProcessHandle.of(servicePid())
                .flatMap(process -> process.info().totalCpuDuration())
                .map(time -> time.toMillis() / 1_000.0)
                .orElse(Double.NaN);
    }

    DemoTokens tokens() {
        return new DemoTokens(keycloak().issuer(), root.resolve("deploy/keycloak/demo-keys"));
    }

    /** Where files to deliver are written. */
    Path files() {
        return folder.resolve("files");
    }

    Connection connect(String database) throws SQLException {
        return postgres().connect(database);
    }

    /** The CPAS that the vendor's client may speak for. */
    List<String> mandates(String database, String client) {
        try (Connection connection = connect(database);
                var select = connection.prepareStatement(
                        "select enterprise_numbers from registry_mandate where client_id = ?")) {
            select.setString(1, client);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new LaunchFailure("the registry has no mandate for \"" + client + "\"");
                }
                Array numbers = row.getArray(1);
                return new ArrayList<>(List.of((String[]) numbers.getArray()));
            }
        } catch (SQLException e) {
            throw new LaunchFailure("the registry cannot be read: " + e.getMessage(), e);
        }
    }

    /** Before each round: the service has sent what it had to say, and the server has written down what it had to. */
    void settle(String database) {
        awaitOrFail(served.title() + " does not get its events sent", 600, () -> number(database, """
                select count(*) from (select 1 from outbox o join outbox_cursor c on c.lane = o.lane
                 where (o.xid, o.position) > (c.xid, c.position) limit 1) unsent
                """) == 0);
        execute("postgres", "checkpoint");
    }

    long number(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new LaunchFailure(database + " cannot be read: " + e.getMessage(), e);
        }
    }

    void execute(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new LaunchFailure(sql + ": " + e.getMessage(), e);
        }
    }

    static void awaitOrFail(String otherwise, int seconds, BooleanSupplier done) {
        awaitOrFail(otherwise, seconds, 100, done);
    }

    /** @param everyMillis how often it is looked */
    static void awaitOrFail(String otherwise, int seconds, int everyMillis, BooleanSupplier done) {
        long deadline = System.nanoTime() + seconds * 1_000_000_000L;
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new LaunchFailure(otherwise + " (waited " + seconds + " s)");
            }
            try {
                Thread.sleep(everyMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LaunchFailure("interrupted", e);
            }
        }
    }

    private EmbeddedPostgres postgres() {
        return started(postgres, "PostgreSQL");
    }

    private EmbeddedKafka kafka() {
        return started(kafka, "Kafka");
    }

    private EmbeddedKeycloak keycloak() {
        return started(keycloak, "Keycloak");
    }

    private ServiceProcess service() {
        return started(service, served.title());
    }

    private static <T> T started(@Nullable T part, String name) {
        if (part == null) {
            throw new IllegalStateException(name + " is not started");
        }
        return part;
    }

    /** Ends everything, what started last first. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                // each part ends with this process at the latest
            }
        }
        try {
            lock.channel().close();
        } catch (IOException e) {
            // released with the process
        }
    }
}
