package be.fgov.mi.piis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/rules.md is complete for trajectories and evaluations and names nothing that is not there. */
class RulesIndexTest {
    private static final Pattern ID = Pattern.compile("(LIF|SUB|A)-[0-9]+");
    private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z]+)`");

    private static final Set<String> EXPECTED = Set.of(
            "LIF-5", "LIF-6", "LIF-7", "LIF-8", "LIF-9", "LIF-10", "SUB-18", "SUB-19", "SUB-21", "SUB-22", "SUB-23",
            "SUB-25", "SUB-26", "A-04", "A-11", "A-13");

    private record Line(String id, String sentence, String source, String types, String tests) {}

    private static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("docs/rules.md"))) {
            here = here.getParent();
            assertThat(here).as("a folder with docs/rules.md").isNotNull();
        }
        return here;
    }

    private static List<Line> lines() throws IOException {
        String index = Files.readString(repository().resolve("docs/rules.md"));
        String section = index.substring(index.indexOf("## Trajectories"), index.indexOf("## Subsidy"));
        List<Line> lines = new ArrayList<>();
        for (String row : section.lines().toList()) {
            String[] cells = row.split("\\|", -1);
            if (cells.length > 6 && ID.matcher(cells[1].strip()).find()) {
                for (String id : cells[1].split(",", -1)) {
                    lines.add(new Line(
                            id.strip(), cells[2].strip(), cells[3].strip(), cells[4].strip(), cells[5].strip()));
                }
            }
        }
        return lines;
    }

    @Test
    void every_rule_has_one_line() throws IOException {
        assertThat(lines()).extracting(Line::id).doesNotHaveDuplicates().containsAll(EXPECTED);
    }

    @Test
    void every_line_has_its_sentence_and_its_source() throws IOException {
        assertThat(lines()).allSatisfy(line -> {
            assertThat(line.sentence()).as(line.id()).isNotBlank();
            assertThat(line.source()).as(line.id()).isNotBlank();
        });
    }

    @Test
    void every_line_names_its_class_and_its_test() throws IOException {
        assertThat(lines()).allSatisfy(line -> {
            assertThat(TYPE.matcher(line.types()).find()).as(line.id()).isTrue();
            assertThat(TYPE.matcher(line.tests()).find()).as(line.id()).isTrue();
        });
    }

    @Test
    void the_classes_and_tests_that_are_named_exist() throws IOException {
        Set<String> sources = sources();
        Set<String> unknown = new TreeSet<>();
        for (Line line : lines()) {
            TYPE.matcher(line.types() + line.tests())
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !sources.contains(name))
                    .forEach(name -> unknown.add(line.id() + ": " + name));
        }
        assertThat(unknown).as("named, but not in the sources").isEmpty();
    }

    private static Set<String> sources() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : List.of("contract-service", "evaluation-service", "subsidy-service", "identity")) {
            try (Stream<Path> files = Files.walk(repository().resolve(module).resolve("src"))) {
                files.map(Path::getFileName)
                        .map(Path::toString)
                        .filter(name -> name.endsWith(".java"))
                        .map(name -> name.substring(0, name.length() - ".java".length()))
                        .forEach(names::add);
            } catch (UncheckedIOException unreadable) {
                throw unreadable.getCause();
            }
        }
        return names;
    }
}
