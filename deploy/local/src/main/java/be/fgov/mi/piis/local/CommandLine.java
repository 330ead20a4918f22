package be.fgov.mi.piis.local;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was typed after {@code ./piis}. */
record CommandLine(
        String command,
        List<String> arguments,
        boolean fresh,
        boolean empty,
        boolean partsOnly,
        @Nullable LocalDate today,
        @Nullable Integer portOffset,
        Path data) {

    private static final Set<String> COMMANDS = Set.of("run", "stop", "status", "token", "clock", "demo", "rehearse");
    private static final int HIGHEST_PORT = 19_093;

    /** @param root the folder of the project, in which {@code .piis} lies by default */
    static CommandLine parse(List<String> words, Path root) {
        if (words.isEmpty() || !COMMANDS.contains(words.getFirst())) {
            throw new LaunchFailure("unknown command; ./piis help lists them");
        }
        String command = words.getFirst();
        List<String> arguments = new ArrayList<>();
        boolean fresh = false;
        boolean empty = false;
        boolean partsOnly = false;
        LocalDate today = null;
        Integer portOffset = null;
        Path data = root.resolve(".piis");
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "--fresh" -> fresh = true;
                case "--empty" -> empty = true;
                case "--parts-only" -> partsOnly = true;
                case "--today" -> today = day(value(words, ++i, word));
                case "--port-offset" -> portOffset = offset(value(words, ++i, word));
                case "--data" -> data = Path.of(value(words, ++i, word));
                default -> {
                    if (word.startsWith("-")) {
                        throw new LaunchFailure("unknown option " + word + "; ./piis help lists them");
                    }
                    arguments.add(word);
                }
            }
        }
        if (!command.equals("run") && (fresh || empty || partsOnly || today != null)) {
            throw new LaunchFailure("--fresh, --empty, --parts-only and --today belong to ./piis run");
        }
        int expected = command.equals("token") || command.equals("clock") ? 1 : 0;
        if (arguments.size() != expected) {
            throw new LaunchFailure(
                    switch (command) {
                        case "token" -> "name one account: ./piis token officer";
                        case "clock" -> "name one date: ./piis clock 2015-11-10";
                        default -> "./piis " + command + " takes options only";
                    });
        }
        if (command.equals("clock")) {
            day(arguments.getFirst());
        }
        return new CommandLine(
                command,
                List.copyOf(arguments),
                fresh,
                empty,
                partsOnly,
                today,
                portOffset,
                data.toAbsolutePath().normalize());
    }

    private static String value(List<String> words, int index, String option) {
        if (index >= words.size()) {
            throw new LaunchFailure(option + " needs a value");
        }
        return words.get(index);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new LaunchFailure("\"" + text + "\" is not a date such as 2015-10-13", e);
        }
    }

    private static int offset(String text) {
        try {
            int offset = Integer.parseInt(text);
            if (offset >= -7_000 && offset <= 65_535 - HIGHEST_PORT) {
                return offset;
            }
        } catch (NumberFormatException e) {
            // the same sentence says it
        }
        throw new LaunchFailure("--port-offset takes a whole number up to " + (65_535 - HIGHEST_PORT));
    }
}
