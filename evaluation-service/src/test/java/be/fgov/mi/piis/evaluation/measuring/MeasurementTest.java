package be.fgov.mi.piis.evaluation.measuring;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_A;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_B;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.aContract;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.measurement;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.meter;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.ofContract;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.put;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.vendor;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import be.fgov.mi.piis.evaluation.contract.LearnOfContract;
import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.events.evaluation.ProgressMeasured;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import be.fgov.mi.piis.testkit.Tokens;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class MeasurementTest {
    private static final String INSTRUMENTS = "/piisEvaluation/v1/instruments";
    private static final String METER = INSTRUMENTS + "/empowerment-meter/versions/1";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Tables tables;

    @Inject
    LearnOfContract learnOfContract;

    private void given(String contract) {
        QuarkusTransaction.requiringNew()
                .run(() -> learnOfContract.learn(aContract(contract).told()));
    }

    private static Response measure(String contract, String reference, String body) {
        return put(vendor(), measurement(contract, reference) + "/revisions/1", body);
    }

    private static JsonPath progress(String contract) {
        return get(worker(), ofContract(CPAS_A, contract) + "/progress").jsonPath();
    }

    @Test
    @DisplayName("SUB-23: from the first measurement on, a change is told only beyond measurement error")
    void progress_is_told_beyond_measurement_error_only() {
        given("measured");
        measure("measured", "M1", meter("2015-02-01", "worker", 2));
        measure("measured", "M2", meter("2015-06-01", "worker", 2));
        measure("measured", "M3", meter("2015-11-01", "worker", 5));

        JsonPath progress = progress("measured");

        assertThat(progress.getList("series")).hasSize(1);
        assertThat(progress.getString("series[0].baseline.measuredOn")).isEqualTo("2015-02-01");
        assertThat(progress.getList("series[0].later[0].changes.kind")).containsOnly("noReliableChange");
        assertThat(progress.getList("series[0].later[1].changes.kind")).containsOnly("improved");
    }

    @Test
    @DisplayName("SUB-23: worker and person side by side, with the gap")
    void worker_and_person_stand_side_by_side() {
        given("beside");
        measure("beside", "M1", meter("2015-02-01", "worker", 4));
        measure("beside", "M2", meter("2015-02-03", "beneficiary", 3));

        JsonPath progress = progress("beside");

        assertThat(progress.getList("series")).hasSize(2);
        assertThat(progress.getString("sideBySide[0].beneficiary")).isEqualTo("2015-02-03");
        assertThat(progress.getDouble("sideBySide[0].gap.total")).isPositive();
    }

    @Test
    @DisplayName("SUB-23: another version is not compared without a bridge")
    void versions_are_not_mixed() {
        given("versions");
        String second = get(worker(), METER).asString().replace("\"version\":1", "\"version\":7");
        assertThat(put(Tokens.officer(), METER.replace("versions/1", "versions/7"), second)
                        .statusCode())
                .isEqualTo(201);
        assertThat(put(Tokens.officer(), METER.replace("versions/1", "versions/7"), second)
                        .statusCode())
                .isEqualTo(200);
        Response changed = put(
                Tokens.officer(),
                METER.replace("versions/1", "versions/7"),
                second.replaceFirst("\"mostInTotal\":[0-9]+", "\"mostInTotal\":0"));
        assertThat(changed.statusCode()).isEqualTo(409);
        assertThat(changed.jsonPath().getString("type")).endsWith("instrumentVersionExists");
        assertThatThrownBy(() -> tables.execute("update instrument set version = 8"))
                .isInstanceOf(SQLException.class);

        measure("versions", "M1", meter("2015-02-01", "worker", 2));
        measure("versions", "M2", meter("2015-06-01", "worker", 5).replace("\"version\": 1", "\"version\": 7"));

        assertThat(progress("versions").getList("series[0].later[0].changes.notComparable"))
                .containsOnly("noBridge");
        assertThat(get(worker(), INSTRUMENTS).jsonPath().getList("items.version"))
                .contains(1, 7);
    }

    @Test
    void an_instrument_without_sub_scales_is_read_back_as_it_was_entered() throws JsonProcessingException {
        ObjectNode plain = (ObjectNode) JSON.readTree(get(worker(), METER).asString());
        plain.put("version", 8);
        plain.putArray("subScales");
        ArrayNode norms = (ArrayNode) plain.path("norms").path("scales");
        while (norms.size() > 1) {
            norms.remove(1);
        }
        String path = METER.replace("versions/1", "versions/8");

        assertThat(put(Tokens.officer(), path, plain.toString()).statusCode()).isEqualTo(201);
        assertThat(put(Tokens.officer(), path, plain.toString()).statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(get(worker(), path).asString())).isEqualTo(plain);
        assertThat(get(worker(), INSTRUMENTS).statusCode()).isEqualTo(200);
    }

    @Test
    void answers_to_what_the_instrument_does_not_ask_are_refused_without_being_repeated() {
        Response refused =
                measure("unasked", "M1", meter("2015-02-01", "worker", 4).replace("\"e01\"", "\"Dubois\": 4, \"e01\""));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("issues[0].type")).endsWith("unknownInput");
        assertThat(refused.asString()).doesNotContain("Dubois");
    }

    @Test
    @DisplayName("SUB-23: answered in a language that nobody told, each scale is as unreliable as in its worst one")
    void without_a_language_no_change_is_told_too_soon() {
        given("languages");
        measure("languages", "M1", meter("2015-02-01", "worker", 2).replace("\"language\": \"fr\",", ""));
        measure("languages", "M2", meter("2015-06-01", "worker", 5).replace("\"language\": \"fr\",", ""));

        // 1.96·0.62·√(2·(1−0.86)), the German reliability; in French it would be 0.5953
        assertThat(progress("languages").getString("series[0].later[0].changes[0].limit"))
                .isEqualTo("0.643");
    }

    @Test
    void answers_are_sealed_and_scores_stand_nowhere() {
        given("scores");
        measure("scores", "M1", meter("2015-02-01", "beneficiary", 4));
        measure("scores", "M2", meter("2015-03-01", "beneficiary", 2));

        assertThat(tables.row("select count(*) from measurement_revision"
                        + " where position('answers'::bytea in content_sealed) > 0"))
                .isEqualTo("0");
        assertThat(tables.rows("select table_name || '.' || column_name from information_schema.columns"
                        + " where table_schema = current_schema() and column_name ~ '(score|answers)'"))
                .isEmpty();
        assertThat(progress("scores").getMap("series[0].baseline.scores")).containsKey("total");
        assertThat(get(worker(), measurement("scores", "M1")).jsonPath().getMap("answers"))
                .isNotEmpty();
    }

    @Test
    @DisplayName("Answers and scores are for the CPAS alone: not for another one, not for the federal service")
    void nobody_else_sees_scores() {
        given("alone");
        measure("alone", "M1", meter("2015-02-01", "worker", 4));

        for (String path : List.of(measurement("alone", "M1"), ofContract(CPAS_A, "alone") + "/progress")) {
            assertThat(get(worker(), path).statusCode()).isEqualTo(200);
            Response foreign = get(Tokens.worker(CPAS_B), path);
            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(foreign.asString()).doesNotContain("alone", "score");
            assertThat(get(Tokens.worker(CPAS_B), path.replace(CPAS_A, CPAS_B)).statusCode())
                    .isEqualTo(404);
            for (Tokens federal : List.of(Tokens.officer(), Tokens.auditor(), Tokens.minister(), Tokens.finance())) {
                assertThat(get(federal, path).statusCode()).isEqualTo(403);
            }
        }
    }

    private List<JsonNode> told(String contract) {
        return tables
                .rows(
                        "select payload from outbox where type = ? and payload like ? order by version",
                        ProgressMeasured.TYPE,
                        "%\"contractReference\":\"" + contract + "\"%")
                .stream()
                .map(MeasurementTest::json)
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    @DisplayName(
            "SUB-23: the others are told in codes what may be said of progress, and nothing when it stays the same")
    void progress_is_told_in_codes() {
        given("told");
        measure("told", "M1", meter("2015-02-01", "worker", 2));
        measure("told", "M2", meter("2015-06-01", "worker", 5));
        put(vendor(), measurement("told", "M2") + "/revisions/2", meter("2015-06-01", "worker", 4));

        List<JsonNode> told = told("told");
        assertThat(told).extracting(each -> each.path("version").asInt()).containsExactly(1, 2);
        assertThat(told.getFirst().path("series")).hasSize(1);
        assertThat(told.getFirst().path("series").get(0).has("newest")).isFalse();
        JsonNode series = told.getLast().path("series").get(0);
        assertThat(series.path("baselineOn").asText()).isEqualTo("2015-02-01");
        assertThat(series.path("newest").path("measuredOn").asText()).isEqualTo("2015-06-01");
        assertThat(series.path("newest").path("changes"))
                .hasSize(5)
                .allSatisfy(change -> assertThat(change.path("change").asText()).isEqualTo("improved"));

        put(vendor(), measurement("told", "M2") + "/revisions/3", meter("2015-06-01", "worker", 2));

        assertThat(told("told")).hasSize(3);
        assertThat(told("told").getLast().findValuesAsText("change")).containsOnly("noReliableChange");
        assertThat(told("told")).allSatisfy(each -> assertThat(each.toString()).doesNotContain("answers", "core", "."));
    }

    @Test
    void progress_is_told_once_its_person_is_known_and_follows_the_person() {
        measure("whose", "M1", meter("2015-02-01", "worker", 2));
        assertThat(told("whose")).isEmpty();

        UUID person = UUID.randomUUID();
        UUID same = UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> learnOfContract.learn(aContract("whose").of(person).told()));
        QuarkusTransaction.requiringNew()
                .run(() -> learnOfContract.learn(
                        aContract("whose").of(same).inVersion(2).told()));

        assertThat(told("whose"))
                .extracting(
                        each -> each.path("personId").asText(),
                        each -> each.path("version").asInt())
                .containsExactly(tuple(person.toString(), 1), tuple(same.toString(), 2));
    }

    @Test
    void a_dry_run_tells_nobody() {
        given("dry");
        put(vendor(), measurement("dry", "M1") + "/revisions/1?dryRun=true", meter("2015-02-01", "worker", 2));

        assertThat(told("dry")).isEmpty();
    }

    @Test
    void a_measurement_that_came_before_its_contract_joins_by_itself() {
        assertThat(measure("soon", "M1", meter("2015-02-01", "worker", 4))
                        .jsonPath()
                        .getString("status"))
                .isEqualTo("awaitingContract");

        given("soon");

        assertThat(get(worker(), measurement("soon", "M1")).jsonPath().getString("status"))
                .isEqualTo("recorded");
    }
}
