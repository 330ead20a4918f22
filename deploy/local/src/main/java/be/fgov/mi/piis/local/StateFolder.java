package be.fgov.mi.piis.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder that outlives a run: data, logs, and who runs in it now. */
final class StateFolder {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String LAYOUT = "1";
    private static final long LEAST_FREE_BYTES = 1L << 30;

    private final Path root;

    /** Held until the process ends. */
    private @Nullable FileLock lock;

    StateFolder(Path root) {
        this.root = root;
    }

    /** A process with the moment it started, because the system uses its numbers again. */
    record Running(String name, long pid, String startedAt) {

        static Running of(String name, ProcessHandle process) {
            return new Running(
                    name,
                    process.pid(),
                    process.info().startInstant().map(Instant::toString).orElse(""));
        }

        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startedAt.equals(
                            process.info().startInstant().map(Instant::toString).orElse("")));
        }
    }

    /** What a launcher writes down about itself. */
    record Run(Running launcher, int portOffset, List<Running> children) {}

    Path root() {
        return root;
    }

    Path data(String part) {
        return root.resolve(part);
    }

    Path log(String process) {
        return root.resolve("logs").resolve(process + ".log");
    }

    Path marker(String name) {
        return root.resolve("run").resolve(name);
    }

    /** Takes the folder for this launcher; deletes what is in it first when asked to. */
    void take(boolean fresh) {
        try {
            Files.createDirectories(root.resolve("run"));
            FileChannel channel =
                    FileChannel.open(root.resolve("run/lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            if (lock == null) {
                throw new LaunchFailure("the suite already runs in " + root
                        + ": ./piis stop ends it, --data DIR and --port-offset N start another");
            }
            awaitEndOfKilledRun();
            if (fresh) {
                for (String part : List.of("postgres", "kafka", "keycloak", "logs")) {
                    Folders.deleteTree(root.resolve(part));
                }
                Files.deleteIfExists(marker("demo-data-loaded"));
                Files.deleteIfExists(marker("complete"));
                Files.deleteIfExists(marker("layout"));
            }
            check();
            Files.createDirectories(root.resolve("logs"));
            try (var logs = Files.list(root.resolve("logs"))) {
                for (Path log :
                        logs.filter(file -> file.toString().endsWith(".log")).toList()) {
                    Files.move(log, Path.of(log + ".previous"), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new LaunchFailure("the folder " + root + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Children of a killed launcher end by themselves within seconds; until then they hold ports and files. */
    private void awaitEndOfKilledRun() {
        Instant limit = Instant.now().plus(Duration.ofSeconds(20));
        List<Running> left = read().map(Run::children).orElse(List.of());
        for (Running child : left) {
            while (child.process().isPresent() && Instant.now().isBefore(limit)) {
                try {
                    Thread.sleep(100);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void check() throws IOException {
        if (!Files.isWritable(root)) {
            throw new LaunchFailure("the folder " + root + " cannot be written");
        }
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < LEAST_FREE_BYTES) {
            throw new LaunchFailure("the disk of " + root + " is nearly full: " + (free >> 20)
                    + " MiB free, the suite wants " + (LEAST_FREE_BYTES >> 20) + " MiB");
        }
        Path layout = marker("layout");
        boolean hasData = Files.exists(data("postgres"));
        if (Files.exists(layout)) {
            String found = Files.readString(layout).strip();
            if (!found.equals(LAYOUT)) {
                throw new LaunchFailure("the folder " + root + " has an unknown layout (" + found + "): use --fresh");
            }
            if (!hasData && Files.exists(marker("complete"))) {
                throw new LaunchFailure(
                        "the folder " + root + " is damaged (its database is gone): restore it or use --fresh");
            }
        } else {
            Files.writeString(layout, LAYOUT);
        }
        EmbeddedPostgres.check(data("postgres"));
        EmbeddedKafka.check(data("kafka"));
    }

    /** From here on a missing database is damage, not a first run. */
    void markComplete() {
        write(marker("complete"), "");
    }

    void write(Run run) {
        try {
            write(marker("launcher.json"), MAPPER.writeValueAsString(run));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void forgetRun() {
        try {
            Files.deleteIfExists(marker("launcher.json"));
        } catch (IOException e) {
            // a run that is no more is recognised by its process
        }
    }

    /** What the last launcher wrote down; it may be gone. */
    Optional<Run> read() {
        Path file = marker("launcher.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(file.toFile(), Run.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The launcher that runs in this folder now. */
    Optional<Run> running() {
        return read().filter(run -> run.launcher().process().isPresent());
    }

    static void write(Path file, String content) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LaunchFailure("the file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
