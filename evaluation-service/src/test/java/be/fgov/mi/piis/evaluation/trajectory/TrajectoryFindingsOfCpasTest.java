package be.fgov.mi.piis.evaluation.trajectory;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_A;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_F;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.ended;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.put;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.trajectories;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.contract.LearnOfContract;
import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Contracts;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** SC-21 to SC-23 as a CPAS sees them: what is to be looked at, and what the other services are told. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class TrajectoryFindingsOfCpasTest {
    private static final Tokens WORKER = Tokens.worker(CPAS_F);
    private static final String FINDINGS = "/piisEvaluation/v1/cpas/" + CPAS_F + "/findings";

    @Inject
    Tables tables;

    @Inject
    LearnOfContract learnOfContract;

    @Inject
    BusinessClock clock;

    @AfterEach
    void it_is_as_usual() {
        clock.moveTo(LocalDate.of(2015, 12, 31));
    }

    private void given(String contract) {
        QuarkusTransaction.requiringNew()
                .run(() -> learnOfContract.learn(new Contracts(CPAS_F, contract, UUID.randomUUID(), 1).told()));
    }

    private static Response push(String contract, String trajectory, int revision, String body) {
        Response answer =
                put(WORKER, trajectories(CPAS_F, contract) + "/" + trajectory + "/revisions/" + revision, body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer;
    }

    /** Begun as it should be: only what the test is about is to be told. */
    private static String begun(String body) {
        return body.replaceFirst(
                "\\{",
                "{\"socialAssessment\": {\"heldOn\": \"2014-01-12\"}, \"supportPlan\": {\"agreedOn\":"
                        + " \"2014-01-20\"}, ");
    }

    private static List<String> found(String contract, String query) {
        JsonPath list = get(WORKER, FINDINGS + "?pageSize=500" + query).jsonPath();
        return list.getList(
                "items.findAll { it.contractReference == '" + contract + "' }.collect { it.reference + ' '"
                        + " + it.code + ' ' + it.since }",
                String.class);
    }

    private List<String> told(String contract) {
        return tables.rows("""
                select payload::json->>'trajectoryReference', version, payload::json->>'outcome',
                       payload::json->'dropout'->>'explained'
                  from outbox where payload::json->>'contractReference' = ? order by position
                """, contract);
    }

    @Test
    @DisplayName("SC-21, SUB-18: two trajectories one after the other under one PIIS have nothing to be told")
    void successive_trajectories() {
        given("sc21");
        push("sc21", "A2", 1, begun(PREPARED_FROM_JULY));
        push("sc21", "Z1", 1, begun(ended("2015-02-01", "2015-06-30", """
                {"on": "2015-06-30", "outcome": "strengthenedAutonomy"}""")));

        JsonPath list = get(WORKER, trajectories(CPAS_F, "sc21")).jsonPath();
        assertThat(list.getList("items.reference", String.class)).containsExactly("A2", "Z1");
        assertThat(list.getList("items.position", Integer.class)).containsExactly(2, 1);
        assertThat(list.getList("items.findings.flatten()")).isEmpty();
        assertThat(found("sc21", "")).isEmpty();
        assertThat(told("sc21")).containsExactly("A2|1|null|null", "Z1|1|strengthenedAutonomy|null");

        push("sc21", "Z1", 2, begun(ended("2015-02-01", "2015-06-30", """
                {"on": "2015-07-01", "outcome": "strengthenedAutonomy"}""")));

        assertThat(found("sc21", "")).containsExactly("A2 overlapsAnEarlierOne 2015-07-01");
        JsonPath second = get(WORKER, trajectories(CPAS_F, "sc21") + "/A2").jsonPath();
        assertThat(second.getInt("position")).isEqualTo(2);
        assertThat(second.getList("findings.code", String.class)).containsExactly("overlapsAnEarlierOne");
    }

    private static final String PREPARED_FROM_JULY = """
            {"startedOn": "2015-07-01", "plannedUntil": "2015-12-31",
             "activities": [{"kind": "remobilization", "mode": "collective"}]}""";

    @Test
    @DisplayName(
            "SC-22, SUB-26: a job-search workshop alone is kept, told and a finding until a social activity joins it")
    void professional_only() {
        given("sc22");
        String workshop = begun(PREPARED_FROM_JULY.replace("remobilization", "jobSearchWorkshop"));
        push("sc22", "T1", 1, workshop);

        assertThat(found("sc22", "")).containsExactly("T1 professionalOnly 2015-07-01");
        assertThat(tables.row("select payload::jsonb->'activities' from outbox where"
                        + " payload::json->>'contractReference' = 'sc22'"))
                .isEqualTo("[{\"kind\": \"jobSearchWorkshop\", \"mode\": \"collective\"}]");

        push(
                "sc22",
                "T1",
                2,
                workshop.replace(
                        "\"activities\": [",
                        "\"activities\": [{\"kind\": \"volunteering\"," + " \"mode\": \"individual\"}, "));

        assertThat(found("sc22", "")).isEmpty();
    }

    @Test
    @DisplayName("SC-23, SUB-19, A-13: an unexplained dropout is a finding and is told so, until the CPAS explains it")
    void a_dropout_explained_later() {
        given("sc23");
        String blank = begun(ended("2015-02-01", "2015-06-30", """
                {"on": "2015-05-10", "dropout": {"reason": "abandoned", "explanation": " "}}"""));
        push("sc23", "T1", 1, blank);

        assertThat(found("sc23", "&code=dropoutUnexplained")).containsExactly("T1 dropoutUnexplained 2015-05-10");
        assertThat(found("sc23", "&code=overrun")).isEmpty();

        push("sc23", "T1", 2, blank.replace("\" \"", "\"Ne vient plus malgré trois rappels.\""));

        assertThat(found("sc23", "")).isEmpty();
        assertThat(told("sc23")).containsExactly("T1|1|null|false", "T1|2|null|true");
    }

    @Test
    @DisplayName(
            "SC-23, LIF-9, SUB-21, A-11: a running trajectory is past its plan, then over its year; nothing is lost")
    void an_overrun_is_a_finding() {
        given("over");
        push(
                "over",
                "T1",
                1,
                begun(PREPARED_FROM_JULY.replace("2015-07-01", "2015-03-01").replace("2015-12-31", "2016-02-29")));

        clock.moveTo(LocalDate.of(2016, 2, 29));
        assertThat(found("over", "")).isEmpty();
        clock.moveTo(LocalDate.of(2016, 3, 1));
        assertThat(found("over", "")).containsExactly("T1 overrun 2016-03-01", "T1 pastItsPlan 2016-03-01");
        JsonPath overrun = get(WORKER, FINDINGS + "?code=overrun&pageSize=500").jsonPath();
        assertThat(overrun.getString("items.find { it.contractReference == 'over' }.dueOn"))
                .isEqualTo("2016-02-29");
        assertThat(overrun.getString("items.find { it.contractReference == 'over' }.text.nl"))
                .contains("langer dan een jaar");

        Response end = push(
                "over",
                "T1",
                2,
                begun(PREPARED_FROM_JULY
                        .replace("2015-07-01", "2015-03-01")
                        .replace("2015-12-31", "2016-02-29")
                        .replaceFirst("\\{", "{\"ended\": {\"on\": \"2016-03-01\", \"outcome\": \"employment\"}, ")));

        assertThat(end.jsonPath().getString("status")).isEqualTo("ended");
        assertThat(found("over", "")).containsExactly("T1 overrun 2016-03-01");
        assertThat(told("over")).containsExactly("T1|1|null|null", "T1|2|employment|null");
    }

    @Test
    @DisplayName("LIF-10: assessment and plan are missing from the first day on")
    void what_it_begins_with() {
        given("begins");
        push("begins", "T1", 1, PREPARED_FROM_JULY);
        push(
                "begins",
                "T2",
                1,
                PREPARED_FROM_JULY.replace("2015-07-01", "2016-01-01").replace("2015-12-31", "2016-06-30"));

        assertThat(found("begins", "")).containsExactly("T1 assessmentMissing 2015-07-01", "T1 planMissing 2015-07-01");

        clock.moveTo(LocalDate.of(2016, 1, 1));
        assertThat(found("begins", "&code=planMissing"))
                .containsExactly("T1 planMissing 2015-07-01", "T2 planMissing 2016-01-01");

        push(
                "begins",
                "T1",
                2,
                begun(PREPARED_FROM_JULY.replaceFirst(
                        "\\{", "{\"ended\": {\"on\": \"2015-12-31\", \"outcome\": \"volunteering\"}, ")));
        assertThat(found("begins", "&code=planMissing")).containsExactly("T2 planMissing 2016-01-01");
    }

    @Test
    void the_findings_of_another_cpas_are_not_seen_and_each_look_leaves_a_line() {
        given("theirs");
        push("theirs", "T1", 1, PREPARED_FROM_JULY);
        String lines = "select count(*) from access_log where operation = 'trajectory.findings'";
        int before = Integer.parseInt(tables.row(lines));

        assertThat(get(Tokens.worker(CPAS_A), FINDINGS).statusCode()).isEqualTo(404);
        assertThat(get(Tokens.worker(CPAS_A), FINDINGS.replace(CPAS_F, CPAS_A) + "?pageSize=500")
                        .asString())
                .doesNotContain("theirs");
        assertThat(Integer.parseInt(tables.row(lines))).isEqualTo(before + 1);
        Response paged = get(WORKER, FINDINGS + "?code=planMissing&pageSize=1");
        assertThat(paged.jsonPath().getList("items")).hasSize(1);
        assertThat(paged.jsonPath().getString("self")).contains("code=planMissing");
    }
}
