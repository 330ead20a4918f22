package be.fgov.mi.piis.local;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** A service of the suite as a process of its own, with the settings of the demo. */
public final class ServiceProcess implements AutoCloseable {

    /** Never secret: the services refuse keys that begin with "demo-" outside the demo profile. */
    private static final String DEMO_SSIN_KEY = "demo-only-ssin-key-of-32-bytes!!";

    private static final String DEMO_SSIN_INDEX_KEY = "demo-only-blind-index-of-32-byte";

    private static final String DEMO_IMPORT_KEY = "demo-only-key-for-waiting-files!";

    private static final String DEMO_RECEIPT_KEY = "demo-only-receipts-are-worthless";

    /** What stands before the 32 bytes of an Ed25519 key in PKCS#8. */
    private static final byte[] PKCS8_HEAD = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final Child child;
    private final URI address;

    private ServiceProcess(Child child, URI address) {
        this.child = child;
        this.address = address;
    }

    /**
     * Where a service finds what it needs.
     *
     * @param root the folder of the suite, with the built services in it
     * @param today the business date on which it starts
     * @param demoData whether it fills an empty database with the demo conventions
     */
    public record Surroundings(
            Path root, String jdbcUrl, String bootstrapServers, String issuer, LocalDate today, boolean demoData) {}

    /** Starts the service and returns when it says that it is ready. */
    public static ServiceProcess start(Service service, int port, Surroundings around, Path log) {
        return start(service, port, around, log, List.of());
    }

    /** @param javaOptions beyond those of the demo; what they say again holds instead */
    public static ServiceProcess start(
            Service service, int port, Surroundings around, Path log, List<String> javaOptions) {
        Path remembered = StartRehearsal.memoryOf(around.root(), service);
        List<String> options = new ArrayList<>(javaOptions);
        if (Files.isRegularFile(remembered)) {
            options.add("-XX:AOTCache=" + remembered);
        }
        return start(service, port, around, log, options, Duration.ofSeconds(12));
    }

    static ServiceProcess start(
            Service service, int port, Surroundings around, Path log, List<String> moreOptions, Duration grace) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_PROFILE", "demo");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", around.jdbcUrl());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", around.bootstrapServers());
        environment.put("SUITE_ISSUER", around.issuer());
        environment.put("SUITE_DEMO", "true");
        environment.put("SUITE_DEMO_DATA", around.demoData() ? "full" : "empty");
        environment.put("SUITE_CLOCK_TODAY", around.today().toString());
        switch (service) {
            case CONTRACT -> {
                environment.put("SUITE_SSIN_KEY", base64(DEMO_SSIN_KEY));
                environment.put("SUITE_SSIN_INDEX_KEY", base64(DEMO_SSIN_INDEX_KEY));
                environment.put("SUITE_RECEIPT_KEY", receiptKey());
            }
            case SUBSIDY ->
                environment.put(
                        "SUITE_WEB_KEY_FILE",
                        around.root()
                                .resolve("deploy/keycloak/demo-keys/piis-backoffice.demo-private.pem")
                                .toString());
            case EVALUATION -> {
                environment.put("SUITE_IMPORT_KEY", base64(DEMO_IMPORT_KEY));
                environment.put("SUITE_RECEIPT_KEY", receiptKey());
            }
        }
        List<String> options = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms32m",
                "-Xmx256m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        options.addAll(moreOptions);
        Path jar = jar(around.root(), service);
        Child child = Child.startJava(
                service.title(), options, jar.toString(), List.of(mainClass(jar)), environment, log, grace);
        URI address = URI.create("http://localhost:" + port);
        URI ready = address.resolve("/q/health/ready");
        try {
            child.awaitReady(Duration.ofSeconds(180), () -> Http.status(ready) == 200);
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
        return new ServiceProcess(child, address);
    }

    /** {@return whether the service was packaged, so that it can start} */
    public static boolean isBuilt(Path root, Service service) {
        return Files.isRegularFile(jar(root, service));
    }

    static Path jar(Path root, Service service) {
        return root.resolve(service.title()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private static String mainClass(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        } catch (IOException e) {
            throw new LaunchFailure(jar + " cannot be read: build it again", e);
        }
    }

    public URI address() {
        return address;
    }

    /** The number by which the system knows the process. */
    public long pid() {
        return child.pid();
    }

    /** Ends the service without any chance to tidy up (SIGKILL). */
    public void kill() {
        child.kill();
    }

    /** Asks the service to end in order. */
    @Override
    public void close() {
        child.close();
    }

    private static String receiptKey() {
        byte[] key = DEMO_RECEIPT_KEY.getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(PKCS8_HEAD.length + key.length)
                        .put(PKCS8_HEAD)
                        .put(key)
                        .array());
    }

    private static String base64(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII));
    }
}
