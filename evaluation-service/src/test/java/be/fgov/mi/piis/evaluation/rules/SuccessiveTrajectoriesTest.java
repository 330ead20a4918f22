package be.fgov.mi.piis.evaluation.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("SUB-18: trajectories of one PIIS follow one another")
class SuccessiveTrajectoriesTest {
    private static SuccessiveTrajectories.Span span(
            String reference, String from, String planned, @Nullable String ended) {
        return new SuccessiveTrajectories.Span(
                reference,
                LocalDate.parse(from),
                LocalDate.parse(planned),
                ended == null ? null : LocalDate.parse(ended));
    }

    @Test
    @DisplayName("SC-21: two of them, one after the other")
    void two_follow_one_another() {
        assertThat(SuccessiveTrajectories.inOrder(List.of(
                        span("T2", "2015-07-01", "2015-12-31", null), span("T1", "2015-02-01", "2015-06-30", null))))
                .extracting(each -> each.span().reference(), each -> each.position(), each -> each.overlaps())
                .containsExactly(tuple("T1", 1, false), tuple("T2", 2, false));
    }

    @ParameterizedTest(name = "the first planned until {0} and ended {1}, the next from 2015-07-01: overlap {2}")
    @CsvSource({
        "2015-06-30, , false",
        "2015-07-01, , true",
        "2015-12-31, 2015-06-30, false",
        "2015-12-31, 2015-07-01, true",
        "2015-06-30, 2015-07-01, true"
    })
    void the_next_begins_when_the_one_before_is_over(String planned, @Nullable String ended, boolean overlaps) {
        assertThat(SuccessiveTrajectories.inOrder(List.of(
                                span("T1", "2015-02-01", planned, ended), span("T2", "2015-07-01", "2015-12-31", null)))
                        .getLast()
                        .overlaps())
                .isEqualTo(overlaps);
    }

    @Test
    void a_long_one_is_held_against_all_that_follow() {
        assertThat(SuccessiveTrajectories.inOrder(List.of(
                        span("A", "2015-01-01", "2015-12-31", null),
                        span("B", "2015-02-01", "2015-02-28", null),
                        span("C", "2015-03-01", "2015-03-31", null),
                        span("D", "2016-01-01", "2016-03-31", null))))
                .extracting(SuccessiveTrajectories.Placed::overlaps)
                .containsExactly(false, true, true, false);
    }

    @Test
    void the_same_days_are_ordered_by_end_and_reference() {
        assertThat(SuccessiveTrajectories.inOrder(List.of(
                        span("C", "2015-01-01", "2015-03-31", null),
                        span("B", "2015-01-01", "2015-02-28", null),
                        span("A", "2015-01-01", "2015-03-31", null))))
                .extracting(each -> each.span().reference())
                .containsExactly("B", "A", "C");
        assertThat(SuccessiveTrajectories.inOrder(List.of())).isEmpty();
    }
}
