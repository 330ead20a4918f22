package be.fgov.mi.piis.evaluation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("LIF-8: a CPAS reviews the results of all its contracts once a year")
class GlobalReviewIsYearlyTest {
    @ParameterizedTest(name = "SC-12: 2015, recorded {1}, on {0}: missing {2}")
    @CsvSource({"2015-12-31, false, false", "2016-01-01, false, true", "2016-01-01, true, false"})
    void it_is_missing_from_new_year_until_it_is_recorded(LocalDate day, boolean recorded, boolean missing) {
        assertThat(GlobalReviewIsYearly.isMissing(2015, recorded, day, Law.standard()))
                .isEqualTo(missing);
    }

    @ParameterizedTest(name = "a review made on {0} is of the whole of 2015: {1}")
    @CsvSource({"2015-01-01, false", "2015-12-31, false", "2016-01-01, true", "2017-03-01, true"})
    void a_year_is_reviewed_when_it_is_over(LocalDate reviewedOn, boolean isOfTheWhole) {
        assertThat(GlobalReviewIsYearly.isOfTheWhole(2015, reviewedOn)).isEqualTo(isOfTheWhole);
    }

    @Test
    void only_years_with_contracts_are_reviewed() {
        assertThat(GlobalReviewIsYearly.missing(
                        Set.of(2013, 2014, 2015, 2016), Set.of(2014), LocalDate.of(2016, 6, 1), Law.standard()))
                .containsExactly(2013, 2015);
    }

    @Test
    void the_law_of_the_last_day_of_the_year_decides() {
        Law law =
                new Law(List.of(new Law.Row(LawParameter.GLOBAL_REVIEW_IS_ASKED, LocalDate.of(2016, 11, 1), "false")));
        assertThat(GlobalReviewIsYearly.missing(Set.of(2015, 2016), Set.of(), LocalDate.of(2018, 1, 1), law))
                .containsExactly(2015);
    }
}
