package be.fgov.mi.piis.evaluation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Figures leave the CPAS in editions: as of the end of a month")
class EditionOfFiguresTest {
    private static Law every(String months) {
        LocalDate day = LocalDate.of(2000, 1, 1);
        return new Law(List.of(
                new Law.Row(LawParameter.FIGURES_EVERY_MONTHS, day, months),
                new Law.Row(LawParameter.FIGURES_OF_RUNNING_YEAR, day, "true")));
    }

    private static Law onceItIsOver() {
        return new Law(List.of(new Law.Row(LawParameter.FIGURES_OF_RUNNING_YEAR, LocalDate.of(2000, 1, 1), "false")));
    }

    @ParameterizedTest(name = "2015 on {0}: told as of its last day, once it is over")
    @CsvSource({"2016-01-01, 2015-12-31", "2016-01-31, 2015-12-31", "2016-03-05, 2016-02-29", "2017-03-01, 2017-02-28"})
    void a_year_is_told_once_it_is_over(LocalDate day, LocalDate closedOn) {
        Law once = onceItIsOver();
        assertThat(EditionOfFigures.of(2015, day, once))
                .hasValue(new EditionOfFigures(closedOn, LocalDate.of(2015, 12, 31)));
        assertThat(EditionOfFigures.of(2015, LocalDate.of(2015, 12, 31), once)).isEmpty();
        assertThat(EditionOfFigures.firstDayOf(2015, once)).isEqualTo("2016-01-01");
        assertThat(new EditionOfFigures(closedOn, LocalDate.of(2015, 12, 31)).isOfWholeYear())
                .isTrue();
    }

    @Test
    void a_year_whose_last_month_closes_no_edition_is_told_with_the_next_that_does() {
        LocalDate day = LocalDate.of(2000, 1, 1);
        Law law = new Law(List.of(
                new Law.Row(LawParameter.FIGURES_EVERY_MONTHS, day, "5"),
                new Law.Row(LawParameter.FIGURES_OF_RUNNING_YEAR, day, "false")));
        assertThat(EditionOfFigures.firstDayOf(2015, law)).isEqualTo("2016-06-01");
        assertThat(EditionOfFigures.of(2015, LocalDate.of(2016, 5, 31), law)).isEmpty();
        assertThat(EditionOfFigures.of(2015, LocalDate.of(2016, 6, 1), law))
                .hasValue(new EditionOfFigures(LocalDate.of(2016, 5, 31), LocalDate.of(2015, 12, 31)));
    }

    @ParameterizedTest(name = "told while it runs: 2015 on {0}: closed on {1}, as of {2}")
    @CsvSource({
        "2015-02-01, 2015-01-31, 2015-01-31",
        "2015-10-13, 2015-09-30, 2015-09-30",
        "2015-10-31, 2015-09-30, 2015-09-30",
        "2015-11-01, 2015-10-31, 2015-10-31",
        "2016-01-01, 2015-12-31, 2015-12-31",
        "2016-03-05, 2016-02-29, 2015-12-31"
    })
    void the_newest_edition_of_a_year(LocalDate day, LocalDate closedOn, LocalDate asOf) {
        assertThat(EditionOfFigures.of(2015, day, every("1"))).hasValue(new EditionOfFigures(closedOn, asOf));
        assertThat(EditionOfFigures.of(2015, day, Law.standard())).hasValue(new EditionOfFigures(closedOn, asOf));
        assertThat(new EditionOfFigures(closedOn, asOf).isOfWholeYear()).isEqualTo(day.getYear() == 2016);
    }

    @Test
    void before_its_first_month_is_over_a_year_has_none() {
        assertThat(EditionOfFigures.of(2015, LocalDate.of(2015, 1, 31), every("1")))
                .isEmpty();
        assertThat(EditionOfFigures.firstDayOf(2015, every("1"))).isEqualTo("2015-02-01");
    }

    @Test
    void a_parameter_says_how_many_months_an_edition_tells_of() {
        assertThat(EditionOfFigures.of(2015, LocalDate.of(2015, 11, 30), every("3")))
                .hasValue(new EditionOfFigures(LocalDate.of(2015, 9, 30), LocalDate.of(2015, 9, 30)));
        assertThat(EditionOfFigures.of(2015, LocalDate.of(2015, 3, 31), every("3")))
                .isEmpty();
        assertThat(EditionOfFigures.firstDayOf(2015, every("3"))).isEqualTo("2015-04-01");
        assertThat(EditionOfFigures.of(2015, LocalDate.of(2015, 12, 31), every("12")))
                .isEmpty();
        assertThat(EditionOfFigures.of(2015, LocalDate.of(2016, 1, 1), every("12")))
                .hasValue(new EditionOfFigures(LocalDate.of(2015, 12, 31), LocalDate.of(2015, 12, 31)));
    }

    @Test
    void a_number_of_months_that_is_none_is_the_nearest_that_is_one() {
        assertThat(EditionOfFigures.firstDayOf(2015, every("0"))).isEqualTo("2015-02-01");
        assertThat(EditionOfFigures.firstDayOf(2015, every("99"))).isEqualTo("2016-01-01");
    }
}
