package be.fgov.mi.piis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Contracts;
import be.fgov.mi.piis.evaluation.fixture.Pushes;
import be.fgov.mi.piis.evaluation.fixture.SmallLimits;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Row 20 of the bad-input table, with a grace of two seconds, 1,000 bytes a second, and idle after four seconds. */
@QuarkusTest
@TestProfile(SmallLimits.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class SlowSendersTest {
    private static final String PATH =
            "/piisEvaluation/v1/cpas/" + Contracts.CPAS_A + "/globalReviews/2012/revisions/1";
    private static final String REVIEW = """
            {"reviewedOn": "2015-02-01", "contractsReviewed": 3, "conclusions": "Le logement avance trop peu.",
             "actions": ["Un accord avec le logeur."]}""";

    @Inject
    DataSource database;

    private record Outcome(String answer, Duration after) {
        boolean closed() {
            return !answer.endsWith("OPEN");
        }
    }

    private static String head(int length) {
        return "PUT " + PATH + "?dryRun=true HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: " + Pushes.vendor().bearer() + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    /** Sends the beginning at once and the rest in pieces, until all is sent or the server has had enough. */
    private static Outcome sent(String beginning, String rest, int piece, Duration pause) throws Exception {
        long start = System.nanoTime();
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes(beginning));
            out.flush();
            socket.setSoTimeout((int) pause.toMillis());
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[4_096];
            for (int at = 0, silent = 0; silent < 8_000; ) {
                try {
                    if (at < rest.length()) {
                        out.write(bytes(rest.substring(at, Math.min(rest.length(), at + piece))));
                        out.flush();
                        at += piece;
                    }
                    int read = socket.getInputStream().read(buffer);
                    if (read < 0) {
                        return new Outcome(answer.toString(), Duration.ofNanos(System.nanoTime() - start));
                    }
                    answer.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                } catch (SocketTimeoutException nothingYet) {
                    silent += (int) pause.toMillis();
                } catch (SocketException closed) {
                    return new Outcome(answer.toString(), Duration.ofNanos(System.nanoTime() - start));
                }
            }
            return new Outcome(answer + " OPEN", Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String ofLength(int length) {
        return REVIEW + " ".repeat(length - REVIEW.length());
    }

    @Test
    @DisplayName("row 20: a body that comes byte by byte is 408, and the connection closed")
    void a_body_byte_by_byte_is_refused() throws Exception {
        Outcome outcome = sent(head(60), ofLength(300), 1, Duration.ofMillis(100));

        assertThat(outcome.answer()).startsWith("HTTP/1.1 408").contains("application/problem+json", "\"status\":408");
        assertThat(outcome.closed()).isTrue();
        assertThat(outcome.after()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
    }

    @Test
    @DisplayName("row 20: a body of which nothing comes")
    void a_body_that_never_comes_is_refused() throws Exception {
        Outcome outcome = sent(head(60), "", 1, Duration.ofMillis(100));

        assertThat(outcome.answer()).startsWith("HTTP/1.1 408");
        assertThat(outcome.closed()).isTrue();
    }

    @Test
    @DisplayName("row 20: a chunked body that never ends")
    void a_chunked_body_byte_by_byte_is_refused() throws Exception {
        String head = head(0).replace("Content-Length: 0", "Transfer-Encoding: chunked");
        Outcome outcome = sent(head, "1\r\n{\r\n1\r\n \r\n1\r\n \r\n".repeat(20), 1, Duration.ofMillis(50));

        assertThat(outcome.answer()).startsWith("HTTP/1.1 408");
        assertThat(outcome.closed()).isTrue();
    }

    @Test
    @DisplayName("row 20: headers that come byte by byte")
    void a_head_byte_by_byte_is_refused() throws Exception {
        Outcome outcome = sent("GET /q/health/live HTTP/1.1\r\nX-Slow: ", "a".repeat(300), 1, Duration.ofMillis(100));

        assertThat(outcome.answer()).startsWith("HTTP/1.1 408");
        assertThat(outcome.closed()).isTrue();
        assertThat(outcome.after()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
    }

    @Test
    @DisplayName("row 20: the headers of a second request on the connection")
    void a_second_head_byte_by_byte_is_refused() throws Exception {
        Outcome outcome = sent(
                "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /q/heal", 1, Duration.ofMillis(300));

        assertThat(outcome.answer()).startsWith("HTTP/1.1 200").contains("HTTP/1.1 408");
        assertThat(outcome.closed()).isTrue();
    }

    @Test
    @DisplayName("row 20: a connection on which nothing is said is closed without an answer")
    void silence_is_not_answered() throws Exception {
        Outcome outcome = sent("", "", 1, Duration.ofMillis(100));

        assertThat(outcome.answer()).isEmpty();
        assertThat(outcome.closed()).isTrue();
    }

    @Test
    @DisplayName("row 20: who was refused at once does not keep the connection with a body that nobody reads")
    void a_refused_body_is_not_waited_for() throws Exception {
        String head = head(60).replaceFirst("Authorization: [^\r]*\r\n", "");
        Outcome outcome = sent(head, " ".repeat(59), 1, Duration.ofMillis(100));

        assertThat(outcome.answer()).startsWith("HTTP/1.1 401").doesNotContain("408");
        assertThat(outcome.closed()).isTrue();
    }

    @Test
    @DisplayName("a slow line that sends enough is heard to the end, for longer than the grace")
    void slow_and_sufficient_is_taken() throws Exception {
        Outcome outcome = sent(
                head(10_000).replace("Host: localhost", "Host: localhost\r\nConnection: close"),
                ofLength(10_000),
                200,
                Duration.ofMillis(100));

        assertThat(outcome.answer()).startsWith("HTTP/1.1 201");
        assertThat(outcome.after()).isGreaterThan(Duration.ofSeconds(4));
    }

    @Test
    @DisplayName("a request that keeps the service at work for longer than a connection may be idle is answered")
    void a_long_answer_is_waited_for() throws Exception {
        String request = head(REVIEW.length())
                        .replace("?dryRun=true", "")
                        .replace("2012", "2011")
                        .replace("Host: localhost", "Host: localhost\r\nConnection: close")
                + REVIEW;
        CompletableFuture<Outcome> asked;
        try (Connection own = database.getConnection();
                Statement statement = own.createStatement()) {
            own.setAutoCommit(false);
            statement.execute("lock table global_review in access exclusive mode");
            asked = CompletableFuture.supplyAsync(() -> {
                try {
                    return sent(request, "", 1, Duration.ofMillis(100));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            TimeUnit.SECONDS.sleep(7);
            assertThat(asked).isNotDone();
            own.rollback();
        }

        assertThat(asked.get(10, TimeUnit.SECONDS).answer()).startsWith("HTTP/1.1 201");
    }

    @Test
    @DisplayName("a connection that was answered and stays silent is closed")
    void silence_after_an_answer_is_closed() throws Exception {
        Outcome outcome = sent("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n", "", 1, Duration.ofMillis(100));

        assertThat(outcome.answer()).startsWith("HTTP/1.1 200");
        assertThat(outcome.closed()).isTrue();
        assertThat(outcome.after()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(7));
    }
}
