package be.fgov.mi.piis.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real Keycloak server as a child process, with the realm of deploy/keycloak imported. */
public final class EmbeddedKeycloak implements AutoCloseable {

    private static final List<String> SHARED = List.of("bin", "conf", "lib", "providers", "themes", "version.txt");

    private final Child child;
    private final int port;

    private EmbeddedKeycloak(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /**
     * Starts a server and returns when the realm answers.
     *
     * @param dir where its database lies; made when it does not exist, and emptied when the realm has changed, because
     *     an import never overwrites a realm
     */
    public static EmbeddedKeycloak start(Path dir, int port, int managementPort, DemoRealm realm) {
        return start(dir, port, managementPort, realm, dir.resolveSibling(dir.getFileName() + ".log"));
    }

    static EmbeddedKeycloak start(Path dir, int port, int managementPort, DemoRealm realm, Path log) {
        KeycloakHome prepared = KeycloakHome.prepare();
        return start(prepared, dir, port, managementPort, realm, log, prepared.fastStart(), Duration.ofSeconds(12));
    }

    /** A start that the JVM remembers: at its end it takes a while to write down what it has loaded. */
    static EmbeddedKeycloak startTrial(KeycloakHome prepared, Path dir, DemoRealm realm, List<String> options) {
        List<String> all = new ArrayList<>(options);
        all.add("-Dguard.grace.millis=120000");
        return start(
                prepared,
                dir,
                Ports.free(),
                Ports.free(),
                realm,
                dir.resolveSibling("keycloak.log"),
                all,
                Duration.ofSeconds(150));
    }

    private static EmbeddedKeycloak start(
            KeycloakHome prepared,
            Path dir,
            int port,
            int managementPort,
            DemoRealm realm,
            Path log,
            List<String> moreOptions,
            Duration grace) {
        Path home = dir.toAbsolutePath();
        importRealm(home, prepared, realm);
        List<String> options = new ArrayList<>(KeycloakHome.javaOptions(home));
        options.addAll(moreOptions);
        List<String> command = List.of(
                KeycloakHome.MAIN,
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--hostname=http://localhost:" + port,
                "--cache=local",
                "--http-pool-max-threads=20",
                "--db-pool-initial-size=1",
                "--db-pool-min-size=1",
                "--db-pool-max-size=10");
        Child child = Child.startJava(
                "Keycloak",
                options,
                prepared.folder().resolve("lib/quarkus-run.jar").toString(),
                command,
                Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "demo-admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", "demo-admin"),
                log,
                grace);
        EmbeddedKeycloak server = new EmbeddedKeycloak(child, port);
        try {
            child.awaitReady(
                    Duration.ofSeconds(180),
                    () -> Http.status(URI.create(server.issuer() + "/.well-known/openid-configuration")) == 200);
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
        return server;
    }

    public String issuer() {
        return issuer(port);
    }

    static String issuer(int port) {
        return "http://localhost:" + port + "/realms/piis";
    }

    @Override
    public void close() {
        child.close();
    }

    Child child() {
        return child;
    }

    private static void importRealm(Path home, KeycloakHome prepared, DemoRealm realm) {
        try {
            Path folder = Files.createDirectories(home.resolve("data/import"));
            for (String name : SHARED) {
                Path link = home.resolve(name);
                Files.deleteIfExists(link);
                if (Files.exists(prepared.folder().resolve(name))) {
                    Files.createSymbolicLink(link, prepared.folder().resolve(name));
                }
            }
            Path database = home.resolve("data/h2");
            Path seal = home.resolve("realm.sha256");
            String hash = realm.hash() + " " + prepared.folder().getFileName();
            if (!Files.exists(seal) || !Files.readString(seal).equals(hash) || !Files.isDirectory(database)) {
                Files.deleteIfExists(seal);
                Folders.deleteTree(database);
                Optional<Path> imported = prepared.databaseOf(realm);
                if (imported.isPresent()) {
                    Folders.copyFlat(imported.get(), database);
                }
                Files.writeString(folder.resolve("piis-realm.json"), realm.json());
                Files.writeString(seal, hash);
            }
        } catch (IOException e) {
            throw new LaunchFailure("the folder " + home + " cannot be written: " + e.getMessage(), e);
        }
    }
}
