package be.fgov.mi.piis.e2e;

import be.fgov.mi.piis.local.DemoRealm;
import be.fgov.mi.piis.local.DemoTokens;
import be.fgov.mi.piis.local.EmbeddedKafka;
import be.fgov.mi.piis.local.EmbeddedKeycloak;
import be.fgov.mi.piis.local.EmbeddedPostgres;
import be.fgov.mi.piis.local.Ports;
import be.fgov.mi.piis.local.Service;
import be.fgov.mi.piis.local.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole suite in processes of its own on free ports: PostgreSQL that keeps what it acknowledged, a broker, Keycloak
 * with the realm of deploy/keycloak, and the three built services without demo data. Every process can be killed, the
 * broker also paused.
 */
final class Suite implements AutoCloseable {

    /** Who consumes which topic, and under which name its inbox remembers it. */
    private record Hearing(Service speaker, String topic, Service listener, String consumer) {}

    /** In the order in which facts travel, so that one look from the first to the last is enough. */
    private static final List<Hearing> HEARINGS = List.of(
            new Hearing(Service.SUBSIDY, Events.REGISTRY, Service.CONTRACT, "registry"),
            new Hearing(Service.SUBSIDY, Events.REGISTRY, Service.EVALUATION, "registry"),
            new Hearing(Service.CONTRACT, Events.CONTRACT, Service.EVALUATION, "evaluation"),
            new Hearing(Service.CONTRACT, Events.CONTRACT, Service.SUBSIDY, "counting.contract"),
            new Hearing(Service.EVALUATION, Events.EVALUATION, Service.SUBSIDY, "counting.evaluation"),
            new Hearing(Service.SUBSIDY, Events.SUBSIDY, Service.SUBSIDY, "counting.convention"),
            new Hearing(Service.SUBSIDY, Events.SUBSIDY, Service.EVALUATION, "cluster"));

    private static final int PARTITIONS = 3;
    private static final Duration TOKEN_USED_FOR = Duration.ofSeconds(100);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Path root;
    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final EmbeddedKeycloak keycloak;
    private final DemoTokens tokens;
    private final Databases databases;
    private final Events events;
    private final int kafkaPort;
    private final int controllerPort;
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
    private final Map<Service, ServiceProcess> services = new ConcurrentHashMap<>();
    private final Map<String, HeldToken> held = new ConcurrentHashMap<>();
    private EmbeddedKafka kafka;
    private LocalDate today;

    private record HeldToken(String value, long until) {}

    private Suite(
            Path root,
            Path folder,
            EmbeddedPostgres postgres,
            EmbeddedKafka kafka,
            int controllerPort,
            EmbeddedKeycloak keycloak,
            LocalDate today) {
        this.root = root;
        this.folder = folder;
        this.postgres = postgres;
        this.kafka = kafka;
        this.kafkaPort = kafka.port();
        this.controllerPort = controllerPort;
        this.keycloak = keycloak;
        this.today = today;
        this.tokens = new DemoTokens(keycloak.issuer(), root.resolve("deploy/keycloak/demo-keys"));
        this.databases = new Databases(postgres);
        this.events = new Events(kafka.bootstrapServers());
    }

    /** Returns when the services are ready and know every CPAS and mandate. */
    static Suite start(LocalDate today) {
        Path root = Path.of(System.getProperty("piis.root", "../.."))
                .toAbsolutePath()
                .normalize();
        for (Service service : Service.values()) {
            if (!ServiceProcess.isBuilt(root, service)) {
                throw new IllegalStateException(
                        service.title() + " is not packaged: its own tests failed, or ./piis run never built it");
            }
        }
        Path folder = freshFolder(Path.of("target/e2e").toAbsolutePath());
        Progress.step("Starting PostgreSQL, Kafka and Keycloak; their logs lie in target/e2e");
        int controllerPort = Ports.free();
        Suite suite;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<EmbeddedKafka> kafka =
                    CompletableFuture.supplyAsync(() -> startKafka(folder, Ports.free(), controllerPort), threads);
            CompletableFuture<EmbeddedKeycloak> keycloak = CompletableFuture.supplyAsync(
                    () -> EmbeddedKeycloak.start(
                            folder.resolve("keycloak"),
                            Ports.free(),
                            Ports.free(),
                            DemoRealm.of(root.resolve("deploy/keycloak"))),
                    threads);
            EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"), Ports.free(), true);
            for (Service service : Service.values()) {
                postgres.createDatabase(service.database());
            }
            kafka.join().createTopics(topics());
            suite = new Suite(root, folder, postgres, kafka.join(), controllerPort, keycloak.join(), today);
            Progress.step("PostgreSQL, Kafka and Keycloak answer");
            Suite parts = suite;
            CompletableFuture.allOf(Stream.of(Service.values())
                            .map(service -> CompletableFuture.runAsync(() -> parts.start(service), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
        suite.awaitQuiet();
        Progress.step("The suite is ready");
        return suite;
    }

    private static EmbeddedKafka startKafka(Path folder, int port, int controllerPort) {
        return EmbeddedKafka.start(folder.resolve("kafka"), port, controllerPort, folder.resolve("kafka.log"));
    }

    private static Map<String, Integer> topics() {
        Map<String, Integer> topics = new LinkedHashMap<>();
        for (String topic : Events.TOPICS) {
            topics.put(topic, PARTITIONS);
            topics.put(topic + ".dlq", 1);
        }
        return topics;
    }

    private static Path freshFolder(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> old = Files.walk(folder)) {
                    for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    // ---- processes

    /** Starts a service, on the same port as before, and returns when it is ready. */
    void start(Service service) {
        start(service, List.of());
    }

    /** @param javaOptions such as a setting of the service that holds until it is started again */
    void start(Service service, List<String> javaOptions) {
        int port = ports.computeIfAbsent(service, first -> Ports.free());
        services.put(service, startProcess(service, port, service.database(), kafka, false, javaOptions));
        Progress.step(service.title() + " is ready");
    }

    private ServiceProcess startProcess(
            Service service,
            int port,
            String database,
            EmbeddedKafka broker,
            boolean demoData,
            List<String> javaOptions) {
        return ServiceProcess.start(
                service,
                port,
                new ServiceProcess.Surroundings(
                        root,
                        postgres.jdbcUrl(database),
                        broker.bootstrapServers(),
                        keycloak.issuer(),
                        today,
                        demoData),
                folder.resolve(database + "-service.log"),
                javaOptions);
    }

    /** Ends a service in order: it leaves its consumer group. */
    void stop(Service service) {
        process(service).close();
        Progress.step(service.title() + " has stopped");
    }

    /** kill -9. */
    void kill(Service service) {
        process(service).kill();
        Progress.step(service.title() + " is killed");
    }

    void pauseBroker() {
        kafka.pause();
        Progress.step("the broker is paused");
    }

    void resumeBroker() {
        kafka.resume();
        Progress.step("the broker goes on");
    }

    void killBroker() {
        kafka.kill();
        Progress.step("the broker is killed");
    }

    /** On the same port and in the same folder as before. */
    void startBroker() {
        kafka = startKafka(folder, kafkaPort, controllerPort);
        Progress.step("the broker is back");
    }

    /**
     * A second subsidy-service with the demo conventions, beside the suite: it has a database and a broker of its own, so
     * that its registry and conventions are not told to the others.
     */
    DemoSubsidy startDemoSubsidy() {
        EmbeddedKafka broker = EmbeddedKafka.start(folder.resolve("kafka-demo"), Ports.free());
        broker.createTopics(topics());
        postgres.createDatabase(DemoSubsidy.DATABASE);
        return new DemoSubsidy(this, broker, Ports.free());
    }

    /** The second subsidy-service; it can be started again. */
    static final class DemoSubsidy implements AutoCloseable {
        static final String DATABASE = "subsidy_demo";

        private final Suite suite;
        private final EmbeddedKafka broker;
        private final int port;
        private ServiceProcess process;

        private DemoSubsidy(Suite suite, EmbeddedKafka broker, int port) {
            this.suite = suite;
            this.broker = broker;
            this.port = port;
            this.process = suite.startProcess(Service.SUBSIDY, port, DATABASE, broker, true, List.of());
        }

        void restart() {
            process.close();
            process = suite.startProcess(Service.SUBSIDY, port, DATABASE, broker, true, List.of());
        }

        URI address() {
            return process.address();
        }

        @Override
        public void close() {
            process.close();
            broker.close();
        }
    }

    @Override
    public void close() {
        services.values().parallelStream().forEach(ServiceProcess::close);
        keycloak.close();
        kafka.close();
        // Its last checkpoint would be for nobody.
        postgres.kill();
    }

    // ---- looking and asking

    Path folder() {
        return folder;
    }

    Databases databases() {
        return databases;
    }

    Events events() {
        return events;
    }

    LocalDate today() {
        return today;
    }

    URI address(Service service) {
        return process(service).address();
    }

    Story story(String name) {
        return new Story(this, name, this::address);
    }

    /** Moves the business date of the three services. */
    void moveClock(LocalDate day) {
        today = day;
        for (Service service : Service.values()) {
            ask("officer", "PUT", address(service).resolve("/demo/clock/" + day), null, null, Map.of())
                    .is(200, 204);
        }
    }

    /**
     * Nothing is on its way any more: the look at the contracts of the business day is done, and every event said was
     * sent and heard by everyone it concerns.
     */
    void awaitQuiet() {
        Patience.until("quiet", PATIENCE, () -> {
            if (!databases.isLookedAt(today)) {
                return Optional.of("evaluation-service has not looked at all contracts on " + today);
            }
            for (Hearing hearing : HEARINGS) {
                long unsent = databases.unsent(hearing.speaker());
                if (unsent > 0) {
                    return Optional.of(hearing.speaker().title() + " has " + unsent + " events to send");
                }
                Set<String> missing = databases.said(hearing.speaker(), hearing.topic());
                missing.removeAll(databases.heard(hearing.listener(), hearing.consumer()));
                if (!missing.isEmpty()) {
                    return Optional.of(hearing.listener().title() + " has not heard " + missing.size() + " events of "
                            + hearing.topic());
                }
            }
            return Optional.empty();
        });
    }

    /** @param account null to call without a token */
    Answer ask(
            @Nullable String account,
            String method,
            URI address,
            @Nullable String body,
            @Nullable String key,
            Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "application/json, application/problem+json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (account != null) {
            request.header("Authorization", "Bearer " + token(account));
        }
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        headers.forEach(request::header);
        String line = today + " " + account + " " + method + " " + address;
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(line, response.statusCode(), response.headers(), response.body());
        } catch (IOException failure) {
            throw new AssertionError(line + " got no answer", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** A person before a browser; who has not signed in yet. */
    KeycloakSession session(String account) {
        return new KeycloakSession(keycloak.issuer(), tokens, account);
    }

    /** A real token; a signature asks for one of at most five minutes, so it is renewed well before. */
    private String token(String account) {
        HeldToken token = held.get(account);
        if (token == null || System.nanoTime() > token.until()) {
            token = new HeldToken(tokens.accessToken(account), System.nanoTime() + TOKEN_USED_FOR.toNanos());
            held.put(account, token);
        }
        return token.value();
    }

    private ServiceProcess process(Service service) {
        ServiceProcess process = services.get(service);
        if (process == null) {
            throw new IllegalStateException(service.title() + " was not started");
        }
        return process;
    }
}
