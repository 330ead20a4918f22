package be.fgov.mi.piis.identity.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Rules §0, §6: a number that the law can move is a dated parameter")
class DatedValuesTest {
    private static final LocalDate DAY = LocalDate.of(2017, 3, 1);

    private enum Parameter implements DatedParameter {
        DAYS("5", Kind.NUMBER),
        SATURDAY("false", Kind.FLAG),
        UNIT("calendar", Kind.UNIT);

        private final String standard;
        private final Kind kind;

        Parameter(String standard, Kind kind) {
            this.standard = standard;
            this.kind = kind;
        }

        @Override
        public String standard() {
            return standard;
        }

        @Override
        public Kind kind() {
            return kind;
        }

        @Override
        public String source() {
            return "S3:87";
        }

        @Override
        public String assumption() {
            return "";
        }
    }

    private record Dated(Parameter parameter, LocalDate validFrom, String value)
            implements DatedValues.Row<Parameter> {}

    private static final class Values extends DatedValues<Parameter> {
        Values(Dated... rows) {
            super(Parameter.class, List.of(rows));
        }

        String unit(LocalDate on) {
            return value(Parameter.UNIT, DatedParameter.Kind.UNIT, on);
        }
    }

    @Test
    void the_default_holds_until_the_day_of_a_row_and_the_newest_row_from_then_on() {
        Values values = new Values(
                new Dated(Parameter.DAYS, DAY.plusYears(1), "8"),
                new Dated(Parameter.DAYS, DAY, "7"),
                new Dated(Parameter.SATURDAY, DAY, "true"),
                new Dated(Parameter.UNIT, DAY, "working"));
        assertThat(values.number(Parameter.DAYS, DAY.minusDays(1))).isEqualTo(5);
        assertThat(values.number(Parameter.DAYS, DAY)).isEqualTo(7);
        assertThat(values.number(Parameter.DAYS, DAY.plusYears(1).minusDays(1))).isEqualTo(7);
        assertThat(values.number(Parameter.DAYS, DAY.plusYears(1))).isEqualTo(8);
        assertThat(values.flag(Parameter.SATURDAY, DAY.minusDays(1))).isFalse();
        assertThat(values.flag(Parameter.SATURDAY, DAY)).isTrue();
        assertThat(values.unit(DAY.minusDays(1))).isEqualTo("calendar");
        assertThat(values.unit(DAY)).isEqualTo("working");
        assertThat(new Values().number(Parameter.DAYS, DAY)).isEqualTo(5);
    }

    @Test
    void the_next_day_on_which_a_row_comes_into_force_is_known() {
        Values values = new Values(
                new Dated(Parameter.DAYS, DAY.plusYears(1), "8"),
                new Dated(Parameter.DAYS, DAY, "7"),
                new Dated(Parameter.SATURDAY, DAY.plusDays(3), "true"));
        assertThat(values.nextChangeAfter(DAY.minusDays(1))).contains(DAY);
        assertThat(values.nextChangeAfter(DAY)).contains(DAY.plusDays(3));
        assertThat(values.nextChangeAfter(DAY.plusDays(3))).contains(DAY.plusYears(1));
        assertThat(values.nextChangeAfter(DAY.plusYears(1))).isEmpty();
    }

    @Test
    void a_parameter_is_not_read_as_another_kind_nor_given_a_value_of_another_kind() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Values().flag(Parameter.DAYS, DAY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Values().number(Parameter.UNIT, DAY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Values(new Dated(Parameter.DAYS, DAY, "five")));
    }

    @ParameterizedTest
    @CsvSource({
        "DAYS,0,true",
        "DAYS,9999,true",
        "DAYS,10000,false",
        "DAYS,-1,false",
        "DAYS,05,false",
        "DAYS,calendar,false",
        "SATURDAY,true,true",
        "SATURDAY,false,true",
        "SATURDAY,1,false",
        "UNIT,calendar,true",
        "UNIT,working,true",
        "UNIT,days,false"
    })
    void only_values_of_its_kind_are_accepted(Parameter parameter, String value, boolean accepted) {
        assertThat(parameter.accepts(value)).isEqualTo(accepted);
    }
}
