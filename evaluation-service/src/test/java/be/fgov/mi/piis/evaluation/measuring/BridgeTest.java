package be.fgov.mi.piis.evaluation.measuring;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_A;
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

import be.fgov.mi.piis.evaluation.contract.LearnOfContract;
import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.evaluation.instrument.Bridges;
import be.fgov.mi.piis.events.evaluation.ProgressMeasured;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import be.fgov.mi.piis.testkit.Tokens;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
@DisplayName("SUB-23: scores of two versions are compared over a declared bridge only")
class BridgeTest {
    private static final String METER = "/piisEvaluation/v1/instruments/empowerment-meter/versions/";

    @Inject
    Tables tables;

    @Inject
    LearnOfContract learnOfContract;

    @Inject
    Bridges bridges;

    @Inject
    TellProgressAgain tellProgressAgain;

    private static void aVersion(int version, String direction) {
        String copy = get(worker(), METER + 1)
                .asString()
                .replace("\"version\":1", "\"version\":" + version)
                .replace("higherIsBetter", direction);
        assertThat(put(Tokens.officer(), METER + version, copy).statusCode()).isIn(200, 201);
    }

    private static String bridge(int to, int revision) {
        return METER + to + "/bridges/1/revisions/" + revision;
    }

    private static String line(String scale, String intercept) {
        return """
                {"source": "A study of 400 persons who answered both.",
                 "lines": [{"scale": "%s", "slope": 1, "intercept": %s, "standardError": 0.1}]}""".formatted(scale, intercept);
    }

    /** Low in version 1, then high in the other. */
    private void measuredTwice(String contract, int version) {
        QuarkusTransaction.requiringNew()
                .run(() -> learnOfContract.learn(aContract(contract).told()));
        put(vendor(), measurement(contract, "M1") + "/revisions/1", meter("2015-02-01", "worker", 2));
        put(
                vendor(),
                measurement(contract, "M2") + "/revisions/1",
                meter("2015-06-01", "worker", 5).replace("\"version\": 1", "\"version\": " + version));
    }

    private static JsonPath changes(String contract) {
        return get(worker(), ofContract(CPAS_A, contract) + "/progress")
                .jsonPath()
                .setRootPath("series[0].later[0]");
    }

    private static String total(String payload) {
        try {
            JsonNode newest =
                    new ObjectMapper().readTree(payload).path("series").path(0).path("newest");
            return newest.path("changes").path(0).path("change").asText();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What the other services were told of the scale total, in the order of the versions; blank for a first measurement. */
    private List<String> told(String contract) {
        return tables
                .rows(
                        "select payload from outbox where type = ? and payload like ? order by version",
                        ProgressMeasured.TYPE,
                        "%\"contractReference\":\"" + contract + "\"%")
                .stream()
                .map(BridgeTest::total)
                .toList();
    }

    @Test
    void with_a_bridge_its_scales_are_compared_and_the_others_are_not() {
        aVersion(21, "higherIsBetter");
        measuredTwice("bridged", 21);
        assertThat(changes("bridged").getList("changes.notComparable"))
                .hasSize(5)
                .containsOnly("noBridge");

        assertThat(put(Tokens.officer(), bridge(21, 1), line("total", "0.5")).statusCode())
                .isEqualTo(201);

        assertThat(changes("bridged").getString("changes[0].kind")).isEqualTo("improved");
        // 5 less what 2 is in the later version, 2.5; 1.96·√(2·0.62²·0.12 + 0.1²) with the error of the bridge
        assertThat(changes("bridged").getString("changes[0].difference")).startsWith("2.5");
        assertThat(changes("bridged").getString("changes[0].limit")).isEqualTo("0.6268");
        assertThat(changes("bridged").getList("changes[1..4].notComparable")).containsOnly("noBridge");
    }

    @Test
    void a_bridge_changes_what_the_others_were_told_once() {
        aVersion(23, "higherIsBetter");
        measuredTwice("bridged-told", 23);
        measuredTwice("bridged-not", 1);
        assertThat(told("bridged-told")).containsExactly("", "notComparable");

        put(Tokens.officer(), bridge(23, 1), line("total", "0"));
        tellProgressAgain.tellAll();
        tellProgressAgain.tellAll();

        assertThat(told("bridged-told")).containsExactly("", "notComparable", "improved");
        assertThat(told("bridged-not")).containsExactly("", "improved");
        assertThat(tables.row("select count(*) from progress_to_tell")).isEqualTo("0");
    }

    @Test
    void the_newest_revision_counts_and_the_earlier_one_stays() {
        aVersion(25, "higherIsBetter");
        measuredTwice("revised", 25);
        assertThat(put(Tokens.officer(), bridge(25, 2), line("total", "0"))
                        .jsonPath()
                        .getString("type"))
                .endsWith("revisionGap");
        Response first = put(Tokens.officer(), bridge(25, 1), line("total", "0"));
        Response again = put(Tokens.officer(), bridge(25, 1), line("total", "0"));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(put(Tokens.officer(), bridge(25, 1), line("total", "3"))
                        .jsonPath()
                        .getString("type"))
                .endsWith("revisionConflict");

        assertThat(put(Tokens.officer(), bridge(25, 2), line("total", "3")).statusCode())
                .isEqualTo(201);

        assertThat(changes("revised").getString("changes[0].kind")).isEqualTo("noReliableChange");
        assertThat(get(worker(), METER + 25 + "/bridges").jsonPath().getList("items.revision"))
                .containsExactly(2);
        assertThat(get(worker(), bridge(25, 1)).jsonPath().getString("lines[0].intercept"))
                .isEqualTo("0");
        assertThat(get(worker(), bridge(25, 1)).jsonPath().getString("source")).startsWith("A study");
        assertThatThrownBy(() -> tables.execute("update instrument_bridge set content = '{}'"))
                .isInstanceOf(SQLException.class);
    }

    @ParameterizedTest(name = "{0} into {1}, of the scale {2}: {3} {4}")
    @CsvSource({
        "1, 1, total, 400, outOfRange",
        "27, 1, total, 400, outOfRange",
        "26, 27, total, 404, resourceNotFound",
        "1, 26, total, 404, resourceNotFound",
        "1, 27, confidences, 400, invalidInput",
        "1, 28, total, 409, directionsDiffer"
    })
    void what_joins_nothing_is_refused(int from, int to, String scale, int status, String type) {
        aVersion(27, "higherIsBetter");
        aVersion(28, "lowerIsBetter");

        Response refused = put(Tokens.officer(), METER + to + "/bridges/" + from + "/revisions/1", line(scale, "0"));

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.asString()).contains(type);
        assertThat(tables.row("select count(*) from instrument_bridge where to_version in (26, 27, 28)"))
                .isEqualTo("0");
    }

    @Test
    void a_bridge_waits_for_whoever_is_telling_what_scores_came_to() throws Exception {
        aVersion(29, "higherIsBetter");
        CompletableFuture<Integer> entered;
        QuarkusTransaction.begin();
        try {
            bridges.hold();
            entered = CompletableFuture.supplyAsync(() ->
                    put(Tokens.officer(), bridge(29, 1), line("total", "0")).statusCode());
            assertThatThrownBy(() -> entered.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        } finally {
            QuarkusTransaction.rollback();
        }
        assertThat(entered.get(10, TimeUnit.SECONDS)).isEqualTo(201);
    }
}
