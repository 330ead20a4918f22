package be.fgov.mi.piis.evaluation.rules;

import static be.fgov.mi.piis.evaluation.rules.TrajectoryFinding.ASSESSMENT_MISSING;
import static be.fgov.mi.piis.evaluation.rules.TrajectoryFinding.DROPOUT_UNEXPLAINED;
import static be.fgov.mi.piis.evaluation.rules.TrajectoryFinding.OVERRUN;
import static be.fgov.mi.piis.evaluation.rules.TrajectoryFinding.PAST_ITS_PLAN;
import static be.fgov.mi.piis.evaluation.rules.TrajectoryFinding.PLAN_BEFORE_ASSESSMENT;
import static be.fgov.mi.piis.evaluation.rules.TrajectoryFinding.PLAN_MISSING;
import static be.fgov.mi.piis.evaluation.rules.TrajectoryFinding.PREPARED_AFTER_THE_END;
import static be.fgov.mi.piis.evaluation.rules.TrajectoryFinding.PROFESSIONAL_ONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("LIF-9, LIF-10, SUB-18..26: what is to be told of a trajectory")
class TrajectoryFindingsTest {
    private static final LocalDate START = LocalDate.of(2015, 3, 1);
    private static final LocalDate PLANNED = LocalDate.of(2015, 8, 31);
    private static final boolean SOCIAL = true;
    private static final boolean PROFESSIONAL = false;

    private static TrajectoryFacts running(@Nullable LocalDate assessedOn, @Nullable LocalDate planOn) {
        return new TrajectoryFacts(START, PLANNED, assessedOn, planOn, null, SOCIAL, null, null, null, false);
    }

    private static TrajectoryFacts dropout(boolean explained, boolean social) {
        return new TrajectoryFacts(
                START,
                PLANNED,
                START,
                START,
                null,
                social,
                LocalDate.of(2015, 5, 10),
                null,
                DropoutReason.ABANDONED,
                explained);
    }

    @ParameterizedTest(name = "LIF-10: assessed {0}, plan {1}, ended {2}: {3}")
    @CsvSource({
        "2015-03-01, 2015-03-01, , ''",
        "2015-03-01, 2015-03-02, , ''",
        "2015-03-02, 2015-03-01, , PLAN_BEFORE_ASSESSMENT",
        ", 2015-03-01, , ASSESSMENT_MISSING",
        "2015-03-01, , , PLAN_MISSING",
        ", , , ASSESSMENT_MISSING PLAN_MISSING",
        ", , 2015-05-01, ASSESSMENT_MISSING PLAN_MISSING",
        "2015-05-01, 2015-05-01, 2015-05-01, ''",
        "2015-05-02, 2015-05-02, 2015-05-01, PREPARED_AFTER_THE_END",
        "2015-05-01, 2015-05-02, 2015-05-01, PREPARED_AFTER_THE_END",
        "2015-05-02, , 2015-05-01, PLAN_MISSING PREPARED_AFTER_THE_END"
    })
    void a_trajectory_begins_with_the_assessment_and_then_the_plan(
            @Nullable LocalDate assessedOn, @Nullable LocalDate planOn, @Nullable LocalDate endedOn, String expected) {
        assertThat(TrajectoryBeginsWithAssessment.findings(assessedOn, planOn, endedOn).stream()
                        .map(TrajectoryFinding::name))
                .containsExactly(expected.isEmpty() ? new String[0] : expected.split(" "));
    }

    @ParameterizedTest(name = "LIF-9, SUB-21: running on {0}: {1}")
    @CsvSource({
        "2015-08-31, ''",
        "2015-09-01, PAST_ITS_PLAN",
        "2016-02-29, PAST_ITS_PLAN",
        "2016-03-01, PAST_ITS_PLAN OVERRUN"
    })
    void one_that_runs_on_is_told(LocalDate day, String expected) {
        assertThat(TrajectoryFindings.on(day, running(START, START)).stream().map(TrajectoryFinding::name))
                .containsExactly(expected.isEmpty() ? new String[0] : expected.split(" "));
    }

    @ParameterizedTest(name = "SUB-21, A-11: ended on {0}: overrun {1}")
    @CsvSource({"2016-02-29, false", "2016-03-01, true"})
    void a_real_end_after_the_year_is_told_for_good(LocalDate endedOn, boolean overrun) {
        TrajectoryFacts ended = new TrajectoryFacts(
                START, PLANNED, START, START, null, SOCIAL, endedOn, Outcome.EMPLOYMENT, null, false);
        assertThat(TrajectoryFindings.on(LocalDate.of(2020, 1, 1), ended).contains(OVERRUN))
                .isEqualTo(overrun);
        assertThat(TrajectoryFindings.on(LocalDate.of(2020, 1, 1), ended)).doesNotContain(PAST_ITS_PLAN);
    }

    @Test
    @DisplayName("SC-23, SUB-19, A-13: a dropout is told until it is explained; SUB-26: one without social activity")
    void a_dropout_is_told_until_it_is_explained() {
        assertThat(TrajectoryFindings.on(PLANNED, dropout(false, SOCIAL))).containsExactly(DROPOUT_UNEXPLAINED);
        assertThat(TrajectoryFindings.on(PLANNED, dropout(true, SOCIAL))).isEmpty();
        assertThat(TrajectoryFindings.on(PLANNED, dropout(false, PROFESSIONAL)))
                .containsExactly(PROFESSIONAL_ONLY, DROPOUT_UNEXPLAINED);
    }

    @ParameterizedTest(name = "LIF-10: it starts on 2015-03-01, asked on {0}: {1}")
    @CsvSource({"2015-02-28, ''", "2015-03-01, ASSESSMENT_MISSING PLAN_MISSING"})
    void nothing_is_missing_before_the_first_day(LocalDate day, String expected) {
        assertThat(TrajectoryFindings.on(day, running(null, null)).stream().map(TrajectoryFinding::name))
                .containsExactly(expected.isEmpty() ? new String[0] : expected.split(" "));
    }

    @ParameterizedTest(name = "LIF-10: planned until 2015-08-31, modules until {0}: {1}")
    @CsvSource({"2015-08-31, false", "2015-09-01, true"})
    void a_module_that_runs_on_is_told(LocalDate modulesUntil, boolean told) {
        TrajectoryFacts planned =
                new TrajectoryFacts(START, PLANNED, START, START, modulesUntil, SOCIAL, null, null, null, false);
        assertThat(TrajectoryFindings.on(START, planned).contains(TrajectoryFinding.MODULE_AFTER_THE_END))
                .isEqualTo(told);
    }

    @Test
    @DisplayName("everything is told at once")
    void everything_is_told_at_once() {
        assertThat(TrajectoryFindings.on(LocalDate.of(2016, 3, 1), running(null, START)))
                .containsExactly(ASSESSMENT_MISSING, PAST_ITS_PLAN, OVERRUN);
        assertThat(TrajectoryFindings.on(START, running(START, null))).containsExactly(PLAN_MISSING);
        assertThat(TrajectoryFindings.on(START, running(START.plusDays(1), START)))
                .containsExactly(PLAN_BEFORE_ASSESSMENT);
        assertThat(Arrays.asList(TrajectoryFinding.values())).contains(PREPARED_AFTER_THE_END);
    }

    @Test
    @DisplayName("LIF-10: modules are individual, collective or both")
    void modules_are_individual_collective_or_both() {
        assertThat(ModuleMix.of(List.of(ActivityMode.INDIVIDUAL))).isEqualTo(ModuleMix.INDIVIDUAL);
        assertThat(ModuleMix.of(List.of(ActivityMode.COLLECTIVE, ActivityMode.COLLECTIVE)))
                .isEqualTo(ModuleMix.COLLECTIVE);
        assertThat(ModuleMix.of(Set.of(ActivityMode.COLLECTIVE, ActivityMode.INDIVIDUAL)))
                .isEqualTo(ModuleMix.BOTH);
        assertThatIllegalArgumentException().isThrownBy(() -> ModuleMix.of(List.of()));
    }

    @ParameterizedTest(name = "SUB-22, SUB-19: ended {0}, outcome {1}, dropout {2}: {3}")
    @CsvSource({
        ", , , ''",
        ", EMPLOYMENT, , RUNS_AND_HAS_A_RESULT",
        ", , MOVED, RUNS_AND_HAS_A_RESULT",
        "2015-03-01, EMPLOYMENT, , ''",
        "2015-03-01, , MOVED, ''",
        "2015-03-01, , , IS_OVER_WITHOUT_SAYING_HOW",
        "2015-03-01, EMPLOYMENT, MOVED, HAS_OUTCOME_AND_DROPOUT",
        "2015-02-28, EMPLOYMENT, , ENDS_BEFORE_IT_STARTS"
    })
    void one_that_is_over_has_an_outcome_or_a_reason(
            @Nullable LocalDate endedOn, @Nullable Outcome outcome, @Nullable DropoutReason reason, String expected) {
        assertThat(TrajectoryEnd.faults(START, endedOn, outcome, reason).stream()
                        .map(TrajectoryEnd::name))
                .containsExactly(expected.isEmpty() ? new String[0] : new String[] {expected});
    }
}
