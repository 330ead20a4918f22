package be.fgov.mi.piis.evaluation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitsTooLongTest {
    private static final Instant NOW = Instant.parse("2015-12-31T08:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2015, 12, 31);

    @Test
    void a_record_is_listed_once_it_has_waited_for_a_whole_day() {
        assertThat(WaitsTooLong.cameUntil(NOW, TODAY, Law.standard())).isEqualTo(Instant.parse("2015-12-30T08:00:00Z"));
    }

    @Test
    void how_long_is_a_dated_parameter() {
        Law law = new Law(List.of(new Law.Row(LawParameter.WAITING_FOR_CONTRACT_DAYS, TODAY, "3")));
        assertThat(WaitsTooLong.cameUntil(NOW, TODAY, law)).isEqualTo(Instant.parse("2015-12-28T08:00:00Z"));
        assertThat(WaitsTooLong.cameUntil(NOW, TODAY.minusDays(1), law))
                .isEqualTo(Instant.parse("2015-12-30T08:00:00Z"));
    }
}
