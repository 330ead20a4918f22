package be.fgov.mi.piis.contract;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/rules.md is complete for the contract and names nothing that is not there. */
class RulesIndexTest {
    private static final Pattern ID = Pattern.compile("(OBL|EXE|PRE|SIG|LIF|COM|SAN|TRA|RIF|A)-[0-9]+[a-z]?");
    private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z]+)`");
    private static final String OPEN = "—";

    /** Rules and assumptions on the contract, by the numbers of their groups. */
    private static final Set<String> EXPECTED = Stream.of(
                    ids("OBL", "1", "2", "2a", "2b", "3", "4", "5", "6", "7"),
                    numbered("EXE", 5),
                    numbered("PRE", 10),
                    numbered("SIG", 4),
                    numbered("LIF", 10),
                    numbered("COM", 6),
                    numbered("SAN", 18),
                    numbered("TRA", 5),
                    numbered("RIF", 2),
                    ids("A", "01", "02", "03", "05", "06", "07", "08", "15", "17", "18", "19", "20", "23", "24", "25"))
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    private record Line(String id, String sentence, String source, String types, String tests) {}

    private static List<String> numbered(String group, int last) {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= last; i++) {
            ids.add(group + "-" + i);
        }
        return ids;
    }

    private static List<String> ids(String group, String... numbers) {
        return Stream.of(numbers).map(number -> group + "-" + number).toList();
    }

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
        String contracts = index.substring(index.indexOf("## Contracts"), index.indexOf("## Trajectories"));
        List<Line> lines = new ArrayList<>();
        for (String row : contracts.lines().toList()) {
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
    void everyRuleOnContractsHasOneLine() throws IOException {
        assertThat(lines()).extracting(Line::id).doesNotHaveDuplicates().containsAll(EXPECTED);
    }

    @Test
    void everyLineHasItsSentenceAndItsSource() throws IOException {
        assertThat(lines()).allSatisfy(line -> {
            assertThat(line.sentence()).as(line.id()).isNotBlank();
            assertThat(line.source()).as(line.id()).isNotBlank();
        });
    }

    @Test
    void everyLineNamesItsClassOrSaysWhyThereIsNone() throws IOException {
        assertThat(lines()).allSatisfy(line -> {
            assertThat(line.types()).as(line.id()).isNotBlank().isNotEqualTo(OPEN);
            boolean inWords = line.types().startsWith("not ") || line.types().startsWith("a form");
            assertThat(inWords || TYPE.matcher(line.tests()).find())
                    .as(line.id() + " names a test")
                    .isTrue();
        });
    }

    @Test
    void theClassesAndTestsThatAreNamedExist() throws IOException {
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
