package be.fgov.mi.piis.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Rules §0, §6: a number that the law can move is a dated parameter")
class LawTest {
    private static final LocalDate DAY = LocalDate.of(2017, 3, 1);

    @Test
    void theDefaultHoldsUntilTheDayOfARowAndTheNewestRowFromThenOn() {
        Law law = new Law(List.of(
                new Law.Row(LawParameter.REFLECTION_DAYS, DAY, "7"),
                new Law.Row(LawParameter.REFLECTION_DAYS, DAY.plusYears(1), "8")));
        assertThat(law.number(LawParameter.REFLECTION_DAYS, DAY.minusDays(1))).isEqualTo(5);
        assertThat(law.number(LawParameter.REFLECTION_DAYS, DAY)).isEqualTo(7);
        assertThat(law.number(LawParameter.REFLECTION_DAYS, DAY.plusYears(1).minusDays(1)))
                .isEqualTo(7);
        assertThat(law.number(LawParameter.REFLECTION_DAYS, DAY.plusYears(1))).isEqualTo(8);
    }

    @Test
    void flagsAndUnitsAreReadAsSuch() {
        Law law = new Law(List.of(
                new Law.Row(LawParameter.SATURDAY_IS_WORKING, DAY, "true"),
                new Law.Row(LawParameter.INTERVIEW_UNIT, DAY, "calendar")));
        assertThat(law.flag(LawParameter.SATURDAY_IS_WORKING, DAY)).isTrue();
        assertThat(Law.standard().flag(LawParameter.SATURDAY_IS_WORKING, DAY)).isFalse();
        assertThat(law.unit(LawParameter.INTERVIEW_UNIT, DAY)).isEqualTo(DayUnit.CALENDAR);
        assertThat(Law.standard().unit(LawParameter.INTERVIEW_UNIT, DAY)).isEqualTo(DayUnit.WORKING);
    }

    @Test
    void aParameterIsNotReadAsAnotherKind() {
        assertThatThrownBy(() -> Law.standard().number(LawParameter.REFLECTION_UNIT, DAY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Law.standard().flag(LawParameter.REFLECTION_DAYS, DAY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Law.standard().unit(LawParameter.REFLECTION_DAYS, DAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRowWithAValueOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> new Law(List.of(new Law.Row(LawParameter.REFLECTION_DAYS, DAY, "five"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "REFLECTION_DAYS,0,true", "REFLECTION_DAYS,9999,true", "REFLECTION_DAYS,10000,false",
        "REFLECTION_DAYS,-1,false", "REFLECTION_DAYS,05,false", "REFLECTION_DAYS,calendar,false",
        "SATURDAY_IS_WORKING,true,true", "SATURDAY_IS_WORKING,false,true", "SATURDAY_IS_WORKING,1,false",
        "REFLECTION_UNIT,calendar,true", "REFLECTION_UNIT,working,true", "REFLECTION_UNIT,days,false"
    })
    void onlyValuesOfItsKindAreAccepted(LawParameter parameter, String value, boolean accepted) {
        assertThat(parameter.accepts(value)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @EnumSource(LawParameter.class)
    void everyDefaultIsAValueAndHasASourceOrAnAssumption(LawParameter parameter) {
        assertThat(parameter.accepts(parameter.standard())).isTrue();
        assertThat(parameter.source() + parameter.assumption()).isNotEmpty();
    }
}
