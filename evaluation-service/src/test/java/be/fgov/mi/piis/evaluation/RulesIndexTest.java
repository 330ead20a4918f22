package be.fgov.mi.piis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.testkit.RulesIndex;
import be.fgov.mi.piis.testkit.RulesIndex.Line;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** docs/rules.md is complete for trajectories and evaluations and names nothing that is not there. */
class RulesIndexTest {
    private static final Set<String> EXPECTED = Set.of(
            "LIF-5", "LIF-6", "LIF-7", "LIF-8", "LIF-9", "LIF-10", "SUB-18", "SUB-19", "SUB-21", "SUB-22", "SUB-23",
            "SUB-25", "SUB-26", "A-04", "A-11", "A-13");

    private final RulesIndex index = RulesIndex.between("## Trajectories", "## Subsidy");

    @Test
    void every_rule_has_one_line() {
        assertThat(index.rules()).extracting(Line::id).doesNotHaveDuplicates().containsAll(EXPECTED);
    }

    @Test
    void every_line_has_its_sentence_and_its_source() {
        assertThat(index.rules()).allSatisfy(line -> {
            assertThat(line.sentence()).as(line.id()).isNotBlank();
            assertThat(line.source()).as(line.id()).isNotBlank();
        });
    }

    @Test
    void every_line_names_its_class_and_its_test() {
        assertThat(index.rules()).allSatisfy(line -> {
            assertThat(line.namedTypes()).as(line.id()).isNotEmpty();
            assertThat(line.namedTests()).as(line.id()).isNotEmpty();
        });
    }

    @Test
    void the_classes_and_tests_that_are_named_exist() {
        assertThat(index.unknownNames()).as("named, but not in the sources").isEmpty();
    }

    @Test
    void each_test_that_is_named_tells_the_rule_it_tests() {
        assertThat(index.testsThatDoNotTellTheirRule())
                .as("named for a rule, but the rule is not named in them")
                .isEmpty();
    }
}
