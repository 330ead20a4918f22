package be.fgov.mi.piis.bench;

import be.fgov.mi.piis.local.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Files that the service takes against what the database alone takes, in interleaved rounds of one run. */
final class BulkMeasure {

    private static final Goal GOAL = Goal.atLeast(0.50);

    /** Until the JVM has compiled what it runs often. */
    private static final int WARM_UPS = 3;

    private final Stage stage;
    private final String served;
    private final String ceilingDatabase;
    private final String thing;
    private final RecordedWork.Around around;
    private final int lines;
    private final Files files;
    private final Progress progress;
    private final Consumer<String> note;

    /** Sends files of new things, each file another round. */
    interface Files {
        /** {@return the seconds from the first byte sent until all of the file is accepted} */
        double deliver();

        /** {@return the mark in the references of the last file} */
        String mark();
    }

    /**
     * @param served database of the service
     * @param ceilingDatabase a copy of it as it was before the first file
     * @param thing table with one row for each line of a file
     * @param around what the things are written into
     * @param note hears what the reader of the result should know
     */
    BulkMeasure(
            Stage stage,
            String served,
            String ceilingDatabase,
            String thing,
            RecordedWork.Around around,
            int lines,
            Files files,
            Progress progress,
            Consumer<String> note) {
        this.stage = stage;
        this.served = served;
        this.ceilingDatabase = ceilingDatabase;
        this.thing = thing;
        this.around = around;
        this.lines = lines;
        this.files = files;
        this.progress = progress;
        this.note = note;
    }

    /** @param rounds pairs that count */
    List<Measure> run(int rounds) throws SQLException {
        RecordedWork work;
        for (int i = 0; i < WARM_UPS; i++) {
            progress.step("Warm-up: " + rate(lines / files.deliver()) + " from the service");
        }
        try (Connection connection = stage.connect(served)) {
            long from = RecordedWork.from(connection);
            double seconds = files.deliver();
            work = RecordedWork.since(connection, from, thing, files.mark(), around);
            progress.step("Warm-up: " + rate(lines / seconds) + " from the service");
        }
        note.accept("bulk, what the ceiling writes: " + work.summary());
        List<Double> ceilings = new ArrayList<>();
        List<Double> wide = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        List<Double> cpuMillis = new ArrayList<>();
        try (BulkCeiling ceiling = new BulkCeiling(stage, ceilingDatabase, work, 1);
                BulkCeiling wideCeiling = new BulkCeiling(stage, ceilingDatabase, work, 2)) {
            int ceilingRound = 0;
            for (int pair = 0; pair <= rounds; pair++) {
                stage.settle(served);
                double wideRate = work.things() / wideCeiling.write(++ceilingRound);
                stage.settle(served);
                double ceilingRate = work.things() / ceiling.write(++ceilingRound);
                double cpuBefore = stage.serviceCpuSeconds();
                double ourRate = lines / files.deliver();
                double cpu = 1_000 * (stage.serviceCpuSeconds() - cpuBefore) / lines;
                if (pair == 0) {
                    progress.step("Warm-up pair: ceiling " + rate(ceilingRate) + ", service " + rate(ourRate));
                    continue;
                }
                ceilings.add(ceilingRate);
                wide.add(wideRate);
                ours.add(ourRate);
                cpuMillis.add(cpu);
                progress.step("Bulk pair " + pair + " of " + rounds + ": ceiling " + rate(ceilingRate) + " ("
                        + rate(wideRate) + " over two connections), service " + rate(ourRate) + ", ratio "
                        + decimal(ourRate / ceilingRate));
            }
        }
        note.accept(
                "bulk, processor time of the service for a line: " + decimal(new Sample(cpuMillis).median()) + " ms");
        Sample service = new Sample(ours);
        return List.of(
                Measure.ofRounds(
                        "bulk, " + severalOf(thing) + " accepted per second",
                        "/s",
                        new Sample(ceilings),
                        service,
                        GOAL),
                Measure.ofRounds("… against two connections at once", "/s", new Sample(wide), service, null));
    }

    private static String severalOf(String thing) {
        return thing.endsWith("y") ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s";
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%.0f/s", perSecond);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
