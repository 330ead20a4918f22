package be.fgov.mi.piis.evaluation.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Rules §0, §6: a number that the law can move is a dated parameter")
class LawTest {
    private static final LocalDate DAY = LocalDate.of(2020, 1, 1);

    @Test
    void the_default_holds_until_the_day_of_a_row_and_the_newest_row_from_then_on() {
        Law law = new Law(List.of(
                new Law.Row(LawParameter.EVALUATIONS_A_YEAR, DAY, "4"),
                new Law.Row(LawParameter.EVALUATIONS_A_YEAR, DAY.plusYears(1), "6")));
        assertThat(law.number(LawParameter.EVALUATIONS_A_YEAR, DAY.minusDays(1)))
                .isEqualTo(3);
        assertThat(law.number(LawParameter.EVALUATIONS_A_YEAR, DAY)).isEqualTo(4);
        assertThat(law.number(LawParameter.EVALUATIONS_A_YEAR, DAY.plusYears(1).minusDays(1)))
                .isEqualTo(4);
        assertThat(law.number(LawParameter.EVALUATIONS_A_YEAR, DAY.plusYears(1)))
                .isEqualTo(6);
    }

    @Test
    void a_flag_is_read_as_such() {
        Law law = new Law(List.of(new Law.Row(LawParameter.SHORT_YEAR_ASKS_ITS_SHARE, DAY, "true")));
        assertThat(law.flag(LawParameter.SHORT_YEAR_ASKS_ITS_SHARE, DAY)).isTrue();
        assertThat(Law.standard().flag(LawParameter.SHORT_YEAR_ASKS_ITS_SHARE, DAY))
                .isFalse();
    }

    @Test
    void the_next_day_on_which_a_row_comes_into_force_is_known() {
        Law law = new Law(List.of(
                new Law.Row(LawParameter.EVALUATIONS_A_YEAR, DAY.plusYears(1), "6"),
                new Law.Row(LawParameter.EVALUATIONS_A_YEAR, DAY, "4"),
                new Law.Row(LawParameter.NOTICE_AHEAD_DAYS, DAY.plusMonths(1), "20")));
        assertThat(law.nextChangeAfter(DAY.minusDays(1))).contains(DAY);
        assertThat(law.nextChangeAfter(DAY)).contains(DAY.plusMonths(1));
        assertThat(law.nextChangeAfter(DAY.plusMonths(1))).contains(DAY.plusYears(1));
        assertThat(law.nextChangeAfter(DAY.plusYears(1))).isEmpty();
        assertThat(Law.standard().nextChangeAfter(DAY)).isEmpty();
    }

    @Test
    void a_parameter_is_not_read_as_another_kind_nor_given_a_value_of_another_kind() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Law.standard().flag(LawParameter.EVALUATIONS_A_YEAR, DAY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Law.standard().number(LawParameter.GLOBAL_REVIEW_IS_ASKED, DAY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Law(List.of(new Law.Row(LawParameter.EVALUATIONS_A_YEAR, DAY, "three"))));
    }

    @ParameterizedTest
    @CsvSource({
        "EVALUATIONS_A_YEAR,0,true", "EVALUATIONS_A_YEAR,9999,true", "EVALUATIONS_A_YEAR,10000,false",
        "EVALUATIONS_A_YEAR,-1,false", "EVALUATIONS_A_YEAR,03,false", "GLOBAL_REVIEW_IS_ASKED,true,true",
        "GLOBAL_REVIEW_IS_ASKED,false,true", "GLOBAL_REVIEW_IS_ASKED,1,false"
    })
    void only_values_of_its_kind_are_accepted(LawParameter parameter, String value, boolean accepted) {
        assertThat(parameter.accepts(value)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @EnumSource(LawParameter.class)
    void every_default_is_a_value_and_has_a_source_or_an_assumption(LawParameter parameter) {
        assertThat(parameter.accepts(parameter.standard())).isTrue();
        assertThat(parameter.source() + parameter.assumption()).isNotEmpty();
    }
}
