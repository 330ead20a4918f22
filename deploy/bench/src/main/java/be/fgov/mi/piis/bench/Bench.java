package be.fgov.mi.piis.bench;

import be.fgov.mi.piis.local.LaunchFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What {@code ./piis bench} does once the suite is built. */
public final class Bench {

    private static final int GOAL_MISSED = 2;

    private static final String BENCHES = """
            The load tests, on real parts that are started for them:

              ./piis bench contract     bulk, single pushes and memory of contract-service
              ./piis bench evaluation   bulk of evaluation-service, compliance of 100,000 contracts, the daily tick
              ./piis bench subsidy      events counted, bulk push to the last counting row, a year counted again
                  --quick       fewer rounds, and a tenth of the contracts in memory: some minutes
                  --rounds N    pairs of rounds of a measure, 7 unless said
                  --only PART   contract: bulk, single or memory; evaluation: bulk, compliance or tick;
                                subsidy: ledger, pipeline, recount or growth
                  --data DIR    keep data, logs and results there instead of .piis-bench
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
        if (!Set.of("contract", "evaluation", "subsidy").contains(words[0])) {
            System.err.println("piis: no load test is called \"" + words[0] + "\"\n");
            System.err.print(BENCHES);
            System.exit(1);
        }
        boolean reached = false;
        try {
            List<String> options = List.of(words).subList(1, words.length);
            reached = switch (words[0]) {
                case "contract" ->
                    new ContractBench(root, BenchOptions.parse(options, ContractBench.PARTS, root)).run();
                case "evaluation" ->
                    new EvaluationBench(root, BenchOptions.parse(options, EvaluationBench.PARTS, root)).run();
                default -> new SubsidyBench(root, BenchOptions.parse(options, SubsidyBench.PARTS, root)).run();
            };
        } catch (LaunchFailure failure) {
            System.err.println("piis: " + failure.getMessage());
            System.exit(1);
        }
        // Also ends what the HTTP client left running.
        System.exit(reached ? 0 : GOAL_MISSED);
    }
}
