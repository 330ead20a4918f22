package be.fgov.mi.piis.identity.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final long MIB = 1024 * 1024;
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(20), 1_024);

    @Test
    void the_grace_is_everybodys() {
        assertThat(PATIENCE.isAtItsEnd(Duration.ofSeconds(20), 0)).isFalse();
        assertThat(PATIENCE.isAtItsEnd(Duration.ofSeconds(20).plusNanos(1), 0)).isTrue();
    }

    @Test
    void a_byte_a_second_is_at_its_end_within_half_a_minute() {
        assertThat(PATIENCE.isAtItsEnd(Duration.ofSeconds(21), 21)).isTrue();
        assertThat(PATIENCE.look()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_large_file_on_a_slow_line_takes_its_time() {
        // 256 MiB at 64 kbit/s: nine hours and a half.
        for (int seconds = 1; seconds * 8_000L < 256 * MIB; seconds += 60) {
            assertThat(PATIENCE.isAtItsEnd(Duration.ofSeconds(seconds), seconds * 8_000L))
                    .isFalse();
        }
    }

    @Test
    void a_line_that_stops_is_at_its_end_when_its_bytes_are_used_up() {
        long bytes = 100 * 1_024;
        assertThat(PATIENCE.isAtItsEnd(Duration.ofSeconds(120), bytes)).isFalse();
        assertThat(PATIENCE.isAtItsEnd(Duration.ofSeconds(121), bytes)).isTrue();
    }

    @Test
    void no_patience_at_all_is_refused() {
        assertThatThrownBy(() -> new Patience(Duration.ZERO, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Patience(Duration.ofSeconds(1), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Patience(Duration.ofSeconds(2), 1).look()).isEqualTo(Duration.ofMillis(400));
    }
}
