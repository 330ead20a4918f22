package be.fgov.mi.piis.subsidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@DisplayName("Rows 27 to 30: acts of many transactions are done once for their key too")
class KeysOfActsInManyTransactionsTest extends SubsidyServiceTest {
    private static final String CONVENTIONS = "/activationSubsidy/v1/conventionImports?mode=commit";
    private static final String REGISTRY_HEADER =
            "enterpriseNumber,nisCode,nameFr,nameNl,nameDe,validFrom,validTo,successor,iban\n";
    private static final String CONVENTION = """
            number,type,year,leadCpas,members,grantedCents,targetPersons,targetTrajectories,objectives,iban
            KM-1,city,2015,%s,,1000000,20,24,Meeting others,BE68539007547034
            """.formatted(CPAS_A);

    /** @param other another content, or another call, under the same key */
    private record Act(Tokens who, String path, String type, String body, String otherPath, String other) {
        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<Act> acts() {
        String cpas = REGISTRY_HEADER + "0993000084,62063,Liège,Luik,,1977-01-01,,,BE68539007547034\n";
        return Stream.of(
                new Act(
                        Tokens.minister(),
                        "/activationSubsidy/v1/signatures",
                        "application/json",
                        "{}",
                        "/activationSubsidy/v1/conventions/KM-1/signatures",
                        "{}"),
                new Act(
                        Tokens.officer(),
                        "/activationSubsidy/v1/schemes/2015/recount",
                        "application/json",
                        "{}",
                        "/activationSubsidy/v1/schemes/2014/recount",
                        "{}"),
                new Act(
                        Tokens.officer(),
                        CONVENTIONS,
                        "text/csv",
                        CONVENTION,
                        CONVENTIONS,
                        CONVENTION.replace("Meeting", "Seeing")),
                new Act(
                        Tokens.officer(),
                        "/registry/v1/imports",
                        "text/csv",
                        cpas,
                        "/registry/v1/imports",
                        cpas.replace("Luik", "Luik!")));
    }

    @ParameterizedTest
    @MethodSource("acts")
    @DisplayName("answered again by its key, refused with another content, malformed or while it runs")
    void once(Act act) {
        Map<String, Long> before = rowCounts();
        send(act, act.path(), act.body(), "not a key")
                .statusCode(400)
                .body("type", equalTo("urn:problem-type:spp-is:idempotencyKeyInvalid"));
        send(act, act.path(), act.body(), "one", "two")
                .statusCode(400)
                .body("type", equalTo("urn:problem-type:spp-is:idempotencyKeyInvalid"));
        assertThat(rowCounts()).isEqualTo(before);

        String key = "many-" + act.path().length();
        ValidatableResponse first = send(act, act.path(), act.body(), key).header("Idempotency-Replayed", nullValue());
        int status = first.extract().statusCode();
        assertThat(status).isIn(200, 201);
        before = rowCounts();
        String again = send(act, act.path(), act.body(), key)
                .statusCode(status)
                .header("Idempotency-Replayed", equalTo("true"))
                .extract()
                .asString();
        assertThat(again).isEqualTo(first.extract().asString());
        send(act, act.otherPath(), act.other(), key)
                .statusCode(422)
                .body("type", equalTo("urn:problem-type:spp-is:idempotencyKeyReused"));
        assertThat(rowCounts()).isEqualTo(before);
    }

    static Stream<Act> actsThatReadConventions() {
        return acts().filter(act -> act.path().equals(CONVENTIONS) || act.path().endsWith("/signatures"));
    }

    @ParameterizedTest
    @MethodSource("actsThatReadConventions")
    @DisplayName("row 29: sent again while the first is still running it is told to come back in a second")
    void inFlight(Act act) throws Exception {
        String key = "flying-" + act.path().length();
        CompletableFuture<Integer> first;
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table convention in access exclusive mode");
            first = CompletableFuture.supplyAsync(
                    () -> send(act, act.path(), act.body(), key).extract().statusCode());
            waitUntilItWaits(statement, first);
            send(act, act.path(), act.body(), key)
                    .statusCode(409)
                    .header("Retry-After", equalTo("1"))
                    .body("type", equalTo("urn:problem-type:spp-is:requestInProgress"));
            assertThat(first).isNotDone();
            other.rollback();
        }
        assertThat(first.get(30, TimeUnit.SECONDS)).isIn(200, 201);
        send(act, act.path(), act.body(), key).statusCode(first.get()).header("Idempotency-Replayed", equalTo("true"));
    }

    private static void waitUntilItWaits(Statement statement, CompletableFuture<Integer> first) throws Exception {
        for (int i = 0; i < 200; i++) {
            try (ResultSet row = statement.executeQuery("select exists (select from pg_locks where not granted and"
                    + " relation = 'convention'::regclass)")) {
                row.next();
                if (row.getBoolean(1)) {
                    return;
                }
            }
            assertThat(first).isNotDone();
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("the act never came to the conventions");
    }

    @Test
    @DisplayName("a preview and a file that was refused leave the key free")
    void freeKey() {
        Act act =
                acts().filter(one -> one.path().equals(CONVENTIONS)).findFirst().orElseThrow();
        String refused = CONVENTION.replace("KM-1", "KM-2").replace("BE68", "BE69");
        send(act, CONVENTIONS, refused, "free").statusCode(200).body("refused", equalTo(1));
        String good = CONVENTION.replace("KM-1", "KM-2");
        String path = CONVENTIONS.replace("commit", "validate");
        send(act, path, good, "free").statusCode(200).header("Idempotency-Replayed", nullValue());
        send(act, CONVENTIONS, good, "free").statusCode(201).body("created", equalTo(1));
    }

    @Test
    @DisplayName("a simulation is no act: a key keeps no answer, a malformed one is refused")
    void simulation() {
        Act act = new Act(
                Tokens.officer(),
                "/activationSubsidy/v1/schemes/2015/simulations",
                "application/json",
                "{\"advanceRate\": 0.75}",
                "",
                "");
        send(act, act.path(), act.body(), "not a key")
                .statusCode(400)
                .body("type", equalTo("urn:problem-type:spp-is:idempotencyKeyInvalid"));
    }

    private static ValidatableResponse send(Act act, String path, String body, String... keys) {
        RequestSpecification request = RestAssured.given()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("text/csv", ContentType.BINARY)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(act.type())
                .header("Authorization", act.who().bearer());
        for (String key : keys) {
            request.header("Idempotency-Key", key);
        }
        return (act.type().equals("text/csv")
                        ? request.body(body.getBytes(StandardCharsets.UTF_8))
                        : request.body(body))
                .post(path)
                .then();
    }
}
