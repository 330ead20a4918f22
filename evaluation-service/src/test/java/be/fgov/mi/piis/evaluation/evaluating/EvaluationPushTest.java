package be.fgov.mi.piis.evaluation.evaluating;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_A;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.aContract;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.TALK;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.evaluate;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.evaluation;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.ofContract;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.put;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.vendor;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.evaluation.contract.LearnOfContract;
import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Contracts;
import be.fgov.mi.piis.evaluation.fixture.Files;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class EvaluationPushTest {
    @Inject
    Tables tables;

    @Inject
    LearnOfContract learnOfContract;

    private Contracts given(Contracts contract) {
        QuarkusTransaction.requiringNew().run(() -> learnOfContract.learn(contract.told()));
        return contract;
    }

    private List<String> told(String contract) {
        return tables.rows(
                "select payload::json->>'evaluationReference', payload::json->>'version', payload::json->>'personId'"
                        + " from outbox where type like '%evaluations%' and payload::json->>'contractReference' = ?"
                        + " order by position",
                contract);
    }

    @Test
    void the_event_tells_the_whole_coded_state_and_nothing_in_words() {
        given(aContract("coded"));
        evaluate("coded", "E1", 1, TALK);
        String told = tables.row("select payload from outbox where payload::json->>'contractReference' = 'coded'");
        JsonPath event = new JsonPath(told);
        assertThat(event.getList("objectives.progress", String.class)).containsExactly("onTrack");
        assertThat(event.getList("steps.id", String.class)).containsExactly("s1");
        assertThat(event.getList("steps.progress", String.class)).containsExactly("achieved");
        assertThat(event.getBoolean("beneficiaryAgrees")).isTrue();
        assertThat(UUID.fromString(event.getString("workerId")).version()).isEqualTo(8);
        assertThat(told).doesNotContain("w-12", "Gilly", "avance");

        evaluate("coded", "E2", 1, TALK);
        evaluate("coded", "E3", 1, TALK.replace("w-12", "w-13"));
        evaluate("coded", "E4", 1, "{\"heldOn\": \"2015-04-03\", \"mode\": \"phone\"}");
        List<String> workers = tables.rows("select payload::json->>'workerId' from outbox where"
                + " payload::json->>'contractReference' = 'coded' order by position");
        assertThat(workers.get(1)).as("the same worker").isEqualTo(workers.get(0));
        assertThat(workers.get(2)).as("another one").isNotEqualTo(workers.get(0));
        assertThat(workers.get(3)).as("nobody was told").isEqualTo("null");
    }

    @Test
    void an_evaluation_of_a_known_contract_is_recorded_and_told_without_its_words() {
        Contracts contract = given(aContract("talk"));

        Response answer = evaluate("talk", "E1", 1, TALK);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.asString())
                .isEqualTo("{\"contractId\":\"" + contract.id() + "\",\"reference\":\"E1\",\"revision\":1,"
                        + "\"status\":\"recorded\",\"href\":\"" + evaluation("talk", "E1") + "\",\"warnings\":[]}");
        assertThat(told("talk")).containsExactly("E1|1|" + contract.personId());
        String payload =
                tables.row("select payload from outbox where type like '%evaluations%' and payload like '%\"talk\"%'");
        assertThat(payload).contains("onTrack").doesNotContain("avance", "Gilly", "w-12", "agrees");

        Response read = get(worker(), evaluation("talk", "E1"));
        assertThat(read.jsonPath().getString("heldOn")).isEqualTo("2015-04-03");
        assertThat(read.jsonPath().getString("steps[0].progress")).isEqualTo("achieved");
        assertThat(read.jsonPath().getString("adjustments[0].text")).isEqualTo("Chercher aussi à Gilly.");
        assertThat(read.jsonPath().getString("beneficiaryView.text")).isEqualTo("Cela avance bien.");
    }

    @Test
    void what_was_said_is_unreadable_in_the_database() {
        given(aContract("sealed"));
        evaluate("sealed", "E1", 1, TALK);

        for (String table : List.of("evaluation", "evaluation_revision", "push_receipt", "outbox", "access_log")) {
            assertThat(tables.row("select count(*) from " + table + " t where t::text like '%avance%'"))
                    .as(table)
                    .isEqualTo("0");
        }
        assertThat(tables.row("""
                select count(*) from evaluation_revision r join evaluation e on e.id = r.evaluation_id
                 where e.contract_reference = 'sealed'
                   and position(convert_to('avance', 'UTF8') in r.content_sealed) > 0""")).isEqualTo("0");
    }

    @Test
    void an_evaluation_that_came_before_its_contract_joins_by_itself_and_is_told_then() {
        assertThat(evaluate("early", "E1", 1, TALK).jsonPath().getString("status"))
                .isEqualTo("awaitingContract");
        assertThat(told("early")).isEmpty();

        Contracts contract = given(aContract("early"));

        assertThat(told("early")).containsExactly("E1|2|" + contract.personId());
        assertThat(get(worker(), evaluation("early", "E1")).jsonPath().getString("status"))
                .isEqualTo("recorded");
        UUID other = UUID.randomUUID();
        given(contract.of(other).inVersion(2));
        assertThat(told("early")).last().isEqualTo("E1|3|" + other);
    }

    @Test
    void the_person_can_change_their_mind_and_every_view_stays() {
        given(aContract("views"));
        String disagrees = TALK.replace("true, \"text\": \"Cela avance bien.\"", "false, \"text\": \"Trop vite.\"");
        evaluate("views", "E1", 1, TALK);
        evaluate("views", "E1", 2, disagrees);
        evaluate("views", "E1", 3, disagrees.replace("onTrack", "achieved"));
        evaluate("views", "E1", 4, TALK.replace("Cela avance bien.", "Réglé."));

        Response views = get(worker(), evaluation("views", "E1") + "/beneficiaryViews");

        assertThat(views.jsonPath().getList("items.revision")).containsExactly(1, 2, 4);
        assertThat(views.jsonPath().getList("items.view.text"))
                .containsExactly("Cela avance bien.", "Trop vite.", "Réglé.");
        assertThat(get(worker(), evaluation("views", "E1") + "/revisions/2")
                        .jsonPath()
                        .getBoolean("beneficiaryView.agrees"))
                .isFalse();
        assertThatThrownBy(() -> tables.execute("update evaluation_revision set revision = 9"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void it_warns_of_what_is_missing_or_counts_for_no_year() {
        given(aContract("warned"));
        String bare = "{\"heldOn\": \"2014-12-30\", \"mode\": \"phone\"}";

        assertThat(evaluate("warned", "E2", 1, bare).jsonPath().getList("warnings.code"))
                .containsExactly("progressMissing", "beneficiaryViewMissing");
    }

    @Test
    @DisplayName("row 23 of the bad-input table: an evaluation before its contract, known or not yet known")
    void one_before_the_contract_is_refused_when_that_is_known_and_warned_of_when_it_joined_later() throws Exception {
        String before = "{\"heldOn\": \"2014-12-29\", \"mode\": \"phone\"}";
        assertThat(evaluate("before", "E1", 1, before).jsonPath().getList("warnings.code"))
                .containsExactly("progressMissing", "beneficiaryViewMissing");
        evaluate("before", "E0", 1, before.replace("2014-12-29", "2015-01-05"));
        assertThat(get(worker(), ofContract(CPAS_A, "before") + "/evaluations")
                        .jsonPath()
                        .getList("items.outside"))
                .as("nobody knows yet")
                .containsOnlyNulls();
        given(aContract("before"));
        assertThat(get(worker(), ofContract(CPAS_A, "before") + "/evaluations")
                        .jsonPath()
                        .getList("items.outside"))
                .as("which of those that came first count for no year")
                .containsExactly("beforeTheContract", null);

        for (String dryRun : List.of("", "?dryRun=true")) {
            Response refused = put(vendor(), evaluation("before", "E2") + "/revisions/1" + dryRun, before);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.jsonPath().getList("issues.type", String.class))
                    .containsExactly("urn:problem-type:belgif-ext:input-validation:invalidPeriod");
            assertThat(refused.jsonPath().getList("issues.name", String.class)).containsExactly("heldOn");
            assertThat(refused.asString()).contains("2014-12-30");
        }
        for (String mode : List.of("?mode=validate", "")) {
            String file = Files.taken(Files.send(
                    mode,
                    List.of(
                            Files.evaluationLine("before", "E3", 1, before),
                            Files.evaluationLine("before", "E4", 1, TALK))));
            Files.finished(file);
            assertThat(Files.results(file).stream()
                            .map(result -> result.path("status").asInt()))
                    .as(mode)
                    .containsExactly(400, 201);
        }
        assertThat(evaluate("before", "E1", 2, before.replace("phone", "video"))
                        .jsonPath()
                        .getList("warnings.code"))
                .as("its day was told before the contract was known")
                .containsExactly("beforeTheContract", "progressMissing", "beneficiaryViewMissing");
        assertThat(evaluate("before", "E1", 3, before.replace("2014-12-29", "2014-12-28"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(tables.rows("select reference from evaluation where contract_reference = 'before' order by 1"))
                .containsExactly("E0", "E1", "E4");
    }

    @Test
    void the_same_revision_again_gets_the_first_answer_and_a_dry_run_stores_nothing() {
        given(aContract("again"));
        String before = tables.fingerprint();
        assertThat(put(vendor(), evaluation("again", "E1") + "/revisions/1?dryRun=true", TALK)
                        .statusCode())
                .isEqualTo(201);
        assertThat(tables.fingerprint()).isEqualTo(before);

        Response first = evaluate("again", "E1", 1, TALK);
        Response second = evaluate("again", "E1", 1, TALK);

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(tables.row("select count(*) from evaluation where contract_reference = 'again'"))
                .isEqualTo("1");
    }

    @Test
    void the_list_of_a_contract_has_codes_and_dates_in_the_order_held() {
        given(aContract("listed"));
        evaluate("listed", "E1", 1, TALK.replace("2015-04-03", "2015-07-01"));
        evaluate("listed", "E2", 1, TALK);

        Response list = get(worker(), ofContract(CPAS_A, "listed") + "/evaluations");

        assertThat(list.jsonPath().getList("items.heldOn"))
                .containsExactly("2015-04-03", LocalDate.of(2015, 7, 1).toString());
        assertThat(list.asString()).doesNotContain("avance");
    }
}
