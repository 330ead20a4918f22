package be.fgov.mi.piis.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoOrphanTest {

    @TempDir
    Path folder;

    @Test
    void aKilledLauncherLeavesNoOrphan() throws Exception {
        Process launcher = new ProcessBuilder(
                        Programs.JAVA,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line;
        try (BufferedReader out = launcher.inputReader(StandardCharsets.UTF_8)) {
            do {
                line = out.readLine();
            } while (line != null && !line.startsWith("pids "));
        }
        assertThat(line).as("the parts started").isNotNull();
        List<ProcessHandle> children = Stream.of(line.substring(5).split(" "))
                .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                .flatMap(child -> Stream.concat(Stream.of(child), child.descendants()))
                .toList();
        assertThat(children).hasSizeGreaterThan(2).allMatch(ProcessHandle::isAlive);

        launcher.destroyForcibly().waitFor();

        CompletableFuture.allOf(children.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .get(15, TimeUnit.SECONDS);
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    /** What the test kills: a launcher with a database and a broker. */
    static final class Starter {

        private Starter() {}

        public static void main(String[] args) throws InterruptedException {
            Path folder = Path.of(args[0]);
            EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"), Ports.free(), true);
            EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
            System.out.println(
                    "pids " + postgres.child().pid() + " " + kafka.child().pid());
            Thread.sleep(60_000);
        }
    }
}
