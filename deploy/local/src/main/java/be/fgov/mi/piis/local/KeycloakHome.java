package be.fgov.mi.piis.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The unpacked and configured Keycloak distribution, shared by all runs of a user. Keycloak is "built" for its database
 * and features once (about 20 s); the Maven build does it, so that a first run need not wait for it.
 */
final class KeycloakHome {

    static final List<String> BUILD_OPTIONS = List.of(
            "--db=dev-file",
            "--health-enabled=true",
            "--features-disabled=admin-fine-grained-authz,authorization,ciba,device-flow,kerberos,impersonation,par,"
                    + "organization,passkeys,web-authn");

    static final String MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    private static final String BUILT = ".built-for-the-suite";

    private final Path folder;

    private KeycloakHome(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** The prepared distribution; prepares it when that was not done yet. */
    static KeycloakHome prepare() {
        Path zip = distribution();
        String version = zip.getFileName()
                .toString()
                .replace("keycloak-quarkus-dist-", "")
                .replace(".zip", "");
        String options = Sha256.hex(String.join("\n", BUILD_OPTIONS)).substring(0, 8);
        Path home = Parts.cache().resolve("keycloak-" + version + "-" + options);
        if (!Files.exists(home.resolve(BUILT))) {
            alone(home, () -> {
                if (!Files.exists(home.resolve(BUILT))) {
                    Folders.deleteTree(home);
                    unpack(zip, home);
                    build(home);
                    Files.writeString(home.resolve(BUILT), String.join("\n", BUILD_OPTIONS));
                }
            });
        }
        return new KeycloakHome(home);
    }

    /** A database in which this realm was imported before, if the build has made one. */
    Optional<Path> databaseOf(DemoRealm realm) {
        return Optional.of(template(realm)).filter(Files::isDirectory);
    }

    /** Options that let the JVM start from classes it has loaded before; only a slower start when they do not fit. */
    List<String> fastStart() {
        Path cache = aotCache();
        return Files.isRegularFile(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
    }

    /**
     * Starts the server once and stops it: what is left is a database with the realm in it and the JVM's memory of the
     * classes, so that the first run of a person starts as fast as the second.
     */
    void prepareFirstStart(DemoRealm realm) {
        if (Files.isDirectory(template(realm)) && Files.isRegularFile(aotCache())) {
            return;
        }
        alone(folder, () -> {
            Path trial = Files.createTempDirectory(folder.getParent(), "keycloak-trial-");
            try (EmbeddedKeycloak server = EmbeddedKeycloak.startTrial(
                    this, trial.resolve("keycloak"), realm, List.of("-XX:AOTCacheOutput=" + aotCache()))) {
                new DemoTokens(server.issuer(), Path.of("no-keys")).accessToken("officer");
            }
            Folders.deleteTree(template(realm));
            Files.createDirectories(template(realm).getParent());
            Files.move(trial.resolve("keycloak/data/h2"), template(realm));
            Folders.deleteTree(trial);
        });
    }

    private Path template(DemoRealm realm) {
        return folder.resolve("realms").resolve(realm.hash());
    }

    private Path aotCache() {
        return folder.resolve(Parts.memoryName());
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Two builds at once prepare it once. */
    private static void alone(Path home, Work work) {
        Path lockFile = home.resolveSibling(home.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid()) {
                work.run();
            }
        } catch (IOException e) {
            throw new LaunchFailure("Keycloak could not be prepared in " + home + ": " + e.getMessage(), e);
        }
    }

    /** The options that every Keycloak process needs; its own start script is bypassed because it hides the JVM. */
    static List<String> javaOptions(Path home) {
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms96m",
                "-Xmx384m",
                "-XX:MaxMetaspaceSize=256m",
                "-Dfile.encoding=UTF-8",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true");
    }

    private static Path distribution() {
        Properties parts = new Properties();
        try (InputStream in = KeycloakHome.class.getResourceAsStream("parts.properties")) {
            if (in != null) {
                parts.load(in);
            }
        } catch (IOException e) {
            throw new LaunchFailure("deploy/local is damaged: build it again", e);
        }
        String zip = parts.getProperty("keycloak.zip", "");
        if (!Files.isRegularFile(Path.of(zip))) {
            throw new LaunchFailure("the Keycloak distribution is missing: build deploy/local again");
        }
        return Path.of(zip);
    }

    private static void unpack(Path zip, Path home) throws IOException {
        Files.createDirectories(home);
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                int top = entry.getName().indexOf('/');
                Path target = home.resolve(entry.getName().substring(top + 1)).normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("entry outside its archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    try (InputStream in = file.getInputStream(entry)) {
                        Files.copy(in, target);
                    }
                }
            }
        }
    }

    private static void build(Path home) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Programs.JAVA);
        command.addAll(javaOptions(home));
        command.add("-Xmx768m");
        command.addAll(List.of("-cp", home.resolve("lib/quarkus-run.jar").toString(), MAIN, "build"));
        command.addAll(BUILD_OPTIONS);
        Path log = home.resolve("build.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new LaunchFailure("Keycloak could not be configured, status " + status + " (log: " + log + ")");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted while configuring Keycloak", e);
        }
    }
}
