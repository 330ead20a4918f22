package be.fgov.mi.piis.contract;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.testkit.RulesIndex;
import be.fgov.mi.piis.testkit.RulesIndex.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/rules.md is complete for the contract and names nothing that is not there. */
class RulesIndexTest {
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

    private final RulesIndex index = RulesIndex.between("## Contracts", "## Trajectories");

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

    @Test
    void everyRuleOnContractsHasOneLine() {
        assertThat(index.rules()).extracting(Line::id).doesNotHaveDuplicates().containsAll(EXPECTED);
    }

    @Test
    void everyLineHasItsSentenceAndItsSource() {
        assertThat(index.rules()).allSatisfy(line -> {
            assertThat(line.sentence()).as(line.id()).isNotBlank();
            assertThat(line.source()).as(line.id()).isNotBlank();
        });
    }

    @Test
    void everyLineNamesItsClassOrSaysWhyThereIsNone() {
        assertThat(index.rules()).allSatisfy(line -> {
            assertThat(line.types()).as(line.id()).isNotBlank().isNotEqualTo(OPEN);
            boolean inWords = line.types().startsWith("not ") || line.types().startsWith("a form");
            assertThat(inWords || !line.namedTests().isEmpty())
                    .as(line.id() + " names a test")
                    .isTrue();
        });
    }

    @Test
    void theClassesAndTestsThatAreNamedExist() {
        assertThat(index.unknownNames()).as("named, but not in the sources").isEmpty();
    }

    @Test
    void eachTestThatIsNamedTellsTheRuleItTests() {
        assertThat(index.testsThatDoNotTellTheirRule())
                .as("named for a rule, but the rule is not named in them")
                .isEmpty();
    }
}
