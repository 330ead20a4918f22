package be.fgov.mi.piis.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A part of {@code docs/rules.md}, and whether the sources hold what it says. */
public final class RulesIndex {
    private static final Pattern RULE = Pattern.compile("[A-Z]{1,3}-[0-9]+[a-z]?");
    private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z]+)`");
    private static final List<String> MODULES =
            List.of("contract-service", "evaluation-service", "subsidy-service", "identity");
    private static final String JAVA = ".java";
    private static final int CELLS = 7;

    /**
     * A rule of a row; a row of several has several lines.
     *
     * @param id of the rule, or the word that a row has where no text gives the rule
     * @param types the classes that hold it, or the words that say why there is none
     */
    public record Line(String id, String sentence, String source, String types, String tests) {
        public boolean isRule() {
            return RULE.matcher(id).matches();
        }

        public List<String> namedTypes() {
            return named(types);
        }

        public List<String> namedTests() {
            return named(tests);
        }

        private static List<String> named(String cell) {
            return TYPE.matcher(cell).results().map(found -> found.group(1)).toList();
        }
    }

    private final List<Line> lines;
    /** By the name of the class, since two services may have one of the same name. */
    private final Map<String, List<Path>> sources;

    private RulesIndex(List<Line> lines, Map<String, List<Path>> sources) {
        this.lines = lines;
        this.sources = sources;
    }

    /** From one heading to another, the second not included. */
    public static RulesIndex between(String from, String until) {
        Path repository = repository();
        String index = read(repository.resolve("docs/rules.md"));
        List<Line> lines = new ArrayList<>();
        for (String row : index.substring(index.indexOf(from), index.indexOf(until))
                .lines()
                .toList()) {
            List<String> cells =
                    Arrays.stream(row.split("\\|", -1)).map(String::strip).toList();
            if (cells.size() > CELLS - 1
                    && !cells.get(1).equals("id")
                    && !cells.get(1).startsWith("---")) {
                for (String id : cells.get(1).split(",", -1)) {
                    lines.add(new Line(id.strip(), cells.get(2), cells.get(3), cells.get(4), cells.get(5)));
                }
            }
        }
        return new RulesIndex(lines, sources(repository));
    }

    public List<Line> rules() {
        return lines.stream().filter(Line::isRule).toList();
    }

    /** What a row names and no source file holds, each with the id of its row. */
    public Set<String> unknownNames() {
        Set<String> unknown = new TreeSet<>();
        for (Line line : lines) {
            Stream.concat(line.namedTypes().stream(), line.namedTests().stream())
                    .filter(name -> !sources.containsKey(name))
                    .forEach(name -> unknown.add(line.id() + ": " + name));
        }
        return unknown;
    }

    /**
     * The tests that a rule names and that do not name the rule: nobody would see in their report which rule broke. An id
     * in a range, as in {@code COM-1..3}, is not named.
     */
    public Set<String> testsThatDoNotTellTheirRule() {
        Set<String> silent = new TreeSet<>();
        for (Line line : rules()) {
            Pattern id = Pattern.compile("(?<![\\w-])" + Pattern.quote(line.id()) + "(?!\\w|[.][.])");
            for (String test : line.namedTests()) {
                boolean told = sources.getOrDefault(test, List.of()).stream()
                        .map(RulesIndex::read)
                        .anyMatch(text -> id.matcher(text).find());
                if (!told) {
                    silent.add(line.id() + ": " + test);
                }
            }
        }
        return silent;
    }

    private static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("docs/rules.md"))) {
            here = here.getParent();
            if (here == null) {
                throw new IllegalStateException("no folder above has a docs/rules.md");
            }
        }
        return here;
    }

    private static Map<String, List<Path>> sources(Path repository) {
        Map<String, List<Path>> sources = new TreeMap<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(repository.resolve(module).resolve("src"))) {
                files.filter(file -> file.getFileName().toString().endsWith(JAVA))
                        .forEach(file -> {
                            String name = file.getFileName().toString();
                            sources.computeIfAbsent(
                                            name.substring(0, name.length() - JAVA.length()), key -> new ArrayList<>())
                                    .add(file);
                        });
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return sources;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
