package be.fgov.mi.piis.evaluation.rules;

import static be.fgov.mi.piis.evaluation.rules.ComplianceStatus.COMPLIANT;
import static be.fgov.mi.piis.evaluation.rules.ComplianceStatus.LATE;
import static be.fgov.mi.piis.evaluation.rules.ComplianceStatus.NON_COMPLIANT;
import static be.fgov.mi.piis.evaluation.rules.ComplianceStatus.ON_TRACK;
import static be.fgov.mi.piis.evaluation.rules.EvaluationMode.IN_PERSON;
import static be.fgov.mi.piis.evaluation.rules.EvaluationMode.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("LIF-5, LIF-6, LIF-7: compliance with the cadence, on any day")
class EvaluationComplianceTest {
    private static final Law ITS_SHARE =
            new Law(List.of(new Law.Row(LawParameter.SHORT_YEAR_ASKS_ITS_SHARE, LocalDate.of(2016, 11, 1), "true")));

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }

    private static EvaluatedContract contract(String concludedOn, String until) {
        return new EvaluatedContract(day(concludedOn), day(concludedOn), day(until), null);
    }

    private static HeldEvaluation held(String on, EvaluationMode mode) {
        return new HeldEvaluation(day(on), mode);
    }

    private static List<HeldEvaluation> inPerson(String... days) {
        return Arrays.stream(days).map(on -> held(on, IN_PERSON)).toList();
    }

    private static List<LocalDate> missedBefore(
            LocalDate day, EvaluatedContract contract, List<HeldEvaluation> held, Law law) {
        return MissedEvaluations.before(day, contract, held, law).stream()
                .map(MissedEvaluation::dueOn)
                .toList();
    }

    private static Compliance on(String on, EvaluatedContract contract, List<HeldEvaluation> held) {
        return EvaluationCompliance.on(day(on), contract, held, Law.standard()).orElseThrow();
    }

    @ParameterizedTest(name = "concluded on {0}: {1}")
    @CsvSource({
        "2002-10-01, EVERY_QUARTER",
        "2016-10-31, EVERY_QUARTER",
        "2016-11-01, QUOTA_A_YEAR",
        "2018-08-01, QUOTA_A_YEAR"
    })
    @DisplayName("A-24: the day of the conclusion decides the cadence")
    void the_day_of_the_conclusion_decides(LocalDate concludedOn, CadenceRegime regime) {
        assertThat(CadenceRegime.of(concludedOn)).isEqualTo(regime);
        EvaluatedContract contract = new EvaluatedContract(concludedOn, concludedOn, concludedOn.plusYears(2), null);
        assertThat(EvaluationCompliance.on(concludedOn.plusYears(1), contract, List.of(), Law.standard()))
                .hasValueSatisfying(
                        compliance -> assertThat(compliance.regime()).isEqualTo(regime));
    }

    @Test
    @DisplayName("LIF-5: nothing is asked before the conclusion, nor of what was over before everybody had signed")
    void nothing_is_asked_where_nothing_binds() {
        EvaluatedContract contract = contract("2017-01-16", "2018-01-15");
        assertThat(EvaluationCompliance.on(day("2017-01-15"), contract, List.of(), Law.standard()))
                .isEmpty();
        assertThat(EvaluationCompliance.on(day("2017-01-16"), contract, List.of(), Law.standard()))
                .isPresent();
        EvaluatedContract neverBound =
                new EvaluatedContract(day("2017-01-16"), day("2017-01-16"), day("2018-01-15"), day("2017-01-15"));
        assertThat(EvaluationCompliance.on(day("2017-06-01"), neverBound, List.of(), Law.standard()))
                .isEmpty();
        EvaluatedContract oneDay =
                new EvaluatedContract(day("2017-01-16"), day("2017-01-16"), day("2018-01-15"), day("2017-01-16"));
        assertThat(EvaluationCompliance.on(day("2017-06-01"), oneDay, List.of(), Law.standard()))
                .isPresent();
    }

    @ParameterizedTest(name = "concluded on {0}, until {1}")
    @CsvSource({"0217-01-16, 2018-01-15", "2002-09-30, 2003-09-29", "2017-01-16, +10000-01-01"})
    @DisplayName("LIF-5 to LIF-7: a contract from before the law, or without a last day, is judged by no rule")
    void impossible_dates_are_judged_by_no_rule(LocalDate concludedOn, LocalDate until) {
        EvaluatedContract impossible = new EvaluatedContract(concludedOn, concludedOn, until, null);
        LocalDate later = day("2018-06-01");
        assertThatThrownBy(() -> EvaluationCompliance.on(later, impossible, List.of(), Law.standard()))
                .isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> MissedEvaluations.before(later, impossible, List.of(), Law.standard()))
                .isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> EvaluationNotice.on(later, impossible, List.of(), Law.standard()))
                .isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest(name = "held on {0}: {1}")
    @CsvSource({
        "2017-01-15, BEFORE_THE_CONTRACT",
        "2017-01-16, WITHIN_THE_CONTRACT",
        "2017-06-30, WITHIN_THE_CONTRACT",
        "2017-07-01, AFTER_THE_CONTRACT"
    })
    @DisplayName("LIF-5: an evaluation is held from the conclusion to the last day")
    void an_evaluation_is_held_within_its_contract(LocalDate heldOn, EvaluationDay expected) {
        EvaluatedContract contract =
                new EvaluatedContract(day("2017-01-16"), day("2017-01-16"), day("2018-01-15"), day("2017-06-30"));
        assertThat(EvaluationDay.of(contract, heldOn)).isEqualTo(expected);
    }

    @Test
    @DisplayName("an end after the term does not lengthen the contract")
    void an_end_after_the_term_does_not_lengthen_the_contract() {
        assertThat(new EvaluatedContract(day("2017-01-16"), day("2017-01-16"), day("2018-01-15"), day("2018-03-01"))
                        .lastDay())
                .isEqualTo("2018-01-15");
    }

    @Test
    @DisplayName(
            "LIF-5, LIF-6: before an early end nobody knew of it, and the year asks the whole quota until that day")
    void an_early_end_is_not_known_before_its_day_under_the_quota() {
        EvaluatedContract endedEarly =
                new EvaluatedContract(day("2017-01-16"), day("2017-01-16"), day("2019-01-15"), day("2017-10-31"));
        Compliance before = on("2017-10-30", endedEarly, inPerson("2017-05-02"));
        assertThat(before).isEqualTo(on("2017-10-30", contract("2017-01-16", "2019-01-15"), inPerson("2017-05-02")));
        assertThat(before.required()).isEqualTo(3);
        assertThat(before.year().until()).isEqualTo("2018-01-15");
        assertThat(before.nextDueOn()).isEqualTo("2017-09-16");
        assertThat(on("2017-10-31", endedEarly, inPerson("2017-05-02")).year().until())
                .as("on its last day the end is known")
                .isEqualTo("2017-10-31");
    }

    @Test
    @DisplayName("LIF-7: before an early end nobody knew of it, and the next three months were due until that day")
    void an_early_end_is_not_known_before_its_day_under_the_quarter() {
        EvaluatedContract endedEarly =
                new EvaluatedContract(day("2015-01-05"), day("2015-01-05"), day("2016-01-04"), day("2015-06-01"));
        Compliance before = on("2015-05-31", endedEarly, inPerson("2015-04-03"));
        assertThat(before).isEqualTo(on("2015-05-31", contract("2015-01-05", "2016-01-04"), inPerson("2015-04-03")));
        assertThat(before.nextDueOn()).isEqualTo("2015-07-03");
        assertThat(on("2015-06-01", endedEarly, inPerson("2015-04-03")).nextDueOn())
                .as("on its last day the end is known")
                .isNull();
        EvaluatedContract beforeTheFirst =
                new EvaluatedContract(day("2015-01-05"), day("2015-01-05"), day("2016-01-04"), day("2015-03-31"));
        assertThat(on("2015-03-30", beforeTheFirst, List.of()).status()).isEqualTo(ON_TRACK);
        assertThat(on("2015-03-31", beforeTheFirst, List.of()).status()).isEqualTo(COMPLIANT);
    }

    @Nested
    @DisplayName("LIF-5, LIF-6, A-04: the quota of a contract year, from 01/11/2016")
    class Quota {
        private final EvaluatedContract contract = contract("2017-01-16", "2019-01-15");
        private final List<HeldEvaluation> three =
                List.of(held("2017-05-02", IN_PERSON), held("2017-09-04", PHONE), held("2017-12-18", IN_PERSON));

        @Test
        @DisplayName("SC-11: three, two of them in person, comply")
        void three_with_two_in_person_comply() {
            Compliance compliance = on("2018-01-15", contract, three);
            assertThat(compliance.status()).isEqualTo(COMPLIANT);
            assertThat(compliance.held()).isEqualTo(3);
            assertThat(compliance.heldInPerson()).isEqualTo(2);
            assertThat(compliance.missing()).isZero();
            assertThat(compliance.missingInPerson()).isZero();
            assertThat(compliance.nextDueOn()).isNull();
            assertThat(compliance.dueState()).isEqualTo(DueState.NOTHING);
            assertThat(compliance.year().from()).isEqualTo("2017-01-16");
            assertThat(compliance.year().until()).isEqualTo("2018-01-15");
        }

        @ParameterizedTest(name = "SC-11: the third by {0} leaves one in person missing")
        @EnumSource(value = EvaluationMode.class, names = "IN_PERSON", mode = EnumSource.Mode.EXCLUDE)
        void only_face_to_face_is_in_person(EvaluationMode mode) {
            Compliance compliance =
                    on("2018-01-15", contract, List.of(three.get(0), three.get(1), held("2017-12-18", mode)));
            assertThat(compliance.status()).isEqualTo(NON_COMPLIANT);
            assertThat(compliance.missing()).isZero();
            assertThat(compliance.missingInPerson()).isEqualTo(1);
            assertThat(compliance.dueState()).isEqualTo(DueState.MISSED);
            assertThat(compliance.nextDueOn()).isEqualTo("2018-01-15");
        }

        @Test
        @DisplayName("SC-11: only two leave one missing")
        void only_two_leave_one_missing() {
            Compliance compliance = on("2018-01-15", contract, inPerson("2017-05-02", "2017-12-18"));
            assertThat(compliance.status()).isEqualTo(NON_COMPLIANT);
            assertThat(compliance.missing()).isEqualTo(1);
            assertThat(compliance.missingInPerson()).isZero();
            assertThat(compliance.required()).isEqualTo(3);
            assertThat(compliance.requiredInPerson()).isEqualTo(2);
        }

        @Test
        @DisplayName("A-04: no deficit before the last day of the contract year")
        void there_is_no_deficit_before_the_last_day() {
            assertThat(on("2018-01-14", contract, inPerson("2017-05-02")).status())
                    .isEqualTo(ON_TRACK);
            assertThat(on("2018-01-15", contract, inPerson("2017-05-02")).status())
                    .isEqualTo(NON_COMPLIANT);
        }

        @ParameterizedTest(name = "on {0} nothing held: due on {1}, {2}")
        @CsvSource({
            "2017-01-16, 2017-05-16, NOTHING",
            "2017-04-15, 2017-05-16, NOTHING",
            "2017-04-16, 2017-05-16, UPCOMING",
            "2017-05-16, 2017-05-16, UPCOMING",
            "2017-05-17, 2017-05-16, OVERDUE",
            "2018-01-14, 2017-05-16, OVERDUE",
            "2018-01-15, 2017-05-16, MISSED"
        })
        void the_first_mark_is_announced(String on, String dueOn, DueState state) {
            Compliance compliance = on(on, contract, List.of());
            assertThat(compliance.nextDueOn()).isEqualTo(dueOn);
            assertThat(compliance.dueState()).isEqualTo(state);
        }

        @Test
        @DisplayName("A-04: the marks are after 4, 8 and 12 months, counted back for what is still needed")
        void the_marks_follow_what_is_still_needed() {
            assertThat(on("2017-06-01", contract, inPerson("2017-05-02")).nextDueOn())
                    .isEqualTo("2017-09-16");
            assertThat(on("2017-10-01", contract, inPerson("2017-05-02", "2017-09-04"))
                            .nextDueOn())
                    .isEqualTo("2018-01-15");
            List<HeldEvaluation> byPhone = List.of(held("2017-05-02", PHONE), held("2017-09-04", PHONE));
            Compliance compliance = on("2017-10-01", contract, byPhone);
            assertThat(compliance.nextDueOn())
                    .as("two in person are still needed")
                    .isEqualTo("2017-09-16");
            assertThat(compliance.missing()).isEqualTo(1);
            assertThat(compliance.missingInPerson()).isEqualTo(2);
        }

        @Test
        @DisplayName("an evaluation after the day is not known yet, and one of another year does not count")
        void only_what_was_held_in_the_year_up_to_the_day_counts() {
            assertThat(on("2017-12-17", contract, three).held()).isEqualTo(2);
            assertThat(on("2017-12-18", contract, three).held()).isEqualTo(3);
            assertThat(on("2018-01-16", contract, three).held()).isZero();
            assertThat(on("2018-01-16", contract, three).year().number()).isEqualTo(2);
            assertThat(on("2017-02-01", contract, inPerson("2017-01-15", "2017-01-16"))
                            .held())
                    .isEqualTo(1);
        }

        @Test
        @DisplayName("after the contract its last year is judged finally")
        void after_the_contract_the_last_year_is_judged() {
            EvaluatedContract oneYear = contract("2017-01-16", "2018-01-15");
            Compliance compliance = on("2019-06-01", oneYear, three.subList(0, 2));
            assertThat(compliance.year().number()).isEqualTo(1);
            assertThat(compliance.status()).isEqualTo(NON_COMPLIANT);
            assertThat(on("2019-06-01", oneYear, three).status()).isEqualTo(COMPLIANT);
        }

        @ParameterizedTest(name = "a contract until {0} asks {1}, {2} in person")
        @CsvSource({
            "2017-03-16, 0, 0", // 60 of 365 days
            "2017-03-17, 1, 0", // 61: half an evaluation from 60.83 on
            "2017-04-16, 1, 0", // 91
            "2017-04-17, 1, 1", // 92: a quarter from 91.25 on
            "2017-07-16, 1, 1", // 182
            "2017-07-17, 2, 1", // 183: half a year from 182.5 on
            "2017-10-15, 2, 1", // 273
            "2017-10-16, 2, 2", // 274: three quarters from 273.75 on
            "2017-11-15, 2, 2", // 304
            "2017-11-16, 3, 2", // 305: five sixths from 304.17 on
            "2018-01-14, 3, 2",
            "2018-01-15, 3, 2"
        })
        @DisplayName("A-04: where the parameter says so, a year cut short asks its share")
        void a_year_cut_short_asks_its_share(String until, int evaluations, int inPerson) {
            Compliance compliance = EvaluationCompliance.on(
                            day(until), contract("2017-01-16", until), List.of(), ITS_SHARE)
                    .orElseThrow();
            assertThat(compliance.required()).isEqualTo(evaluations);
            assertThat(compliance.requiredInPerson()).isEqualTo(inPerson);
            assertThat(compliance.status()).isEqualTo(evaluations == 0 ? COMPLIANT : NON_COMPLIANT);
        }

        @ParameterizedTest(name = "a contract until {0}, nothing held: on {1} {2}, {3}")
        @CsvSource({
            "2018-01-14, 2017-04-15, COMPLIANT, NOTHING, 2017-05-16",
            "2018-01-14, 2017-04-16, COMPLIANT, UPCOMING, 2017-05-16",
            "2018-01-14, 2017-05-17, COMPLIANT, OVERDUE, 2017-05-16",
            "2018-01-14, 2018-01-14, COMPLIANT, OVERDUE, 2017-05-16",
            "2018-01-14, 2018-01-15, COMPLIANT, NOTHING,",
            "2018-01-14, 2018-01-16, COMPLIANT, NOTHING,",
            "2017-05-15, 2017-05-15, COMPLIANT, NOTHING,",
            "2017-05-16, 2017-05-16, COMPLIANT, UPCOMING, 2017-05-16",
            "2018-01-15, 2018-01-14, ON_TRACK, OVERDUE, 2017-05-16",
            "2018-01-15, 2018-01-15, NON_COMPLIANT, MISSED, 2017-05-16"
        })
        @DisplayName("A-04: no deficit in a contract shorter than 12 months, only its marks, and none after its end")
        void a_year_cut_short_has_marks_and_no_deficit(
                String until, String on, ComplianceStatus status, DueState state, LocalDate nextDueOn) {
            Compliance compliance = on(on, contract("2017-01-16", until), List.of());
            assertThat(compliance.status()).isEqualTo(status);
            assertThat(compliance.dueState()).isEqualTo(state);
            assertThat(compliance.nextDueOn()).isEqualTo(nextDueOn);
            if (status == COMPLIANT) {
                assertThat(compliance.required()).isZero();
                assertThat(compliance.missing()).isZero();
                assertThat(compliance.missingInPerson()).isZero();
            }
        }

        @Test
        @DisplayName(
                "A-04: the last year of a longer contract asks its share; one that ended within a year lacks nothing")
        void a_last_year_cut_short_asks_its_share() {
            EvaluatedContract longer = contract("2017-01-16", "2018-12-31");
            assertThat(on("2018-12-31", longer, List.of()).required()).isEqualTo(3);
            assertThat(on("2018-12-31", longer, List.of()).status()).isEqualTo(NON_COMPLIANT);
            assertThat(missedBefore(day("2019-06-01"), longer, List.of(), Law.standard()))
                    .containsExactly(day("2018-01-15"), day("2018-12-31"));
            assertThat(on("2018-02-14", contract("2017-01-16", "2018-02-14"), List.of())
                            .status())
                    .as("30 days of a second year ask nothing")
                    .isEqualTo(COMPLIANT);
            EvaluatedContract endedEarly =
                    new EvaluatedContract(day("2017-01-16"), day("2017-01-16"), day("2018-12-31"), day("2017-12-31"));
            assertThat(missedBefore(day("2019-06-01"), endedEarly, List.of(), Law.standard()))
                    .isEmpty();
            assertThat(missedBefore(day("2019-06-01"), endedEarly, List.of(), ITS_SHARE))
                    .containsExactly(day("2017-12-31"));
        }

        @Test
        @DisplayName("LIF-5, A-04: a contract of a year that was signed some days late still asks the whole")
        void a_late_signature_shortens_no_contract() {
            EvaluatedContract signedLate =
                    new EvaluatedContract(day("2017-01-01"), day("2017-01-16"), day("2017-12-31"), null);
            assertThat(on("2018-02-01", signedLate, List.of()).status()).isEqualTo(NON_COMPLIANT);
            assertThat(on("2018-02-01", signedLate, List.of()).required()).isEqualTo(3);
            assertThat(on("2018-02-01", signedLate, three).status()).isEqualTo(COMPLIANT);
            assertThat(missedBefore(day("2018-02-01"), signedLate, List.of(), Law.standard()))
                    .containsExactly(day("2017-12-31"));
            assertThat(missedBefore(day("2018-02-01"), contract("2017-01-16", "2017-12-31"), List.of(), Law.standard()))
                    .as("the same days from a later first day are less than a year")
                    .isEmpty();
        }

        @Test
        @DisplayName("A-24: the quota is that of the day of the conclusion")
        void the_quota_is_that_of_the_conclusion() {
            Law law = new Law(List.of(
                    new Law.Row(LawParameter.EVALUATIONS_A_YEAR, day("2017-01-17"), "6"),
                    new Law.Row(LawParameter.EVALUATIONS_IN_PERSON, day("2017-01-17"), "4")));
            assertThat(EvaluationCompliance.on(day("2018-01-15"), contract, three, law))
                    .hasValueSatisfying(
                            compliance -> assertThat(compliance.required()).isEqualTo(3));
            Compliance later = EvaluationCompliance.on(
                            day("2017-06-01"), contract("2017-01-17", "2018-01-16"), List.of(), law)
                    .orElseThrow();
            assertThat(later.required()).isEqualTo(6);
            assertThat(later.requiredInPerson()).isEqualTo(4);
            assertThat(later.nextDueOn()).as("every two months").isEqualTo("2017-03-17");
        }

        @Test
        @DisplayName("A-04, A-02: the year of a contract of 29 February starts on the 28th where there is no 29th")
        void a_leap_day_has_its_years() {
            EvaluatedContract leap = contract("2020-02-29", "2024-12-31");
            assertThat(on("2021-02-27", leap, List.of()).year().number()).isEqualTo(1);
            assertThat(on("2021-02-28", leap, List.of()).year().number()).isEqualTo(2);
            assertThat(on("2024-02-28", leap, List.of()).year().number()).isEqualTo(4);
            assertThat(on("2024-02-29", leap, List.of()).year().number()).isEqualTo(5);
            LocalDate expected = day("2020-02-29");
            for (int number = 1; number <= 5; number++) {
                ContractYear year = ContractYear.numbered(number, leap);
                assertThat(year.from()).isEqualTo(expected);
                expected = year.until().plusDays(1);
            }
            assertThat(expected).isEqualTo("2025-01-01");
        }
    }

    @Nested
    @DisplayName("LIF-7: at most three months between two evaluations, until 31/10/2016")
    class Quarterly {
        private final EvaluatedContract contract = contract("2015-01-05", "2016-01-04");
        private final List<HeldEvaluation> four = inPerson("2015-04-03", "2015-07-02", "2015-09-30", "2015-12-28");

        @Test
        @DisplayName("SC-12: never more than three months apart comply, every day of the year and afterwards")
        void never_more_than_three_months_apart_comply() {
            for (LocalDate each = day("2015-04-03"); each.getYear() < 2017; each = each.plusDays(1)) {
                Compliance compliance = on(each.toString(), contract, four);
                assertThat(compliance.status()).as(each.toString()).isEqualTo(COMPLIANT);
                assertThat(compliance.missing()).isZero();
                assertThat(compliance.lateSince()).isNull();
            }
            assertThat(on("2015-12-27", contract, four).nextDueOn()).isEqualTo("2015-12-30");
            assertThat(on("2015-12-28", contract, four).nextDueOn())
                    .as("after the contract nothing is due")
                    .isNull();
            assertThat(on("2016-01-04", contract, four).held()).isEqualTo(4);
            assertThat(on("2016-01-04", contract, four).heldInPerson()).isEqualTo(4);
            assertThat(on("2016-01-04", contract, four).required()).isEqualTo(4);
        }

        @Test
        @DisplayName("SC-12: the last one is due on 2015-12-30 and late from the day after")
        void the_last_one_is_due_three_months_after_the_one_before() {
            List<HeldEvaluation> onTheDay = inPerson("2015-04-03", "2015-07-02", "2015-09-30", "2015-12-30");
            assertThat(on("2016-02-01", contract, onTheDay).status()).isEqualTo(COMPLIANT);
            List<HeldEvaluation> dayAfter = inPerson("2015-04-03", "2015-07-02", "2015-09-30", "2015-12-31");
            assertThat(on("2016-02-01", contract, dayAfter).status()).isEqualTo(LATE);
            assertThat(on("2016-02-01", contract, dayAfter).lateSince()).isEqualTo("2015-12-31");
            assertThat(on("2016-02-01", contract, dayAfter).missing()).isZero();
        }

        @ParameterizedTest(name = "SC-12: the second one on 2015-08-10; on {0}: {1}, late since {2}, {3} open")
        @CsvSource({
            "2015-07-03, COMPLIANT, , 0, UPCOMING",
            "2015-07-04, LATE, 2015-07-04, 1, OVERDUE",
            "2015-08-09, LATE, 2015-07-04, 1, OVERDUE",
            "2015-08-10, LATE, 2015-07-04, 0, NOTHING",
            "2015-11-10, LATE, 2015-07-04, 0, UPCOMING",
            "2015-11-11, LATE, 2015-11-11, 1, OVERDUE",
            "2016-01-04, LATE, 2015-11-11, 1, OVERDUE",
            "2016-01-05, NON_COMPLIANT, 2015-11-11, 1, MISSED"
        })
        void a_gap_is_late_from_the_day_after_it_was_due(
                String on, ComplianceStatus status, LocalDate lateSince, int open, DueState state) {
            Compliance compliance = on(on, contract, inPerson("2015-04-03", "2015-08-10"));
            assertThat(compliance.status()).isEqualTo(status);
            assertThat(compliance.lateSince()).isEqualTo(lateSince);
            assertThat(compliance.missing()).isEqualTo(open);
            assertThat(compliance.dueState()).isEqualTo(state);
        }

        @ParameterizedTest(name = "nothing held, on {0}: {1}, {2} open")
        @CsvSource({
            "2015-01-05, ON_TRACK, 0", "2015-04-05, ON_TRACK, 0", "2015-04-06, LATE, 1", "2015-07-06, LATE, 2",
            "2015-10-06, LATE, 3", "2016-01-04, LATE, 3", "2016-01-05, NON_COMPLIANT, 3", "2019-01-01, NON_COMPLIANT, 3"
        })
        void the_first_one_is_due_three_months_after_the_conclusion(String on, ComplianceStatus status, int open) {
            Compliance compliance = on(on, contract, List.of());
            assertThat(compliance.status()).isEqualTo(status);
            assertThat(compliance.missing()).isEqualTo(open);
            assertThat(compliance.nextDueOn()).isEqualTo("2015-04-05");
            assertThat(compliance.required()).isEqualTo(open);
        }

        @Test
        @DisplayName("A-02: months are counted from the day itself, so that no month end is lost")
        void month_ends_are_not_lost() {
            EvaluatedContract monthEnd = contract("2014-11-30", "2015-11-29");
            assertThat(on("2014-12-01", monthEnd, List.of()).nextDueOn()).isEqualTo("2015-02-28");
            assertThat(DueDates.of(monthEnd, List.of(), Law.standard()))
                    .containsExactly(day("2015-02-28"), day("2015-05-30"), day("2015-08-30"));
        }

        @Test
        @DisplayName("what was late in one contract year does not follow into the next")
        void a_gap_belongs_to_its_year() {
            EvaluatedContract twoYears = contract("2015-01-05", "2017-01-04");
            List<HeldEvaluation> held = inPerson("2015-04-03", "2015-08-10", "2015-11-09", "2016-02-05");
            assertThat(on("2016-01-04", twoYears, held).status()).isEqualTo(LATE);
            assertThat(on("2016-01-05", twoYears, held).status()).isEqualTo(COMPLIANT);
            assertThat(on("2016-01-05", twoYears, held).year().number()).isEqualTo(2);
            assertThat(on("2016-01-04", twoYears, held).required())
                    .as("three held, one due day went by")
                    .isEqualTo(4);
        }

        @Test
        @DisplayName("an evaluation after the end counts for nothing")
        void an_evaluation_after_the_end_counts_for_nothing() {
            Compliance compliance = on("2016-06-01", contract, inPerson("2015-04-03", "2015-07-02", "2016-01-05"));
            assertThat(compliance.status()).isEqualTo(NON_COMPLIANT);
            assertThat(compliance.held()).isEqualTo(2);
            assertThat(compliance.lateSince()).isEqualTo("2015-10-03");
        }
    }

    @Nested
    @DisplayName("LIF-5, LIF-7: the calendar of due days")
    class Calendar {
        @Test
        void the_quota_has_its_marks_in_each_year() {
            EvaluatedContract contract = contract("2017-01-16", "2018-07-31");
            assertThat(DueDates.of(contract, List.of(), Law.standard()))
                    .containsExactly(
                            day("2017-05-16"),
                            day("2017-09-16"),
                            day("2018-01-15"),
                            day("2018-05-16"),
                            day("2018-07-31"));
        }

        @Test
        void quarters_run_from_the_last_evaluation() {
            assertThat(DueDates.of(contract("2015-01-05", "2016-01-04"), inPerson("2015-04-03"), Law.standard()))
                    .containsExactly(day("2015-07-03"), day("2015-10-03"), day("2016-01-03"));
        }

        @Test
        void what_never_bound_has_none() {
            EvaluatedContract never =
                    new EvaluatedContract(day("2017-01-16"), day("2017-01-16"), day("2018-01-15"), day("2017-01-01"));
            assertThat(DueDates.of(never, List.of(), Law.standard())).isEmpty();
            assertThat(missedBefore(day("2019-01-01"), never, List.of(), Law.standard()))
                    .isEmpty();
        }

        @Test
        @DisplayName("a tick that was down for years finds every year that lacked something")
        void years_missed_are_found_afterwards() {
            EvaluatedContract contract = contract("2017-01-16", "2020-01-15");
            List<HeldEvaluation> held = inPerson("2018-03-01", "2018-06-01", "2018-10-01");
            assertThat(missedBefore(day("2018-01-15"), contract, held, Law.standard()))
                    .isEmpty();
            assertThat(missedBefore(day("2018-01-16"), contract, held, Law.standard()))
                    .containsExactly(day("2018-01-15"));
            assertThat(missedBefore(day("2020-01-15"), contract, held, Law.standard()))
                    .containsExactly(day("2018-01-15"));
            assertThat(missedBefore(day("2021-01-01"), contract, held, Law.standard()))
                    .containsExactly(day("2018-01-15"), day("2020-01-15"));
            assertThat(missedBefore(day("2017-01-16"), contract, List.of(), Law.standard()))
                    .isEmpty();
        }

        @Test
        void quarters_missed_are_found_afterwards() {
            EvaluatedContract contract = contract("2015-01-05", "2016-01-04");
            List<HeldEvaluation> held = inPerson("2015-10-01");
            assertThat(missedBefore(day("2015-04-05"), contract, held, Law.standard()))
                    .isEmpty();
            assertThat(missedBefore(day("2015-04-06"), contract, held, Law.standard()))
                    .containsExactly(day("2015-04-05"));
            assertThat(missedBefore(day("2016-03-01"), contract, held, Law.standard()))
                    .containsExactly(day("2015-04-05"), day("2015-07-05"), day("2016-01-01"));
        }
    }

    @Test
    @DisplayName("LIF-5..7: the order in which evaluations are known changes nothing")
    void the_order_changes_nothing() {
        List<HeldEvaluation> held = new ArrayList<>(inPerson("2015-04-03", "2015-07-02", "2015-09-30", "2015-12-28"));
        EvaluatedContract contract = contract("2015-01-05", "2016-01-04");
        Compliance expected = on("2016-01-04", contract, held);
        Collections.reverse(held);
        assertThat(on("2016-01-04", contract, held)).isEqualTo(expected);
    }

    @Test
    @DisplayName("the compliance of 100,000 contracts takes seconds at most")
    void a_hundred_thousand_contracts_are_judged_in_seconds() {
        long start = System.nanoTime();
        int compliant = 0;
        for (int i = 0; i < 100_000; i++) {
            LocalDate concludedOn = day("2014-01-01").plusDays(i % 1500);
            EvaluatedContract contract =
                    new EvaluatedContract(concludedOn, concludedOn, concludedOn.plusYears(2), null);
            List<HeldEvaluation> held = new ArrayList<>();
            for (int k = 1; k <= 5; k++) {
                held.add(new HeldEvaluation(concludedOn.plusDays(70L * k), IN_PERSON));
            }
            Compliance compliance = EvaluationCompliance.on(concludedOn.plusDays(360), contract, held, Law.standard())
                    .orElseThrow();
            compliant += compliance.status() == COMPLIANT ? 1 : 0;
        }
        assertThat(compliant).isEqualTo(100_000);
        assertThat((System.nanoTime() - start) / 1_000_000_000.0).as("seconds").isLessThan(10);
    }
}
