package be.fgov.mi.piis.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * Starts every service once after a build, on parts of its own, and lets each JVM write down which classes it loaded and
 * linked (JEP 483 and 515). A start then takes a quarter of the time. What is written holds for exactly these jars and
 * this JDK; when it does not fit, a service only starts more slowly.
 */
final class StartRehearsal {

    private StartRehearsal() {}

    static Path memoryOf(Path root, Service service) {
        return root.resolve(service.title()).resolve("target").resolve(Parts.memoryName());
    }

    /** Rehearses the services whose jar is newer than what is remembered of it. */
    static void rehearse(Path root, Progress progress) {
        List<Service> due = List.of(Service.values()).stream()
                .filter(service -> isDue(root, service))
                .toList();
        if (due.isEmpty()) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory("piis-rehearsal-");
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"), Ports.free(), false);
                    EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free())) {
                kafka.createTopics(Suite.suiteTopics(1));
                for (Service service : due) {
                    postgres.createDatabase(service.database());
                    rehearse(root, folder, service, postgres, kafka);
                    progress.step(service.title() + " has rehearsed its start");
                }
            }
            Folders.deleteTree(folder);
        } catch (IOException e) {
            throw new LaunchFailure("the start could not be rehearsed: " + e.getMessage(), e);
        }
    }

    private static boolean isDue(Path root, Service service) {
        Path memory = memoryOf(root, service);
        try {
            return !Files.isRegularFile(memory)
                    || Files.getLastModifiedTime(memory)
                                    .compareTo(Files.getLastModifiedTime(ServiceProcess.jar(root, service)))
                            < 0;
        } catch (IOException e) {
            return true;
        }
    }

    private static void rehearse(
            Path root, Path folder, Service service, EmbeddedPostgres postgres, EmbeddedKafka kafka)
            throws IOException {
        Path memory = memoryOf(root, service);
        Files.deleteIfExists(memory);
        ServiceProcess.Surroundings around = new ServiceProcess.Surroundings(
                root,
                postgres.jdbcUrl(service.database()),
                kafka.bootstrapServers(),
                "http://localhost:" + Ports.free() + "/realms/piis",
                LocalDate.of(2015, 10, 13),
                true);
        // Writing down takes a while after the service has ended.
        List<String> options = List.of("-XX:AOTCacheOutput=" + memory, "-Dguard.grace.millis=120000");
        ServiceProcess.start(
                        service,
                        Ports.free(),
                        around,
                        folder.resolve(service.title() + ".log"),
                        options,
                        Duration.ofSeconds(150))
                .close();
    }
}
