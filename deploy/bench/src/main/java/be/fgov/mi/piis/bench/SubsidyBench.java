package be.fgov.mi.piis.bench;

import be.fgov.mi.piis.local.LaunchFailure;
import be.fgov.mi.piis.local.Progress;
import be.fgov.mi.piis.local.Service;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * How fast subsidy-service counts what it hears, how long a delivery of contracts takes from its first byte to its last
 * counting row, and how long a whole year takes to be counted again.
 */
final class SubsidyBench {

    static final Set<BenchOptions.Part> PARTS = EnumSet.of(
            BenchOptions.Part.LEDGER, BenchOptions.Part.PIPELINE, BenchOptions.Part.RECOUNT, BenchOptions.Part.GROWTH);

    private static final LocalDate TODAY = LocalDate.of(2015, 10, 13);

    private static final Goal LEDGER_GOAL = Goal.atLeast(0.60);
    private static final Goal PIPELINE_GOAL = Goal.atLeast(0.35);
    private static final Goal RECOUNT_GOAL = Goal.atMost(1.50);
    private static final Goal GROWTH_GOAL = Goal.atMost(11.00);

    private static final String SERVED = "bench_subsidy";
    private static final String CEILING = "bench_ceiling";
    private static final String LARGE = "bench_large";
    private static final String SMALL = "bench_small";
    private static final String CONTRACT_EMPTY = "bench_contract_empty";
    private static final String CONTRACT = "bench_contract";
    private static final String CONTRACT_CEILING = "bench_contract_ceiling";

    /** One row for each thing that is counted. */
    private static final String THING = "counting_decision";

    private static final String RECOUNT = "/activationSubsidy/v1/schemes/2015/recount";

    private static final int EVENTS = 10_000;
    private static final int PERSONS = 100_000;
    private static final int FEWER_PERSONS = 10_000;
    private static final int WARM_UPS = 3;
    /** Two services at once, with one compiler each on the same processors. */
    private static final int PIPELINE_WARM_UPS = 6;

    private static final long FREE_BYTES = 6L << 30;
    private static final long QUICK_FREE_BYTES = 3L << 30;

    private final Path root;
    private final BenchOptions options;
    private final Progress progress = new Progress();
    private final BenchContracts contracts = new BenchContracts();
    private final List<Measure> measures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int round;

    SubsidyBench(Path root, BenchOptions options) {
        this.root = root;
        this.options = options;
    }

    /** @return whether every goal is reached */
    boolean run() {
        double load = MachineLoad.lastMinute();
        note("load average before the start: " + decimal(load)
                + (load > MachineLoad.BUSY ? " – the machine is busy, the figures are for orientation" : ""));
        options.checkDisk(FREE_BYTES, QUICK_FREE_BYTES);
        try (Stage stage = Stage.set(root, options.data(), Service.SUBSIDY, TODAY, progress)) {
            if (options.parts().contains(BenchOptions.Part.LEDGER)) {
                serve(stage);
                ledger(stage);
            }
            if (options.parts().contains(BenchOptions.Part.RECOUNT)
                    || options.parts().contains(BenchOptions.Part.GROWTH)) {
                recount(stage);
            }
            if (options.parts().contains(BenchOptions.Part.PIPELINE)) {
                serve(stage);
                pipeline(stage);
            }
        } catch (SQLException e) {
            throw new LaunchFailure("the database fails: " + e.getMessage(), e);
        }
        ResultTable result = new ResultTable(measures, notes, load, options.quick());
        System.out.println(result.text());
        Path file = options.data().resolve("results-subsidy.json");
        result.write(file);
        progress.step("Written to " + file);
        return measures.stream().allMatch(Measure::isReached);
    }

    /** A database with one convention, another one like it for the ceiling, and the service on the first. */
    private static void serve(Stage stage) {
        stage.drop(SERVED, CEILING);
        stage.createDatabase(SERVED);
        String cpas = stage.mandates(SERVED, "vendor").getFirst();
        stage.execute(SERVED, BenchFacts.CONVENTION.formatted(cpas));
        // Not of empty tables: the server would plan the checks of their keys as if they stayed empty.
        stage.execute(SERVED, "analyze counting_scope");
        stage.createDatabase(CEILING, SERVED);
        stage.serveFrom(SERVED);
        stage.drop(SMALL, LARGE);
    }

    // ---- events to decisions

    private void ledger(Stage stage) throws SQLException {
        String cpas = stage.mandates(SERVED, "vendor").getFirst();
        try (BenchFacts facts = new BenchFacts(stage.bootstrapServers(), cpas);
                Connection connection = stage.connect(SERVED)) {
            for (int i = 0; i < WARM_UPS; i++) {
                progress.step("Warm-up: " + rate(EVENTS / apply(stage, facts, cpas)) + " counted by the service");
            }
            long from = RecordedWork.from(connection);
            double seconds = apply(stage, facts, cpas);
            RecordedWork work = RecordedWork.since(
                    connection, from, THING, BenchContracts.mark(round), RecordedWork.Around.NOTHING);
            progress.step("Warm-up: " + rate(EVENTS / seconds) + " counted by the service");
            note("ledger, what the ceiling writes: " + work.summary());
            List<Double> ceilings = new ArrayList<>();
            List<Double> ours = new ArrayList<>();
            try (BulkCeiling ceiling = new BulkCeiling(stage, CEILING, work, 1)) {
                for (int pair = 0; pair <= options.rounds(); pair++) {
                    stage.settle(SERVED);
                    double ceilingRate = work.things() / ceiling.write(pair + 1);
                    double ourRate = EVENTS / apply(stage, facts, cpas);
                    tell("Ledger", pair, ceilingRate, ourRate);
                    if (pair > 0) {
                        ceilings.add(ceilingRate);
                        ours.add(ourRate);
                    }
                }
            }
            measures.add(Measure.ofRounds(
                    "events counted per second", "/s", new Sample(ceilings), new Sample(ours), LEDGER_GOAL));
        }
    }

    /** Contracts whose trajectories wait: each makes its person count. The seconds until the last one is counted. */
    private double apply(Stage stage, BenchFacts facts, String cpas) {
        round++;
        stage.execute(SERVED, BenchFacts.TRAJECTORIES.formatted(cpas, BenchContracts.mark(round), EVENTS));
        stage.execute(SERVED, "analyze trajectory_fact");
        stage.settle(SERVED);
        List<ProducerRecord<String, String>> events = facts.contracts(round, EVENTS);
        stage.hold(true);
        List<String> last;
        long start;
        try {
            last = facts.send(events);
        } finally {
            start = System.nanoTime();
            stage.hold(false);
        }
        String all = "select count(*) from inbox where consumer = 'counting.contract' and event_id in ('"
                + String.join("', '", last) + "')";
        Stage.awaitOrFail("the events are not counted", 120, 10, () -> stage.number(SERVED, all) == last.size());
        double seconds = (System.nanoTime() - start) / 1e9;
        long counted = stage.number(SERVED, "select count(*) from counted_person") - (long) (round - 1) * EVENTS;
        if (counted != EVENTS) {
            throw new LaunchFailure("of " + EVENTS + " persons " + counted + " count");
        }
        return seconds;
    }

    // ---- from the first byte to the last counting row

    private void pipeline(Stage stage) throws SQLException {
        stage.learn(Service.CONTRACT, CONTRACT_EMPTY);
        stage.createDatabase(CONTRACT, CONTRACT_EMPTY);
        stage.createDatabase(CONTRACT_CEILING, CONTRACT_EMPTY);
        URI contractService = stage.alsoServe(Service.CONTRACT, CONTRACT);
        String cpas = stage.mandates(SERVED, "vendor").getFirst();
        VendorClient vendor = new VendorClient(stage.tokens(), "/piisContract/v1");
        try (Connection accepting = stage.connect(CONTRACT);
                Connection counting = stage.connect(SERVED)) {
            for (int i = 0; i < PIPELINE_WARM_UPS; i++) {
                progress.step("Warm-up: " + rate(EVENTS / deliver(stage, vendor, contractService, cpas))
                        + " from push to count");
            }
            long acceptedFrom = RecordedWork.from(accepting);
            long countedFrom = RecordedWork.from(counting);
            deliver(stage, vendor, contractService, cpas);
            String mark = BenchContracts.mark(round);
            RecordedWork accepted =
                    RecordedWork.since(accepting, acceptedFrom, "contract", mark, RecordedWork.Around.NOTHING);
            RecordedWork counted = RecordedWork.since(counting, countedFrom, THING, mark, RecordedWork.Around.NOTHING);
            note("pipeline, what the ceiling writes: " + accepted.summary() + ", then " + counted.summary());
            List<Double> ceilings = new ArrayList<>();
            List<Double> ours = new ArrayList<>();
            try (PipelineCeiling ceiling = new PipelineCeiling(stage, CONTRACT_CEILING, accepted, CEILING, counted)) {
                for (int pair = 0; pair <= options.rounds(); pair++) {
                    settle(stage);
                    double ceilingRate = EVENTS / ceiling.write(pair + 1);
                    double ourRate = EVENTS / deliver(stage, vendor, contractService, cpas);
                    tell("Pipeline", pair, ceilingRate, ourRate);
                    if (pair > 0) {
                        ceilings.add(ceilingRate);
                        ours.add(ourRate);
                    }
                }
            }
            measures.add(Measure.ofRounds(
                    "bulk push to the last counting row", "/s", new Sample(ceilings), new Sample(ours), PIPELINE_GOAL));
        }
    }

    private double deliver(Stage stage, VendorClient vendor, URI contractService, String cpas) {
        Path file = contracts.file(stage.files(), ++round, EVENTS);
        settle(stage);
        long before = stage.number(SERVED, "select count(*) from counting_standing");
        long start = System.nanoTime();
        vendor.deliver(contractService, cpas, file, EVENTS, (in, of) -> {});
        Stage.awaitOrFail(
                "the contracts are not counted",
                120,
                25,
                () -> stage.number(SERVED, "select count(*) from counting_standing") >= before + EVENTS);
        return (System.nanoTime() - start) / 1e9;
    }

    private static void settle(Stage stage) {
        stage.settle(CONTRACT);
        stage.settle(SERVED);
    }

    // ---- a year counted again

    private void recount(Stage stage) throws SQLException {
        OfficerClient officer = new OfficerClient(stage.tokens());
        boolean growth = options.parts().contains(BenchOptions.Part.GROWTH);
        double fewFirst = 0;
        Sample few = new Sample(List.of(0.0));
        if (growth) {
            fewFirst = countFromNothing(stage, officer, SMALL, FEWER_PERSONS);
            few = new Sample(recountRounds(stage, officer, SMALL, "Recount of " + FEWER_PERSONS)
                    .ours());
        }
        double manyFirst = countFromNothing(stage, officer, LARGE, PERSONS);
        Rounds many = recountRounds(stage, officer, LARGE, "Recount of " + PERSONS);
        note("recount: " + PERSONS + " persons under 56 conventions, "
                + stage.number(LARGE, "select count(*) from trajectory_fact") + " trajectories, "
                + stage.number(LARGE, "select count(*) from counted_person") + " count; counted from nothing in "
                + decimal(manyFirst / 1_000) + " s");
        if (options.parts().contains(BenchOptions.Part.RECOUNT)) {
            measures.add(Measure.ofRounds(
                    "recount of all conventions, " + PERSONS + " persons",
                    "ms",
                    new Sample(many.plain()),
                    new Sample(many.ours()),
                    RECOUNT_GOAL));
        }
        if (growth) {
            String ofTen = FEWER_PERSONS + " → " + PERSONS + " persons";
            measures.add(Measure.ofTwo("counted from nothing, " + ofTen, "ms", fewFirst, manyFirst, GROWTH_GOAL));
            measures.add(Measure.ofTwo(
                    "recount, " + ofTen, "ms", few.median(), new Sample(many.ours()).median(), GROWTH_GOAL));
        }
    }

    /** Facts without a decision: what a service has to do whose decisions are to be made anew. Milliseconds. */
    private double countFromNothing(Stage stage, OfficerClient officer, String database, int persons) {
        stage.createDatabase(database);
        stage.execute(database, BenchFacts.CONVENTIONS);
        stage.execute(database, BenchFacts.CONTRACTS.formatted(persons));
        stage.execute(database, BenchFacts.SEVERAL_TRAJECTORIES.formatted());
        stage.execute(database, "vacuum analyze contract_fact, trajectory_fact, counting_scope");
        stage.serveFrom(database);
        stage.settle(database);
        String token = officer.token();
        // The first call of a service that has just started finds a year without conventions: nothing but the way
        // there.
        officer.post(stage.serviceAddress(), RECOUNT.replace("2015", "2014"), token);
        long start = System.nanoTime();
        JsonNode answer = officer.post(stage.serviceAddress(), RECOUNT, token);
        double millis = (System.nanoTime() - start) / 1e6;
        progress.step("Counted from nothing: " + persons + " persons in " + decimal(millis / 1_000) + " s");
        if (answer.path("personsCorrected").asInt() != persons) {
            throw new LaunchFailure("of " + persons + " persons were counted: " + answer);
        }
        stage.execute(database, "vacuum analyze");
        stage.settle(database);
        return millis;
    }

    /** Milliseconds of the statement and of the service. */
    private record Rounds(List<Double> plain, List<Double> ours) {}

    private Rounds recountRounds(Stage stage, OfficerClient officer, String database, String what) throws SQLException {
        Rounds rounds = new Rounds(new ArrayList<>(), new ArrayList<>());
        try (Connection connection = stage.connect(database)) {
            for (int pair = 1 - WARM_UPS; pair <= options.rounds(); pair++) {
                String token = officer.token();
                long start = System.nanoTime();
                RecountSql.Counted asked = RecountSql.run(connection);
                double plain = (System.nanoTime() - start) / 1e6;
                start = System.nanoTime();
                JsonNode answer = officer.post(stage.serviceAddress(), RECOUNT, token);
                double ours = (System.nanoTime() - start) / 1e6;
                if (asked.other() != 0
                        || answer.path("personsCorrected").asInt() != 0
                        || answer.path("evidence").asLong() != asked.pairs()) {
                    throw new LaunchFailure(
                            "the service and the statement count differently: " + answer + " and " + asked);
                }
                progress.step(String.format(
                        Locale.ROOT,
                        "%s, %s: statement %.0f ms, service %.0f ms",
                        what,
                        pair < 1 ? "warm-up" : "pair " + pair + " of " + options.rounds(),
                        plain,
                        ours));
                if (pair > 0) {
                    rounds.plain().add(plain);
                    rounds.ours().add(ours);
                }
            }
        }
        return rounds;
    }

    // ---- words

    private void tell(String what, int pair, double ceilingRate, double ourRate) {
        progress.step(what + (pair == 0 ? ", warm-up pair" : " pair " + pair + " of " + options.rounds()) + ": ceiling "
                + rate(ceilingRate) + ", service " + rate(ourRate) + ", ratio " + decimal(ourRate / ceilingRate));
    }

    private void note(String text) {
        notes.add(text);
        progress.step(text);
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%.0f/s", perSecond);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
