package be.fgov.mi.piis.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.contract.rules.SanctionExecution.Days;
import be.fgov.mi.piis.contract.rules.SuspensionPeriod.Verdict;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("SAN-8, SAN-9, SAN-11, SAN-12, SAN-16, A-06..A-08: the limits of a suspension")
class SanctionLimitsTest {
    private static final LocalDate FIRST = LocalDate.of(2017, 2, 1);
    private static final Law LAW = Law.standard();

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static SanctionLimits dis(
            String decidedOn, @Nullable String notifiedOn, @Nullable String from, LocalDate... earlier) {
        return SanctionLimits.of(
                SanctionLegalBasis.DIS_30_2,
                day(decidedOn).minusDays(20),
                day(decidedOn),
                notifiedOn == null ? null : day(notifiedOn),
                from == null ? null : day(from),
                List.of(earlier),
                LAW);
    }

    private static Verdict judge(SanctionLimits limits, String from, String until) {
        return SuspensionPeriod.judge(new Days(day(from), day(until)), limits);
    }

    @ParameterizedTest(name = "broken {0}, decided {1}: repeat {2}")
    @DisplayName("SAN-9, SC-15, A-06: broken after the day the first decision was taken, decided within a year of it")
    @CsvSource({
        "2017-01-10, 2017-01-31, false",
        "2017-01-10, 2017-02-15, false",
        "2017-01-31, 2018-02-01, false",
        "2017-02-01, 2017-02-15, false",
        "2017-02-02, 2017-02-02, true",
        "2017-02-02, 2017-02-15, true",
        "2018-01-10, 2018-01-31, true",
        "2018-01-10, 2018-02-01, true",
        "2018-02-01, 2018-02-01, true",
        "2018-01-10, 2018-02-02, false",
        "2018-02-02, 2018-02-02, false"
    })
    void repeat(String breachedOn, String decidedOn, boolean expected) {
        LocalDate breach = day(breachedOn);
        LocalDate decision = day(decidedOn);
        assertThat(RepeatWithinAYear.isRepeat(breach, decision, List.of(FIRST), LAW))
                .isEqualTo(expected);
        assertThat(RepeatWithinAYear.isRepeat(breach, decision, List.of(), LAW)).isFalse();
        assertThat(RepeatWithinAYear.isRepeat(breach, decision, List.of(LocalDate.of(2010, 1, 1), FIRST), LAW))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("SAN-8, SAN-9: a breach of before the first sanction has the ceiling of a first one")
    void brokenBefore() {
        SanctionLimits limits = SanctionLimits.of(
                SanctionLegalBasis.DIS_30_2, FIRST, FIRST.plusDays(10), null, null, List.of(FIRST), LAW);
        assertThat(limits.repeat()).isFalse();
        assertThat(limits.maximumMonths()).isEqualTo(1);
        assertThat(SanctionLimits.of(
                                SanctionLegalBasis.DIS_30_2,
                                FIRST.plusDays(1),
                                FIRST.plusDays(10),
                                null,
                                null,
                                List.of(FIRST),
                                LAW)
                        .maximumMonths())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("SC-15: the first time one month, 30 April and not 1 May")
    void oneMonth() {
        SanctionLimits limits = dis("2017-02-01", null, "2017-04-01");
        assertThat(limits.repeat()).isFalse();
        assertThat(limits.maximumMonths()).isEqualTo(1);
        assertThat(limits.maximumUntil()).isEqualTo("2017-04-30");
        assertThat(judge(limits, "2017-04-01", "2017-04-29")).isEqualTo(new Verdict.Accepted());
        assertThat(judge(limits, "2017-04-01", "2017-04-30")).isEqualTo(new Verdict.Accepted());
        assertThat(judge(limits, "2017-04-01", "2017-05-01")).isEqualTo(new Verdict.LastsTooLong(day("2017-04-30")));
    }

    @Test
    @DisplayName("SC-15: a repeat three months, 30 June and not 1 July; one day after the year one month again")
    void threeMonths() {
        SanctionLimits limits = dis("2018-01-31", null, "2018-04-01", FIRST);
        assertThat(limits.repeat()).isTrue();
        assertThat(limits.maximumMonths()).isEqualTo(3);
        assertThat(judge(limits, "2018-04-01", "2018-06-30")).isEqualTo(new Verdict.Accepted());
        assertThat(judge(limits, "2018-04-01", "2018-07-01")).isEqualTo(new Verdict.LastsTooLong(day("2018-06-30")));
        assertThat(dis("2018-02-02", null, "2018-04-01", FIRST).maximumUntil()).isEqualTo("2018-04-30");
    }

    @ParameterizedTest(name = "from {0}: until {1}")
    @DisplayName("SAN-8: to the day before the same day of the next month, also where months differ in length")
    @CsvSource({
        "2017-04-15, 2017-05-14",
        "2017-01-31, 2017-02-27",
        "2016-01-31, 2016-02-28",
        "2017-02-28, 2017-03-27",
        "2017-12-01, 2017-12-31"
    })
    void months(String from, String until) {
        assertThat(SuspensionCeiling.lastDay(day(from), 1)).isEqualTo(until);
    }

    @Test
    @DisplayName("SC-16, A-07: decided 15/03, notified 20/03: from 21/03 to 01/06")
    void startWindow() {
        SanctionLimits limits = dis("2017-03-15", "2017-03-20", "2017-06-01");
        assertThat(limits.startFrom()).isEqualTo("2017-03-21");
        assertThat(limits.startUntil()).isEqualTo("2017-06-01");
        assertThat(judge(limits, "2017-03-20", "2017-03-25")).isEqualTo(new Verdict.StartsTooEarly(day("2017-03-21")));
        assertThat(judge(limits, "2017-03-21", "2017-03-25")).isEqualTo(new Verdict.Accepted());
        assertThat(judge(limits, "2017-06-01", "2017-06-30")).isEqualTo(new Verdict.Accepted());
        assertThat(judge(limits, "2017-06-02", "2017-06-10")).isEqualTo(new Verdict.StartsTooLate(day("2017-06-01")));
    }

    @Test
    @DisplayName("A-07: while the notification is not known, the day after the decision is the first")
    void beforeTheNotification() {
        SanctionLimits limits = dis("2017-03-15", null, null);
        assertThat(limits.startFrom()).isEqualTo("2017-03-16");
        assertThat(limits.maximumUntil())
                .as("of one that starts as soon as it can")
                .isEqualTo("2017-04-15");
    }

    @ParameterizedTest(name = "decided {0}: at the latest {1}")
    @DisplayName("A-07: the first day of the third month after the month of the decision")
    @CsvSource({"2017-03-01, 2017-06-01", "2017-03-31, 2017-06-01", "2017-11-30, 2018-02-01", "2017-12-01, 2018-03-01"})
    void latestStart(String decidedOn, String latest) {
        assertThat(SuspensionStart.latest(day(decidedOn), LAW)).isEqualTo(latest);
    }

    @Test
    @DisplayName("A-07: the older text, the second month, is a dated row")
    void olderText() {
        Law older = new Law(List.of(
                new Law.Row(LawParameter.SUSPENSION_LATEST_START_MONTHS, LocalDate.of(2000, 1, 1), "2"),
                new Law.Row(LawParameter.SUSPENSION_LATEST_START_MONTHS, LocalDate.of(2017, 3, 15), "3")));
        assertThat(SuspensionStart.latest(day("2017-03-14"), older)).isEqualTo("2017-05-01");
        assertThat(SuspensionStart.latest(day("2017-03-15"), older)).isEqualTo("2017-06-01");
    }

    @Test
    @DisplayName("SC-16, SAN-12: notified 20/03/2017, the last day of the appeal is 20/06/2017")
    void appeal() {
        assertThat(AppealTerm.lastDay(day("2017-03-20"), LAW)).isEqualTo("2017-06-20");
        assertThat(AppealTerm.lastDay(day("2017-11-30"), LAW)).isEqualTo("2018-02-28");
    }

    @Test
    @DisplayName("SC-17d, SAN-16: financial aid has no ceiling, no repeat and no latest start; the notification holds")
    void financialAid() {
        SanctionLimits limits = SanctionLimits.of(
                SanctionLegalBasis.ORGANIC_LAW_60_3,
                day("2017-03-10"),
                day("2017-03-15"),
                day("2017-03-20"),
                day("2017-09-01"),
                List.of(LocalDate.of(2017, 3, 1)),
                LAW);
        assertThat(limits).isEqualTo(new SanctionLimits(false, null, day("2017-03-21"), null, null));
        assertThat(judge(limits, "2017-09-01", "2018-08-31")).isEqualTo(new Verdict.Accepted());
        assertThat(judge(limits, "2017-03-20", "2017-03-25")).isEqualTo(new Verdict.StartsTooEarly(day("2017-03-21")));
    }

    @Test
    @DisplayName("A-08: the limits know no rate: half of the payment lasts no longer than the whole")
    void noRate() {
        assertThat(SanctionLimits.class.getRecordComponents())
                .extracting(component -> component.getName())
                .doesNotContain("percentage", "extent");
    }

    @Test
    @DisplayName("SAN-11: moved by the notification, a suspension never gets longer")
    void moved() {
        Days decided = new Days(day("2017-04-01"), day("2017-04-30"));
        assertThat(SuspensionPeriod.moved(decided, new Days(day("2017-05-01"), day("2017-05-30"))))
                .isEqualTo(new Verdict.Accepted());
        assertThat(SuspensionPeriod.moved(decided, new Days(day("2017-05-01"), day("2017-05-10"))))
                .isEqualTo(new Verdict.Accepted());
        assertThat(SuspensionPeriod.moved(decided, new Days(day("2017-05-01"), day("2017-05-31"))))
                .isEqualTo(new Verdict.LastsTooLong(day("2017-05-30")));
    }

    @Test
    @DisplayName("days end on or after their first")
    void days() {
        assertThat(new Days(FIRST, FIRST).until()).isEqualTo(FIRST);
        assertThatThrownBy(() -> new Days(FIRST, FIRST.minusDays(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
