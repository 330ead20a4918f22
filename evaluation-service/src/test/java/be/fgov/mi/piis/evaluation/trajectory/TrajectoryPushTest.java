package be.fgov.mi.piis.evaluation.trajectory;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_A;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_F;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.aContract;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.RUNNING;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.ended;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.push;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.put;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.trajectories;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.trajectory;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.vendor;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.evaluation.contract.LearnOfContract;
import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Contracts;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class TrajectoryPushTest {
    @Inject
    Tables tables;

    @Inject
    LearnOfContract learnOfContract;

    private Contracts given(Contracts contract) {
        QuarkusTransaction.requiringNew().run(() -> learnOfContract.learn(contract.told()));
        return contract;
    }

    @Test
    void a_trajectory_of_a_known_contract_runs_and_is_told_at_once() {
        Contracts contract = given(aContract("known"));

        Response answer = push("known", "T1", 1, RUNNING);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.asString())
                .isEqualTo("{\"contractId\":\"" + contract.id() + "\",\"reference\":\"T1\",\"revision\":1,"
                        + "\"status\":\"running\",\"href\":\"" + trajectory("known", "T1") + "\",\"warnings\":[]}");
        assertThat(told("T1", "known"))
                .containsExactly(contract.personId() + "|1|{\"kind\": \"remobilization\", \"mode\": \"collective\"}");
    }

    @Test
    @DisplayName("SC-23, LIF-9: planning 2015-03-01..2016-03-01 is 400, max end 2016-02-29")
    void a_plan_of_more_than_a_year_is_refused_with_the_latest_day() {
        Response answer = push(
                "SC-23", "T1", 1, RUNNING.replace("2015-02-01", "2015-03-01").replace("2015-06-30", "2016-03-01"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:problem-type:belgif:badRequest");
        assertThat(answer.jsonPath().getList("issues")).hasSize(1);
        assertThat(answer.jsonPath().getString("issues[0].type"))
                .isEqualTo("urn:problem-type:belgif-ext:input-validation:invalidPeriod");
        assertThat(answer.jsonPath().getString("issues[0].name")).isEqualTo("plannedUntil");
        assertThat(answer.jsonPath().getString("issues[0].detail")).contains("max 2016-02-29");
        assertThat(stored("SC-23")).isEmpty();

        assertThat(push(
                                "SC-23",
                                "T1",
                                1,
                                RUNNING.replace("2015-02-01", "2015-03-01").replace("2015-06-30", "2016-02-29"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("SC-23, SUB-19: a dropout with a blank explanation is unexplained until the CPAS completes it")
    void a_dropout_can_be_explained_later() {
        given(aContract("dropout"));
        String blank = ended(
                "2015-02-01",
                "2015-06-30",
                "{\"on\": \"2015-05-10\", \"dropout\": {\"reason\": \"abandoned\", \"explanation\": \"  \"}}");
        String explained = blank.replace("\"  \"", "\"Ne vient plus depuis le 10 mai malgré trois rappels.\"");

        Response first = push("dropout", "T1", 1, blank);
        Response second = push("dropout", "T1", 2, explained);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.jsonPath().getString("status")).isEqualTo("droppedOut");
        assertThat(first.jsonPath().getString("warnings[0].code")).isEqualTo("dropoutUnexplained");
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.jsonPath().getList("warnings")).isEmpty();
        assertThat(tables.rows("""
                        select version, payload::json->'dropout'->>'reason', payload::json->'dropout'->>'explained'
                          from outbox where payload::json->>'contractReference' = 'dropout' order by version
                        """)).containsExactly("1|abandoned|false", "2|abandoned|true");
    }

    @Test
    void an_absent_explanation_is_unexplained_too() {
        Response answer = push(
                "absent",
                "T1",
                1,
                ended("2015-02-01", "2015-06-30", "{\"on\": \"2015-05-10\", \"dropout\": {\"reason\": \"moved\"}}"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.jsonPath().getString("warnings[0].code")).isEqualTo("dropoutUnexplained");
    }

    @Test
    void the_words_of_an_explanation_are_read_back_and_unreadable_in_the_database() {
        given(aContract("words"));
        push(
                "words",
                "T1",
                1,
                ended(
                        "2015-02-01",
                        "2015-06-30",
                        "{\"on\": \"2015-05-10\", \"dropout\": {\"reason\": \"other\", \"explanation\": \"geheimzinnig\"}}"));

        for (String table : List.of(
                "outbox", "access_log", "push_receipt", "trajectory", "trajectory_activity", "trajectory_revision")) {
            assertThat(tables.rows("select t::text from " + table + " t"))
                    .noneMatch(row -> row.contains("geheimzinnig"));
        }
        assertThat(
                        tables.row(
                                "select count(*) from trajectory_revision where position('geheim'::bytea in content_sealed) > 0"))
                .isEqualTo("0");
        assertThat(get(worker(), trajectory("words", "T1")).jsonPath().getString("ended.dropout.explanation"))
                .isEqualTo("geheimzinnig");
    }

    @Test
    void a_real_end_after_the_year_is_kept_with_a_warning() {
        given(aContract("overrun"));

        Response answer = push(
                "overrun",
                "T1",
                1,
                ended("2014-03-01", "2015-02-28", "{\"on\": \"2015-03-01\", \"outcome\": \"employment\"}"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.jsonPath().getString("status")).isEqualTo("ended");
        assertThat(answer.jsonPath().getString("warnings[0].code")).isEqualTo("overrun");
        assertThat(answer.jsonPath().getString("warnings[0].text")).contains("2015-02-28");
        assertThat(
                        tables.row(
                                "select payload::json->>'endedOn' from outbox where payload::json->>'contractReference' = 'overrun'"))
                .isEqualTo("2015-03-01");
    }

    @Test
    void professional_activities_are_kept_with_a_warning() {
        Response answer = push("professional", "T1", 1, RUNNING.replace("remobilization", "jobSearchWorkshop"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.jsonPath().getString("warnings[0].code")).isEqualTo("professionalActivation");
    }

    @Test
    void the_same_revision_again_gets_the_first_answer_byte_for_byte() {
        Response first = push("again", "T1", 1, RUNNING);
        String tablesAfterwards = tables.fingerprint();

        Response second = push("again", "T1", 1, """
                { "activities":[{"mode":"collective","kind":"remobilization"}],
                  "plannedUntil":"2015-06-30",   "startedOn":"2015-02-01" }""");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(tables.fingerprint()).isEqualTo(tablesAfterwards);
    }

    @Test
    void a_repeat_gets_the_first_answer_also_after_the_contract_arrived() {
        Response first = push("waited", "T1", 1, RUNNING);
        given(aContract("waited"));

        Response second = push("waited", "T1", 1, RUNNING);

        assertThat(first.jsonPath().getString("status")).isEqualTo("awaitingContract");
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(get(worker(), trajectory("waited", "T1")).jsonPath().getString("status"))
                .isEqualTo("running");
    }

    @Test
    void other_content_under_a_stored_revision_is_a_conflict() {
        push("conflict", "T1", 1, RUNNING);
        String before = tables.fingerprint();

        Response answer = push("conflict", "T1", 1, RUNNING.replace("collective", "individual"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:problem-type:spp-is:revisionConflict");
        assertThat(tables.fingerprint()).isEqualTo(before);
    }

    @Test
    void a_skipped_revision_is_a_gap() {
        push("gap", "T1", 1, RUNNING);
        String before = tables.fingerprint();

        Response answer = push("gap", "T1", 3, RUNNING.replace("collective", "individual"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:problem-type:spp-is:revisionGap");
        assertThat(answer.jsonPath().getInt("expectedRevision")).isEqualTo(2);
        assertThat(tables.fingerprint()).isEqualTo(before);
    }

    @Test
    void a_dry_run_answers_the_same_and_stores_nothing() {
        given(aContract("dry"));
        String before = tables.fingerprint();

        Response dry = put(vendor(), trajectory("dry", "T1") + "/revisions/1?dryRun=true", RUNNING);

        assertThat(tables.fingerprint()).isEqualTo(before);
        Response real = push("dry", "T1", 1, RUNNING);
        assertThat(dry.statusCode()).isEqualTo(real.statusCode()).isEqualTo(201);
        assertThat(dry.asByteArray()).isEqualTo(real.asByteArray());
    }

    @Test
    void an_object_of_another_cpas_answers_as_an_unknown_one() {
        push("mine", "T1", 1, RUNNING);
        Tokens stranger = Tokens.worker(CPAS_F);

        for (String path : List.of(
                trajectories(CPAS_A, "mine"), trajectory("mine", "T1"), trajectory("mine", "T1") + "/revisions/1")) {
            Response foreign = get(stranger, path);
            Response unknown = get(stranger, path.replace(CPAS_A, CPAS_F));
            Response noCpas = get(stranger, path.replace(CPAS_A, "0999999922"));
            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(withoutInstance(foreign))
                    .isEqualTo(withoutInstance(unknown))
                    .isEqualTo(withoutInstance(noCpas));
        }
        String before = tables.fingerprint();
        assertThat(put(stranger, trajectory("mine", "T1") + "/revisions/2", RUNNING)
                        .statusCode())
                .isEqualTo(404);
        assertThat(put(vendor(), trajectories(CPAS_F, "mine") + "/T1/revisions/1", RUNNING)
                        .statusCode())
                .isEqualTo(404);
        assertThat(tables.fingerprint()).isEqualTo(before);
    }

    @Test
    void only_the_functions_of_a_role_are_open_to_it() {
        String path = trajectory("roles", "T1");
        assertThat(io.restassured.RestAssured.given().get(path).statusCode()).isEqualTo(401);
        assertThat(put(worker(), path + "/revisions/1", RUNNING).statusCode()).isEqualTo(201);
        assertThat(put(Tokens.president(CPAS_A), path + "/revisions/2", RUNNING).statusCode())
                .isEqualTo(403);
        assertThat(put(Tokens.officer(), path + "/revisions/2", RUNNING).statusCode())
                .isEqualTo(403);
        assertThat(get(Tokens.president(CPAS_A), path).statusCode()).isEqualTo(200);
        assertThat(get(Tokens.officer(), path).statusCode()).isEqualTo(403);
        assertThat(get(worker().audience("piis-contract"), path).statusCode()).isEqualTo(401);
    }

    @Test
    void each_revision_stays_readable_and_each_reading_leaves_a_line() {
        Contracts contract = given(aContract("read"));
        push("read", "T1", 1, RUNNING);
        push(
                "read",
                "T1",
                2,
                ended("2015-02-01", "2015-06-30", "{\"on\": \"2015-06-30\", \"outcome\": \"strengthenedAutonomy\"}"));

        Response newest = get(worker(), trajectory("read", "T1"));
        Response first = get(worker(), trajectory("read", "T1") + "/revisions/1");
        Response list = get(worker(), trajectories(CPAS_A, "read"));

        assertThat(newest.jsonPath().getInt("revision")).isEqualTo(2);
        assertThat(newest.jsonPath().getString("ended.outcome")).isEqualTo("strengthenedAutonomy");
        assertThat(newest.jsonPath().getString("activities[0].kind")).isEqualTo("basicSkills");
        assertThat(newest.jsonPath().getString("status")).isEqualTo("ended");
        assertThat(first.jsonPath().getInt("revision")).isEqualTo(1);
        assertThat(first.jsonPath().getString("ended")).isNull();
        assertThat(list.jsonPath().getInt("total")).isEqualTo(1);
        assertThat(list.jsonPath().getString("items[0].href")).isEqualTo(trajectory("read", "T1"));
        assertThat(list.jsonPath().getString("items[0].outcome")).isEqualTo("strengthenedAutonomy");
        assertThat(get(worker(), trajectory("read", "T1") + "/revisions/3").statusCode())
                .isEqualTo(404);
        assertThat(tables.rows("""
                        select operation, account, person_id, purpose from access_log
                         where object like '%/contracts/read/%' order by id
                        """))
                .containsExactly(
                        "trajectory.push|service-account-vendor|" + contract.personId() + "|socialActivation",
                        "trajectory.push|service-account-vendor|" + contract.personId() + "|socialActivation",
                        "trajectory.read|worker-0999000129|" + contract.personId() + "|socialActivation",
                        "trajectory.read|worker-0999000129|" + contract.personId() + "|socialActivation",
                        "trajectory.list|worker-0999000129|" + contract.personId() + "|socialActivation");
    }

    @Test
    void the_list_of_a_known_contract_without_trajectories_is_empty_and_pages_are_cut() {
        given(aContract("pages"));
        assertThat(get(worker(), trajectories(CPAS_A, "pages")).jsonPath().getList("items"))
                .isEmpty();
        for (int i = 1; i <= 3; i++) {
            push("pages", "T" + i, 1, RUNNING);
        }
        Response second = get(worker(), trajectories(CPAS_A, "pages") + "?page=2&pageSize=2");
        assertThat(second.jsonPath().getList("items.reference")).isEqualTo(List.of("T3"));
        assertThat(second.jsonPath().getInt("total")).isEqualTo(3);
        assertThat(second.jsonPath().getString("prev")).contains("page=1");
        assertThat(second.jsonPath().getString("next")).isNull();
    }

    @Test
    void a_stored_revision_cannot_be_changed_in_the_database_either() {
        push("insert-only", "T1", 1, RUNNING);
        for (String sql : List.of(
                "update trajectory_revision set content = '{}'",
                "delete from trajectory_revision",
                "truncate trajectory_revision")) {
            assertThatThrownBy(() -> tables.execute(sql))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("only grows");
        }
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            {"plannedUntil": "2015-06-30", "activities": [{"kind": "basicSkills", "mode": "individual"}]} ~ requiredInput ~ startedOn
            {"startedOn": "2015-02-01", "plannedUntil": "2015-06-30", "activities": []} ~ requiredInput ~ activities
            {"startedOn": "2015-02-01", "plannedUntil": "2015-01-31", "activities": [{"kind": "basicSkills", "mode": "individual"}]} ~ invalidPeriod ~ plannedUntil
            {"startedOn": "2015-02-30", "plannedUntil": "2015-06-30", "activities": [{"kind": "basicSkills", "mode": "individual"}]} ~ schemaViolation ~ startedOn
            {"startedOn": "2015-02-01", "plannedUntil": "2015-06-30", "activities": [{"kind": "surfing", "mode": "individual"}]} ~ referencedResourceNotFound ~ activities[0].kind
            {"startedOn": "2015-02-01", "plannedUntil": "2015-06-30", "activities": [{"kind": "basicSkills", "mode": "individual"}], "ssin": "75010599351"} ~ unknownInput ~ ssin
            {"startedOn": "2015-02-01", "plannedUntil": "2015-06-30", "activities": [{"kind": "basicSkills", "mode": "individual"}], "ended": {"on": "2015-05-01"}} ~ requiredInput ~ ended.outcome
            {"startedOn": "2015-02-01", "plannedUntil": "2015-06-30", "activities": [{"kind": "basicSkills", "mode": "individual"}], "ended": {"on": "2015-05-01", "outcome": "employment", "dropout": {"reason": "other", "explanation": "x"}}} ~ rejectedInput ~ ended.dropout
            {"startedOn": "2015-02-01", "plannedUntil": "2015-06-30", "activities": [{"kind": "basicSkills", "mode": "individual"}], "ended": {"on": "2015-01-31", "outcome": "employment"}} ~ invalidPeriod ~ ended.on
            {"startedOn": "2015-02-01", "plannedUntil": "2015-06-30", "activities": [{"kind": "basicSkills", "mode": "individual"}], "ended": {"on": "2016-01-01", "outcome": "employment"}} ~ outOfRange ~ ended.on
            {"startedOn": "2001-02-01", "plannedUntil": "2001-06-30", "activities": [{"kind": "basicSkills", "mode": "individual"}]} ~ outOfRange ~ activities[0].kind
            """)
    void a_wrong_field_is_named_and_nothing_is_stored(String body, String issue, String name) {
        String before = tables.fingerprint();

        Response answer = push("refused", "T1", 1, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("issues[0].type")).endsWith(":" + issue);
        assertThat(answer.jsonPath().getString("issues[0].name")).isEqualTo(name);
        assertThat(answer.jsonPath().getString("issues[0].in")).isEqualTo("body");
        assertThat(answer.asString()).doesNotContain("75010599351");
        assertThat(tables.fingerprint()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/contracts/bad%20ref/trajectories/T1/revisions/1, reference",
        "/contracts/R/trajectories/a%20b/revisions/1, trajectoryReference",
        "/contracts/R/trajectories/T1/revisions/0, revision",
        "/contracts/R/trajectories/T1/revisions/one, revision",
    })
    void a_wrong_path_value_is_named(String path, String name) {
        String before = tables.fingerprint();
        Response answer = io.restassured.RestAssured.given()
                .urlEncodingEnabled(false)
                .header("Authorization", worker().bearer())
                .contentType("application/json")
                .body(RUNNING)
                .put("/piisEvaluation/v1/cpas/" + CPAS_A + path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("issues[0].in")).isEqualTo("path");
        assertThat(answer.jsonPath().getString("issues[0].name")).isEqualTo(name);
        assertThat(tables.fingerprint()).isEqualTo(before);
    }

    @Test
    void the_same_reference_under_another_contract_or_cpas_is_another_trajectory() {
        assertThat(push("ref-1", "T1", 1, RUNNING).statusCode()).isEqualTo(201);
        assertThat(push("ref-2", "T1", 1, RUNNING).statusCode()).isEqualTo(201);
        assertThat(put(vendor(), trajectories(Contracts.CPAS_B, "ref-1") + "/T1/revisions/1", RUNNING)
                        .statusCode())
                .isEqualTo(201);
        assertThat(tables.rows("select distinct id from trajectory where contract_reference in ('ref-1', 'ref-2')"))
                .hasSize(3)
                .allSatisfy(id -> assertThat(UUID.fromString(id).version()).isEqualTo(5));
    }

    private List<String> told(String trajectory, String contract) {
        return tables.rows("""
                select key, version, jsonb_array_elements(payload::jsonb->'activities')
                  from outbox where payload::json->>'trajectoryReference' = ?
                   and payload::json->>'contractReference' = ? order by position
                """, trajectory, contract);
    }

    private List<String> stored(String contract) {
        return tables.rows("select id from trajectory where contract_reference = ?", contract);
    }

    private static String withoutInstance(Response answer) {
        return answer.asString().replaceAll("urn:uuid:[0-9a-f-]+", "");
    }
}
