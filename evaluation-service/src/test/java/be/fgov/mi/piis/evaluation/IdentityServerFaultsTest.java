package be.fgov.mi.piis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Contracts;
import be.fgov.mi.piis.evaluation.fixture.IdentityServer;
import be.fgov.mi.piis.evaluation.fixture.Pushes;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Row 38 of the bad-input table: the service was started while the identity server was down. */
@QuarkusTest
@TestProfile(IdentityServerFaultsTest.OfItsOwn.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
@QuarkusTestResource(value = IdentityServer.class, restrictToAnnotatedClass = true)
class IdentityServerFaultsTest {
    private static final String FINDINGS = "/piisEvaluation/v1/cpas/" + Contracts.CPAS_A + "/findings";

    /** A service that no other test has used: it knows no keys. */
    public static class OfItsOwn implements QuarkusTestProfile {}

    private static Tokens worker(String keyId) {
        return Pushes.worker().keyId(keyId);
    }

    private static void refused(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:problem-type:belgif:" + type);
        assertThat(answer.asString()).doesNotContain("localhost", "Exception", "Connection", "realms");
    }

    private static void triesAgain(Response answer) {
        refused(answer, 503, "serviceUnavailable");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    }

    @Test
    @DisplayName("row 38: until the keys are known the sender is told to come back, and nothing else")
    void a_token_that_could_not_be_looked_at_is_no_wrong_token() {
        IdentityServer.isDown();
        assertThat(RestAssured.get("/q/health/ready").statusCode()).as("ready").isEqualTo(200);
        triesAgain(Pushes.get(worker("k1"), FINDINGS));
        triesAgain(Pushes.put(
                Pushes.vendor().keyId("k1"), Pushes.trajectory("faults", "T1") + "/revisions/1", Pushes.RUNNING));
        refused(RestAssured.get(FINDINGS), 401, "noAccessToken");

        for (int status : List.of(500, 502, 503, 404)) {
            IdentityServer.answers(status, "{\"error\": \"Exception at realms\"}");
            triesAgain(Pushes.get(worker("k1"), FINDINGS));
        }
        for (String garbage : List.of(
                "<html>Connection refused</html>", "", "[", "[]", "null", "{}", "{\"keys\": 5}", "{\"keys\": []}")) {
            IdentityServer.answers(200, garbage);
            refused(Pushes.get(worker("k1"), FINDINGS), 502, "badGateway");
        }

        IdentityServer.answers(200, Tokens.keySet("k1"));
        assertThat(Pushes.get(worker("k1"), FINDINGS).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("rows 2 and 3 are what they are while the identity server works")
    void a_wrong_token_is_a_wrong_token() {
        IdentityServer.answers(200, Tokens.keySet("k2"));
        String good = worker("k2").token();
        String payload = Base64.getUrlEncoder().withoutPadding().encodeToString("not json".getBytes());
        for (String wrong : List.of(
                worker("k2").forged().token(),
                worker("unknown").token(),
                Pushes.worker().token(),
                "garbage",
                good.split("\\.")[0] + "." + payload + "." + good.split("\\.")[2],
                payload + "." + good.split("\\.")[1] + "." + good.split("\\.")[2])) {
            refused(
                    RestAssured.given()
                            .header("Authorization", "Bearer " + wrong)
                            .get(FINDINGS),
                    401,
                    "invalidAccessToken");
        }
        refused(Pushes.get(worker("k2").expired(), FINDINGS), 401, "expiredAccessToken");
    }

    @Test
    @DisplayName("F17: tokens with a key that is known are served while the identity server is down")
    void known_keys_are_enough() {
        IdentityServer.answers(200, Tokens.keySet("k3"));
        assertThat(Pushes.get(worker("k3"), FINDINGS).statusCode()).isEqualTo(200);

        IdentityServer.isDown();

        assertThat(Pushes.get(worker("k3"), FINDINGS).statusCode()).isEqualTo(200);
        triesAgain(Pushes.get(worker("k4"), FINDINGS));
    }
}
