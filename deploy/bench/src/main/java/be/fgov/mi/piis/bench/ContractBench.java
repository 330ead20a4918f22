package be.fgov.mi.piis.bench;

import be.fgov.mi.piis.local.LaunchFailure;
import be.fgov.mi.piis.local.Progress;
import be.fgov.mi.piis.local.Service;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** How fast contract-service takes contracts, in bulk and one by one, and what it needs for many of them. */
final class ContractBench {

    static final Set<BenchOptions.Part> PARTS =
            EnumSet.of(BenchOptions.Part.BULK, BenchOptions.Part.SINGLE, BenchOptions.Part.MEMORY);

    private static final Goal SINGLE_GOAL = Goal.atMost(3.00);
    private static final Goal MEMORY_GOAL = Goal.atMost(1.10);

    /** What the contracts of the bench are judged by: everything in them has happened. */
    private static final LocalDate TODAY = LocalDate.of(2015, 10, 13);

    private static final String SERVED = "contract";
    private static final String CEILING = "bench_ceiling";
    private static final String LARGE = "bench_large";

    private static final int BULK_LINES = 10_000;

    /** Until the JVM has compiled what it runs often. */
    private static final int WARM_UPS = 3;

    /**
     * A method that a push calls once is compiled for good after some 15,000 pushes: a server that runs for weeks has
     * that behind it, and until then the compiler takes one of two processors.
     */
    private static final int WARM_UP_PUSHES = 40_000;

    private static final int QUICK_WARM_UP_PUSHES = 20_000;
    private static final int WARM_UP_SENDERS = 8;

    private static final int PER_SECOND = 200;
    private static final int SINGLE_PAIRS = 3;
    /** quarkus.datasource.jdbc.max-size of the services. */
    private static final int POOL = 16;

    private static final int FEW = 10_000;
    private static final int MANY = 1_000_000;
    private static final int QUICK_MANY = 100_000;
    private static final int LINES_OF_A_FILE = 100_000;
    private static final int QUICK_LINES_OF_A_FILE = 30_000;

    private static final long FREE_BYTES = 14L << 30;
    private static final long QUICK_FREE_BYTES = 3L << 30;

    private final Path root;
    private final BenchOptions options;
    private final Progress progress = new Progress();
    private final BenchContracts contracts = new BenchContracts();
    private final List<Measure> measures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int round;
    private boolean singlesFailed;

    ContractBench(Path root, BenchOptions options) {
        this.root = root;
        this.options = options;
    }

    /** @return whether every goal is reached */
    boolean run() {
        double load = MachineLoad.lastMinute();
        note("load average before the start: " + decimal(load)
                + (load > MachineLoad.BUSY ? " – the machine is busy, the figures are for orientation" : ""));
        options.checkDisk(FREE_BYTES, QUICK_FREE_BYTES);
        try (Stage stage = Stage.set(root, options.data(), Service.CONTRACT, TODAY, progress)) {
            VendorClient vendor = new VendorClient(stage.tokens(), "/piisContract/v1");
            if (options.parts().contains(BenchOptions.Part.BULK)
                    || options.parts().contains(BenchOptions.Part.SINGLE)) {
                stage.createDatabase(SERVED);
                stage.createDatabase(CEILING);
                stage.serveFrom(SERVED);
            }
            if (options.parts().contains(BenchOptions.Part.BULK)) {
                bulk(stage, vendor);
            }
            if (options.parts().contains(BenchOptions.Part.SINGLE)) {
                single(stage, vendor);
            }
            if (options.parts().contains(BenchOptions.Part.MEMORY)) {
                memory(stage, vendor);
            }
        } catch (SQLException e) {
            throw new LaunchFailure("the database fails: " + e.getMessage(), e);
        }
        ResultTable result = new ResultTable(measures, notes, load, options.quick());
        System.out.println(result.text());
        Path file = options.data().resolve("results.json");
        result.write(file);
        progress.step("Written to " + file);
        return !singlesFailed && measures.stream().allMatch(Measure::isReached);
    }

    // ---- bulk

    private void bulk(Stage stage, VendorClient vendor) throws SQLException {
        String cpas = stage.mandates(SERVED, "vendor").getFirst();
        BulkMeasure.Files files = new BulkMeasure.Files() {
            @Override
            public double deliver() {
                return ContractBench.this.deliver(stage, vendor, cpas);
            }

            @Override
            public String mark() {
                return BenchContracts.mark(round);
            }
        };
        measures.addAll(new BulkMeasure(
                        stage,
                        SERVED,
                        CEILING,
                        SERVED,
                        RecordedWork.Around.NOTHING,
                        BULK_LINES,
                        files,
                        progress,
                        this::note)
                .run(options.rounds()));
    }

    private double deliver(Stage stage, VendorClient vendor, String cpas) {
        Path file = contracts.file(stage.files(), ++round, BULK_LINES);
        stage.settle(SERVED);
        return vendor.deliver(stage.serviceAddress(), cpas, file, BULK_LINES, (in, of) -> {});
    }

    // ---- single pushes

    private void single(Stage stage, VendorClient vendor) throws SQLException {
        String cpas = stage.mandates(SERVED, "vendor").getLast();
        Duration length = Duration.ofSeconds(options.quick() ? 10 : 30);
        int pushes = (int) (PER_SECOND * length.toSeconds());
        RecordedWork work;
        try (Connection connection = stage.connect(SERVED)) {
            push(stage, vendor, cpas, PER_SECOND / 4, Duration.ofSeconds(10));
            int warmUp = options.quick() ? QUICK_WARM_UP_PUSHES : WARM_UP_PUSHES;
            List<String> bodies = bodies(warmUp);
            int ofRound = ++round;
            double seconds = OpenLoop.withoutPause(
                    WARM_UP_SENDERS, warmUp, i -> push(stage, vendor, cpas, ofRound, i, bodies.get(i)));
            progress.step("Warm-up: " + warmUp + " pushes, " + rate(warmUp / seconds));
            push(stage, vendor, cpas, PER_SECOND, Duration.ofSeconds(10));
            stage.settle(SERVED);
            long from = RecordedWork.from(connection);
            push(stage, vendor, cpas, PER_SECOND, Duration.ofSeconds(5));
            work = RecordedWork.since(
                    connection, from, SERVED, BenchContracts.mark(round), RecordedWork.Around.NOTHING);
        }
        note("single, what the ceiling writes: " + work.summary() + ", over " + POOL + " connections");
        List<Double> ceilingP99 = new ArrayList<>();
        List<Double> ourP99 = new ArrayList<>();
        List<Double> ceilingP50 = new ArrayList<>();
        List<Double> ourP50 = new ArrayList<>();
        List<Double> cpuMillis = new ArrayList<>();
        int failed = 0;
        int pairs = options.quick() ? SINGLE_PAIRS : Math.max(SINGLE_PAIRS, options.rounds());
        try (SingleCeiling ceiling = new SingleCeiling(stage, CEILING, work, POOL)) {
            // Away from the rounds of the bulk measure.
            int firstRound = 1_000;
            for (int pair = 0; pair <= pairs; pair++) {
                List<RecordedWork.Rows> ready = ceiling.prepare(pushes, firstRound);
                firstRound += pushes / work.transactions().size() + 1;
                stage.settle(SERVED);
                OpenLoop plain = OpenLoop.run(PER_SECOND, length, i -> ceiling.write(ready.get(i)));
                if (plain.failed() > 0) {
                    throw new LaunchFailure(String.valueOf(plain.firstFailure()));
                }
                stage.settle(SERVED);
                double cpuBefore = stage.serviceCpuSeconds();
                OpenLoop service = push(stage, vendor, cpas, PER_SECOND, length);
                String figures = String.format(
                        Locale.ROOT,
                        "plain JDBC p50 %.1f p99 %.1f ms, service p50 %.1f p99 %.1f ms",
                        plain.millis(50),
                        plain.millis(99),
                        service.millis(50),
                        service.millis(99));
                if (service.failed() > 0) {
                    figures += ", " + service.failed() + " failed: " + service.firstFailure();
                }
                if (pair == 0) {
                    progress.step("Warm-up pair: " + figures);
                    continue;
                }
                progress.step("Single pair " + pair + " of " + pairs + ": " + figures);
                failed += service.failed();
                ceilingP50.add(plain.millis(50));
                ourP50.add(service.millis(50));
                ceilingP99.add(plain.millis(99));
                ourP99.add(service.millis(99));
                cpuMillis.add(1_000 * (stage.serviceCpuSeconds() - cpuBefore) / pushes);
            }
        }
        note("single, processor time of contract-service for a push: " + decimal(new Sample(cpuMillis).median())
                + " ms");
        String name = "single push at " + PER_SECOND + "/s, ";
        measures.add(Measure.ofRounds(name + "p99", "ms", new Sample(ceilingP99), new Sample(ourP99), SINGLE_GOAL));
        measures.add(Measure.ofRounds(name + "p50", "ms", new Sample(ceilingP50), new Sample(ourP50), null));
        if (failed > 0) {
            note(failed + " pushes of the measured rounds failed: the figures of single pushes do not stand");
            singlesFailed = true;
        }
    }

    private OpenLoop push(Stage stage, VendorClient vendor, String cpas, int perSecond, Duration length) {
        List<String> bodies = bodies((int) (perSecond * length.toSeconds()));
        int ofRound = ++round;
        return OpenLoop.run(perSecond, length, i -> push(stage, vendor, cpas, ofRound, i, bodies.get(i)));
    }

    private List<String> bodies(int count) {
        return Stream.generate(contracts::nextBody).limit(count).toList();
    }

    private static void push(Stage stage, VendorClient vendor, String cpas, int ofRound, int number, String body) {
        int status = vendor.push(stage.serviceAddress(), cpas, BenchContracts.reference(ofRound, number + 1), body);
        if (status != 201) {
            throw new LaunchFailure("a push is answered " + status);
        }
    }

    // ---- memory and growth

    private void memory(Stage stage, VendorClient vendor) {
        int many = options.quick() ? QUICK_MANY : MANY;
        int ofFile = options.quick() ? QUICK_LINES_OF_A_FILE : LINES_OF_A_FILE;
        Duration quiet = options.quick() ? Duration.ofSeconds(10) : Duration.ofSeconds(60);
        stage.createDatabase(LARGE);
        stage.serveFrom(LARGE);
        List<String> cpas = stage.mandates(LARGE, "vendor");

        // Compiled code is no contract: the service is warm before the first look.
        for (int i = 0; i < WARM_UPS; i++) {
            Path file = contracts.file(stage.files(), ++round, BULK_LINES);
            vendor.validate(stage.serviceAddress(), cpas.getFirst(), file, BULK_LINES);
        }
        load(stage, vendor, cpas.getFirst(), FEW, 0, many);
        ProcessMemory first = atRest(stage, quiet);
        long firstLive = ProcessMemory.liveHeap(stage.servicePid());
        progress.step("Memory with " + FEW + " contracts: " + mebibytes(first.resident()) + " MiB");

        List<Double> rates = new ArrayList<>();
        int in = FEW;
        for (int file = 0; in < many; file++) {
            int lines = Math.min(ofFile, many - in);
            double seconds = load(stage, vendor, cpas.get(file % cpas.size()), lines, in, many);
            in += lines;
            rates.add(lines / seconds);
            progress.step(in + " contracts, the last " + lines + " at " + rate(rates.getLast()) + ", memory "
                    + mebibytes(ProcessMemory.of(stage.servicePid()).resident()) + " MiB");
        }
        ProcessMemory last = atRest(stage, quiet);
        long lastLive = ProcessMemory.liveHeap(stage.servicePid());
        note("memory: resident set of contract-service (VmRSS) after " + quiet.toSeconds()
                + " s without a call and two full collections; proportional (Pss) " + mebibytes(first.proportional())
                + " and " + mebibytes(last.proportional()) + " MiB, the most it ever was " + mebibytes(last.highest())
                + " MiB");
        measures.add(Measure.ofTwo(
                "memory, " + FEW + " → " + many + " contracts",
                "MiB",
                first.resident() / 1024.0,
                last.resident() / 1024.0,
                MEMORY_GOAL));
        measures.add(Measure.ofTwo(
                "… objects alive in its heap", "MiB", firstLive / 1024.0, lastLive / 1024.0, MEMORY_GOAL));
        measures.add(Measure.ofTwo("bulk rate, first → last file", "/s", rates.getFirst(), rates.getLast(), null));
    }

    private double load(Stage stage, VendorClient vendor, String cpas, int lines, int before, int total) {
        Path file = contracts.file(stage.files(), ++round, lines);
        stage.settle(LARGE);
        boolean terminal = System.console() != null && System.console().isTerminal();
        return vendor.deliver(stage.serviceAddress(), cpas, file, lines, (in, of) -> {
            if (terminal) {
                progress.part("Contracts", before + in, total);
            }
        });
    }

    private ProcessMemory atRest(Stage stage, Duration quiet) {
        stage.settle(LARGE);
        sleep(quiet);
        ProcessMemory.collectGarbage(stage.servicePid());
        ProcessMemory.collectGarbage(stage.servicePid());
        sleep(Duration.ofSeconds(1));
        return ProcessMemory.of(stage.servicePid());
    }

    private static void sleep(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted while waiting", e);
        }
    }

    // ---- words

    private void note(String text) {
        notes.add(text);
        progress.step(text);
    }

    private static long mebibytes(long kibibytes) {
        return Math.round(kibibytes / 1024.0);
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%.0f/s", perSecond);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
