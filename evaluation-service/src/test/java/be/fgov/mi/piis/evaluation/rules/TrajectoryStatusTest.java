package be.fgov.mi.piis.evaluation.rules;

import static be.fgov.mi.piis.evaluation.rules.TrajectoryStatus.AWAITING_CONTRACT;
import static be.fgov.mi.piis.evaluation.rules.TrajectoryStatus.DROPPED_OUT;
import static be.fgov.mi.piis.evaluation.rules.TrajectoryStatus.ENDED;
import static be.fgov.mi.piis.evaluation.rules.TrajectoryStatus.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TrajectoryStatusTest {
    @Test
    void without_its_contract_it_waits_whatever_else_is_known() {
        assertThat(TrajectoryStatus.of(false, null, null)).isEqualTo(AWAITING_CONTRACT);
        assertThat(TrajectoryStatus.of(false, Outcome.EMPLOYMENT, null)).isEqualTo(AWAITING_CONTRACT);
        assertThat(TrajectoryStatus.of(false, null, DropoutReason.OTHER)).isEqualTo(AWAITING_CONTRACT);
    }

    @Test
    @DisplayName("SUB-22: each of the four outcomes ends it, each reason of a dropout tells that it was left")
    void with_its_contract_it_runs_until_an_outcome_or_a_dropout() {
        assertThat(TrajectoryStatus.of(true, null, null)).isEqualTo(RUNNING);
        assertThat(Outcome.values()).hasSize(4);
        for (Outcome outcome : Outcome.values()) {
            assertThat(TrajectoryStatus.of(true, outcome, null)).isEqualTo(ENDED);
        }
        for (DropoutReason reason : DropoutReason.values()) {
            assertThat(TrajectoryStatus.of(true, null, reason)).isEqualTo(DROPPED_OUT);
        }
    }
}
