package be.fgov.mi.piis.evaluation.cadence;

import static be.fgov.mi.piis.evaluation.cadence.Cadences.aContract;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_A;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_B;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.evaluate;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.put;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.evaluation.law.LawBook;
import be.fgov.mi.piis.evaluation.rules.MissedEvaluations;
import be.fgov.mi.piis.events.outbox.Outbox;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import be.fgov.mi.piis.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
@DisplayName("LIF-5, LIF-6, LIF-7: the daily tick finds what is due soon and what was missed, once")
class DailyTickTest {
    private static final LocalDate CONCLUDED = LocalDate.of(2017, 1, 16);
    private static final LocalDate UNTIL = LocalDate.of(2018, 1, 15);

    @Inject
    Cadences cadences;

    @Inject
    DailyTick tick;

    @Inject
    BusinessClock clock;

    @Inject
    Tables tables;

    @Inject
    AgroalDataSource database;

    @Inject
    LawBook lawBook;

    @Inject
    Outbox outbox;

    @BeforeEach
    void nothing_is_known() {
        cadences.startAfresh();
    }

    @AfterEach
    void it_is_as_usual() {
        cadences.startAfresh();
        clock.moveTo(Cadences.USUAL);
    }

    /** Three evaluations of the contract year, all on the phone. */
    private void aYearWithoutAnybodyInPerson(String name) {
        cadences.learn(aContract(name).concluded(CONCLUDED, UNTIL));
        cadences.held(name, "2017-05-02 PHONE", "2017-09-04 PHONE", "2017-12-18 PHONE");
    }

    /** An instance that works in small chunks goes through until so many contracts, and is gone in the next chunk. */
    private void killedAfter(int contracts) {
        DailyTick instance = new DailyTick(
                database, lawBook, outbox, clock, contracts <= 7 ? contracts : 7, MissedEvaluations::before);
        cadences.sql("""
                create function fail_for_the_test() returns trigger language plpgsql as
                $$ begin raise exception 'the machine is gone'; end $$;
                create trigger fail_for_the_test before update on cadence_tick
                    for each row when (new.judged > %d) execute function fail_for_the_test();
                """.formatted(contracts));
        try {
            assertThatThrownBy(instance::run).isInstanceOf(RuntimeException.class);
        } finally {
            cadences.sql("drop trigger fail_for_the_test on cadence_tick; drop function fail_for_the_test()");
        }
        assertThat(tables.row("select judged from cadence_tick order by seen_at desc limit 1"))
                .isEqualTo(Integer.toString(contracts));
    }

    @Test
    @DisplayName("LIF-5, LIF-6: a contract year is missed the day after its last day, and told with what it lacked")
    void a_year_is_missed_the_day_after() {
        aYearWithoutAnybodyInPerson("year");
        cadences.on("2018-01-15");
        assertThat(cadences.missedOf("year")).isEmpty();

        cadences.on("2018-01-16");

        assertThat(cadences.missedOf("year")).containsExactly("year-1|2018-01-15|0|2|MISSED|1");
        JsonPath event = JsonPath.from(cadences.toldOf("year").getFirst());
        assertThat(event.getString("regime")).isEqualTo("quotaAYear");
        assertThat(event.getString("status")).isEqualTo("missed");
        assertThat(event.getString("dueOn")).isEqualTo("2018-01-15");
        assertThat(event.getInt("missingInPerson")).isEqualTo(2);
        assertThat(event.getInt("version")).isEqualTo(1);
        assertThat(event.getString("contractId"))
                .isEqualTo(aContract("year").id().toString());
    }

    @Test
    @DisplayName("SC-12, LIF-7: three months without one are missed from 2015-07-04 on, and each three months after")
    void three_months_are_missed_the_day_after() {
        cadences.learn(aContract("quarter").concluded(LocalDate.of(2015, 1, 5), LocalDate.of(2016, 1, 4)));
        cadences.held("quarter", "2015-04-03 PHONE");
        cadences.on("2015-07-03");
        assertThat(cadences.missedOf("quarter")).isEmpty();
        cadences.on("2015-07-04");
        assertThat(cadences.missedOf("quarter")).containsExactly("due-2015-07-03|2015-07-03|1|0|MISSED|1");

        cadences.on("2015-12-01");

        assertThat(cadences.missedOf("quarter"))
                .containsExactly("due-2015-07-03|2015-07-03|1|0|MISSED|1", "due-2015-10-03|2015-10-03|1|0|MISSED|1");
        assertThat(cadences.toldOf("quarter")).hasSize(2);
    }

    @Test
    @DisplayName("A-04: warned once for each mark, on the first day of the notice that the parameter gives")
    void warned_ahead_of_time() {
        cadences.learn(aContract("ahead").concluded(CONCLUDED, UNTIL));
        cadences.held("ahead", "2017-05-02 IN_PERSON");
        cadences.on("2017-04-15");
        assertThat(cadences.warnedOf("ahead")).isEmpty();
        cadences.on("2017-04-16");
        cadences.on("2017-04-17");
        assertThat(cadences.warnedOf("ahead")).containsExactly("2017-05-16|2017-04-16");

        cadences.on("2017-12-01");

        assertThat(cadences.warnedOf("ahead"))
                .as("the days between were left out")
                .containsExactly("2017-05-16|2017-04-16", "2017-09-16|2017-08-17");
    }

    @Test
    @DisplayName("A-04: warned at the marks after 8 and 12 months also while the first is not met")
    void warned_at_each_mark() {
        cadences.learn(aContract("marks").concluded(CONCLUDED, UNTIL));
        cadences.on("2017-04-16");
        cadences.on("2017-08-16");
        assertThat(cadences.warnedOf("marks")).containsExactly("2017-05-16|2017-04-16");

        cadences.on("2017-12-20");

        assertThat(cadences.warnedOf("marks"))
                .as("the days between were left out")
                .containsExactly("2017-05-16|2017-04-16", "2017-09-16|2017-08-17", "2018-01-15|2017-12-16");
        JsonPath list =
                get(worker(), "/piisEvaluation/v1/cpas/" + CPAS_A + "/warnings").jsonPath();
        assertThat(list.getList("items.kind")).isEqualTo(List.of("overdue", "overdue", "upcoming"));
        assertThat(list.getList("items.since")).isEqualTo(List.of("2017-04-16", "2017-08-17", "2017-12-16"));
    }

    @Nested
    class WhateverHappens {
        private static final LocalDate FIRST = LocalDate.of(2017, 10, 3);
        private static final int DAYS = 150;

        /** What a tick on each of the days records and tells. */
        private List<List<String>> eachDay() {
            cadences.startAfresh();
            cadences.aTown(FIRST, 60);
            IntStream.rangeClosed(0, DAYS).forEach(day -> cadences.on(FIRST.plusDays(day)));
            List<List<String>> expected = List.of(cadences.recorded(), cadences.told());
            assertThat(expected.getFirst()).anyMatch(row -> row.contains("EVERY_QUARTER"));
            assertThat(expected.getFirst()).anyMatch(row -> row.contains("QUOTA_A_YEAR"));
            assertThat(expected.getFirst()).anyMatch(row -> row.contains("warned"));
            cadences.startAfresh();
            cadences.aTown(FIRST, 60);
            return expected;
        }

        private void sameAs(List<List<String>> expected) {
            assertThat(cadences.recorded()).isEqualTo(expected.get(0));
            assertThat(cadences.told()).isEqualTo(expected.get(1));
        }

        @Test
        @DisplayName("down for months, it finds what it would have found day by day")
        void down_for_months() {
            List<List<String>> expected = eachDay();

            cadences.on(FIRST);
            cadences.on(FIRST.plusDays(DAYS));

            sameAs(expected);
        }

        @Test
        @DisplayName("in many chunks, two of them at once")
        void in_many_chunks() {
            List<List<String>> expected = eachDay();

            cadences.on(FIRST);
            clock.moveTo(FIRST.plusDays(DAYS));
            new DailyTick(database, lawBook, outbox, clock, 3, MissedEvaluations::before).run();

            assertThat(tables.row("select judged = contracts and finished_at is not null from cadence_tick"
                            + " order by seen_at desc limit 1"))
                    .isEqualTo("t");
            sameAs(expected);
        }

        @Test
        @DisplayName("twice a day, and two instances at once")
        void twice_and_two_at_once() {
            List<List<String>> expected = eachDay();

            for (int day = 0; day <= DAYS; day += day < 140 ? 7 : 1) {
                clock.moveTo(FIRST.plusDays(day));
                CompletableFuture.allOf(CompletableFuture.runAsync(tick::run), CompletableFuture.runAsync(tick::run))
                        .join();
                tick.run();
                tick.run();
            }

            sameAs(expected);
        }

        @Test
        @DisplayName("killed after a chunk, and in the middle of one")
        void killed() {
            List<List<String>> expected = eachDay();
            cadences.on(FIRST);
            clock.moveTo(FIRST.plusDays(DAYS));

            killedAfter(7);
            killedAfter(14);
            tick.run();

            sameAs(expected);
        }

        @Test
        @DisplayName("a clock that moves back takes nothing back and finds nothing twice")
        void the_clock_moves_both_ways() {
            List<List<String>> expected = eachDay();

            cadences.on(FIRST);
            for (int day : new int[] {90, 20, 91, 60, DAYS, 3, 140, DAYS}) {
                cadences.on(FIRST.plusDays(day));
            }

            sameAs(expected);
        }
    }

    @Test
    @DisplayName("a talk that was held in time and comes late resolves the miss in its next version")
    void a_late_report_resolves() {
        cadences.learn(aContract("late").concluded(CONCLUDED, UNTIL));
        cadences.held("late", "2017-05-02 IN_PERSON", "2017-09-04 PHONE");
        cadences.on("2018-01-20");
        assertThat(cadences.missedOf("late")).containsExactly("year-1|2018-01-15|1|1|MISSED|1");

        assertThat(evaluate("tick-late", "E3", 1, "{\"heldOn\": \"2017-12-18\", \"mode\": \"phone\"}")
                        .statusCode())
                .isEqualTo(201);
        tick.run();
        assertThat(cadences.missedOf("late")).containsExactly("year-1|2018-01-15|0|1|MISSED|2");

        assertThat(evaluate("tick-late", "E3", 2, "{\"heldOn\": \"2017-12-18\", \"mode\": \"inPerson\"}")
                        .statusCode())
                .isEqualTo(201);
        tick.run();
        tick.run();

        assertThat(cadences.missedOf("late")).containsExactly("year-1|2018-01-15|0|0|RESOLVED|3");
        assertThat(cadences.toldOf("late"))
                .extracting(event -> JsonPath.from(event).getString("status") + " "
                        + JsonPath.from(event).getInt("version"))
                .containsExactlyInAnyOrder("missed 1", "missed 2", "resolved 3");
        assertThat(cadences.toldOf("late"))
                .extracting(event -> JsonPath.from(event).getString("missId"))
                .containsOnly(tables.row("select id from evaluation_missed where contract_reference = 'tick-late'"));
    }

    @Test
    @DisplayName("LIF-7: under the old regime a late report moves the due days after it, and the old ones are resolved")
    void a_late_report_moves_the_due_days_after_it() {
        cadences.learn(aContract("shift").concluded(LocalDate.of(2015, 1, 5), LocalDate.of(2016, 1, 4)));
        cadences.held("shift", "2015-04-03 PHONE");
        cadences.on("2015-10-10");
        assertThat(cadences.missedOf("shift"))
                .containsExactly("due-2015-07-03|2015-07-03|1|0|MISSED|1", "due-2015-10-03|2015-10-03|1|0|MISSED|1");

        cadences.held("shift", "2015-07-02 PHONE");
        cadences.on("2015-10-11");

        assertThat(cadences.missedOf("shift"))
                .containsExactly(
                        "due-2015-07-03|2015-07-03|0|0|RESOLVED|2",
                        "due-2015-10-02|2015-10-02|1|0|MISSED|1",
                        "due-2015-10-03|2015-10-03|0|0|RESOLVED|2");
    }

    @Test
    @DisplayName("a correction that makes it missed again is the next version of the same")
    void a_correction_reopens() {
        cadences.learn(aContract("again").concluded(CONCLUDED, UNTIL));
        cadences.held("again", "2017-05-02 IN_PERSON", "2017-09-04 IN_PERSON");
        cadences.on("2018-01-20");
        evaluate("tick-again", "E3", 1, "{\"heldOn\": \"2017-12-18\", \"mode\": \"phone\"}");
        tick.run();
        assertThat(cadences.missedOf("again")).containsExactly("year-1|2018-01-15|0|0|RESOLVED|2");

        evaluate("tick-again", "E3", 2, "{\"heldOn\": \"2018-01-18\", \"mode\": \"phone\"}");
        tick.run();

        assertThat(cadences.missedOf("again")).containsExactly("year-1|2018-01-15|1|0|MISSED|3");
    }

    @Test
    @DisplayName("pushed while the clock is back before the due day, a late report resolves all the same")
    void a_late_report_after_the_clock_moved_back() {
        aYearWithoutAnybodyInPerson("back");
        cadences.on("2018-02-01");
        clock.moveTo(LocalDate.of(2017, 12, 20));
        tick.run();
        assertThat(cadences.missedOf("back")).containsExactly("year-1|2018-01-15|0|2|MISSED|1");

        cadences.held("back", "2017-12-18 IN_PERSON", "2017-12-19 IN_PERSON");
        tick.run();

        assertThat(cadences.missedOf("back")).containsExactly("year-1|2018-01-15|0|0|RESOLVED|2");
    }

    @Test
    @DisplayName("a contract and then its evaluations, sent on one day, are not told as missing in between")
    void what_is_sent_afterwards_is_waited_for() {
        cadences.on("2018-02-01");
        cadences.learn(aContract("sent").concluded(CONCLUDED, UNTIL));
        tick.run();
        assertThat(cadences.missedOf("sent")).isEmpty();
        cadences.held("sent", "2017-05-02 IN_PERSON", "2017-09-04 PHONE", "2017-12-18 IN_PERSON");
        cadences.learn(aContract("forgotten").concluded(CONCLUDED, UNTIL));

        cadences.on("2018-02-02");

        assertThat(cadences.missedOf("sent")).isEmpty();
        assertThat(cadences.toldOf("sent")).isEmpty();
        assertThat(cadences.missedOf("forgotten")).containsExactly("year-1|2018-01-15|3|2|MISSED|1");
    }

    @Test
    @DisplayName("A-04: a contract year is missed once, also when the end of the contract moves")
    void the_end_moves() {
        cadences.learn(aContract("moves").concluded(CONCLUDED, UNTIL));
        cadences.on("2018-01-16");
        assertThat(cadences.missedOf("moves")).containsExactly("year-1|2018-01-15|3|2|MISSED|1");

        cadences.sql("update known_contract set ended_on = '2017-10-31' where reference = 'tick-moves'");
        tick.run();
        assertThat(cadences.missedOf("moves"))
                .as("the year never came to its anniversary")
                .containsExactly("year-1|2018-01-15|0|0|RESOLVED|2");

        cadences.sql("update known_contract set ended_on = null where reference = 'tick-moves'");
        tick.run();
        assertThat(cadences.missedOf("moves")).containsExactly("year-1|2018-01-15|3|2|MISSED|3");
    }

    @Test
    @DisplayName("A-04: a contract shorter than 12 months is warned at its marks, and nothing is missed of it")
    void a_short_contract_is_warned_and_misses_nothing() {
        cadences.learn(aContract("short").concluded(CONCLUDED, LocalDate.of(2017, 10, 31)));
        cadences.on("2017-04-15");
        cadences.on("2017-04-16");
        JsonPath list =
                get(worker(), "/piisEvaluation/v1/cpas/" + CPAS_A + "/warnings").jsonPath();
        assertThat(list.getList("items.contractReference")).isEqualTo(List.of("tick-short"));
        assertThat(list.getList("items.missing.evaluations")).isEqualTo(List.of(2));

        cadences.on("2018-02-01");

        assertThat(cadences.warnedOf("short")).contains("2017-05-16|2017-04-16");
        assertThat(cadences.missedOf("short")).isEmpty();
        assertThat(cadences.toldOf("short")).isEmpty();
    }

    @Test
    @DisplayName("when two persons are one, what was missed is told again of the one")
    void the_person_changes() {
        aYearWithoutAnybodyInPerson("person");
        cadences.on("2018-01-16");
        UUID other = UUID.randomUUID();

        cadences.learn(aContract("person").of(other).inVersion(2).concluded(CONCLUDED, UNTIL));
        tick.run();

        assertThat(cadences.missedOf("person")).containsExactly("year-1|2018-01-15|0|2|MISSED|2");
        assertThat(cadences.toldOf("person")).anyMatch(event -> event.contains(other.toString()));
    }

    @Test
    @DisplayName("a new number of the law: what it concerns is judged again, and found on the next day")
    void the_law_changes() {
        cadences.learn(aContract("law").concluded(LocalDate.of(2091, 1, 1), LocalDate.of(2091, 12, 31)));
        cadences.held("law", "2091-05-02 IN_PERSON", "2091-09-04 PHONE", "2091-12-18 IN_PERSON");
        cadences.on("2092-01-05");
        assertThat(cadences.missedOf("law")).isEmpty();

        put(
                Tokens.officer(),
                "/piisEvaluation/v1/lawParameters/evaluationsAYear/values/2091-01-01",
                "{\"value\": \"5\", \"source\": \"a law of 2090\"}");
        cadences.on("2092-01-06");

        assertThat(cadences.missedOf("law")).containsExactly("year-1|2091-12-31|2|0|MISSED|1");
        cadences.sql("delete from law_parameter where valid_from = '2091-01-01'");
    }

    @Test
    @DisplayName("the database itself has a period once, and gives none away")
    void the_database_keeps_them() {
        aYearWithoutAnybodyInPerson("kept");
        cadences.on("2018-01-16");

        assertThatThrownBy(() -> cadences.sql("""
                insert into evaluation_missed (id, contract_id, enterprise_number, contract_reference, person_id, period,
                    regime, contract_year, due_on, missing, missing_in_person, status, version)
                select gen_random_uuid(), contract_id, enterprise_number, contract_reference, person_id, period, regime,
                       contract_year, due_on, missing, missing_in_person, status, version from evaluation_missed
                """)).hasMessageContaining("uq_evaluation_missed_once");
        assertThatThrownBy(() -> cadences.sql("delete from evaluation_missed")).hasMessageContaining("only grows");
    }

    @Test
    void how_far_the_day_is_is_told_in_percent() {
        cadences.aTown(LocalDate.of(2016, 10, 3), 10);
        clock.moveTo(LocalDate.of(2016, 10, 3));
        String path = "/piisEvaluation/v1/cadence/tick";
        assertThat(get(Tokens.officer(), path).jsonPath().getString("status")).isEqualTo("waiting");

        killedAfter(4);
        JsonPath running = get(Tokens.officer(), path).jsonPath();
        tick.run();
        JsonPath finished = get(Tokens.officer(), path).jsonPath();

        assertThat(running.getString("status")).isEqualTo("running");
        assertThat(running.getInt("percent")).isEqualTo(40);
        assertThat(running.getInt("contracts")).isEqualTo(10);
        assertThat(finished.getString("status")).isEqualTo("finished");
        assertThat(finished.getInt("percent")).isEqualTo(100);
        assertThat(finished.getInt("judged")).isEqualTo(10);
    }

    @Test
    void one_contract_that_no_rule_can_judge_keeps_nobody_else_from_it() {
        aYearWithoutAnybodyInPerson("before");
        cadences.learn(aContract("odd").concluded(CONCLUDED.plusDays(1), UNTIL.plusDays(1)));
        aYearWithoutAnybodyInPerson("after");
        DailyTick failing = new DailyTick(database, lawBook, outbox, clock, 7, (day, contract, held, law) -> {
            if (contract.concludedOn().equals(CONCLUDED.plusDays(1))) {
                throw new ArithmeticException("no such year");
            }
            return MissedEvaluations.before(day, contract, held, law);
        });
        clock.moveTo(LocalDate.of(2018, 3, 1));
        failing.run();
        String path = "/piisEvaluation/v1/cadence/tick";
        JsonPath day = get(Tokens.officer(), path).jsonPath();

        assertThat(day.getString("status")).isEqualTo("finished");
        assertThat(day.getInt("setAside")).isEqualTo(1);
        assertThat(cadences.missedOf("before")).hasSize(1);
        assertThat(cadences.missedOf("after")).hasSize(1);
        assertThat(cadences.missedOf("odd")).isEmpty();

        cadences.held("odd", "2017-05-02 PHONE");
        failing.run();
        assertThat(get(Tokens.officer(), path).jsonPath().getInt("setAside")).isEqualTo(1);

        cadences.on("2018-03-02");
        assertThat(cadences.missedOf("odd")).hasSize(1);
        assertThat(get(Tokens.officer(), path).jsonPath().getInt("setAside")).isZero();
    }

    @Test
    @DisplayName("LIF-5 to LIF-7: a year typed wrong is set aside and shown, and not missed a thousand times")
    void impossible_dates_are_set_aside() {
        aYearWithoutAnybodyInPerson("right");
        cadences.learn(aContract("typo").concluded(LocalDate.of(217, 1, 16), UNTIL));

        cadences.on("2018-03-01");

        assertThat(cadences.missedOf("typo")).isEmpty();
        assertThat(cadences.missedOf("right")).hasSize(1);
        JsonPath list =
                get(worker(), "/piisEvaluation/v1/cpas/" + CPAS_A + "/warnings").jsonPath();
        assertThat(list.getList("items.contractReference")).isEqualTo(List.of("tick-typo", "tick-right"));
        assertThat(list.getList("items.kind")).isEqualTo(List.of("notJudged", "missed"));
        assertThat(list.getString("items[0].since")).isEqualTo("2018-03-01");
        assertThat(get(Tokens.officer(), "/piisEvaluation/v1/cadence/tick")
                        .jsonPath()
                        .getInt("setAside"))
                .isEqualTo(1);
    }

    @Nested
    class TheListOfACpas {
        private static final String WARNINGS = "/piisEvaluation/v1/cpas/" + CPAS_A + "/warnings";

        @BeforeEach
        void of_each_kind_one() {
            clock.moveTo(LocalDate.of(2018, 6, 1));
            cadences.learn(aContract("missed").concluded(CONCLUDED, UNTIL));
            cadences.learn(aContract("overdue").concluded(LocalDate.of(2018, 1, 1), LocalDate.of(2018, 12, 31)));
            cadences.learn(aContract("upcoming").concluded(LocalDate.of(2018, 2, 10), LocalDate.of(2019, 2, 9)));
            cadences.learn(aContract("quiet").concluded(LocalDate.of(2018, 5, 1), LocalDate.of(2019, 4, 30)));
            evaluate("tick-missed", "E1", 1, "{\"heldOn\": \"2017-05-02\", \"mode\": \"phone\", \"worker\": \"w-9\"}");
            cadences.on("2018-06-02");
        }

        @Test
        void what_is_due_and_what_was_missed_the_oldest_day_first() {
            JsonPath list = get(worker(), WARNINGS).jsonPath();

            assertThat(list.getList("items.contractReference"))
                    .isEqualTo(List.of("tick-missed", "tick-overdue", "tick-upcoming"));
            assertThat(list.getList("items.kind")).isEqualTo(List.of("missed", "overdue", "upcoming"));
            assertThat(list.getList("items.dueOn")).isEqualTo(List.of("2018-01-15", "2018-05-01", "2018-06-10"));
            assertThat(list.getList("items.since")).isEqualTo(List.of("2018-01-16", "2018-06-02", "2018-06-02"));
            assertThat(list.getList("items.missing.evaluations")).isEqualTo(List.of(2, 3, 3));
            assertThat(list.getList("items.missing.inPerson")).isEqualTo(List.of(2, 2, 2));
            assertThat(list.getString("items[0].href")).endsWith("/contracts/tick-missed/compliance");
            assertThat(tables.row(
                            "select count(*) from access_log where operation = 'warning.list' and object = ?",
                            WARNINGS))
                    .isNotEqualTo("0");
        }

        @Test
        void by_kind_by_worker_and_by_the_page() {
            assertThat(get(worker(), WARNINGS + "?kind=upcoming").jsonPath().getList("items.contractReference"))
                    .isEqualTo(List.of("tick-upcoming"));
            assertThat(get(worker(), WARNINGS + "?worker=w-9").jsonPath().getList("items.contractReference"))
                    .isEqualTo(List.of("tick-missed"));
            JsonPath second = get(worker(), WARNINGS + "?page=2&pageSize=2").jsonPath();
            assertThat(second.getList("items.contractReference")).isEqualTo(List.of("tick-upcoming"));
            assertThat(second.getInt("total")).isEqualTo(3);
            assertThat(second.getString("prev")).contains("page=1");
        }

        @Test
        void a_talk_takes_it_off_the_list_at_once() {
            evaluate("tick-upcoming", "E1", 1, "{\"heldOn\": \"2018-06-02\", \"mode\": \"inPerson\"}");
            assertThat(get(worker(), WARNINGS).jsonPath().getList("items.contractReference"))
                    .isEqualTo(List.of("tick-missed", "tick-overdue"));
        }

        @Test
        @DisplayName("LIF-5 to LIF-7: what was missed is shown until a year after the contract, and stays recorded")
        void what_was_missed_of_a_contract_long_over_leaves_the_list() {
            cadences.on(UNTIL.plusDays(365));
            assertThat(get(worker(), WARNINGS + "?kind=missed").jsonPath().getList("items.contractReference"))
                    .contains("tick-missed");
            cadences.on(UNTIL.plusDays(366));
            assertThat(get(worker(), WARNINGS + "?kind=missed").jsonPath().getList("items.contractReference"))
                    .doesNotContain("tick-missed");
            assertThat(cadences.missedOf("missed")).hasSize(1);
        }

        @Test
        void a_miss_of_a_day_that_has_not_come_is_not_shown() {
            clock.moveTo(LocalDate.of(2018, 1, 10));
            assertThat(get(worker(), WARNINGS + "?kind=missed").jsonPath().getInt("total"))
                    .isZero();
        }

        @Test
        void another_cpas_sees_nothing_of_it() {
            Response foreign = get(Tokens.worker(CPAS_B), WARNINGS);
            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(get(Tokens.worker(CPAS_B), WARNINGS.replace(CPAS_A, CPAS_B))
                            .jsonPath()
                            .getInt("total"))
                    .isZero();
        }
    }
}
