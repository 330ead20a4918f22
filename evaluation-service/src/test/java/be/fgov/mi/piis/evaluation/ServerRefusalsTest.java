package be.fgov.mi.piis.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Contracts;
import be.fgov.mi.piis.evaluation.fixture.Pushes;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows 21, 37 and 42 of the bad-input table, and row 41: what no operation refuses by itself. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class ServerRefusalsTest {
    private static final String PATH =
            "/piisEvaluation/v1/cpas/" + Contracts.CPAS_A + "/globalReviews/2012/revisions/1";
    private static final String REVIEW = """
            {"reviewedOn": "2015-02-01", "contractsReviewed": 3, "conclusions": "Le logement avance trop peu.",
             "actions": ["Un accord avec la société de logement."]}""";
    private static final String HOST =
            "PUT " + PATH + " HTTP/1.1\r\nHost: localhost\r\n" + "Content-Type: application/json\r\n";

    /** One answer, in whatever version was asked, and the connection closed. */
    private static final Pattern ONE_400 = Pattern.compile("(?s)HTTP/[0-9.]+ 400 (?!.*(HTTP/|OPEN)).*");

    @Inject
    Tables tables;

    @AfterEach
    void the_database_works_again() throws SQLException {
        tables.execute("drop trigger if exists fails on global_review");
    }

    private void theDatabaseFailsWith(String state) throws SQLException {
        tables.execute("""
                create or replace function fails() returns trigger language plpgsql as $$
                begin
                    raise exception 'table global_review at host db-1' using errcode = '%s';
                end $$""".formatted(state));
        tables.execute(
                "create trigger fails before insert on global_review for each statement execute function fails()");
    }

    @ParameterizedTest(name = "row 37: the database answers {0}")
    @ValueSource(strings = {"57P03", "08006", "53300", "40P01", "55P03"})
    void when_the_database_is_out_of_reach_the_caller_is_told_to_come_back(String state) throws SQLException {
        theDatabaseFailsWith(state);

        Response answer = Pushes.put(Pushes.vendor(), PATH, REVIEW);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:problem-type:belgif:serviceUnavailable");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        assertThat(answer.asString()).doesNotContain("global_review", "db-1", state);
    }

    @Test
    @DisplayName("row 42: what nobody expected tells its trace and nothing else")
    void what_nobody_expected_tells_nothing() throws SQLException {
        theDatabaseFailsWith("XX000");

        Response answer = Pushes.put(Pushes.vendor(), PATH, REVIEW);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:problem-type:belgif:internalServerError");
        assertThat(answer.header("BelGov-Trace-Id")).isNotBlank();
        assertThat(answer.asString()).doesNotContain("global_review", "db-1", "XX000", "Exception", "logement");
        the_database_works_again();
        assertThat(Pushes.put(Pushes.vendor(), PATH + "?dryRun=true", REVIEW).statusCode())
                .as("nothing of it was stored")
                .isEqualTo(201);
    }

    @Test
    @DisplayName("row 21: a header of 20 KiB, and a thousand of them")
    void headers_that_are_too_large_or_too_many_are_refused() throws IOException {
        assertThat(sent(HOST + "X-Long: " + "a".repeat(20_000) + "\r\nContent-Length: 0\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
        StringBuilder many = new StringBuilder(HOST);
        for (int i = 0; i < 1_000; i++) {
            many.append("X-").append(i).append(": aaaaaaaaaaaaaaaa\r\n");
        }
        assertThat(sent(many + "Content-Length: 0\r\n\r\n")).startsWith("HTTP/1.1 431");
    }

    @ParameterizedTest(name = "row 41: {0}")
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "Content-Length: -1\r\n\r\n{}",
                "Content-Length: 2, 3\r\n\r\n{}",
                "Content-Length : 2\r\n\r\n{}",
                "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}",
                "X-Folded: a\r\n b\r\nContent-Length: 2\r\n\r\n{}",
                "X-Folded: a\r\n\tTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}",
                "Content-Length:\r\n 2\r\n\r\n{}",
                "X-Feed: a\nContent-Length: 2\r\n\r\n{}",
                "X-Return: a\rContent-Length: 2\r\n\r\n{}",
                ":path: /other\r\nContent-Length: 2\r\n\r\n{}",
                ": nameless\r\nContent-Length: 2\r\n\r\n{}"
            })
    void what_two_servers_could_read_differently_is_refused_and_the_connection_closed(String rest) throws IOException {
        String answer = sent(HOST + rest + "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answer).matches(ONE_400);
    }

    @ParameterizedTest(name = "row 41: the first line is {0}")
    @ValueSource(
            strings = {
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "GET /q/health/live HTTP/2.0\r\nHost: localhost\r\n\r\n",
                "GET /q/health/live HTTP/1.2\r\nHost: localhost\r\n\r\n",
                "POST /q/health/live HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET /q/health/live HTTP/1.1\r\n Host: localhost\r\n\r\n",
            })
    void another_version_is_not_guessed(String request) throws IOException {
        String answer = sent(request + "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answer).matches(ONE_400);
    }

    @ParameterizedTest(name = "row 41: a body in chunks, one of which is {0}")
    @ValueSource(strings = {"zz", "-2", "2;\n", "0x2", "100000000000000000", ""})
    void a_chunk_without_a_size_is_refused_and_the_connection_closed(String size) throws IOException {
        String answer = sent(HOST + "Authorization: " + Pushes.vendor().bearer()
                + "\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n" + size + "\r\n{}\r\n0\r\n\r\n"
                + "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answer).matches(ONE_400).contains("application/problem+json", "belgif:badRequest");
    }

    @ParameterizedTest(name = "row 41: what was answered before the chunk broke still goes out: {0}")
    @ValueSource(strings = {"POST /piisEvaluation/v1/nothing", "PUT " + PATH})
    void an_answer_that_is_written_is_sent(String request) throws IOException {
        assertThat(sent(request + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"))
                .matches("(?s)HTTP/1.1 4\\d\\d .*")
                .doesNotContain("OPEN");
    }

    @Test
    @DisplayName("row 41: a chunk that breaks behind an unanswered request is not answered in its place")
    void an_answer_is_never_that_of_another_request() throws IOException {
        String answer = sent("GET " + PATH + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + Pushes.vendor().bearer() + "\r\n\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n");

        assertThat(answer).doesNotContain("HTTP/1.1 400").doesNotContain("OPEN");
    }

    @Test
    @DisplayName("row 41: whoever asks for HTTP/2 is answered in HTTP/1.1")
    void nobody_changes_the_protocol() throws IOException {
        assertThat(sent("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                        + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n"
                        + "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("101 Switching", "OPEN");
    }

    @Test
    void what_everybody_reads_alike_is_taken() throws IOException {
        String close = "Connection: close\r\nAuthorization: " + Pushes.vendor().bearer() + "\r\n";
        String length = "Content-Length: " + REVIEW.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n";
        int half = 40;
        String chunks = Integer.toHexString(half) + "\r\n" + REVIEW.substring(0, half) + "\r\n"
                + Integer.toHexString(REVIEW.getBytes(StandardCharsets.UTF_8).length - half) + "\r\n"
                + REVIEW.substring(half) + "\r\n0\r\n\r\n";
        String dry = HOST.replace(PATH, PATH + "?dryRun=true");

        assertThat(sent(utf8(dry + close + length + REVIEW))).startsWith("HTTP/1.1 201");
        assertThat(sent(utf8(dry + close + "Transfer-Encoding: chunked\r\n\r\n" + chunks)))
                .startsWith("HTTP/1.1 201");
        assertThat(sent(utf8("\r\n" + dry + close + length + REVIEW))).startsWith("HTTP/1.1 201");
    }

    /** Its bytes as letters, as they are sent. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** {@return what comes until the server closes the connection} */
    private static String sent(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            StringBuilder answer = new StringBuilder();
            byte[] bytes = new byte[4_096];
            try {
                for (int read = socket.getInputStream().read(bytes);
                        read >= 0;
                        read = socket.getInputStream().read(bytes)) {
                    answer.append(new String(bytes, 0, read, StandardCharsets.ISO_8859_1));
                }
            } catch (SocketTimeoutException stillOpen) {
                answer.append(" AND THE CONNECTION IS OPEN");
            }
            return answer.toString();
        }
    }
}
