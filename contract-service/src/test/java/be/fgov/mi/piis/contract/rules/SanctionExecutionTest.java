package be.fgov.mi.piis.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.contract.rules.SanctionExecution.Days;
import be.fgov.mi.piis.contract.rules.SanctionExecution.Execution;
import be.fgov.mi.piis.contract.rules.SanctionExecution.Facts;
import be.fgov.mi.piis.contract.rules.SanctionExecution.State;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SAN-10, SAN-11, SC-16: on which days payment is suspended")
class SanctionExecutionTest {
    private static final Days APRIL = new Days(LocalDate.of(2017, 4, 1), LocalDate.of(2017, 4, 30));
    private static final Days JULY = new Days(LocalDate.of(2017, 7, 1), LocalDate.of(2017, 7, 20));
    private static final LocalDate TENTH = LocalDate.of(2017, 4, 10);

    private static Facts notified(
            @Nullable SuspensionExtent reprieve, @Nullable LocalDate executedUntil, @Nullable Days afterProbation) {
        return new Facts(APRIL, reprieve, executedUntil, true, afterProbation, false, false);
    }

    private static Execution executed(Days... periods) {
        return new Execution(State.EXECUTED, List.of(periods));
    }

    @Test
    @DisplayName("SAN-11: nothing before the notification, everything after it")
    void withoutReprieve() {
        assertThat(SanctionExecution.of(new Facts(APRIL, null, null, false, null, false, false)))
                .isEqualTo(new Execution(State.AWAITS_NOTIFICATION, List.of()));
        assertThat(SanctionExecution.of(notified(null, null, null))).isEqualTo(executed(APRIL));
    }

    @Test
    @DisplayName("SC-16: with a total reprieve no payment is suspended until the probation is broken")
    void totalReprieve() {
        assertThat(SanctionExecution.of(notified(SuspensionExtent.TOTAL, null, null)))
                .isEqualTo(new Execution(State.REPRIEVED, List.of()));
        assertThat(SanctionExecution.of(notified(SuspensionExtent.TOTAL, null, JULY)))
                .isEqualTo(executed(JULY));
    }

    @Test
    @DisplayName("SAN-10: with a partial reprieve the first days are executed, the others after a broken probation")
    void partialReprieve() {
        Days first = new Days(APRIL.from(), TENTH);
        assertThat(SanctionExecution.of(notified(SuspensionExtent.PARTIAL, TENTH, null)))
                .isEqualTo(executed(first));
        assertThat(SanctionExecution.of(notified(SuspensionExtent.PARTIAL, TENTH, JULY)))
                .isEqualTo(executed(first, JULY));
    }

    @Test
    @DisplayName("SC-16: an appeal freezes the execution where the parameter says so")
    void frozen() {
        assertThat(SanctionExecution.of(new Facts(APRIL, null, null, true, null, true, false)))
                .isEqualTo(new Execution(State.FROZEN, List.of()));
        assertThat(Law.standard().flag(LawParameter.APPEAL_SUSPENDS_EXECUTION, TENTH))
                .isFalse();
    }

    @Test
    @DisplayName("SAN-1: no suspension, or one that was withdrawn, suspends nothing")
    void none() {
        Execution none = new Execution(State.NONE, List.of());
        assertThat(SanctionExecution.of(new Facts(null, null, null, false, null, false, false)))
                .isEqualTo(none);
        assertThat(SanctionExecution.of(new Facts(APRIL, null, null, true, null, false, true)))
                .isEqualTo(none);
    }
}
