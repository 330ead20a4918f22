package be.fgov.mi.piis.bench;

import be.fgov.mi.piis.local.LaunchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How thorough a run is, and where it leaves its data. */
record BenchOptions(boolean quick, int rounds, Set<Part> parts, Path data) {

    enum Part {
        BULK,
        SINGLE,
        MEMORY,
        COMPLIANCE,
        TICK,
        LEDGER,
        PIPELINE,
        RECOUNT,
        GROWTH
    }

    private static final int ROUNDS = 7;
    private static final int QUICK_ROUNDS = 3;
    private static final int MOST_ROUNDS = 50;

    /**
     * @param has the parts that the bench has
     * @param root the folder of the project, in which {@code .piis-bench} lies by default
     */
    static BenchOptions parse(List<String> words, Set<Part> has, Path root) {
        boolean quick = false;
        int rounds = 0;
        Set<Part> parts = EnumSet.copyOf(has);
        Path data = root.resolve(".piis-bench");
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "--quick" -> quick = true;
                case "--rounds" -> rounds = rounds(value(words, ++i, word));
                case "--only" -> parts = EnumSet.of(part(value(words, ++i, word), has));
                case "--data" -> data = Path.of(value(words, ++i, word));
                default -> throw new LaunchFailure("unknown option " + word + "; ./piis bench lists them");
            }
        }
        if (rounds == 0) {
            rounds = quick ? QUICK_ROUNDS : ROUNDS;
        }
        return new BenchOptions(quick, rounds, parts, data.toAbsolutePath().normalize());
    }

    private static String value(List<String> words, int index, String option) {
        if (index >= words.size()) {
            throw new LaunchFailure(option + " needs a value");
        }
        return words.get(index);
    }

    private static Part part(String name, Set<Part> has) {
        for (Part part : has) {
            if (part.name().toLowerCase(Locale.ROOT).equals(name)) {
                return part;
            }
        }
        throw new LaunchFailure("--only takes "
                + String.join(
                        " or ",
                        has.stream()
                                .map(part -> part.name().toLowerCase(Locale.ROOT))
                                .toList()));
    }

    private static int rounds(String text) {
        try {
            int rounds = Integer.parseInt(text);
            if (rounds >= 1 && rounds <= MOST_ROUNDS) {
                return rounds;
            }
        } catch (NumberFormatException e) {
            // the same sentence says it
        }
        throw new LaunchFailure("--rounds takes a whole number from 1 to " + MOST_ROUNDS);
    }

    /** @throws LaunchFailure when the disk is too small */
    void checkDisk(long wholeBytes, long quickBytes) {
        long wanted = quick ? quickBytes : wholeBytes;
        try {
            Files.createDirectories(data);
            long free = Files.getFileStore(data).getUsableSpace();
            if (free < wanted) {
                throw new LaunchFailure("the load test wants " + (wanted >> 30) + " GiB of disk, " + (free >> 30)
                        + " GiB are free" + (quick ? "" : "; --quick needs less"));
            }
        } catch (IOException e) {
            throw new LaunchFailure("the folder " + data + " cannot be used: " + e.getMessage(), e);
        }
    }
}
