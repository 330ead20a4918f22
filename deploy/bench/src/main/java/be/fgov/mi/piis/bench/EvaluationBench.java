package be.fgov.mi.piis.bench;

import be.fgov.mi.piis.local.LaunchFailure;
import be.fgov.mi.piis.local.Progress;
import be.fgov.mi.piis.local.Service;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How fast evaluation-service takes evaluations and trajectories in bulk, how fast it judges all contracts of a CPAS,
 * and how long its daily tick takes.
 */
final class EvaluationBench {

    static final Set<BenchOptions.Part> PARTS =
            EnumSet.of(BenchOptions.Part.BULK, BenchOptions.Part.COMPLIANCE, BenchOptions.Part.TICK);

    /** Some of the contracts are then over, some years are, and both regimes are in force. */
    private static final LocalDate TODAY = LocalDate.of(2018, 6, 30);

    private static final Goal COMPLIANCE_GOAL = Goal.atMost(1.50);
    private static final int TICK_MILLIS = 10_000;
    private static final int TICKS = 3;
    /** As it was before the day came; what only grows is emptied by the owner of the tables, as no service could. */
    private static final String NOTHING_LOOKED_AT = """
            set session_replication_role = replica;
            truncate cadence_tick, evaluation_missed, evaluation_warning;
            update known_contract set look_again_on = day_after_the_last_tick(), changed = false;
            set session_replication_role = default
            """;

    private static final String SERVED = "evaluation";
    private static final String CEILING = "bench_ceiling";
    private static final String LARGE = "bench_large";

    /** What an evaluation tells of its contract is noted there by a trigger. */
    private static final String CONTRACTS_TABLE = "known_contract";

    /** The daily tick writes in transactions of its own, a second after the evaluations: not part of taking them. */
    private static final Set<String> OF_THE_TICK =
            Set.of("cadence_tick", "cadence_set_aside", "evaluation_missed", "evaluation_warning");

    private static final int BULK_LINES = 10_000;
    private static final int CONTRACTS = 100_000;
    private static final int WARM_UPS = 3;

    private static final long FREE_BYTES = 6L << 30;
    private static final long QUICK_FREE_BYTES = 3L << 30;

    private final Path root;
    private final BenchOptions options;
    private final Progress progress = new Progress();
    private final List<Measure> measures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int round;

    EvaluationBench(Path root, BenchOptions options) {
        this.root = root;
        this.options = options;
    }

    /** @return whether every goal is reached */
    boolean run() {
        double load = MachineLoad.lastMinute();
        note("load average before the start: " + String.format(Locale.ROOT, "%.2f", load)
                + (load > MachineLoad.BUSY ? " – the machine is busy, the figures are for orientation" : ""));
        options.checkDisk(FREE_BYTES, QUICK_FREE_BYTES);
        try (Stage stage = Stage.set(root, options.data(), Service.EVALUATION, TODAY, progress)) {
            VendorClient vendor = new VendorClient(stage.tokens(), "/piisEvaluation/v1");
            if (options.parts().contains(BenchOptions.Part.BULK)) {
                bulk(stage, vendor);
            }
            boolean judges = options.parts().contains(BenchOptions.Part.COMPLIANCE);
            boolean ticks = options.parts().contains(BenchOptions.Part.TICK);
            if (judges || ticks) {
                String cpas = serveLarge(stage);
                if (ticks) {
                    tick(stage);
                }
                if (judges) {
                    compliance(stage, vendor, cpas);
                }
            }
        } catch (SQLException e) {
            throw new LaunchFailure("the database fails: " + e.getMessage(), e);
        }
        ResultTable result = new ResultTable(measures, notes, load, options.quick());
        System.out.println(result.text());
        Path file = options.data().resolve("results-evaluation.json");
        result.write(file);
        progress.step("Written to " + file);
        return measures.stream().allMatch(Measure::isReached);
    }

    // ---- bulk

    private void bulk(Stage stage, VendorClient vendor) throws SQLException {
        stage.createDatabase(SERVED);
        String cpas = stage.mandates(SERVED, "vendor").getFirst();
        stage.execute(SERVED, BenchEvaluations.CONTRACTS.formatted(cpas, BULK_LINES));
        stage.execute(SERVED, "vacuum analyze");
        stage.createDatabase(CEILING, SERVED);
        Set<String> aside = new HashSet<>(OF_THE_TICK);
        aside.add(CONTRACTS_TABLE);
        RecordedWork.Around around =
                new RecordedWork.Around(aside, stage.ids(SERVED, "select contract_id from " + CONTRACTS_TABLE));
        stage.serveFrom(SERVED);
        for (BenchEvaluations.Sent sent : BenchEvaluations.Sent.values()) {
            BulkMeasure.Files files = new BulkMeasure.Files() {
                @Override
                public double deliver() {
                    Path file = BenchEvaluations.file(stage.files(), sent, ++round, BULK_LINES);
                    awaitTick(stage, SERVED);
                    stage.settle(SERVED);
                    return vendor.deliver(stage.serviceAddress(), cpas, file, BULK_LINES, (in, of) -> {});
                }

                @Override
                public String mark() {
                    return BenchContracts.mark(round);
                }
            };
            measures.addAll(new BulkMeasure(
                            stage, SERVED, CEILING, sent.thing(), around, BULK_LINES, files, progress, this::note)
                    .run(options.rounds()));
        }
    }

    /** The day is looked at, and so is what was evaluated since. */
    private static void awaitTick(Stage stage, String database) {
        Stage.awaitOrFail("the daily tick does not end", 300, () -> stage.number(database, """
                select (select count(*) from known_contract where changed)
                       + 1 - (select count(*) from cadence_tick where day = '%s' and finished_at is not null)
                """.formatted(TODAY)) == 0);
    }

    // ---- 100,000 contracts

    /** {@return the CPAS of the contracts} */
    private static String serveLarge(Stage stage) {
        stage.createDatabase(LARGE);
        String cpas = stage.mandates(LARGE, "vendor").getFirst();
        // The service has looked at the day when it made the tables: what comes now would wait for the next one.
        stage.execute(LARGE, "truncate cadence_tick");
        stage.execute(LARGE, BenchEvaluations.CONTRACTS.formatted(cpas, CONTRACTS));
        stage.execute(LARGE, BenchEvaluations.EVALUATIONS);
        stage.execute(LARGE, "vacuum analyze");
        stage.serveFrom(LARGE);
        stage.drop(SERVED, CEILING);
        awaitTick(stage, LARGE);
        stage.settle(LARGE);
        return cpas;
    }

    /**
     * All of them looked at on one day: the longest that a tick can take. A service that has just started does it once,
     * which is told; then it is all taken away and done again, once to warm up, as by a service that runs from day to day.
     */
    private void tick(Stage stage) {
        String row = " from cadence_tick where day = '" + TODAY + "'";
        String took = "select (1000 * extract(epoch from finished_at - started_at))::bigint" + row;
        long started = stage.number(LARGE, took);
        note("tick: " + stage.number(LARGE, "select judged" + row) + " contracts looked at for the first time, "
                + stage.number(LARGE, "select missed" + row) + " evaluations found missed and told");
        List<Double> millis = new ArrayList<>();
        for (int round = 0; round <= Math.min(TICKS, options.rounds()); round++) {
            stage.execute(LARGE, NOTHING_LOOKED_AT);
            stage.execute(LARGE, "vacuum analyze known_contract");
            awaitTick(stage, LARGE);
            stage.settle(LARGE);
            double tookMillis = stage.number(LARGE, took);
            progress.step(String.format(
                    Locale.ROOT, "Daily tick, %s: %.0f ms", round == 0 ? "warm-up" : "number " + round, tookMillis));
            if (round > 0) {
                millis.add(tookMillis);
            }
        }
        measures.add(Measure.ofTwo(
                "daily tick, " + CONTRACTS + " contracts",
                "ms",
                TICK_MILLIS,
                new Sample(millis).median(),
                Goal.atMost(1.00)));
        measures.add(Measure.ofTwo("… by a service that has just started", "ms", TICK_MILLIS, started, null));
    }

    private void compliance(Stage stage, VendorClient vendor, String cpas) throws SQLException {
        String path = "/compliance?on=" + TODAY;
        List<Double> plain = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        try (Connection connection = stage.connect(LARGE)) {
            Map<String, Map<String, Integer>> asked = ComplianceSql.run(connection, cpas, TODAY);
            Map<String, Map<String, Integer>> answered =
                    byWorker(vendor.get(stage.serviceAddress(), cpas, path).path("byWorker"));
            if (!answered.equals(asked)) {
                throw new LaunchFailure(
                        "the service and the statement judge differently: " + answered + " and " + asked);
            }
            note("compliance: " + stage.number(LARGE, "select count(*) from known_contract")
                    + " contracts of one CPAS, "
                    + stage.number(LARGE, "select count(*) from evaluation") + " evaluations, on " + TODAY
                    + "; both sides count alike: " + totals(asked));
            for (int pair = 1 - WARM_UPS; pair <= options.rounds(); pair++) {
                double sqlMillis = millis(() -> ComplianceSql.run(connection, cpas, TODAY));
                double ourMillis = millis(() -> vendor.get(stage.serviceAddress(), cpas, path));
                String figures = String.format(Locale.ROOT, "statement %.0f ms, service %.0f ms", sqlMillis, ourMillis);
                if (pair < 1) {
                    progress.step("Warm-up pair: " + figures);
                    continue;
                }
                progress.step("Compliance pair " + pair + " of " + options.rounds() + ": " + figures);
                plain.add(sqlMillis);
                ours.add(ourMillis);
            }
        }
        measures.add(Measure.ofRounds(
                "compliance of " + CONTRACTS + " contracts",
                "ms",
                new Sample(plain),
                new Sample(ours),
                COMPLIANCE_GOAL));
    }

    private static Map<String, Map<String, Integer>> byWorker(JsonNode list) {
        Map<String, Map<String, Integer>> found = new TreeMap<>();
        for (JsonNode each : list) {
            Map<String, Integer> counts = new TreeMap<>();
            each.path("counts")
                    .properties()
                    .forEach(
                            count -> counts.put(count.getKey(), count.getValue().asInt()));
            found.put(each.path("worker").asText(), counts);
        }
        return found;
    }

    private static Map<String, Integer> totals(Map<String, Map<String, Integer>> byWorker) {
        Map<String, Integer> totals = new TreeMap<>();
        byWorker.values()
                .forEach(counts -> counts.forEach((status, count) -> totals.merge(status, count, Integer::sum)));
        return totals;
    }

    private interface Work {
        Object run() throws SQLException;
    }

    private static double millis(Work work) throws SQLException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private void note(String text) {
        notes.add(text);
        progress.step(text);
    }
}
