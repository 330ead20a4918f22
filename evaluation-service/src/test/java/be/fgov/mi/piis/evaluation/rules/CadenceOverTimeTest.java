package be.fgov.mi.piis.evaluation.rules;

import static be.fgov.mi.piis.evaluation.rules.CadenceRegime.EVERY_QUARTER;
import static be.fgov.mi.piis.evaluation.rules.CadenceRegime.QUOTA_A_YEAR;
import static be.fgov.mi.piis.evaluation.rules.EvaluationMode.IN_PERSON;
import static be.fgov.mi.piis.evaluation.rules.EvaluationMode.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("LIF-5, LIF-6, LIF-7, A-04: what is told of a contract while time goes by")
class CadenceOverTimeTest {
    private static final Law LAW = Law.standard();
    private static final EvaluatedContract QUOTA = contract("2017-01-16", "2018-07-31");
    private static final EvaluatedContract QUARTERS = contract("2015-01-05", "2016-01-04");

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }

    private static EvaluatedContract contract(String concludedOn, String until) {
        return new EvaluatedContract(day(concludedOn), day(concludedOn), day(until), null);
    }

    private static List<HeldEvaluation> held(EvaluationMode mode, String... days) {
        return Arrays.stream(days)
                .map(each -> new HeldEvaluation(day(each), mode))
                .toList();
    }

    @Nested
    class Missed {
        @Test
        @DisplayName("A-04: what was missed is shown until a year after the last day of the contract in fact")
        void what_was_missed_is_shown_for_a_year_after_the_contract() {
            assertThat(MissedIsShown.on(day("2017-01-03"), QUARTERS, LAW)).isTrue();
            assertThat(MissedIsShown.on(day("2017-01-04"), QUARTERS, LAW)).isFalse();
            EvaluatedContract endedEarly =
                    new EvaluatedContract(day("2015-01-05"), day("2015-01-05"), day("2016-01-04"), day("2015-06-30"));
            assertThat(MissedIsShown.on(day("2016-06-29"), endedEarly, LAW)).isTrue();
            assertThat(MissedIsShown.on(day("2016-06-30"), endedEarly, LAW)).isFalse();
        }

        @Test
        @DisplayName("LIF-5, LIF-6: a contract year that is over tells how many it lacks, and how many in person")
        void a_year_that_is_over_tells_what_it_lacks() {
            assertThat(MissedEvaluations.before(day("2018-01-15"), QUOTA, List.of(), LAW))
                    .as("its last day is not over")
                    .isEmpty();
            assertThat(MissedEvaluations.before(day("2018-01-16"), QUOTA, held(IN_PERSON, "2017-05-02"), LAW))
                    .containsExactly(new MissedEvaluation(QUOTA_A_YEAR, 1, day("2018-01-15"), 2, 1));
            assertThat(MissedEvaluations.before(
                            day("2018-01-16"), QUOTA, held(PHONE, "2017-05-02", "2017-09-04", "2017-12-18"), LAW))
                    .containsExactly(new MissedEvaluation(QUOTA_A_YEAR, 1, day("2018-01-15"), 0, 2));
            assertThat(MissedEvaluations.before(
                            day("2018-01-16"), QUOTA, held(IN_PERSON, "2017-05-02", "2017-09-04", "2018-01-15"), LAW))
                    .as("held on the last day")
                    .isEmpty();
        }

        @Test
        @DisplayName(
                "LIF-7: each three months without one is missed from the day after, with the contract year it is of")
        void each_three_months_without_one_is_missed() {
            EvaluatedContract twoYears = contract("2015-01-05", "2017-01-04");
            assertThat(MissedEvaluations.before(day("2015-04-05"), twoYears, List.of(), LAW))
                    .isEmpty();
            assertThat(MissedEvaluations.before(day("2016-04-06"), twoYears, held(PHONE, "2015-10-01"), LAW))
                    .containsExactly(
                            new MissedEvaluation(EVERY_QUARTER, 1, day("2015-04-05"), 1, 0),
                            new MissedEvaluation(EVERY_QUARTER, 1, day("2015-07-05"), 1, 0),
                            new MissedEvaluation(EVERY_QUARTER, 1, day("2016-01-01"), 1, 0),
                            new MissedEvaluation(EVERY_QUARTER, 2, day("2016-04-01"), 1, 0));
        }

        @Test
        @DisplayName("A-24: 31/10/2016 is judged by the quarter, 01/11/2016 by the quota")
        void the_regime_is_that_of_the_conclusion() {
            assertThat(MissedEvaluations.before(
                            day("2017-02-15"), contract("2016-10-31", "2017-10-30"), List.of(), LAW))
                    .containsExactly(new MissedEvaluation(EVERY_QUARTER, 1, day("2017-01-31"), 1, 0));
            assertThat(MissedEvaluations.before(
                            day("2017-02-15"), contract("2016-11-01", "2017-10-31"), List.of(), LAW))
                    .isEmpty();
            assertThat(MissedEvaluations.before(
                            day("2017-11-01"), contract("2016-11-01", "2017-10-31"), List.of(), LAW))
                    .containsExactly(new MissedEvaluation(QUOTA_A_YEAR, 1, day("2017-10-31"), 3, 2));
        }

        @Test
        void nothing_is_missed_of_what_never_bound_or_has_just_begun() {
            EvaluatedContract never =
                    new EvaluatedContract(day("2017-01-16"), day("2017-01-16"), day("2018-01-15"), day("2017-01-01"));
            assertThat(MissedEvaluations.before(day("2020-01-01"), never, List.of(), LAW))
                    .isEmpty();
            assertThat(MissedEvaluations.before(day("2017-01-16"), QUOTA, List.of(), LAW))
                    .isEmpty();
        }

        @Test
        @DisplayName("a contract year is one period wherever its end moves, a due day of the old regime is its own")
        void what_tells_a_period_from_the_others() {
            assertThat(new MissedEvaluation(QUOTA_A_YEAR, 2, day("2018-01-15"), 1, 0).period())
                    .isEqualTo(new MissedEvaluation(QUOTA_A_YEAR, 2, day("2017-12-31"), 3, 2).period())
                    .isEqualTo("year-2");
            assertThat(new MissedEvaluation(EVERY_QUARTER, 1, day("2015-04-05"), 1, 0).period())
                    .isEqualTo("due-2015-04-05");
        }
    }

    @Nested
    class Noticed {
        @ParameterizedTest(name = "nothing held, on {0}: {1}")
        @CsvSource({
            "2017-04-15,",
            "2017-04-16,UPCOMING 2017-05-16",
            "2017-05-16,UPCOMING 2017-05-16",
            "2017-05-17,OVERDUE 2017-05-16",
            "2017-08-16,OVERDUE 2017-05-16",
            "2017-08-17,OVERDUE 2017-05-16 UPCOMING 2017-09-16",
            "2017-12-15,OVERDUE 2017-05-16 OVERDUE 2017-09-16",
            "2017-12-16,OVERDUE 2017-05-16 OVERDUE 2017-09-16 UPCOMING 2018-01-15",
            "2018-01-15,OVERDUE 2017-05-16 OVERDUE 2017-09-16 UPCOMING 2018-01-15",
            "2018-01-16,",
            "2018-04-15,",
            "2018-04-16,UPCOMING 2018-05-16",
            "2018-06-30,OVERDUE 2018-05-16",
            "2018-07-01,OVERDUE 2018-05-16 UPCOMING 2018-07-31",
            "2018-07-31,OVERDUE 2018-05-16 UPCOMING 2018-07-31",
            "2018-08-01,"
        })
        @DisplayName("A-04: each mark thirty days before, met or not those before it, until the year or the contract is"
                + " over")
        void each_mark_from_thirty_days_before(String on, @Nullable String expected) {
            assertThat(told(on, QUOTA, List.of())).isEqualTo(expected == null ? "" : expected);
        }

        @ParameterizedTest(name = "nothing held, on {0}: {1}")
        @CsvSource({
            "2015-03-05,",
            "2015-03-06,UPCOMING 2015-04-05",
            "2015-04-06,OVERDUE 2015-04-05",
            "2015-06-04,OVERDUE 2015-04-05",
            "2015-06-05,OVERDUE 2015-04-05 UPCOMING 2015-07-05",
            "2015-07-05,OVERDUE 2015-04-05 UPCOMING 2015-07-05",
            "2015-07-06,OVERDUE 2015-04-05",
            "2015-09-05,OVERDUE 2015-04-05 UPCOMING 2015-10-05",
            "2015-12-06,OVERDUE 2015-04-05"
        })
        @DisplayName("LIF-7, A-04: the day of each three months thirty days before, met or not those before it")
        void each_quarter_day_from_thirty_days_before(String on, @Nullable String expected) {
            assertThat(told(on, QUARTERS, List.of())).isEqualTo(expected == null ? "" : expected);
        }

        @Test
        @DisplayName("A-04: what is held meets the first marks and leaves the last ones")
        void what_is_held_meets_the_first_marks() {
            assertThat(told("2018-01-15", QUOTA, held(IN_PERSON, "2017-12-20")))
                    .isEqualTo("OVERDUE 2017-09-16 UPCOMING 2018-01-15");
            assertThat(told("2018-01-15", QUOTA, held(IN_PERSON, "2017-05-02", "2017-12-20")))
                    .isEqualTo("UPCOMING 2018-01-15");
            assertThat(told("2018-01-15", QUOTA, held(PHONE, "2017-05-02", "2017-12-20")))
                    .as("two in person are still to be held")
                    .isEqualTo("OVERDUE 2017-09-16 UPCOMING 2018-01-15");
        }

        private static String told(String on, EvaluatedContract contract, List<HeldEvaluation> held) {
            return EvaluationNotice.on(day(on), contract, held, LAW).stream()
                    .map(notice -> notice.state() + " " + notice.dueOn())
                    .collect(Collectors.joining(" "));
        }

        @Test
        void it_tells_by_when_and_what_the_period_still_asks() {
            assertThat(EvaluationNotice.on(day("2017-08-20"), QUOTA, held(PHONE, "2017-05-02"), LAW))
                    .containsExactly(new EvaluationNotice(DueState.UPCOMING, day("2017-09-16"), 2, 2));
            assertThat(EvaluationNotice.on(day("2015-03-10"), QUARTERS, List.of(), LAW))
                    .contains(new EvaluationNotice(DueState.UPCOMING, day("2015-04-05"), 1, 0));
            assertThat(EvaluationNotice.on(day("2015-07-06"), QUARTERS, List.of(), LAW))
                    .contains(new EvaluationNotice(DueState.OVERDUE, day("2015-04-05"), 2, 0));
            assertThat(EvaluationNotice.on(
                            day("2018-01-15"), QUOTA, held(PHONE, "2017-05-02", "2017-09-04", "2017-12-18"), LAW))
                    .containsExactly(
                            new EvaluationNotice(DueState.OVERDUE, day("2017-09-16"), 0, 2),
                            new EvaluationNotice(DueState.UPCOMING, day("2018-01-15"), 0, 2));
            assertThat(EvaluationNotice.on(day("2018-06-01"), QUOTA, List.of(), LAW))
                    .as("of a year that asks its share")
                    .containsExactly(new EvaluationNotice(DueState.OVERDUE, day("2018-05-16"), 2, 1));
        }

        @Test
        @DisplayName(
                "LIF-5, LIF-7, A-04: each due day on its own day of notice, also when that is before the due day before")
        void each_due_day_on_its_own_day_of_notice() {
            Law hundred = new Law(List.of(new Law.Row(LawParameter.NOTICE_AHEAD_DAYS, day("2002-01-01"), "100")));
            assertThat(NextLook.after(day("2015-01-05"), QUARTERS, List.of(), hundred))
                    .contains(day("2015-03-27"));
            assertThat(EvaluationNotice.on(day("2015-03-26"), QUARTERS, List.of(), hundred))
                    .containsExactly(new EvaluationNotice(DueState.UPCOMING, day("2015-04-05"), 1, 0));
            assertThat(EvaluationNotice.on(day("2015-03-27"), QUARTERS, List.of(), hundred))
                    .containsExactly(
                            new EvaluationNotice(DueState.UPCOMING, day("2015-04-05"), 1, 0),
                            new EvaluationNotice(DueState.UPCOMING, day("2015-07-05"), 1, 0));
            assertThat(EvaluationNotice.on(day("2015-12-01"), QUARTERS, held(PHONE, "2015-09-30"), hundred))
                    .as("none after the contract")
                    .containsExactly(new EvaluationNotice(DueState.UPCOMING, day("2015-12-30"), 1, 0));

            Law half = new Law(List.of(new Law.Row(LawParameter.NOTICE_AHEAD_DAYS, day("2002-01-01"), "180")));
            assertThat(NextLook.after(day("2017-09-17"), QUOTA, List.of(), half))
                    .contains(day("2017-11-17"));
            List<HeldEvaluation> met = held(IN_PERSON, "2017-05-02", "2017-09-04", "2017-10-18");
            assertThat(EvaluationNotice.on(day("2017-11-16"), QUOTA, met, half)).isEmpty();
            assertThat(EvaluationNotice.on(day("2017-11-17"), QUOTA, met, half))
                    .as("the first mark of the next contract year, with what that year asks")
                    .containsExactly(new EvaluationNotice(DueState.UPCOMING, day("2018-05-16"), 2, 1));
        }

        @Test
        void the_days_of_notice_are_those_in_force_on_the_day() {
            Law later = new Law(List.of(new Law.Row(LawParameter.NOTICE_AHEAD_DAYS, day("2017-05-01"), "10")));
            assertThat(EvaluationNotice.on(day("2017-04-30"), QUOTA, List.of(), later))
                    .hasSize(1);
            assertThat(EvaluationNotice.on(day("2017-05-05"), QUOTA, List.of(), later))
                    .isEmpty();
            assertThat(EvaluationNotice.on(day("2017-05-06"), QUOTA, List.of(), later))
                    .hasSize(1);
        }
    }

    @Nested
    class Looked {
        @Test
        void on_the_first_day_of_notice_and_on_the_day_after_a_year() {
            assertThat(NextLook.after(day("2017-01-16"), QUOTA, List.of(), LAW)).contains(day("2017-04-16"));
            assertThat(NextLook.after(day("2017-04-16"), QUOTA, List.of(), LAW)).contains(day("2017-08-17"));
            assertThat(NextLook.after(day("2017-08-17"), QUOTA, List.of(), LAW)).contains(day("2017-12-16"));
            assertThat(NextLook.after(day("2017-12-16"), QUOTA, List.of(), LAW)).contains(day("2018-01-16"));
            assertThat(NextLook.after(day("2018-04-16"), QUOTA, List.of(), LAW)).contains(day("2018-07-01"));
            assertThat(NextLook.after(day("2018-07-01"), QUOTA, List.of(), LAW)).contains(day("2018-08-01"));
        }

        @Test
        void on_the_day_after_each_due_day_of_the_old_regime() {
            assertThat(NextLook.after(day("2015-03-06"), QUARTERS, List.of(), LAW))
                    .contains(day("2015-04-06"));
            assertThat(NextLook.after(day("2015-04-06"), QUARTERS, List.of(), LAW))
                    .as("the next one is announced")
                    .contains(day("2015-06-05"));
            assertThat(NextLook.after(day("2015-06-05"), QUARTERS, List.of(), LAW))
                    .contains(day("2015-07-06"));
        }

        @Test
        void on_the_day_of_an_evaluation_and_of_a_new_parameter() {
            assertThat(NextLook.after(day("2017-04-16"), QUOTA, held(PHONE, "2017-04-20", "2017-05-02"), LAW))
                    .contains(day("2017-04-20"));
            Law later = new Law(List.of(new Law.Row(LawParameter.NOTICE_AHEAD_DAYS, day("2017-03-01"), "90")));
            assertThat(NextLook.after(day("2017-01-16"), QUOTA, List.of(), later))
                    .contains(day("2017-03-01"));
            assertThat(NextLook.after(day("2017-03-01"), QUOTA, List.of(), later))
                    .contains(day("2017-06-18"));
        }

        @Test
        @DisplayName("LIF-5, LIF-7: on the day of an early end, when it becomes known, and on the day after")
        void on_the_day_of_an_early_end() {
            EvaluatedContract endedEarly =
                    new EvaluatedContract(day("2017-01-16"), day("2017-01-16"), day("2018-07-31"), day("2017-04-20"));
            assertThat(NextLook.after(day("2017-04-16"), endedEarly, List.of(), LAW))
                    .contains(day("2017-04-20"));
            assertThat(NextLook.after(day("2017-04-20"), endedEarly, List.of(), LAW))
                    .contains(day("2017-04-21"));
            assertThat(NextLook.after(day("2017-04-21"), endedEarly, List.of(), LAW))
                    .isEmpty();
        }

        @Test
        void never_again_after_the_end_and_not_before_the_beginning() {
            assertThat(NextLook.after(day("2018-07-31"), QUOTA, List.of(), LAW)).contains(day("2018-08-01"));
            assertThat(NextLook.after(day("2018-08-01"), QUOTA, List.of(), LAW)).isEmpty();
            assertThat(NextLook.after(day("2016-12-01"), QUOTA, List.of(), LAW)).contains(day("2017-01-16"));
            EvaluatedContract never =
                    new EvaluatedContract(day("2017-01-16"), day("2017-01-16"), day("2018-01-15"), day("2017-01-01"));
            assertThat(NextLook.after(day("2016-12-01"), never, List.of(), LAW)).isEmpty();
        }
    }

    /** What a day tells: everything missed until then, and by when those are expected that are announced. */
    private record Told(List<MissedEvaluation> missed, List<LocalDate> announced) {
        static Told on(LocalDate day, EvaluatedContract contract, List<HeldEvaluation> held, Law law) {
            return new Told(
                    MissedEvaluations.before(day, contract, held, law),
                    EvaluationNotice.on(day, contract, held, law).stream()
                            .map(EvaluationNotice::dueOn)
                            .toList());
        }
    }

    @Test
    @DisplayName(
            "nothing is missed or announced on a day between two looks, and a later day still tells what is missed")
    void between_two_looks_nothing_happens() {
        Random random = new Random(20170116);
        for (int i = 0; i < 150; i++) {
            LocalDate concludedOn = day("2014-01-01").plusDays(random.nextInt(2_000));
            LocalDate until = concludedOn.plusDays(random.nextInt(900));
            EvaluatedContract contract = new EvaluatedContract(
                    concludedOn,
                    concludedOn,
                    until,
                    random.nextInt(4) == 0 ? concludedOn.plusDays(random.nextInt(700)) : null);
            List<HeldEvaluation> held = new ArrayList<>();
            for (int each = random.nextInt(8); each > 0; each--) {
                held.add(new HeldEvaluation(
                        concludedOn.plusDays(random.nextInt(1_000) - 30L), random.nextBoolean() ? IN_PERSON : PHONE));
            }
            Law law = new Law(List.of(new Law.Row(
                    LawParameter.NOTICE_AHEAD_DAYS,
                    concludedOn.plusDays(random.nextInt(500)),
                    Integer.toString(random.nextInt(i % 3 == 0 ? 500 : 100)))));
            LocalDate day = concludedOn;
            Told told = Told.on(day, contract, held, law);
            Optional<LocalDate> look = NextLook.after(day, contract, held, law);
            for (day = day.plusDays(1); day.isBefore(until.plusDays(40)); day = day.plusDays(1)) {
                Told now = Told.on(day, contract, held, law);
                assertThat(now.missed()).containsAll(told.missed());
                if (look.isPresent() && look.get().equals(day)) {
                    look = NextLook.after(day, contract, held, law);
                } else {
                    assertThat(now)
                            .as("%s %s %s on %s", contract, held, law, day)
                            .isEqualTo(told);
                }
                told = now;
            }
            assertThat(look).isEmpty();
        }
    }
}
