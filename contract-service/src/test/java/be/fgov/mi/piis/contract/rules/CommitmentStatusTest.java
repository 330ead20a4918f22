package be.fgov.mi.piis.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.contract.rules.CommitmentStatus.Outcome;
import be.fgov.mi.piis.contract.rules.CommitmentStatus.Told;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("PRE-2, PRE-5, SAN-7: commitments kept, late, breached")
class CommitmentStatusTest {
    @ParameterizedTest
    @CsvSource({
        // nothing told: the day before, the day, the day after
        "2017-03-31,,,,2017-03-30,OPEN",
        "2017-03-31,,,,2017-03-31,OPEN",
        "2017-03-31,,,,2017-04-01,LATE",
        // kept: the day before, the day, the day after
        "2017-03-31,KEPT,2017-03-30,2017-03-31,2017-05-01,KEPT",
        "2017-03-31,KEPT,2017-03-31,2017-03-31,2017-05-01,KEPT",
        "2017-03-31,KEPT,2017-04-01,2017-03-31,2017-05-01,KEPT_LATE",
        // kept in time, then moved to an earlier day: it was in time
        "2017-03-15,KEPT,2017-03-20,2017-03-31,2017-05-01,KEPT",
        "2017-03-31,BREACHED,2017-04-05,2017-03-31,2017-05-01,BREACHED",
        // breached, then agreed anew: no breach of the new one, until its day is past
        "2017-06-30,BREACHED,2017-04-05,2017-03-31,2017-06-29,ADAPTED",
        "2017-06-30,BREACHED,2017-04-05,2017-03-31,2017-06-30,ADAPTED",
        "2017-06-30,BREACHED,2017-04-05,2017-03-31,2017-07-01,LATE",
        // taken out by agreement
        ",BREACHED,2017-04-05,2017-03-31,2017-05-01,ADAPTED",
        ",KEPT,2017-03-30,2017-03-31,2017-05-01,ADAPTED"
    })
    void status(
            LocalDate dueOn,
            Outcome outcome,
            LocalDate on,
            LocalDate dueWhenTold,
            LocalDate today,
            CommitmentStatus status) {
        Told told = outcome == null ? null : new Told(outcome, on, dueWhenTold);
        assertThat(CommitmentStatus.of(dueOn, told, today)).isEqualTo(status);
    }

    @ParameterizedTest
    @DisplayName("judged today, or on the day the contract ended; before its conclusion nothing can be late")
    @CsvSource({
        ",,2017-05-01,",
        "2017-05-02,,2017-05-01,",
        "2017-05-01,,2017-05-01,2017-05-01",
        "2017-01-01,2017-04-30,2017-05-01,2017-04-30",
        "2017-01-01,2017-05-01,2017-05-01,2017-05-01",
        "2017-01-01,2017-05-02,2017-05-01,2017-05-01"
    })
    void judgedOn(LocalDate concludedOn, LocalDate endedOn, LocalDate today, LocalDate judgedOn) {
        assertThat(CommitmentStatus.judgedOn(concludedOn, endedOn, today))
                .isEqualTo(judgedOn == null ? LocalDate.MIN : judgedOn);
    }
}
