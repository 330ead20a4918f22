package be.fgov.mi.piis.evaluation.bulk;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.aContract;
import static be.fgov.mi.piis.evaluation.fixture.Files.finished;
import static be.fgov.mi.piis.evaluation.fixture.Files.line;
import static be.fgov.mi.piis.evaluation.fixture.Files.results;
import static be.fgov.mi.piis.evaluation.fixture.Files.send;
import static be.fgov.mi.piis.evaluation.fixture.Files.sendWith;
import static be.fgov.mi.piis.evaluation.fixture.Files.taken;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.RUNNING;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.ended;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.push;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.evaluation.contract.LearnOfContract;
import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.DiesAtLine;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.identity.bulk.BulkWorkers;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Files with many trajectories: rows 31–33 of the table of bad input, and what has to hold after a crash. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class ImportTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LATE =
            ended("2015-02-01", "2015-06-30", "{\"on\": \"2016-05-10\", \"outcome\": \"completed\"}");

    @Inject
    Tables tables;

    @Inject
    LearnOfContract learnOfContract;

    @Inject
    Imports imports;

    @Inject
    RecordItems items;

    @Inject
    AgroalDataSource database;

    @Test
    void every_line_has_its_result_in_the_order_sent() throws IOException {
        QuarkusTransaction.requiringNew()
                .run(() -> learnOfContract.learn(aContract("bulk-known").told()));
        String path = taken(send(
                "",
                List.of(
                        line("bulk-known", "T1", 1, RUNNING),
                        line("bulk-unknown", "T1", 1, RUNNING),
                        "[]",
                        line("bulk-known", "T1", 1, RUNNING),
                        line("bulk-known", "T1", 1, RUNNING.replace("collective", "individual")),
                        line("bulk-known", "T2", 2, RUNNING),
                        line("bulk-known", "T3", 1, LATE),
                        line("bulk-known", "T1", 2, RUNNING))));

        assertThat(finished(path).asString()).contains("\"accepted\":3,\"repeated\":1,\"refused\":4");
        List<JsonNode> results = results(path);
        assertThat(results)
                .extracting(result ->
                        result.path("status").asInt() + result.path("code").asText())
                .containsExactly(
                        "201",
                        "201",
                        "400badRequest",
                        "200",
                        "409duplicateInBatch",
                        "409revisionGap",
                        "400badRequest",
                        "201");
        assertThat(results.get(0).path("answer").path("status").asText()).isEqualTo("running");
        assertThat(results.get(1).path("answer").path("status").asText()).isEqualTo("awaitingContract");
        assertThat(results.get(0).path("reference").asText()).isEqualTo("bulk-known/T1");
        assertThat(tables.row("select count(*) from outbox where payload like '%bulk-known%'"))
                .isEqualTo("2");
        assertThat(tables.row("select count(*) from import_content")).isEqualTo("0");
    }

    @Test
    void a_single_push_and_a_line_leave_the_same() {
        QuarkusTransaction.requiringNew()
                .run(() -> learnOfContract.learn(aContract("bulk-same").told()));
        push("bulk-same", "single", 1, RUNNING);
        finished(taken(send("", List.of(line("bulk-same", "line", 1, RUNNING)))));
        assertThat(rowsOf("line").replace("line", "single")).isEqualTo(rowsOf("single"));
    }

    private String rowsOf(String trajectory) {
        return tables.row(
                        "select to_jsonb(t) - 'id' from trajectory t where contract_reference = 'bulk-same' and"
                                + " trajectory_reference = ?",
                        trajectory)
                + tables.row(
                        "select jsonb_agg(to_jsonb(l) - 'id' - 'at' - 'trace_id' - 'subject') from access_log l"
                                + " where operation = 'trajectory.push' and object like '%bulk-same%/' || ?",
                        trajectory)
                + tables.row(
                        "select jsonb_agg(payload::jsonb - 'trajectoryId') from outbox where payload like"
                                + " '%bulk-same%' and payload like '%\"' || ? || '\"%'",
                        trajectory);
    }

    @Test
    void a_dry_run_and_a_refused_whole_store_nothing() throws IOException {
        Map<String, Long> before = written();
        String tried = taken(send("?mode=validate", List.of(line("bulk-dry", "T1", 1, RUNNING))));
        assertThat(finished(tried).asString()).contains("\"accepted\":1");
        String refused = taken(
                send("?atomic=all", List.of(line("bulk-dry", "T1", 1, RUNNING), line("bulk-dry", "T2", 2, RUNNING))));
        assertThat(finished(refused).jsonPath().getString("status")).isEqualTo("refused");
        assertThat(results(refused))
                .extracting(result -> result.path("code").asText())
                .containsExactly("notStored", "revisionGap");
        assertThat(written()).isEqualTo(before);
        String whole = taken(
                send("?atomic=all", List.of(line("bulk-dry", "T1", 1, RUNNING), line("bulk-dry", "T2", 1, RUNNING))));
        assertThat(finished(whole).asString()).contains("\"accepted\":2");
    }

    @Test
    void a_crash_between_chunks_loses_nothing_and_doubles_nothing() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            lines.add(line("bulk-crash-" + i % 7, "T" + UUID.randomUUID(), 1, RUNNING));
        }
        long trajectories = rows("trajectory");
        long receipts = rows("push_receipt");
        imports.workers().stop();
        String path;
        try {
            path = taken(send("", lines));
            assertThatThrownBy(() -> new BulkWorkers(
                                    database, new DiesAtLine(items, 550), imports.seal(), imports.signer())
                            .workOnce())
                    .hasStackTraceContaining("the lights went out");
            assertThat(rows("trajectory")).isEqualTo(trajectories + 500);
        } finally {
            imports.workers().start();
        }
        assertThat(finished(path).asString()).contains("\"accepted\":600,\"repeated\":0,\"refused\":0");
        assertThat(rows("trajectory")).isEqualTo(trajectories + 600);
        assertThat(rows("push_receipt")).isEqualTo(receipts + 600);
        String again = taken(send("", lines));
        finished(again);
        assertThat(hash(again)).isEqualTo(hash(path));
    }

    @Test
    void a_line_that_the_database_refuses_is_told_and_leaves_the_others_or_refuses_the_whole() throws Exception {
        try (Connection own = database.getConnection();
                Statement statement = own.createStatement()) {
            statement.execute("alter table trajectory add constraint ck_test"
                    + " check (trajectory_reference not like 'never%') not valid");
            try {
                List<String> lines = List.of(
                        line("bulk-never", "T1", 1, RUNNING),
                        line("bulk-never", "never1", 1, RUNNING),
                        line("bulk-never", "T2", 1, RUNNING),
                        line("bulk-never", "never2", 1, RUNNING));
                String whole = taken(send("?atomic=all", lines));
                assertThat(finished(whole).jsonPath().getString("status")).isEqualTo("refused");
                assertThat(codes(whole))
                        .containsExactly("424notStored", "500internalServerError", "424notStored", "424notStored");
                String each = taken(send("", lines));
                assertThat(finished(each).asString()).contains("\"accepted\":2,\"repeated\":0,\"refused\":2");
                assertThat(codes(each))
                        .containsExactly("201", "500internalServerError", "201", "500internalServerError");
                assertThat(tables.row("select count(*) from push_receipt where reference like 'bulk-never/%'"))
                        .isEqualTo("2");
            } finally {
                statement.execute("alter table trajectory drop constraint ck_test");
            }
        }
    }

    @Test
    void a_file_sent_again_with_its_key_is_the_first_one() {
        Map<String, String> key = Map.of("Idempotency-Key", "key-" + UUID.randomUUID());
        List<String> lines = List.of(line("bulk-keyed", "T1", 1, RUNNING));
        String first = taken(sendWith(key, "", lines));
        finished(first);
        long imports = rows("import");
        Response again = sendWith(key, "", lines);
        assertThat(taken(again)).isEqualTo(first);
        assertThat(again.header("Location")).endsWith(first);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(sendWith(key, "", List.of(line("bulk-keyed", "T2", 1, RUNNING)))
                        .statusCode())
                .isEqualTo(422);
        assertThat(rows("import")).isEqualTo(imports);
        assertThat(rows("import_content")).isZero();
    }

    private static List<String> codes(String path) throws IOException {
        return results(path).stream()
                .map(result ->
                        result.path("status").asInt() + result.path("code").asText())
                .toList();
    }

    private long rows(String table) {
        return Long.parseLong(tables.row("select count(*) from " + table));
    }

    private Map<String, Long> written() {
        Map<String, Long> rows = new java.util.TreeMap<>(tables.writtenRowCounts());
        rows.keySet().removeAll(List.of("import", "import_content", "import_result"));
        return rows;
    }

    private static String hash(String path) throws IOException {
        JsonNode signed = JSON.readTree(get(worker(), path + "/receipt").asString());
        return JSON.readTree(
                        Base64.getUrlDecoder().decode(signed.path("payload").asText()))
                .path("acceptedSetHash")
                .asText();
    }
}
