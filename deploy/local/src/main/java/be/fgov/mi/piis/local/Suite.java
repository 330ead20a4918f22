package be.fgov.mi.piis.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The whole suite on this machine: parts first, services as soon as their own parts answer. */
final class Suite {

    /** Production has 12; a laptop needs fewer open files. */
    private static final int PARTITIONS = 3;

    private static final List<String> TOPICS =
            List.of("piis.contract.v1", "piis.evaluation.v1", "piis.subsidy.v1", "piis.registry.v1");

    private final Path root;
    private final StateFolder state;
    private final SuitePorts ports;
    private final Progress progress;

    Suite(Path root, StateFolder state, SuitePorts ports, Progress progress) {
        this.root = root;
        this.state = state;
        this.ports = ports;
        this.progress = progress;
    }

    /** Returns when every service says it is ready, its replica of the registry included. */
    void start(List<Service> services, LocalDate today, boolean empty) {
        checkBuilt(services);
        Child.onStart(child -> state.write(new StateFolder.Run(
                StateFolder.Running.of("launcher", ProcessHandle.current()),
                ports.offset(),
                Child.running().stream()
                        .map(each -> StateFolder.Running.of(
                                each.name(), each.process().toHandle()))
                        .toList())));
        DemoRealm realm = DemoRealm.of(root.resolve("deploy/keycloak"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> postgres = CompletableFuture.runAsync(this::startPostgres, threads);
            CompletableFuture<Void> kafka = CompletableFuture.runAsync(this::startKafka, threads);
            CompletableFuture<Void> keycloak = CompletableFuture.runAsync(() -> startKeycloak(realm), threads);
            List<CompletableFuture<?>> steps = new ArrayList<>(List.of(postgres, kafka, keycloak));
            for (Service service : services) {
                steps.add(CompletableFuture.allOf(postgres, kafka)
                        .thenRunAsync(() -> startService(service, today, empty), threads));
            }
            awaitAllOrFirstFailure(steps);
        }
        if (services.size() == Service.values().length) {
            awaitRegistryReplicas();
        }
        state.markComplete();
    }

    private static void awaitAllOrFirstFailure(List<CompletableFuture<?>> steps) {
        CompletableFuture<Void> failure = new CompletableFuture<>();
        steps.forEach(step -> step.exceptionally(e -> {
            failure.completeExceptionally(e);
            return null;
        }));
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new)), failure)
                    .join();
        } catch (CompletionException e) {
            Child.stopAll(child -> {});
            if (e.getCause() instanceof LaunchFailure known) {
                throw known;
            }
            throw e;
        }
    }

    private void checkBuilt(List<Service> services) {
        for (Service service : services) {
            if (!Files.isRegularFile(ServiceProcess.jar(root, service))) {
                throw new LaunchFailure(
                        service.title() + " is not built: " + root.relativize(ServiceProcess.jar(root, service))
                                + " is missing; run mvn package -DskipTests");
            }
        }
    }

    private void startPostgres() {
        boolean first = !Files.exists(state.data("postgres"));
        EmbeddedPostgres postgres =
                EmbeddedPostgres.start(state.data("postgres"), ports.postgres(), true, state.log("postgres"));
        for (Service service : Service.values()) {
            postgres.createDatabase(service.database());
        }
        progress.step("PostgreSQL answers on port " + ports.postgres() + (first ? " (new databases)" : ""));
    }

    private void startKafka() {
        EmbeddedKafka kafka =
                EmbeddedKafka.start(state.data("kafka"), ports.kafka(), ports.kafkaController(), state.log("kafka"));
        kafka.createTopics(suiteTopics(PARTITIONS));
        progress.step("Kafka answers on port " + ports.kafka());
    }

    private void startKeycloak(DemoRealm realm) {
        EmbeddedKeycloak.start(
                state.data("keycloak"), ports.keycloak(), ports.keycloakManagement(), realm, state.log("keycloak"));
        progress.step("Keycloak answers on port " + ports.keycloak() + " with the realm piis");
    }

    /** Every topic of the suite with its dead letters. */
    static Map<String, Integer> suiteTopics(int partitions) {
        Map<String, Integer> topics = new LinkedHashMap<>();
        for (String topic : TOPICS) {
            topics.put(topic, partitions);
            topics.put(topic + ".dlq", partitions);
        }
        return Collections.unmodifiableMap(topics);
    }

    private void startService(Service service, LocalDate today, boolean empty) {
        ServiceProcess.start(
                service,
                ports.port(service),
                new ServiceProcess.Surroundings(
                        root,
                        "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + service.database(),
                        "localhost:" + ports.kafka(),
                        EmbeddedKeycloak.issuer(ports.keycloak()),
                        today,
                        !empty),
                state.log(service.title()));
        progress.step(service.title() + " is ready on port " + ports.port(service));
    }

    /** Ready includes that the two replicas know as many CPAS and mandates as their owner does. */
    private void awaitRegistryReplicas() {
        Instant limit = Instant.now().plus(Duration.ofSeconds(60));
        long owned = known(Service.SUBSIDY);
        while (owned == 0 || known(Service.CONTRACT) < owned || known(Service.EVALUATION) < owned) {
            if (Instant.now().isAfter(limit)) {
                throw new LaunchFailure(
                        "the registry of CPAS does not reach every service: subsidy-service has " + owned
                                + " entries, contract-service " + known(Service.CONTRACT) + ", evaluation-service "
                                + known(Service.EVALUATION));
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LaunchFailure("interrupted while waiting for the registry", e);
            }
            owned = known(Service.SUBSIDY);
        }
        progress.step("The registry has reached every service: " + owned + " CPAS and mandates");
    }

    private long known(Service service) {
        JsonNode health = Http.json(ports.address(service).resolve("/q/health/ready"));
        for (JsonNode check : health.path("checks")) {
            if (check.path("name").asText().equals("registry")) {
                return check.path("data").path("known").asLong();
            }
        }
        return 0;
    }
}
