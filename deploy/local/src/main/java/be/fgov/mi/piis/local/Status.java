package be.fgov.mi.piis.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of {@code ./piis status}: which process, which port, does it answer, how much memory is its own. */
final class Status {

    private final StateFolder state;
    private final SuitePorts ports;

    Status(StateFolder state, SuitePorts ports) {
        this.state = state;
        this.ports = ports;
    }

    void print() {
        Optional<StateFolder.Run> run = state.running();
        if (run.isEmpty()) {
            throw new LaunchFailure("nothing runs in " + state.root());
        }
        System.out.printf(Locale.ROOT, "%-20s %8s %7s %-10s %10s%n", "process", "pid", "port", "health", "memory");
        long total = print(run.get().launcher(), false, "", "up");
        for (StateFolder.Running child : run.get().children()) {
            total += print(child, true, Integer.toString(port(child.name())), health(child));
        }
        System.out.printf(Locale.ROOT, "%-20s %8s %7s %-10s %6d MiB%n", "total", "", "", "", total >> 10);
    }

    private static long print(StateFolder.Running process, boolean withDescendants, String port, String health) {
        long kibibytes = process.process()
                .map(handle -> Stream.concat(Stream.of(handle), withDescendants ? handle.descendants() : Stream.empty())
                        .mapToLong(each -> proportionalKibibytes(each.pid()))
                        .sum())
                .orElse(0L);
        System.out.printf(
                Locale.ROOT,
                "%-20s %8d %7s %-10s %6d MiB%n",
                process.name(),
                process.pid(),
                port,
                health,
                kibibytes >> 10);
        return kibibytes;
    }

    private int port(String name) {
        return switch (name) {
            case "PostgreSQL" -> ports.postgres();
            case "Kafka" -> ports.kafka();
            case "Keycloak" -> ports.keycloak();
            default -> ports.port(service(name));
        };
    }

    private String health(StateFolder.Running child) {
        if (child.process().isEmpty()) {
            return "ended";
        }
        boolean answers = switch (child.name()) {
            case "PostgreSQL", "Kafka" -> Ports.answers(port(child.name()));
            case "Keycloak" ->
                Http.status(URI.create(EmbeddedKeycloak.issuer(ports.keycloak()) + "/.well-known/openid-configuration"))
                        == 200;
            default -> Http.status(ports.address(service(child.name())).resolve("/q/health/ready")) == 200;
        };
        return answers ? "up" : "down";
    }

    private static Service service(String title) {
        return Stream.of(Service.values())
                .filter(service -> service.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** PSS: shared pages are divided among their users, so that the rows add up. */
    private static long proportionalKibibytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }
}
