package be.fgov.mi.piis.evaluation.record;

import static be.fgov.mi.piis.evaluation.fixture.Files.evaluationLine;
import static be.fgov.mi.piis.evaluation.fixture.Files.finished;
import static be.fgov.mi.piis.evaluation.fixture.Files.line;
import static be.fgov.mi.piis.evaluation.fixture.Files.measurementLine;
import static be.fgov.mi.piis.evaluation.fixture.Files.results;
import static be.fgov.mi.piis.evaluation.fixture.Files.sendTo;
import static be.fgov.mi.piis.evaluation.fixture.Files.taken;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.PREPARED;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.RUNNING;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.TALK;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.meter;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.ofContract;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.put;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.contract.LearnOfContract;
import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Contracts;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.Mandate;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import be.fgov.mi.piis.testkit.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two CPAS are taken over in the middle of a year: what belongs to their contracts goes on under either number. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class MergerOfCpasTest {
    private static final String FIRST = "0999007156";
    private static final String SECOND = "0999007255";
    private static final String NEW = "0999007354";
    private static final String APART = "0999007453";
    private static final LocalDate LAST_DAY = LocalDate.of(2015, 6, 30);
    private static final LocalDate AUTUMN = LocalDate.of(2015, 10, 1);
    private static final Tokens VENDOR = Tokens.vendor("vendor-of-the-new-one");

    @Inject
    CpasRegistry registry;

    @Inject
    LearnOfContract learnOfContract;

    @Inject
    BusinessClock clock;

    @Inject
    Tables tables;

    @BeforeEach
    void two_cpas_that_will_be_taken_over() {
        register(FIRST, LAST_DAY, NEW);
        register(SECOND, LAST_DAY, NEW);
        register(NEW, null, null);
        register(APART, null, null);
        registry.apply(new Mandate("vendor-of-the-new-one", Set.of(NEW), 1));
        clock.moveTo(LAST_DAY);
    }

    @AfterEach
    void it_is_as_usual() {
        clock.moveTo(LocalDate.of(2015, 12, 31));
    }

    private void register(String number, @Nullable LocalDate validTo, @Nullable String successor) {
        registry.apply(new RegisteredCpas(
                number,
                52031,
                "CPAS",
                "OCMW",
                null,
                LocalDate.of(2002, 10, 1),
                validTo,
                successor,
                "BE68539007547034",
                1));
    }

    private Contracts contract(String number, String reference) {
        Contracts contract = new Contracts(number, reference, UUID.randomUUID(), 1);
        QuarkusTransaction.requiringNew()
                .run(() -> learnOfContract.learn(
                        contract.concluded(LocalDate.of(2015, 1, 5), LocalDate.of(2015, 12, 31))));
        return contract;
    }

    private static Response evaluate(
            Tokens who, String number, String contract, String evaluation, int revision, String body) {
        return put(who, ofContract(number, contract) + "/evaluations/" + evaluation + "/revisions/" + revision, body);
    }

    private static List<String> listed(Tokens reader, String path, String property) {
        Response answer = get(reader, path + (path.contains("?") ? "&" : "?") + "pageSize=500");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getList(property, String.class);
    }

    private static String cpas(String number) {
        return "/piisEvaluation/v1/cpas/" + number;
    }

    @Test
    void what_is_sent_under_the_successors_number_joins_the_contract_that_it_took_over() {
        Contracts contract = contract(FIRST, "goes-on");
        assertThat(evaluate(Tokens.worker(FIRST), FIRST, "goes-on", "E1", 1, TALK)
                        .statusCode())
                .isEqualTo(201);
        assertThat(get(Tokens.worker(NEW), ofContract(NEW, "goes-on") + "/evaluations")
                        .statusCode())
                .as("not before the merger")
                .isEqualTo(404);
        clock.moveTo(AUTUMN);

        String later = TALK.replace("2015-04-03", "2015-07-10");
        Response first = evaluate(VENDOR, NEW, "goes-on", "E2", 1, later);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.jsonPath().getString("status")).isEqualTo("recorded");
        assertThat(first.jsonPath().getString("contractId"))
                .isEqualTo(contract.id().toString());
        assertThat(first.jsonPath().getString("href")).isEqualTo(ofContract(FIRST, "goes-on") + "/evaluations/E2");
        Response again = evaluate(VENDOR, NEW, "goes-on", "E2", 1, later);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(evaluate(VENDOR, FIRST, "goes-on", "E2", 2, later.replace("inPerson", "phone"))
                        .statusCode())
                .as("under either number")
                .isEqualTo(201);
        assertThat(evaluate(VENDOR, NEW, "goes-on", "E1", 2, TALK.replace("inPerson", "video"))
                        .statusCode())
                .as("what the old CPAS began")
                .isEqualTo(201);
        assertThat(put(VENDOR, ofContract(NEW, "goes-on") + "/trajectories/T1/revisions/1", RUNNING)
                        .jsonPath()
                        .getString("status"))
                .isEqualTo("running");
        assertThat(put(
                                VENDOR,
                                ofContract(NEW, "goes-on") + "/measurements/M1/revisions/1",
                                meter("2015-07-10", "worker", 2))
                        .jsonPath()
                        .getString("status"))
                .isEqualTo("recorded");

        for (String number : List.of(NEW, FIRST)) {
            String path = ofContract(number, "goes-on");
            assertThat(listed(Tokens.worker(NEW), path + "/evaluations", "items.reference"))
                    .as(number)
                    .containsExactly("E1", "E2");
            assertThat(listed(Tokens.worker(NEW), path + "/trajectories", "items.reference"))
                    .containsExactly("T1");
            for (String one : List.of(
                    "/evaluations/E2",
                    "/evaluations/E2/revisions/1",
                    "/evaluations/E2/beneficiaryViews",
                    "/trajectories/T1",
                    "/measurements/M1",
                    "/progress")) {
                assertThat(get(Tokens.worker(NEW), path + one).statusCode())
                        .as(path + one)
                        .isEqualTo(200);
                for (Tokens other : List.of(Tokens.worker(FIRST), Tokens.worker(SECOND), Tokens.worker(APART))) {
                    assertThat(get(other, path + one).statusCode()).isEqualTo(404);
                }
            }
            JsonPath compliance =
                    get(Tokens.worker(NEW), path + "/compliance?on=2015-09-30").jsonPath();
            assertThat(compliance.getInt("evaluations")).isEqualTo(2);
        }
        assertThat(tables.rows(
                        "select distinct payload::json->>'enterpriseNumber' || ' ' || (payload::json->>'contractId')"
                                + " from outbox where payload::json->>'contractReference' = 'goes-on'"))
                .as("told as its contract's")
                .containsExactly(FIRST + " " + contract.id());
    }

    @Test
    void the_lists_of_the_successor_show_both() {
        String overrun = RUNNING.replace("2015-02-01", "2014-02-01").replace("2015-06-30", "2015-01-31");
        for (String number : List.of(FIRST, NEW)) {
            contract(number, "list-" + number);
            put(Tokens.worker(number), ofContract(number, "list-" + number) + "/trajectories/T1/revisions/1", overrun);
            evaluate(Tokens.worker(number), number, "waits-" + number, "E1", 1, TALK);
        }
        String compliance = "/compliance?on=2015-06-30";
        assertThat(listed(Tokens.worker(NEW), cpas(NEW) + compliance, "contracts.items.contractReference"))
                .contains("list-" + NEW)
                .doesNotContain("list-" + FIRST);
        assertThat(listed(
                        Tokens.worker(NEW),
                        cpas(NEW) + "/compliance?on=2030-01-01",
                        "contracts.items.contractReference"))
                .as("a day to come opens nothing")
                .doesNotContain("list-" + FIRST);
        clock.moveTo(AUTUMN);

        assertThat(listed(Tokens.worker(NEW), cpas(NEW) + compliance, "contracts.items.contractReference"))
                .contains("list-" + FIRST, "list-" + NEW);
        assertThat(listed(Tokens.worker(NEW), cpas(NEW) + compliance, "contracts.items.href"))
                .contains(ofContract(FIRST, "list-" + FIRST) + "/compliance");
        assertThat(listed(Tokens.worker(NEW), cpas(NEW) + "/warnings", "items.contractReference"))
                .contains("list-" + FIRST, "list-" + NEW);
        assertThat(listed(Tokens.worker(NEW), cpas(NEW) + "/findings?code=overrun", "items.href"))
                .contains(
                        ofContract(FIRST, "list-" + FIRST) + "/trajectories/T1",
                        ofContract(NEW, "list-" + NEW) + "/trajectories/T1");
        assertThat(listed(Tokens.worker(NEW), cpas(NEW) + "/waitingRecords", "items.href"))
                .contains(
                        ofContract(FIRST, "waits-" + FIRST) + "/evaluations/E1",
                        ofContract(NEW, "waits-" + NEW) + "/evaluations/E1");
        for (String list : List.of("/compliance", "/warnings", "/findings", "/waitingRecords")) {
            for (String number : List.of(NEW, FIRST)) {
                for (Tokens other : List.of(Tokens.worker(FIRST), Tokens.worker(APART))) {
                    assertThat(get(other, cpas(number) + list).statusCode()).isEqualTo(404);
                }
            }
            assertThat(get(Tokens.worker(APART), cpas(APART) + list).asString()).doesNotContain("list-", "waits-");
        }
    }

    @Test
    void what_came_before_its_contract_joins_it_under_the_number_that_it_was_opened_under() {
        clock.moveTo(AUTUMN);
        Response awaited = evaluate(VENDOR, NEW, "late", "E1", 1, TALK);
        assertThat(awaited.jsonPath().getString("status")).isEqualTo("awaitingContract");
        put(VENDOR, ofContract(NEW, "late") + "/trajectories/T1/revisions/1", RUNNING);
        put(VENDOR, ofContract(NEW, "late") + "/measurements/M1/revisions/1", meter("2015-07-10", "worker", 2));
        assertThat(listed(Tokens.worker(NEW), ofContract(NEW, "late") + "/evaluations", "items.status"))
                .containsExactly("awaitingContract");

        Contracts contract = contract(FIRST, "late");

        for (String number : List.of(NEW, FIRST)) {
            JsonPath read = get(Tokens.worker(NEW), ofContract(number, "late") + "/evaluations/E1")
                    .jsonPath();
            assertThat(read.getString("status")).as(number).isEqualTo("recorded");
            assertThat(read.getString("contractId")).isEqualTo(contract.id().toString());
            assertThat(get(Tokens.worker(NEW), ofContract(number, "late") + "/trajectories/T1")
                            .jsonPath()
                            .getString("status"))
                    .isEqualTo("running");
            assertThat(get(Tokens.worker(NEW), ofContract(number, "late") + "/measurements/M1")
                            .jsonPath()
                            .getString("status"))
                    .isEqualTo("recorded");
        }
        assertThat(tables.rows("select kind from waiting_record where contract_reference = 'late'"))
                .isEmpty();
        Response again = evaluate(VENDOR, NEW, "late", "E1", 1, TALK);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(awaited.asString());
        assertThat(evaluate(VENDOR, FIRST, "late", "E1", 2, TALK.replace("inPerson", "phone"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(evaluate(VENDOR, NEW, "late", "E1", 3, TALK).statusCode()).isEqualTo(201);
        assertThat(tables.rows("select payload::json->>'enterpriseNumber' || '/' || (payload::json->>'version')"
                        + " from outbox where payload::json->>'contractReference' = 'late'"
                        + " and payload::json->>'evaluationReference' = 'E1' order by position"))
                .containsExactly(FIRST + "/2", FIRST + "/3", FIRST + "/4");
        assertThat(tables.row("select count(*) from outbox where payload::json->>'contractReference' = 'late'"
                        + " and payload::json->>'trajectoryReference' = 'T1'"))
                .isEqualTo("1");
    }

    @Test
    void what_still_waits_at_a_cpas_that_was_taken_over_draws_nothing_of_a_contract_of_the_successor_to_itself() {
        evaluate(Tokens.worker(FIRST), FIRST, "orphan", "E1", 1, TALK);
        clock.moveTo(AUTUMN);

        assertThat(evaluate(VENDOR, NEW, "orphan", "E2", 1, TALK).jsonPath().getString("href"))
                .isEqualTo(ofContract(NEW, "orphan") + "/evaluations/E2");
        assertThat(evaluate(VENDOR, NEW, "orphan", "E1", 2, TALK.replace("inPerson", "phone"))
                        .jsonPath()
                        .getString("href"))
                .as("a further revision of what waits")
                .isEqualTo(ofContract(FIRST, "orphan") + "/evaluations/E1");
        Contracts own = contract(NEW, "orphan");

        JsonPath joined =
                get(VENDOR, ofContract(NEW, "orphan") + "/evaluations/E2").jsonPath();
        assertThat(joined.getString("status")).isEqualTo("recorded");
        assertThat(joined.getString("contractId")).isEqualTo(own.id().toString());
        assertThat(get(VENDOR, ofContract(FIRST, "orphan") + "/evaluations/E1")
                        .jsonPath()
                        .getString("status"))
                .isEqualTo("awaitingContract");
    }

    @Test
    void what_waits_at_a_cpas_that_was_taken_over_keeps_no_name_from_the_successor() throws Exception {
        evaluate(Tokens.worker(FIRST), FIRST, "own-name", "E1", 1, TALK);
        evaluate(Tokens.worker(FIRST), FIRST, "own-file", "E1", 1, TALK);
        put(Tokens.worker(FIRST), ofContract(FIRST, "own-name") + "/trajectories/T1/revisions/1", RUNNING);
        clock.moveTo(AUTUMN);
        String byPhone = TALK.replace("inPerson", "phone");
        String ofFirst = ofContract(FIRST, "own-name") + "/evaluations/E1";
        String ofNew = ofContract(NEW, "own-name") + "/evaluations/E1";

        Response same = evaluate(VENDOR, NEW, "own-name", "E1", 1, TALK);
        assertThat(same.statusCode()).as("the same again").isEqualTo(200);
        assertThat(same.jsonPath().getString("href")).isEqualTo(ofFirst);
        Response own = evaluate(VENDOR, NEW, "own-name", "E1", 1, byPhone);
        assertThat(own.statusCode()).as(own.asString()).isEqualTo(201);
        assertThat(own.jsonPath().getString("href")).isEqualTo(ofNew);
        assertThat(evaluate(VENDOR, NEW, "own-name", "E1", 1, byPhone).statusCode())
                .isEqualTo(200);
        assertThat(evaluate(VENDOR, NEW, "own-name", "E1", 1, TALK.replace("inPerson", "video"))
                        .jsonPath()
                        .getString("type"))
                .isEqualTo("urn:problem-type:spp-is:revisionConflict");
        assertThat(evaluate(VENDOR, NEW, "own-name", "E1", 2, byPhone.replace("w-12", "w-13"))
                        .jsonPath()
                        .getString("href"))
                .isEqualTo(ofNew);
        assertThat(put(VENDOR, ofContract(NEW, "own-name") + "/trajectories/T1/revisions/1", PREPARED)
                        .jsonPath()
                        .getString("href"))
                .isEqualTo(ofContract(NEW, "own-name") + "/trajectories/T1");

        List<String> lines = List.of(
                evaluationLine("own-file", "E1", 1, byPhone),
                evaluationLine("own-file", "E1", 2, byPhone.replace("w-12", "w-13")));
        for (String mode : List.of("?mode=validate", "")) {
            String path = taken(sendTo(VENDOR, NEW, mode, lines));
            finished(Tokens.worker(NEW), path);
            assertThat(results(Tokens.worker(NEW), path).stream()
                            .map(result -> result.path("status").asInt()))
                    .as(mode)
                    .containsExactly(201, 201);
        }
        assertThat(get(VENDOR, ofContract(NEW, "own-file") + "/evaluations/E1")
                        .jsonPath()
                        .getString("mode"))
                .isEqualTo("phone");

        contract(FIRST, "own-name");
        contract(NEW, "own-name");
        for (String each : List.of(ofFirst, ofNew)) {
            assertThat(get(VENDOR, each).jsonPath().getString("status"))
                    .as(each)
                    .isEqualTo("recorded");
        }
        assertThat(get(VENDOR, ofFirst).jsonPath().getString("mode")).isEqualTo("inPerson");
        assertThat(get(VENDOR, ofNew).jsonPath().getInt("revision")).isEqualTo(2);
    }

    @Test
    void what_waited_at_the_successor_before_the_merger_goes_on_waiting_where_the_contract_has_a_record_so_named() {
        evaluate(Tokens.worker(FIRST), FIRST, "clash", "E1", 1, TALK);
        evaluate(Tokens.worker(NEW), NEW, "clash", "E1", 1, TALK.replace("inPerson", "phone"));
        clock.moveTo(AUTUMN);
        contract(FIRST, "clash");

        assertThat(get(VENDOR, ofContract(FIRST, "clash") + "/evaluations/E1")
                        .jsonPath()
                        .getString("status"))
                .isEqualTo("recorded");
        assertThat(get(VENDOR, ofContract(NEW, "clash") + "/evaluations/E1")
                        .jsonPath()
                        .getString("status"))
                .isEqualTo("awaitingContract");
        assertThat(evaluate(VENDOR, NEW, "clash", "E1", 2, TALK).jsonPath().getString("status"))
                .isEqualTo("awaitingContract");
        assertThat(listed(Tokens.worker(NEW), cpas(NEW) + "/waitingRecords", "items.href"))
                .contains(ofContract(NEW, "clash") + "/evaluations/E1")
                .doesNotContain(ofContract(FIRST, "clash") + "/evaluations/E1");
        contract(NEW, "clash");
        assertThat(get(VENDOR, ofContract(NEW, "clash") + "/evaluations/E1")
                        .jsonPath()
                        .getString("status"))
                .as("its own contract, when that comes")
                .isEqualTo("recorded");
    }

    @Test
    void what_waited_at_the_successor_is_off_the_list_once_a_later_revision_finds_the_contract() {
        contract(FIRST, "found-later");
        evaluate(Tokens.worker(NEW), NEW, "found-later", "E1", 1, TALK);
        assertThat(tables.rows("select 1 from waiting_record where contract_reference = 'found-later'"))
                .hasSize(1);
        clock.moveTo(AUTUMN);

        assertThat(evaluate(VENDOR, NEW, "found-later", "E1", 2, TALK)
                        .jsonPath()
                        .getString("status"))
                .isEqualTo("recorded");
        assertThat(tables.rows("select 1 from waiting_record where contract_reference = 'found-later'"))
                .isEmpty();
    }

    @Test
    void where_references_clash_the_successors_own_wins_and_two_that_were_taken_over_are_told_apart() {
        Contracts own = contract(NEW, "everywhere");
        for (String number : List.of(FIRST, SECOND)) {
            contract(number, "everywhere");
            contract(number, "both");
        }
        clock.moveTo(AUTUMN);

        assertThat(evaluate(VENDOR, NEW, "everywhere", "E1", 1, TALK).jsonPath().getString("contractId"))
                .isEqualTo(own.id().toString());
        Response refused = evaluate(VENDOR, NEW, "both", "E1", 1, TALK);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("type")).isEqualTo("urn:problem-type:spp-is:ambiguousReference");
        assertThat(refused.jsonPath().getList("enterpriseNumbers", String.class))
                .containsExactly(FIRST, SECOND);
        for (String list : List.of("/evaluations", "/trajectories", "/progress", "/compliance")) {
            assertThat(get(Tokens.worker(NEW), ofContract(NEW, "both") + list).statusCode())
                    .as(list)
                    .isEqualTo(409);
        }
        assertThat(evaluate(VENDOR, SECOND, "both", "E1", 1, TALK).statusCode()).isEqualTo(201);
        assertThat(get(VENDOR, ofContract(SECOND, "both") + "/evaluations/E1").statusCode())
                .isEqualTo(200);
        assertThat(get(VENDOR, ofContract(FIRST, "both") + "/evaluations/E1").statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_is_sent_under_the_old_number_joins_no_contract_of_the_successor() throws Exception {
        contract(NEW, "namesake");
        clock.moveTo(AUTUMN);
        assertThat(evaluate(VENDOR, FIRST, "namesake", "E1", 1, TALK).jsonPath().getString("status"))
                .isEqualTo("awaitingContract");
        String path = taken(sendTo(VENDOR, FIRST, "", List.of(evaluationLine("namesake", "E2", 1, TALK))));
        finished(Tokens.worker(NEW), path);
        JsonPath read =
                get(VENDOR, ofContract(FIRST, "namesake") + "/evaluations/E2").jsonPath();
        assertThat(read.getString("status")).isEqualTo("awaitingContract");
        assertThat(listed(Tokens.worker(NEW), ofContract(NEW, "namesake") + "/evaluations", "items.reference"))
                .isEmpty();
    }

    @Test
    void workers_that_two_cpas_call_alike_stay_two_after_the_merger() throws Exception {
        contract(FIRST, "workers-old");
        contract(FIRST, "workers-goes-on");
        contract(FIRST, "workers-file");
        contract(NEW, "workers-own");
        String talk = TALK.replace("w-12", "w-alike");
        assertThat(talk).contains("w-alike");
        evaluate(Tokens.worker(FIRST), FIRST, "workers-old", "E1", 1, talk);
        evaluate(Tokens.worker(NEW), NEW, "workers-own", "E1", 1, talk);
        clock.moveTo(AUTUMN);
        evaluate(VENDOR, NEW, "workers-goes-on", "E1", 1, talk);
        finished(
                Tokens.worker(NEW),
                taken(sendTo(VENDOR, NEW, "", List.of(evaluationLine("workers-file", "E1", 1, talk)))));

        String compliance = cpas(NEW) + "/compliance?on=2015-06-30&worker=w-alike";
        List<Map<String, Object>> byWorker =
                get(Tokens.worker(NEW), compliance).jsonPath().getList("byWorker");
        assertThat(byWorker.stream()
                        .filter(each -> "w-alike".equals(each.get("worker")))
                        .map(each -> each.get("workerOf") + " " + each.get("counts")))
                .containsExactly(FIRST + " {compliant=1}", NEW + " {compliant=3}");
        String contracts = "contracts.items.contractReference";
        assertThat(listed(Tokens.worker(NEW), compliance + "&workerOf=" + FIRST, contracts))
                .containsExactly("workers-old");
        assertThat(listed(Tokens.worker(NEW), compliance + "&workerOf=" + NEW, contracts))
                .containsExactly("workers-file", "workers-goes-on", "workers-own");
        assertThat(listed(Tokens.worker(NEW), ofContract(NEW, "workers-old") + "/evaluations", "items.workerOf"))
                .containsExactly(FIRST);
        assertThat(listed(Tokens.worker(NEW), ofContract(NEW, "workers-goes-on") + "/evaluations", "items.workerOf"))
                .containsExactly(NEW);
        assertThat(get(Tokens.worker(NEW), ofContract(NEW, "workers-old") + "/evaluations/E1")
                        .jsonPath()
                        .getString("workerOf"))
                .isEqualTo(FIRST);
        String warnings = cpas(NEW) + "/warnings?worker=w-alike&workerOf=";
        assertThat(listed(Tokens.worker(NEW), warnings + FIRST, "items.contractReference"))
                .containsOnly("workers-old");
        assertThat(listed(Tokens.worker(NEW), warnings + NEW, "items.workerOf"))
                .isNotEmpty()
                .containsOnly(NEW);

        assertThat(tables.rows(
                        "select string_agg(payload::json->>'contractReference', ' ' order by payload::json->>'contractReference')"
                                + " from outbox where payload::json->>'contractReference' like 'workers-%'"
                                + " group by payload::json->>'workerId' order by 1"))
                .containsExactly("workers-file workers-goes-on workers-own", "workers-old");
    }

    @Test
    void a_file_of_the_successor_goes_on_with_what_it_took_over_as_single_pushes_do() throws Exception {
        Contracts contract = contract(FIRST, "file-goes-on");
        evaluate(Tokens.worker(FIRST), FIRST, "file-goes-on", "E1", 1, TALK);
        contract(FIRST, "file-both");
        contract(SECOND, "file-both");
        Contracts own = contract(NEW, "file-own");
        clock.moveTo(AUTUMN);

        List<String> lines = List.of(
                evaluationLine("file-goes-on", "E1", 2, TALK.replace("inPerson", "video")),
                evaluationLine("file-goes-on", "E2", 1, TALK),
                measurementLine("file-goes-on", "M1", 1, meter("2015-07-10", "worker", 2)),
                line("file-goes-on", "T1", 1, RUNNING),
                evaluationLine("file-both", "E1", 1, TALK),
                evaluationLine("file-own", "E1", 1, TALK),
                evaluationLine("file-late", "E1", 1, TALK),
                line("file-late", "T1", 1, RUNNING));
        for (String mode : List.of("?mode=validate", "")) {
            String path = taken(sendTo(VENDOR, NEW, mode, lines));
            finished(Tokens.worker(NEW), path);
            List<String> codes = new ArrayList<>();
            for (JsonNode result : results(Tokens.worker(NEW), path)) {
                codes.add(result.path("status").asText() + result.path("code").asText());
            }
            assertThat(codes)
                    .as(mode)
                    .containsExactly("201", "201", "201", "201", "409ambiguousReference", "201", "201", "201");
        }
        for (String one : List.of("/evaluations/E1", "/evaluations/E2", "/measurements/M1", "/trajectories/T1")) {
            for (String number : List.of(NEW, FIRST)) {
                Response read = get(Tokens.worker(NEW), ofContract(number, "file-goes-on") + one);
                assertThat(read.statusCode()).as(number + one).isEqualTo(200);
                assertThat(read.jsonPath().getString("contractId"))
                        .as(number + one)
                        .isEqualTo(contract.id().toString());
            }
        }
        assertThat(get(VENDOR, ofContract(NEW, "file-goes-on") + "/evaluations/E1")
                        .jsonPath()
                        .getInt("revision"))
                .isEqualTo(2);
        assertThat(get(VENDOR, ofContract(NEW, "file-own") + "/evaluations/E1")
                        .jsonPath()
                        .getString("contractId"))
                .isEqualTo(own.id().toString());

        contract(FIRST, "file-late");
        String again = taken(sendTo(
                VENDOR,
                NEW,
                "",
                List.of(lines.get(6), evaluationLine("file-late", "E1", 2, TALK.replace("true", "false")))));
        finished(Tokens.worker(NEW), again);
        assertThat(results(Tokens.worker(NEW), again).stream()
                        .map(result -> result.path("status").asInt()))
                .containsExactly(200, 201);
        JsonPath joined = get(Tokens.worker(NEW), ofContract(FIRST, "file-late") + "/evaluations/E1")
                .jsonPath();
        assertThat(joined.getString("status")).isEqualTo("recorded");
        assertThat(joined.getInt("revision")).isEqualTo(2);
        assertThat(get(Tokens.worker(NEW), ofContract(NEW, "file-late") + "/trajectories/T1")
                        .jsonPath()
                        .getString("status"))
                .isEqualTo("running");
        assertThat(tables.rows("select kind from waiting_record where contract_reference like 'file-%'"))
                .isEmpty();
    }
}
