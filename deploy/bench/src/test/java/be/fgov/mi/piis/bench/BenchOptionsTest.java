package be.fgov.mi.piis.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.local.LaunchFailure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {

    private static final Path ROOT = Path.of("/suite");

    @Test
    void sevenPairsUnlessSaidAndThreeWhenQuick() {
        assertThat(BenchOptions.parse(List.of(), ContractBench.PARTS, ROOT).rounds())
                .isEqualTo(7);
        assertThat(BenchOptions.parse(List.of("--quick"), ContractBench.PARTS, ROOT)
                        .rounds())
                .isEqualTo(3);
        assertThat(BenchOptions.parse(List.of("--quick", "--rounds", "5"), ContractBench.PARTS, ROOT)
                        .rounds())
                .isEqualTo(5);
        assertThat(BenchOptions.parse(List.of(), ContractBench.PARTS, ROOT).data())
                .isEqualTo(Path.of("/suite/.piis-bench"));
        assertThat(BenchOptions.parse(List.of("--only", "memory"), ContractBench.PARTS, ROOT)
                        .parts())
                .containsExactly(BenchOptions.Part.MEMORY);
    }

    @Test
    void eachBenchHasPartsOfItsOwn() {
        assertThat(BenchOptions.parse(List.of("--only", "tick"), EvaluationBench.PARTS, ROOT)
                        .parts())
                .containsExactly(BenchOptions.Part.TICK);
        assertThatThrownBy(() -> BenchOptions.parse(List.of("--only", "memory"), EvaluationBench.PARTS, ROOT))
                .isInstanceOf(LaunchFailure.class)
                .hasMessage("--only takes bulk or compliance or tick");
        assertThatThrownBy(() -> BenchOptions.parse(List.of("--only", "bulk"), SubsidyBench.PARTS, ROOT))
                .isInstanceOf(LaunchFailure.class)
                .hasMessage("--only takes ledger or pipeline or recount or growth");
    }

    @Test
    void whatIsWrongIsSaidInALine() {
        for (List<String> wrong : List.of(
                List.of("--fast"),
                List.of("--rounds"),
                List.of("--rounds", "0"),
                List.of("--rounds", "many"),
                List.of("--only", "bulks"))) {
            assertThatThrownBy(() -> BenchOptions.parse(wrong, ContractBench.PARTS, ROOT))
                    .isInstanceOf(LaunchFailure.class);
        }
    }
}
