package be.fgov.mi.piis.contract.finding;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.LocalizedText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ListFindingsTest {
    private static final LocalDate TODAY = LocalDate.of(2017, 10, 13);
    private static final List<String> CPAS = List.of("0999000129", "0999000228");

    private final List<String> asked = new ArrayList<>();
    private final List<FindingSource> sources =
            List.of(new Source(List.of("late", "breached")), new Source(List.of("overdue")));

    /** Has one finding of each of its codes, and tells that it was asked. */
    private final class Source implements FindingSource {
        private final List<String> codes;

        private Source(List<String> codes) {
            this.codes = codes;
        }

        @Override
        public Set<String> codes() {
            return Set.copyOf(codes);
        }

        @Override
        public List<Finding> findings(EnterpriseNumber cpas, LocalDate today) {
            asked.add(codes.getFirst() + "@" + cpas.value());
            return codes.stream()
                    .map(code -> new Finding(
                            code,
                            cpas.value(),
                            today.minusDays(code.length()),
                            null,
                            new LocalizedText("fr", "nl", "de"),
                            "/" + code))
                    .toList();
        }
    }

    @BeforeEach
    void nobodyWasAsked() {
        asked.clear();
    }

    private List<String> found(@Nullable String code) {
        return ListFindings.from(sources, CPAS, code, TODAY).stream()
                .map(finding -> finding.code() + "@" + finding.reference())
                .toList();
    }

    @Test
    @DisplayName("only the sources are asked that can have the code that is wanted")
    void onlyWhoCanHaveIt() {
        assertThat(found("late")).containsExactly("late@0999000129", "late@0999000228");
        assertThat(asked).containsExactly("late@0999000129", "late@0999000228");
        asked.clear();
        assertThat(found("overdue")).containsExactly("overdue@0999000129", "overdue@0999000228");
        assertThat(asked).containsExactly("overdue@0999000129", "overdue@0999000228");
        asked.clear();
        assertThat(found("nothingOfTheKind")).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("without a code every source is asked and the oldest finding comes first")
    void allOfThem() {
        assertThat(found(null))
                .containsExactly(
                        "breached@0999000129",
                        "breached@0999000228",
                        "overdue@0999000129",
                        "overdue@0999000228",
                        "late@0999000129",
                        "late@0999000228");
        assertThat(asked).hasSize(4);
    }
}
