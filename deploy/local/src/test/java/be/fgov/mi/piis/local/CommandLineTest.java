package be.fgov.mi.piis.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    private static final Path ROOT = Path.of("/project");

    @Test
    void runWithoutOptionsUsesThePortsAndTheFolderOfTheReadme() {
        CommandLine line = parse("run");
        assertThat(line.command()).isEqualTo("run");
        assertThat(line.data()).isEqualTo(Path.of("/project/.piis"));
        assertThat(line.fresh()).isFalse();
        assertThat(line.empty()).isFalse();
        assertThat(line.today()).isNull();
        assertThat(line.portOffset()).isNull();
    }

    @Test
    void everyOptionOfRunIsRead() {
        CommandLine line = parse("run --fresh --empty --today 2015-10-13 --port-offset 100 --data /tmp/other/../mine");
        assertThat(line.fresh()).isTrue();
        assertThat(line.empty()).isTrue();
        assertThat(line.today()).isEqualTo(LocalDate.of(2015, 10, 13));
        assertThat(line.portOffset()).isEqualTo(100);
        assertThat(line.data()).isEqualTo(Path.of("/tmp/mine"));
    }

    @Test
    void tokenAndClockTakeOneArgumentAndTheOptionsOfTheirSuite() {
        assertThat(parse("token --port-offset 100 worker-a").arguments()).containsExactly("worker-a");
        assertThat(parse("clock 2015-11-10 --data x").arguments()).containsExactly("2015-11-10");
    }

    @ParameterizedTest
    @CsvSource({
        "'', unknown command",
        "fly, unknown command",
        "run --fast, unknown option --fast",
        "run now, takes options only",
        "run --today, --today needs a value",
        "run --today 2015-02-30, is not a date",
        "run --today tomorrow, is not a date",
        "run --port-offset ten, whole number",
        "run --port-offset 60000, whole number",
        "run --port-offset, needs a value",
        "stop --fresh, belong to ./piis run",
        "token, name one account",
        "token a b, name one account",
        "clock, name one date",
        "clock soon, is not a date"
    })
    void whatCannotBeUnderstoodIsOneClearLine(String typed, String expected) {
        assertThatThrownBy(() -> parse(typed))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining(expected)
                .hasMessageNotContaining("\n");
    }

    private static CommandLine parse(String typed) {
        return CommandLine.parse(typed.isEmpty() ? List.of() : List.of(typed.split(" ")), ROOT);
    }
}
