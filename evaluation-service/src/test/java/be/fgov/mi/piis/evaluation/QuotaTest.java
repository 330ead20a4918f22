package be.fgov.mi.piis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Contracts;
import be.fgov.mi.piis.evaluation.fixture.Pushes;
import be.fgov.mi.piis.evaluation.fixture.SmallLimits;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rows 35 and 36 of the bad-input table: each test with accounts and addresses that no other test uses. */
@QuarkusTest
@TestProfile(SmallLimits.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class QuotaTest {
    private static final String OURS = "/piisEvaluation/v1/cpas/" + Contracts.CPAS_A + "/findings";
    private static final String FOREIGN = "/piisEvaluation/v1/cpas/" + Contracts.CPAS_F + "/findings";

    /** More than the allowance and what comes back while a busy machine works through it. */
    private static final int MANY = 4 * SmallLimits.REQUESTS;

    private static Tokens account(String name) {
        return Tokens.of(name).role("cpas-worker").cpas(Contracts.CPAS_A);
    }

    private static HttpResponse<String> get(String path, @Nullable Tokens caller, String from) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path));
        if (caller != null) {
            request.header("Authorization", caller.bearer());
        }
        try (HttpClient client = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(from))
                .build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static HttpResponse<String> get(String path, Tokens caller) {
        return get(path, caller, "127.0.0.1");
    }

    /** {@return the answers up to the first 429, which is the last} */
    private static List<HttpResponse<String>> untilRefused(String path, @Nullable Tokens caller, String from) {
        List<HttpResponse<String>> answers = new ArrayList<>();
        do {
            answers.add(get(path, caller, from));
        } while (answers.getLast().statusCode() != 429 && answers.size() < MANY);
        return answers;
    }

    private static void refused(HttpResponse<String> answer, String type, int limit) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonPath problem = JsonPath.from(answer.body());
        assertThat(problem.getString("type")).isEqualTo("urn:problem-type:belgif:" + type);
        assertThat(problem.getInt("status")).isEqualTo(429);
        assertThat(problem.getInt("limit")).isEqualTo(limit);
        assertThat(problem.getInt("retryAfterSec")).isBetween(1, 60);
        assertThat(answer.headers().allValues("Retry-After")).containsExactly(problem.getString("retryAfterSec"));
        assertThat(answer.headers().firstValue("BelGov-Trace-Id")).isPresent();
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    @DisplayName("row 35: who asks too much is told when to come back, and nobody else is")
    void an_account_has_its_own_allowance() throws InterruptedException {
        List<HttpResponse<String>> answers = untilRefused(OURS, account("eager"), "127.0.0.1");

        assertThat(answers).hasSizeGreaterThan(SmallLimits.REQUESTS);
        assertThat(answers.subList(0, answers.size() - 1)).allMatch(answer -> answer.statusCode() == 200);
        refused(answers.getLast(), "tooManyRequests", SmallLimits.REQUESTS);
        assertThat(get(OURS, account("calm")).statusCode())
                .as("another account")
                .isEqualTo(200);
        assertThat(get("/piisEvaluation/v1/health", null, "127.0.0.21").statusCode())
                .isLessThan(500);

        Thread.sleep(1_000L * JsonPath.from(answers.getLast().body()).getInt("retryAfterSec"));
        assertThat(get(OURS, account("eager")).statusCode()).as("came back").isEqualTo(200);
    }

    @Test
    @DisplayName("row 36: who probes for what it may not see is stopped, on every operation")
    void failing_has_a_smaller_allowance() {
        Tokens probing = account("probing");
        List<HttpResponse<String>> answers = untilRefused(FOREIGN, probing, "127.0.0.1");

        assertThat(answers).hasSizeBetween(SmallLimits.FAILURES + 1, SmallLimits.REQUESTS);
        assertThat(answers.subList(0, answers.size() - 1)).allMatch(answer -> answer.statusCode() == 404);
        refused(answers.getLast(), "tooManyFailedRequests", SmallLimits.FAILURES);
        refused(get(OURS, probing), "tooManyFailedRequests", SmallLimits.FAILURES);
        assertThat(get(OURS, account("probing-not")).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("row 36: a function that the role never has")
    void what_the_role_never_has_is_counted_for_the_account() {
        Tokens finance = Tokens.of("finance-probing").role("spp-finance");
        List<HttpResponse<String>> answers = untilRefused(OURS, finance, "127.0.0.1");

        assertThat(answers.getFirst().statusCode()).isEqualTo(403);
        refused(answers.getLast(), "tooManyFailedRequests", SmallLimits.FAILURES);
        assertThat(get(OURS, Tokens.of("finance-else").role("spp-finance")).statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("row 36: without a token the address is counted, and accounts there are not slowed")
    void without_a_token_the_address_is_counted() {
        List<HttpResponse<String>> answers = untilRefused(OURS, null, "127.0.0.11");

        assertThat(answers.getFirst().statusCode()).isEqualTo(401);
        refused(answers.getLast(), "tooManyFailedRequests", SmallLimits.FAILURES);
        assertThat(get(OURS, null, "127.0.0.12").statusCode())
                .as("another address")
                .isEqualTo(401);
        assertThat(get(OURS, account("neighbour"), "127.0.0.11").statusCode())
                .as("an account at that address")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("row 36: a forged token uses up the allowance of its sender, not of the account it names")
    void a_forged_token_is_no_account() {
        List<HttpResponse<String>> answers =
                untilRefused(OURS, account("victim").forged(), "127.0.0.13");

        assertThat(answers.getFirst().statusCode()).isEqualTo(401);
        refused(answers.getLast(), "tooManyFailedRequests", SmallLimits.FAILURES);
        assertThat(get(OURS, account("victim"), "127.0.0.13").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("row 36: paths that nobody serves")
    void unknown_paths_are_counted() {
        List<HttpResponse<String>> answers = untilRefused("/piisEvaluation/v1/nothing", null, "127.0.0.14");

        assertThat(answers.getFirst().statusCode()).isEqualTo(404);
        refused(answers.getLast(), "tooManyFailedRequests", SmallLimits.FAILURES);
    }

    @Test
    @DisplayName("a state that others have changed is no failure of the caller")
    void conflicts_are_not_counted() {
        Tokens vendor = Tokens.of("conflicting").role("cpas-system").client("vendor");
        for (int i = 0; i < 2 * SmallLimits.FAILURES; i++) {
            assertThat(Pushes.put(vendor, Pushes.trajectory("quota", "T1") + "/revisions/3", Pushes.RUNNING)
                            .statusCode())
                    .isEqualTo(409);
        }
    }
}
