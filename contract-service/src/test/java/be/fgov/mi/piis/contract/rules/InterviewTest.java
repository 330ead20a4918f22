package be.fgov.mi.piis.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("LIF-1, A-03, SC-09: an interview within five days")
class InterviewTest {
    private static final LocalDate ASKED = LocalDate.of(2017, 4, 13);
    private static final Predicate<LocalDate> EASTER_MONDAY = Set.of(LocalDate.of(2017, 4, 17))::contains;

    private static Law with(LawParameter parameter, String value) {
        return new Law(List.of(new Law.Row(parameter, LocalDate.of(2017, 4, 13), value)));
    }

    @Test
    @DisplayName("SC-09: working days without Easter Monday, or calendar days, or Saturdays too, as the parameters say")
    void lastDay() {
        assertThat(InterviewTerm.lastDay(ASKED, Law.standard(), EASTER_MONDAY)).isEqualTo("2017-04-21");
        assertThat(InterviewTerm.lastDay(ASKED, Law.standard(), day -> false)).isEqualTo("2017-04-20");
        assertThat(InterviewTerm.lastDay(ASKED, with(LawParameter.INTERVIEW_UNIT, "calendar"), EASTER_MONDAY))
                .isEqualTo("2017-04-18");
        assertThat(InterviewTerm.lastDay(ASKED, with(LawParameter.SATURDAY_IS_WORKING, "true"), EASTER_MONDAY))
                .isEqualTo("2017-04-20");
        assertThat(InterviewTerm.lastDay(ASKED, with(LawParameter.INTERVIEW_DAYS, "1"), EASTER_MONDAY))
                .isEqualTo("2017-04-14");
        assertThat(InterviewTerm.lastDay(
                        ASKED.minusDays(1), with(LawParameter.INTERVIEW_UNIT, "calendar"), EASTER_MONDAY))
                .as("a parameter of the next day does not judge the day before")
                .isEqualTo("2017-04-20");
    }

    @ParameterizedTest
    @DisplayName("SC-09: overdue on the day after the last one, unless something was offered or held")
    @CsvSource({
        "false,,2017-04-20,OPEN",
        "false,,2017-04-21,OPEN",
        "false,,2017-04-22,OVERDUE",
        "true,,2017-04-21,OFFERED",
        "true,,2017-04-22,OFFERED",
        "true,2017-04-24,2017-04-24,HELD",
        "false,2017-04-20,2017-04-24,HELD"
    })
    void status(boolean offered, LocalDate heldOn, LocalDate today, InterviewStatus status) {
        assertThat(InterviewStatus.of(LocalDate.of(2017, 4, 21), offered, heldOn, today))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @DisplayName("S3:88: in time when they can talk by the last day; what was late stays late")
    @CsvSource({
        ",2017-04-21,false",
        ",2017-04-22,true",
        "2017-04-20,2017-05-01,false",
        "2017-04-21,2017-05-01,false",
        "2017-04-22,2017-05-01,true",
        "2017-04-22,2017-04-14,true"
    })
    void late(LocalDate earliestPossible, LocalDate today, boolean late) {
        assertThat(InterviewStatus.isLate(LocalDate.of(2017, 4, 21), earliestPossible, today))
                .isEqualTo(late);
    }
}
