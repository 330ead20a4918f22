package be.fgov.mi.piis.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A real PostgreSQL server as a child process, from the published binaries alone.
 *
 * <p>The usual starter of those binaries switches fsync off and leaves the server running when its JVM is killed, so
 * the start is our own: docs/adr/0002.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String MAJOR = "18";
    private static final String BINARIES = "postgres-18.6.0";

    /**
     * Runs "$@" and sends it SIGINT (fast shutdown) when standard input ends. Reads with the shell's own read, so that
     * no further process is left behind when the server ends first.
     */
    private static final String PIPE_GUARD = """
            exec 3<&0
            "$@" </dev/null &
            server=$!
            { while read -r _ <&3; do :; done; kill -INT $server; } 2>/dev/null &
            guard=$!
            wait $server
            status=$?
            kill $guard 2>/dev/null
            exit $status
            """;

    private final Child child;
    private final int port;

    private EmbeddedPostgres(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /**
     * Starts a server and returns when it accepts connections.
     *
     * @param dir the data folder; made when it does not exist
     * @param durable true: every commit is on disk when it is acknowledged; false: no fsync, for feature tests whose
     *     data nobody needs tomorrow
     */
    public static EmbeddedPostgres start(Path dir, int port, boolean durable) {
        return start(dir, port, durable, dir.resolveSibling(dir.getFileName() + ".log"));
    }

    static EmbeddedPostgres start(Path dir, int port, boolean durable, Path log) {
        Path data = dir.toAbsolutePath();
        Path home = unpackOnce();
        initialize(home, data, log);
        List<String> command = new ArrayList<>(List.of("sh", "-c", PIPE_GUARD, "postgres-guard"));
        command.addAll(Programs.notAsRoot());
        command.addAll(
                List.of(home.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", Integer.toString(port)));
        setting(command, "listen_addresses", "127.0.0.1");
        setting(command, "unix_socket_directories", "");
        setting(command, "max_connections", "120");
        setting(command, "shared_buffers", "128MB");
        setting(command, "timezone", "Europe/Brussels");
        setting(command, "fsync", onOff(durable));
        setting(command, "synchronous_commit", onOff(durable));
        setting(command, "full_page_writes", onOff(durable));
        Child child = Child.start("PostgreSQL", command, Map.of(), log, Duration.ofSeconds(20));
        EmbeddedPostgres server = new EmbeddedPostgres(child, port);
        try {
            child.awaitReady(Duration.ofSeconds(60), server::accepts);
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
        return server;
    }

    /** Refuses, in one sentence, a data folder that this server cannot have written. */
    static void check(Path data) {
        if (!Files.exists(data)) {
            return;
        }
        Path version = data.resolve("PG_VERSION");
        try {
            if (!Files.isRegularFile(version)
                    || !Files.isRegularFile(data.resolve("global/pg_control"))
                    || !Files.isDirectory(data.resolve("pg_wal"))) {
                throw new LaunchFailure("the data folder " + data
                        + " is damaged (no PostgreSQL cluster in it): restore it or use --fresh");
            }
            String found = Files.readString(version).strip();
            if (!found.equals(MAJOR)) {
                throw new LaunchFailure("the data folder " + data + " was written by PostgreSQL " + found + ", not "
                        + MAJOR + ": restore it or use --fresh");
            }
        } catch (IOException e) {
            throw new LaunchFailure("the data folder " + data + " cannot be read: " + e.getMessage(), e);
        }
    }

    public int port() {
        return port;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Creates the database unless it exists. */
    public void createDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("not a plain database name: " + name);
        }
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new LaunchFailure("the database " + name + " could not be created: " + e.getMessage(), e);
        }
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database) + "?connectTimeout=2&socketTimeout=60", "postgres", "");
    }

    /** Ends the server as a power cut would. */
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

    private boolean accepts() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private static void setting(List<String> command, String name, String value) {
        command.add("-c");
        command.add(name + "=" + value);
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }

    /** initdb into a folder beside it, then one rename: an interrupted first start leaves nothing half-made. */
    private static void initialize(Path home, Path data, Path log) {
        try {
            if (Files.exists(data) && !isEmpty(data)) {
                check(data);
                return;
            }
            Files.createDirectories(data.getParent());
            Path fresh = Files.createTempDirectory(data.getParent(), "initdb-");
            Files.delete(fresh);
            List<String> command = new ArrayList<>(Programs.notAsRoot());
            command.addAll(List.of(
                    home.resolve("bin/initdb").toString(),
                    "-A",
                    "trust",
                    "-U",
                    "postgres",
                    "-D",
                    fresh.toString(),
                    "-E",
                    "UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-sync"));
            Files.createDirectories(log.toAbsolutePath().getParent());
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                Folders.deleteTree(fresh);
                throw new LaunchFailure("PostgreSQL could not make its data folder " + data + " (log: " + log + ")");
            }
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LaunchFailure("the data folder " + data + " cannot be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted while making " + data, e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    private static Path unpackOnce() {
        Path home = Parts.cache().resolve(BINARIES);
        if (Files.isExecutable(home.resolve("bin/postgres"))) {
            return home;
        }
        String resource = "aarch64".equals(System.getProperty("os.arch"))
                ? "/postgres-linux-arm_64.txz"
                : "/postgres-linux-x86_64.txz";
        try {
            Path fresh = Files.createTempDirectory(home.getParent(), "unpack-");
            try (InputStream in = EmbeddedPostgres.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new LaunchFailure("there are no PostgreSQL binaries for this machine: " + resource);
                }
                unpack(in, fresh);
            }
            try {
                Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
                // another run was faster: its copy is the same
                Folders.deleteTree(fresh);
            }
            return home;
        } catch (IOException e) {
            throw new LaunchFailure("PostgreSQL could not be unpacked into " + home + ": " + e.getMessage(), e);
        }
    }

    private static void unpack(InputStream txz, Path into) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(txz)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("entry outside its archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                    continue;
                }
                Files.copy(tar, target);
                if ((entry.getMode() & 0100) != 0) {
                    Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(target));
                    permissions.add(PosixFilePermission.OWNER_EXECUTE);
                    Files.setPosixFilePermissions(target, permissions);
                }
            }
        }
    }
}
