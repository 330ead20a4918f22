package be.fgov.mi.piis.evaluation.bulk;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.aContract;
import static be.fgov.mi.piis.evaluation.fixture.Files.evaluationLine;
import static be.fgov.mi.piis.evaluation.fixture.Files.finished;
import static be.fgov.mi.piis.evaluation.fixture.Files.measurementLine;
import static be.fgov.mi.piis.evaluation.fixture.Files.results;
import static be.fgov.mi.piis.evaluation.fixture.Files.send;
import static be.fgov.mi.piis.evaluation.fixture.Files.taken;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.TALK;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.measurement;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.meter;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.put;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.vendor;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.worker;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.contract.LearnOfContract;
import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Contracts;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.events.evaluation.ProgressMeasured;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Files with measurements. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class MeasurementImportTest {
    private static final String FIRST = meter("2015-02-01", "beneficiary", 2);
    private static final String LATER = meter("2015-08-01", "beneficiary", 5);

    @Inject
    Tables tables;

    @Inject
    LearnOfContract learnOfContract;

    private void known(Contracts contract) {
        QuarkusTransaction.requiringNew().run(() -> learnOfContract.learn(contract.told()));
    }

    @Test
    void a_single_push_and_a_line_leave_the_same() throws IOException {
        UUID person = UUID.randomUUID();
        known(aContract("by-push").of(person));
        known(aContract("by-line").of(person));
        String pushed = put(vendor(), measurement("by-push", "M1") + "/revisions/1", FIRST)
                .asString();
        put(vendor(), measurement("by-push", "M2") + "/revisions/1", FIRST);
        put(vendor(), measurement("by-push", "M2") + "/revisions/2", LATER);
        String path = taken(send(
                "",
                List.of(
                        measurementLine("by-line", "M1", 1, FIRST),
                        measurementLine("by-line", "M2", 1, FIRST),
                        measurementLine("by-line", "M2", 2, LATER))));
        assertThat(finished(path).asString()).contains("\"accepted\":3,\"repeated\":0,\"refused\":0");

        assertThat(asThePushed(results(path).getFirst().path("answer").toString()))
                .isEqualTo(pushed.replaceAll("\"contractId\":\"[^\"]*\"", ""));
        assertThat(rowsOf("by-line")).isEqualTo(rowsOf("by-push"));
        assertThat(seriesTold("by-line")).isEqualTo(seriesTold("by-push")).contains("2015-08-01");
        assertThat(tables.row(
                        "select count(*) from outbox where type = ? and payload like '%by-line%'",
                        ProgressMeasured.TYPE))
                .as("told once for the chunk, and not what was overtaken within it")
                .isEqualTo("1");
        assertThat(get(worker(), measurement("by-line", "M2")).jsonPath().getString("measuredOn"))
                .isEqualTo(
                        get(worker(), measurement("by-push", "M2")).jsonPath().getString("measuredOn"))
                .isEqualTo("2015-08-01");
    }

    private static String asThePushed(String answer) {
        return answer.replace("by-line", "by-push").replaceAll("\"contractId\":\"[^\"]*\"", "");
    }

    private String rowsOf(String contract) {
        return tables.row(
                        "select jsonb_agg(to_jsonb(m) - 'id' - 'contract_id' - 'contract_reference' order by"
                                + " m.reference) from measurement m where m.contract_reference = ?",
                        contract)
                + tables.row(
                        "select jsonb_agg(jsonb_build_array(m.reference, r.revision, length(r.content_sealed))"
                                + " order by m.reference, r.revision) from measurement_revision r join measurement m"
                                + " on m.id = r.measurement_id where m.contract_reference = ?",
                        contract)
                + tables.row(
                        "select jsonb_agg(to_jsonb(l) - 'id' - 'at' - 'trace_id' - 'subject' - 'object' order by"
                                + " l.object) from access_log l where l.operation = 'measurement.push'"
                                + " and l.object like '%/' || ? || '/%'",
                        contract);
    }

    /** What was told last. */
    private String seriesTold(String contract) {
        return tables.row(
                "select payload::json->>'series' from outbox where type = ? and payload like"
                        + " '%' || ? || '%' order by position desc limit 1",
                ProgressMeasured.TYPE, contract);
    }

    @Test
    void what_a_measurement_is_refused_for_is_told_of_its_line() throws IOException {
        String path = taken(send(
                "",
                List.of(
                        measurementLine("odd-measure", "M1", 1, FIRST.replace("2015-02-01", "2016-02-01")),
                        measurementLine("odd-measure", "M2", 1, FIRST.replace("\"version\": 1", "\"version\": 900")),
                        measurementLine("odd-measure", "M3", 1, FIRST.replace("\"rater\"", "\"who\"")),
                        evaluationLine("odd-measure", "M4", 1, TALK))));
        assertThat(finished(path).asString()).contains("\"accepted\":1,\"repeated\":0,\"refused\":3");
        assertThat(results(path))
                .extracting(result -> result.path("kind").asText() + " "
                        + result.path("problem")
                                .path("issues")
                                .path(0)
                                .path("name")
                                .asText())
                .containsExactly(
                        "measurement measuredOn",
                        "measurement instrument",
                        "measurement measurement.who",
                        "evaluation ");
    }

    @Test
    void a_measurement_that_comes_before_its_contract_waits_and_joins_by_itself() {
        finished(taken(send("", List.of(measurementLine("measured-first", "M1", 1, FIRST)))));
        assertThat(tables.row("select kind, reference from waiting_record where contract_reference = 'measured-first'"))
                .isEqualTo("measurement|M1");
        assertThat(seriesTold("measured-first")).isEmpty();

        known(aContract("measured-first"));

        assertThat(tables.row("select count(*) from waiting_record where contract_reference = 'measured-first'"))
                .isEqualTo("0");
        assertThat(get(worker(), measurement("measured-first", "M1")).jsonPath().getString("status"))
                .isEqualTo("recorded");
        assertThat(seriesTold("measured-first")).contains("2015-02-01");
    }
}
