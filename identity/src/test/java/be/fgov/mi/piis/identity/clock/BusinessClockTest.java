package be.fgov.mi.piis.identity.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BusinessClockTest {
    @Test
    void aDemoStartsInTheMorningOfItsDayAndMovesBothWays() {
        BusinessClock clock = new BusinessClock(true, Optional.of(LocalDate.of(2015, 10, 13)));
        assertThat(clock.today()).isEqualTo("2015-10-13");
        assertThat(ZonedDateTime.now(clock).toLocalTime()).isBetween(LocalTime.of(9, 0), LocalTime.of(9, 1));
        clock.moveTo(LocalDate.of(2016, 2, 29));
        assertThat(clock.today()).isEqualTo("2016-02-29");
        clock.moveTo(LocalDate.of(2015, 1, 1));
        assertThat(clock.today()).isEqualTo("2015-01-01");
    }

    @Test
    void outsideTheDemoItIsTodayInBrusselsAndStays() {
        BusinessClock clock = new BusinessClock(false, Optional.empty());
        assertThat(clock.today()).isEqualTo(LocalDate.now(BusinessClock.BRUSSELS));
        assertThatThrownBy(() -> clock.moveTo(LocalDate.of(2015, 1, 1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new BusinessClock(false, Optional.of(LocalDate.of(2015, 1, 1))))
                .isInstanceOf(IllegalStateException.class);
    }
}
