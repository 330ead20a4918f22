package be.fgov.mi.piis.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A process that ends when this JVM ends: its standard input is a pipe that is held open here and never written to. */
final class Child implements AutoCloseable {

    /** The services first, the database last: nobody loses what it still wants to write. */
    private static final List<String> STOPS_LAST = List.of("Keycloak", "Kafka", "PostgreSQL");

    private static final String MESSAGE = "\"message\":\"";
    private static final int LONGEST_SAYING = 240;

    private static final List<Child> RUNNING = new CopyOnWriteArrayList<>();
    private static final AtomicBoolean STOPPING = new AtomicBoolean();

    private static volatile Consumer<Child> startListener = child -> {};

    private final String name;
    private final Process process;
    private final Path log;
    private final Duration grace;

    private Child(String name, Process process, Path log, Duration grace) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.grace = grace;
    }

    static Child start(String name, List<String> command, Map<String, String> environment, Path log, Duration grace) {
        List<String> line = new ArrayList<>();
        if (Programs.SETSID != null) {
            // An own session: Ctrl-C reaches the launcher alone, which then stops its children in order.
            line.add(Programs.SETSID);
        }
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            synchronized (RUNNING) {
                if (STOPPING.get()) {
                    throw new LaunchFailure(name + " is not started: the launcher is stopping");
                }
                Child child = new Child(name, builder.start(), log, grace);
                RUNNING.add(child);
                startListener.accept(child);
                return child;
            }
        } catch (IOException e) {
            throw new LaunchFailure(name + " could not be started: " + e.getMessage(), e);
        }
    }

    /** A JVM of the same version as this one, its main class behind the {@link Guard}. */
    static Child startJava(
            String name,
            List<String> options,
            String classPath,
            List<String> mainAndArguments,
            Map<String, String> environment,
            Path log,
            Duration grace) {
        List<String> command = new ArrayList<>();
        command.add(Programs.JAVA);
        command.addAll(options);
        command.add("-cp");
        command.add(Parts.guardJar() + File.pathSeparator + classPath);
        command.add(Guard.class.getName());
        command.addAll(mainAndArguments);
        return start(name, command, environment, log, grace);
    }

    /** The children of this JVM that were not closed. */
    static List<Child> running() {
        return List.copyOf(RUNNING);
    }

    static void onStart(Consumer<Child> listener) {
        startListener = listener;
    }

    /** Closes every child in order and lets no new one start. */
    static void stopAll(Consumer<Child> stopped) {
        synchronized (RUNNING) {
            STOPPING.set(true);
        }
        Stream<Child> services = RUNNING.stream().filter(child -> !STOPS_LAST.contains(child.name));
        CompletableFuture.allOf(services.map(child -> CompletableFuture.runAsync(() -> {
                            child.close();
                            stopped.accept(child);
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();
        for (String name : STOPS_LAST) {
            RUNNING.stream().filter(child -> child.name.equals(name)).forEach(child -> {
                child.close();
                stopped.accept(child);
            });
        }
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitValue() {
        return process.exitValue();
    }

    Path log() {
        return log;
    }

    Process process() {
        return process;
    }

    /** Waits until the child answers; fails at once, with the end of its log, when it ends instead. */
    void awaitReady(Duration limit, BooleanSupplier answers) {
        long deadline = System.nanoTime() + limit.toNanos();
        long pause = 25;
        while (!answers.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new LaunchFailure(
                        name + " ended with status " + process.exitValue() + ": " + lastLine() + " (log: " + log + ")");
            }
            if (System.nanoTime() > deadline) {
                throw new LaunchFailure(name + " gave no answer within " + limit.toSeconds() + " s (log: " + log + ")");
            }
            try {
                Thread.sleep(pause);
                // Asking a server that is still starting takes time from it.
                pause = Math.min(250, pause * 5 / 4);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LaunchFailure("interrupted while waiting for " + name, e);
            }
        }
    }

    /** The last thing the child said, in one short line; of a JSON log the innermost message. */
    private String lastLine() {
        try (Stream<String> lines = Files.lines(log)) {
            String last = lines.filter(line -> !line.isBlank() && !line.startsWith("\tat "))
                    .reduce((first, second) -> second)
                    .orElse("its log is empty");
            int message = last.startsWith("{") ? last.lastIndexOf(MESSAGE) : -1;
            String said = message < 0 ? last : last.substring(message + MESSAGE.length());
            said = said.replaceAll("\",\"frames\".*", "").replace("\\n", " ");
            return said.length() > LONGEST_SAYING ? said.substring(0, LONGEST_SAYING) + " …" : said;
        } catch (IOException | RuntimeException e) {
            return "its log cannot be read";
        }
    }

    /** Asks the child to end by closing its standard input; after the grace time it is killed. */
    @Override
    public void close() {
        RUNNING.remove(this);
        List<ProcessHandle> descendants = process.descendants().toList();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // already closed by its end
        }
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                descendants.forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            descendants.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Sends a signal by its name; for tests on systems that have signals. */
    void signal(String name) {
        try {
            Process sender = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid()).start();
            if (sender.waitFor() != 0) {
                throw new LaunchFailure(this.name + " did not get the signal " + name);
            }
        } catch (IOException e) {
            throw new LaunchFailure(this.name + " did not get the signal " + name + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted while signalling " + this.name, e);
        }
    }

    /** Ends the child without any chance to tidy up, as a power cut would: for tests of durability. */
    void kill() {
        RUNNING.remove(this);
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }
}
