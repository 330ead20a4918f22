package be.fgov.mi.piis.bench;

import be.fgov.mi.piis.local.LaunchFailure;
import java.nio.file.Path;
import java.util.List;

/** What {@code ./piis bench} does once the suite is built. */
public final class Bench {

    private static final int GOAL_MISSED = 2;

    private static final String BENCHES = """
            The load tests, on real parts that are started for them:

              ./piis bench contract   bulk, single pushes and memory of contract-service
                  --quick       fewer rounds, a tenth of the contracts: some minutes
                  --rounds N    pairs of rounds of the bulk measure, 7 unless said
                  --only PART   bulk, single or memory
                  --data DIR    keep data, logs and results.json there instead of .piis-bench
            """;

    private Bench() {}

    public static void main(String[] words) {
        // The broker's client retries by itself; what matters is said in one line of our own.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        Path root =
                Path.of(System.getProperty("piis.root", ".")).toAbsolutePath().normalize();
        if (words.length == 0) {
            System.out.print(BENCHES);
            return;
        }
        if (!words[0].equals("contract")) {
            System.err.println("piis: no load test is called \"" + words[0] + "\"\n");
            System.err.print(BENCHES);
            System.exit(1);
        }
        boolean reached = false;
        try {
            BenchOptions options = BenchOptions.parse(List.of(words).subList(1, words.length), root);
            reached = new ContractBench(root, options).run();
        } catch (LaunchFailure failure) {
            System.err.println("piis: " + failure.getMessage());
            System.exit(1);
        }
        // Also ends what the HTTP client left running.
        System.exit(reached ? 0 : GOAL_MISSED);
    }
}
