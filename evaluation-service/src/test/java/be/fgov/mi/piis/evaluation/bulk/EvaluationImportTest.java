package be.fgov.mi.piis.evaluation.bulk;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.aContract;
import static be.fgov.mi.piis.evaluation.fixture.Files.evaluationLine;
import static be.fgov.mi.piis.evaluation.fixture.Files.finished;
import static be.fgov.mi.piis.evaluation.fixture.Files.line;
import static be.fgov.mi.piis.evaluation.fixture.Files.results;
import static be.fgov.mi.piis.evaluation.fixture.Files.send;
import static be.fgov.mi.piis.evaluation.fixture.Files.taken;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.RUNNING;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.TALK;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.evaluate;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.evaluation;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
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
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files with evaluations, alone and beside other records. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class EvaluationImportTest {
    private static final String LATER = TALK.replace("2015-04-03", "2016-01-01");
    private static final String WITHDRAWN = """
            {"heldOn": "2015-04-03", "mode": "phone", "objectives": [{"id": "o2", "progress": "started"}]}""";

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

    private void known(String contract) {
        QuarkusTransaction.requiringNew()
                .run(() -> learnOfContract.learn(aContract(contract).told()));
    }

    @Test
    void a_reference_that_an_address_cannot_name_is_refused() throws IOException {
        String path = taken(send(
                "",
                List.of(
                        evaluationLine("..", "R1", 1, TALK),
                        evaluationLine("dots", ".", 1, TALK),
                        line("dots", "..", 1, RUNNING),
                        evaluationLine("dots", "a..", 1, TALK))));
        finished(path);
        assertThat(results(path))
                .extracting(result -> result.path("status").asInt() + " "
                        + result.path("problem")
                                .path("issues")
                                .path(0)
                                .path("name")
                                .asText())
                .containsExactly("400 contractReference", "400 evaluationReference", "400 trajectoryReference", "201 ");
    }

    @Test
    void a_file_holds_records_of_several_kinds_and_each_line_is_told_in_its_place() throws IOException {
        known("mix");
        String path = taken(send(
                "",
                List.of(
                        evaluationLine("mix", "R1", 1, TALK),
                        line("mix", "R1", 1, RUNNING),
                        evaluationLine("mix", "R2", 1, LATER),
                        evaluationLine("mix-unknown", "R1", 1, TALK),
                        evaluationLine("mix", "R1", 2, WITHDRAWN),
                        evaluationLine("mix", "R1", 2, TALK),
                        line("mix", "R1", 3, RUNNING),
                        evaluationLine("mix", "R1", 1, TALK))));

        assertThat(finished(path).asString()).contains("\"accepted\":4,\"repeated\":1,\"refused\":3");
        List<JsonNode> results = results(path);
        assertThat(results)
                .extracting(result -> result.path("kind").asText() + " "
                        + result.path("reference").asText() + " "
                        + result.path("status").asInt() + result.path("code").asText())
                .containsExactly(
                        "evaluation mix/R1 201",
                        "trajectory mix/R1 201",
                        "evaluation mix/R2 400badRequest",
                        "evaluation mix-unknown/R1 201",
                        "evaluation mix/R1 201",
                        "evaluation mix/R1 409duplicateInBatch",
                        "trajectory mix/R1 409revisionGap",
                        "evaluation mix/R1 200");
        assertThat(results)
                .extracting(result -> result.path("answer").path("status").asText())
                .startsWith("recorded", "running")
                .element(3)
                .isEqualTo("awaitingContract");
        assertThat(results.get(2)
                        .path("problem")
                        .path("issues")
                        .path(0)
                        .path("name")
                        .asText())
                .isEqualTo("heldOn");
        for (String language : List.of("fr", "nl", "de")) {
            assertThat(results.get(2).path("repair").path(language).asText()).isNotBlank();
        }
        assertThat(get(worker(), evaluation("mix", "R1")).jsonPath().getString("mode"))
                .isEqualTo("phone");
        assertThat(tables.rows("select p.about, p.id, p.progress from evaluation_progress p join evaluation e"
                        + " on e.id = p.evaluation_id where e.contract_reference = 'mix'"))
                .as("the newest revision is the whole state")
                .containsExactly("OBJECTIVE|o2|STARTED");
        assertThat(get(worker(), evaluation("mix", "R1") + "/revisions/1")
                        .jsonPath()
                        .getString("beneficiaryView.text"))
                .isEqualTo("Cela avance bien.");
    }

    @Test
    void a_single_push_and_a_line_leave_the_same() throws IOException {
        known("talk-same");
        List<String> answers = new ArrayList<>();
        for (String body : List.of(TALK, WITHDRAWN)) {
            int revision = answers.size() + 1;
            String pushed = evaluate("talk-same", "single", revision, body).asString();
            String path = taken(send("", List.of(evaluationLine("talk-same", "line", revision, body))));
            finished(path);
            answers.add(pushed);
            assertThat(results(path).getFirst().path("answer").toString().replace("line", "single"))
                    .isEqualTo(pushed);
            assertThat(rowsOf("line").replace("line", "single")).isEqualTo(rowsOf("single"));
        }
        assertThat(answers.getLast()).contains("beneficiaryViewMissing");
    }

    private String rowsOf(String evaluation) {
        return tables.row(
                        "select to_jsonb(e) - 'id' from evaluation e where contract_reference = 'talk-same' and"
                                + " reference = ?",
                        evaluation)
                + tables.row(
                        "select jsonb_agg(to_jsonb(p) - 'evaluation_id' order by p.position) from evaluation_progress p"
                                + " join evaluation e on e.id = p.evaluation_id where contract_reference = 'talk-same'"
                                + " and reference = ?",
                        evaluation)
                + tables.row(
                        "select jsonb_agg(jsonb_build_array(r.revision, length(r.content_sealed)) order by r.revision) from"
                                + " evaluation_revision r join evaluation e on e.id = r.evaluation_id"
                                + " where contract_reference = 'talk-same' and reference = ?",
                        evaluation)
                + tables.row(
                        "select jsonb_agg(to_jsonb(l) - 'id' - 'at' - 'trace_id' - 'subject' order by at) from"
                                + " access_log l where operation = 'evaluation.push'"
                                + " and object like '%talk-same%/' || ?",
                        evaluation)
                + tables.row(
                        "select jsonb_agg(payload::jsonb - 'evaluationId' order by position) from outbox where payload"
                                + " like '%talk-same%' and payload like '%\"' || ? || '\"%'",
                        evaluation);
    }

    @Test
    void a_line_about_no_record_or_about_two_is_refused_as_such() throws IOException {
        String both = evaluationLine("odd", "E1", 1, TALK).replaceFirst("}$", ", \"trajectory\": ")
                + RUNNING.replace("\n", " ") + "}";
        String path = taken(send(
                "",
                List.of(
                        both,
                        "{\"contractReference\": \"odd\", \"revision\": 1}",
                        evaluationLine("odd", "E1", 1, TALK).replace("\"evaluationReference\": \"E1\", ", ""),
                        evaluationLine("odd", "75.01.05-993.51", 1, TALK),
                        evaluationLine("odd", "E2", 1, TALK.replace("true, \"text\": \"Cela avance bien.\"", "false")),
                        evaluationLine("odd", "E3", 1, TALK.replace("\"mode\"", "\"way\"")))));
        finished(path);
        assertThat(results(path))
                .extracting(EvaluationImportTest::firstIssue)
                .containsExactly(
                        "rejectedInput trajectory",
                        "requiredInput trajectory",
                        "requiredInput evaluationReference",
                        "rejectedInput evaluationReference",
                        "requiredInput evaluation.beneficiaryView.text",
                        "unknownInput evaluation.way");
        assertThat(get(worker(), path + "/results").asString())
                .as("a person's number goes nowhere")
                .doesNotContain("75.01.05");
        assertThat(tables.row("select count(*) from evaluation where contract_reference = 'odd'"))
                .isEqualTo("0");
    }

    private static String firstIssue(JsonNode result) {
        JsonNode issue = result.path("problem").path("issues").path(0);
        String type = issue.path("type").asText();
        return type.substring(type.lastIndexOf(':') + 1) + " "
                + issue.path("name").asText();
    }

    @Test
    void a_dry_run_answers_the_same_and_stores_nothing() throws IOException {
        known("dry");
        List<String> lines = List.of(
                evaluationLine("dry", "E1", 1, TALK),
                evaluationLine("dry", "E1", 2, WITHDRAWN),
                evaluationLine("dry", "E2", 2, TALK));
        String tried = taken(send("?mode=validate", lines));
        finished(tried);
        assertThat(tables.row("select count(*) from evaluation where contract_reference = 'dry'"))
                .isEqualTo("0");
        String refused = taken(send("?atomic=all", lines));
        assertThat(finished(refused).jsonPath().getString("status")).isEqualTo("refused");
        assertThat(tables.row("select count(*) from evaluation where contract_reference = 'dry'"))
                .isEqualTo("0");
        String stored = taken(send("", lines));
        finished(stored);
        assertThat(told(tried)).isEqualTo(told(stored));
    }

    /** Each problem has an instance of its own. */
    private static String told(String path) throws IOException {
        return results(path).toString().replaceAll("\"instance\":\"[^\"]*\"", "");
    }

    @Test
    void a_crash_between_chunks_loses_nothing_and_doubles_nothing() throws Exception {
        known("talk-crash");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            // The second chunk revises what the first one opened.
            lines.add(evaluationLine("talk-crash", "E" + i % 400, 1 + i / 400, i < 400 ? TALK : WITHDRAWN));
        }
        long receipts = Long.parseLong(tables.row("select count(*) from push_receipt"));
        imports.workers().stop();
        String path;
        try {
            path = taken(send("", lines));
            assertThatThrownBy(() -> new BulkWorkers(
                                    database, new DiesAtLine(items, 550), imports.seal(), imports.signer())
                            .workOnce())
                    .hasStackTraceContaining("the lights went out");
            assertThat(revisions()).isEqualTo("500|400|500");
        } finally {
            imports.workers().start();
        }
        assertThat(finished(path).asString()).contains("\"accepted\":600,\"repeated\":0,\"refused\":0");
        assertThat(revisions()).isEqualTo("600|400|600");
        assertThat(Long.parseLong(tables.row("select count(*) from push_receipt")))
                .isEqualTo(receipts + 600);
        assertThat(tables.row("select count(*) from outbox where payload like '%talk-crash%'"))
                .as("each revision is told once")
                .isEqualTo("600");
        finished(taken(send("", lines)));
        assertThat(revisions()).isEqualTo("600|400|600");
    }

    /** Revisions, evaluations, and the sum of their versions. */
    private String revisions() {
        return tables.row("select (select count(*) from evaluation_revision r join evaluation e on e.id ="
                + " r.evaluation_id where e.contract_reference = 'talk-crash'), count(*), sum(version) from evaluation"
                + " where contract_reference = 'talk-crash'");
    }

    @Test
    void what_a_file_brings_before_its_contract_joins_by_itself() {
        String path = taken(
                send("", List.of(evaluationLine("file-first", "E1", 1, TALK), line("file-first", "T1", 1, RUNNING))));
        finished(path);
        assertThat(tables.row("select count(*) from outbox where payload like '%file-first%'"))
                .isEqualTo("0");
        known("file-first");
        assertThat(tables.rows("select type, version from outbox where payload like '%file-first%' order by type"))
                .hasSize(2)
                .allMatch(told -> told.endsWith("|2"));
        assertThat(get(worker(), evaluation("file-first", "E1")).jsonPath().getString("status"))
                .isEqualTo("recorded");
    }
}
