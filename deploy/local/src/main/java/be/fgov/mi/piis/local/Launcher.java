package be.fgov.mi.piis.local;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What {@code ./piis} does once it has found a JDK. */
public final class Launcher {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    private final Path root;
    private final CommandLine line;
    private final StateFolder state;

    private Launcher(Path root, CommandLine line) {
        this.root = root;
        this.line = line;
        this.state = new StateFolder(line.data());
    }

    public static void main(String[] words) {
        // The broker's client retries by itself; what matters is said in one line of our own.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        try {
            Path root = Path.of(System.getProperty("piis.root", "."))
                    .toAbsolutePath()
                    .normalize();
            Launcher launcher = new Launcher(root, CommandLine.parse(List.of(words), root));
            launcher.perform();
        } catch (LaunchFailure e) {
            System.err.println("piis: " + e.getMessage());
            System.exit(1);
        }
    }

    private void perform() {
        switch (line.command()) {
            case "run" -> run();
            case "stop" -> stop();
            case "status" -> new Status(state, ports()).print();
            case "token" ->
                System.out.println(tokens().accessToken(line.arguments().getFirst()));
            case "clock" -> clock(LocalDate.parse(line.arguments().getFirst()));
            case "rehearse" -> StartRehearsal.rehearse(root, new Progress());
            case "demo" -> new DemoStory(ports(), tokens()).tell();
            default -> throw new IllegalStateException(line.command());
        }
    }

    private SuitePorts ports() {
        Integer offset = line.portOffset();
        return new SuitePorts(
                offset != null
                        ? offset
                        : state.running().map(StateFolder.Run::portOffset).orElse(0));
    }

    private DemoTokens tokens() {
        return new DemoTokens(EmbeddedKeycloak.issuer(ports().keycloak()), root.resolve("deploy/keycloak/demo-keys"));
    }

    private void run() {
        Progress progress = new Progress();
        SuitePorts ports = ports();
        state.take(line.fresh());
        ports.check();
        Thread stopper = Thread.ofPlatform().unstarted(() -> {
            Child.stopAll(child -> progress.step(child.name() + " has stopped"));
            state.forgetRun();
        });
        Runtime.getRuntime().addShutdownHook(stopper);

        LocalDate day = line.today();
        LocalDate today = day != null ? day : LocalDate.now(BRUSSELS);
        progress.step("Starting PostgreSQL, Kafka and Keycloak; the business date is " + today
                + ", data and logs lie in " + state.root());
        new Suite(root, state, ports, progress)
                .start(line.partsOnly() ? List.of() : List.of(Service.values()), today, line.empty());
        progress.step("Ready");
        System.out.println(Welcome.text(ports, state.root()));
        if (!line.empty() && !line.partsOnly()) {
            new DemoData(root, state, ports, tokens(), progress).load(today);
        }
        watch(progress);
    }

    /** Says once when a process ends by itself; the others go on. */
    private static void watch(Progress progress) {
        // From here on the launcher only waits: what starting and loading took is given back.
        System.gc();
        for (Child child : Child.running()) {
            child.process().onExit().thenRun(() -> {
                if (Child.running().contains(child)) {
                    progress.step(child.name() + " ended by itself with status " + child.exitValue() + " (log: "
                            + child.log() + ")");
                }
            });
        }
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        Optional<StateFolder.Run> run = state.running();
        if (run.isEmpty()) {
            System.out.println("Nothing runs in " + state.root());
            return;
        }
        ProcessHandle launcher = run.get().launcher().process().orElseThrow();
        launcher.destroy();
        try {
            launcher.onExit().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new LaunchFailure("the launcher (process " + launcher.pid() + ") does not end", e);
        }
        System.out.println("Stopped");
    }

    private void clock(LocalDate day) {
        new DemoClock(ports(), tokens()).move(day);
        System.out.println("The business date of the three services is " + day);
    }
}
