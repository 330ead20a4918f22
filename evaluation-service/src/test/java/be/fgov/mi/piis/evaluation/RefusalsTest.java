package be.fgov.mi.piis.evaluation;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_A;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_F;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.RUNNING;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.trajectories;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.trajectory;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.worker;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The bad-input table of the wire contract, on every endpoint of this service; nothing is written by any row. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class RefusalsTest {
    private static final String BELGIF = "urn:problem-type:belgif:";
    private static final String PUSH = trajectory("refusals", "T1") + "/revisions/1";
    private static final List<String> READS =
            List.of(trajectories(CPAS_A, "refusals"), trajectory("refusals", "T1"), PUSH);
    private static final RestAssuredConfig AS_SENT = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    @Inject
    Tables tables;

    private record Row(String title, String contentType, byte[] body, int status, String issue) {
        static Row json(String title, String body, String issue) {
            return new Row(title, "application/json", body.getBytes(StandardCharsets.UTF_8), 400, issue);
        }

        static Row bytes(String title, byte[] body) {
            return new Row(title, "application/json", body, 400, "schemaViolation");
        }
    }

    @TestFactory
    Stream<DynamicTest> rows_1_to_5_who_calls() {
        record Caller(String title, String authorization, int status, String type) {}
        List<Caller> callers = List.of(
                new Caller("row 2: garbage", "Bearer garbage", 401, "invalidAccessToken"),
                new Caller("row 2: forged", worker().forged().bearer(), 401, "invalidAccessToken"),
                new Caller(
                        "row 2: other realm",
                        worker().issuer("http://else.invalid").bearer(),
                        401,
                        "invalidAccessToken"),
                new Caller(
                        "row 2: other service",
                        worker().audience("piis-subsidy").bearer(),
                        401,
                        "invalidAccessToken"),
                new Caller("row 3: expired", worker().expired().bearer(), 401, "expiredAccessToken"),
                new Caller("row 5: officer", Tokens.officer().bearer(), 403, "missingPermission"),
                new Caller("row 5: finance", Tokens.finance().bearer(), 403, "missingPermission"),
                new Caller("row 6: other CPAS", Tokens.worker(CPAS_F).bearer(), 404, "resourceNotFound"));
        return callers.stream()
                .flatMap(caller -> Stream.concat(
                        READS.stream()
                                .map(path -> test(
                                        "GET " + caller.title() + " " + path,
                                        () -> expect(
                                                given().header("Authorization", caller.authorization())
                                                        .get(path),
                                                caller.status(),
                                                caller.type()))),
                        Stream.of(test(
                                "PUT " + caller.title(),
                                () -> expect(
                                        given().header("Authorization", caller.authorization())
                                                .contentType("application/json")
                                                .body(RUNNING)
                                                .put(PUSH),
                                        caller.status(),
                                        caller.type())))));
    }

    @Test
    void row_1_without_a_token() {
        for (String path : READS) {
            Response answer = given().get(path);
            expect(answer, 401, "noAccessToken");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @TestFactory
    Stream<DynamicTest> rows_7_to_11_what_is_asked() {
        return Stream.of(
                test(
                        "row 7: unknown path",
                        () -> expect(asWorker().get("/piisEvaluation/v1/nothing"), 404, "resourceNotFound")),
                test("row 8: DELETE", () -> {
                    Response answer = asWorker().delete(PUSH);
                    assertThat(answer.statusCode()).isEqualTo(405);
                    assertThat(answer.header("Allow")).contains("PUT").contains("GET");
                }),
                test(
                        "row 8: POST",
                        () -> assertThat(asWorker()
                                        .post(trajectories(CPAS_A, "refusals"))
                                        .statusCode())
                                .isEqualTo(405)),
                test(
                        "row 9: text/csv",
                        () -> assertThat(asWorker()
                                        .accept("text/csv")
                                        .get(trajectory("refusals", "T1"))
                                        .statusCode())
                                .isEqualTo(406)),
                test(
                        "row 10: text/plain",
                        () -> assertThat(put("text/plain", RUNNING.getBytes(StandardCharsets.UTF_8))
                                        .statusCode())
                                .isEqualTo(415)),
                test(
                        "row 10: latin-1",
                        () -> assertThat(put(
                                                "application/json;charset=ISO-8859-1",
                                                RUNNING.getBytes(StandardCharsets.UTF_8))
                                        .statusCode())
                                .isEqualTo(415)),
                test(
                        "row 11: br",
                        () -> assertThat(asWorker()
                                        .header("Content-Encoding", "br")
                                        .contentType("application/json")
                                        .body(RUNNING)
                                        .put(PUSH)
                                        .statusCode())
                                .isEqualTo(415)),
                test("row 15: query parameter", () -> {
                    Response answer = asWorker()
                            .contentType("application/json")
                            .body(RUNNING)
                            .put(PUSH + "?force=true");
                    expect(answer, 400, "badRequest");
                    assertThat(answer.jsonPath().getString("issues[0].type")).endsWith(":unknownInput");
                    assertThat(answer.jsonPath().getString("issues[0].in")).isEqualTo("query");
                }),
                test(
                        "row 15: dryRun=perhaps",
                        () -> expect(
                                asWorker()
                                        .contentType("application/json")
                                        .body(RUNNING)
                                        .put(PUSH + "?dryRun=perhaps"),
                                400,
                                "badRequest")),
                test(
                        "row 15: page=0",
                        () -> expect(asWorker().get(trajectories(CPAS_A, "refusals") + "?page=0"), 400, "badRequest")));
    }

    @TestFactory
    Stream<DynamicTest> rows_12_to_18_the_body() {
        String dropout = RUNNING.replaceFirst(
                "}$",
                ", \"ended\": {\"on\": \"2015-05-01\", \"dropout\": {\"reason\": \"other\", \"explanation\": \"%s\"}}}");
        List<Row> rows = List.of(
                Row.json("row 12: empty", "", "schemaViolation"),
                Row.json("row 12: truncated", RUNNING.substring(0, 40), "schemaViolation"),
                Row.json("row 12: trailing garbage", RUNNING + "x", "schemaViolation"),
                Row.json("row 12: two documents", RUNNING + RUNNING, "schemaViolation"),
                Row.json("row 12: an array", "[" + RUNNING + "]", "schemaViolation"),
                Row.bytes("row 13: not UTF-8", bytesIn(dropout, (byte) 0xe9)),
                Row.bytes("row 13: overlong", bytesIn(dropout, (byte) 0xc0, (byte) 0xaf)),
                Row.json("row 13: lone surrogate", dropout.formatted("\\ud800"), "schemaViolation"),
                Row.json("row 13: BOM", "\ufeff" + RUNNING, "schemaViolation"),
                Row.json("row 13: NUL", dropout.formatted("a\\u0000b"), "schemaViolation"),
                Row.json("row 13: bidi override", dropout.formatted("a\u202eb"), "schemaViolation"),
                Row.json(
                        "row 14: a key twice",
                        RUNNING.replaceFirst("\\{", "{\"startedOn\": \"2015-02-02\", "),
                        "schemaViolation"),
                Row.json("row 15: unknown property", RUNNING.replaceFirst("\\{", "{\"admin\": true, "), "unknownInput"),
                Row.json(
                        "row 15: unknown nested property",
                        RUNNING.replace("\"mode\"", "\"hours\": 3, \"mode\""),
                        "unknownInput"),
                Row.json("row 16: number for a date", RUNNING.replace("\"2015-02-01\"", "20150201"), "schemaViolation"),
                Row.json(
                        "row 16: text for a list",
                        RUNNING.replaceAll("\\[.*]", "\"remobilization\""),
                        "schemaViolation"),
                Row.json("row 16: null", RUNNING.replace("\"2015-02-01\"", "null"), "schemaViolation"),
                Row.json("row 16: 1e400", RUNNING.replace("\"2015-02-01\"", "1e400"), "schemaViolation"),
                Row.json("row 16: NaN", RUNNING.replace("\"2015-02-01\"", "NaN"), "schemaViolation"),
                Row.json(
                        "row 17: too deep",
                        RUNNING.replace("\"2015-02-01\"", "[".repeat(21) + "]".repeat(21)),
                        "schemaViolation"),
                Row.json("row 17: text too long", dropout.formatted("x".repeat(4_001)), "schemaViolation"),
                Row.json("row 44: 30 February", RUNNING.replace("2015-02-01", "2015-02-30"), "schemaViolation"),
                new Row("row 18: body too large", "application/json", new byte[65 * 1024], 413, ""));
        return rows.stream()
                .map(row -> test(row.title(), () -> {
                    Response answer = put(row.contentType(), row.body());
                    expect(answer, row.status(), row.status() == 413 ? "payloadTooLarge" : "badRequest");
                    if (row.status() == 400) {
                        assertThat(answer.jsonPath().getString("issues[0].type"))
                                .endsWith(":" + row.issue());
                    }
                }));
    }

    @Test
    void row_39_what_looks_like_an_attack_in_free_text_is_text() {
        String words =
                "'; drop table trajectory; -- <script>alert(1)</script> =cmd|' /C calc'!A0 ${jndi:ldap://x} ../../etc";
        String path = trajectory("free-text", "T1");
        String body = RUNNING.replaceFirst(
                        "}$",
                        ", \"ended\": {\"on\": \"2015-05-01\", \"dropout\": {\"reason\": \"other\", \"explanation\": \"@\"}}}")
                .replace("@", words);
        assertThat(asWorker()
                        .contentType("application/json")
                        .body(body)
                        .put(path + "/revisions/1")
                        .statusCode())
                .isEqualTo(201);
        assertThat(asWorker().get(path).jsonPath().getString("ended.dropout.explanation"))
                .isEqualTo(words);
    }

    private DynamicTest test(String title, Runnable refusal) {
        return DynamicTest.dynamicTest(title, () -> {
            String before = tables.fingerprint();
            refusal.run();
            assertThat(tables.fingerprint()).isEqualTo(before);
        });
    }

    private static void expect(Response answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo(BELGIF + type);
        assertThat(answer.jsonPath().getString("instance")).startsWith("urn:uuid:");
        assertThat(answer.header("BelGov-Trace-Id")).isNotBlank();
    }

    private static RequestSpecification asWorker() {
        return RestAssured.given().config(AS_SENT).header("Authorization", worker().bearer());
    }

    private static Response put(String contentType, byte[] body) {
        return asWorker().contentType(contentType).body(body).put(PUSH);
    }

    private static byte[] bytesIn(String template, byte... wrong) {
        byte[] before = template.substring(0, template.indexOf("%s")).getBytes(StandardCharsets.UTF_8);
        byte[] after = template.substring(template.indexOf("%s") + 2).getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[before.length + wrong.length + after.length];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(wrong, 0, all, before.length, wrong.length);
        System.arraycopy(after, 0, all, before.length + wrong.length, after.length);
        return all;
    }
}
