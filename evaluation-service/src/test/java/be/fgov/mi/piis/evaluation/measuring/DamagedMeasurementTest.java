package be.fgov.mi.piis.evaluation.measuring;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_A;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.aContract;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.RUNNING;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.measurement;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.meter;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.ofContract;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.push;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.put;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.vendor;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.worker;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.contract.LearnOfContract;
import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Contracts;
import be.fgov.mi.piis.evaluation.fixture.Pushes;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.evaluation.rules.Rater;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A measurement whose newest revision cannot be read any more, or whose answers its instrument does not take. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class DamagedMeasurementTest {
    private static final String LIST = "/piisEvaluation/v1/cpas/" + CPAS_A + "/waitingRecords?pageSize=500";
    private static final String FIGURES = "/piisEvaluation/v1/cpas/" + CPAS_A + "/statistics?year=2015";

    @Inject
    Tables tables;

    @Inject
    SealedWords words;

    @Inject
    LearnOfContract learnOfContract;

    private void learn(Contracts contract) {
        QuarkusTransaction.requiringNew().run(() -> learnOfContract.learn(contract.told()));
    }

    private static Response measure(String contract, String reference, int revision, String body) {
        return put(vendor(), measurement(contract, reference) + "/revisions/" + revision, body);
    }

    private void damage(String contract, String reference, byte[] content) throws SQLException {
        tables.execute(
                """
                set session_replication_role = replica;
                update measurement_revision set content_sealed = '\\x%s' where measurement_id = '%s';
                set session_replication_role = origin
                """.formatted(HexFormat.of().formatHex(content), MeasurementRecord.idOf(CPAS_A, contract, reference)));
    }

    private static List<String> listed(String contract) {
        return get(worker(), LIST).jsonPath().<Map<String, Object>>getList("items").stream()
                .filter(item -> contract.equals(item.get("contractReference")))
                .map(item -> item.get("kind") + "/" + item.get("reference") + " " + item.get("cause"))
                .toList();
    }

    /** {@return of each event the series that are told, with the day of their start} */
    private List<String> told(String contract) {
        return tables.rows("""
                select (select string_agg(s->>'rater' || ' since ' || (s->>'baselineOn'), ', ' order by s->>'rater')
                          from json_array_elements(payload::json->'series') s)
                  from outbox where payload::json->>'contractReference' = ? and payload::json->'series' is not null
                 order by position
                """, contract);
    }

    @Test
    void it_keeps_its_contract_not_out_and_is_listed_to_its_sender_until_the_next_revision() throws Exception {
        Contracts contract = aContract("damaged-start");
        measure("damaged-start", "M1", 1, meter("2015-02-01", "worker", 2));
        measure("damaged-start", "M2", 1, meter("2015-06-01", "worker", 3));
        measure("damaged-start", "M3", 1, meter("2015-02-02", "beneficiary", 2));
        measure("damaged-start", "M4", 1, meter("2015-06-02", "beneficiary", 3));
        measure("damaged-start", "M5", 1, meter("2015-06-03", "beneficiary", 3));
        damage("damaged-start", "M1", new byte[] {0});
        damage("damaged-start", "M4", new byte[0]);

        learn(contract);

        assertThat(tables.rows("select 1 from known_contract where reference = 'damaged-start'"))
                .hasSize(1);
        assertThat(tables.rows("select distinct person_id from measurement where contract_reference = 'damaged-start'"))
                .containsExactly(contract.personId().toString());
        assertThat(told("damaged-start"))
                .as("the second rating of the worker is not taken for the first")
                .containsExactly("beneficiary since 2015-02-02");
        assertThat(listed("damaged-start")).containsExactly("measurement/M1 unreadable", "measurement/M4 unreadable");
        Response progress = get(worker(), ofContract(CPAS_A, "damaged-start") + "/progress");
        assertThat(progress.statusCode()).isEqualTo(200);
        assertThat(progress.jsonPath().getList("series.rater")).containsExactly("beneficiary");
        assertThat(get(worker(), FIGURES).statusCode()).isEqualTo(200);

        measure("damaged-start", "M6", 1, meter("2015-07-01", "beneficiary", 3));
        assertThat(listed("damaged-start")).hasSize(2);
        assertThat(measure("damaged-start", "M1", 2, meter("2015-02-01", "worker", 2))
                        .statusCode())
                .isEqualTo(201);
        assertThat(measure("damaged-start", "M4", 2, meter("2015-06-02", "beneficiary", 3))
                        .statusCode())
                .isEqualTo(201);
        assertThat(listed("damaged-start")).isEmpty();
        assertThat(told("damaged-start").getLast()).isEqualTo("beneficiary since 2015-02-02, worker since 2015-02-01");
    }

    @Test
    void answers_that_its_instrument_does_not_take_any_more_set_it_aside_too() throws Exception {
        measure("damaged-answers", "M1", 1, meter("2015-02-01", "worker", 2));
        measure("damaged-answers", "M2", 1, meter("2015-06-01", "worker", 3));
        UUID id = MeasurementRecord.idOf(CPAS_A, "damaged-answers", "M2");
        MeasurementBody impossible = new MeasurementBody(
                "empowerment-meter", 1, LocalDate.of(2015, 6, 1), Rater.WORKER, null, Map.of("no-such-item", 3));
        damage("damaged-answers", "M2", words.seal(impossible, MeasurementRecord.KIND, id, 1));

        learn(aContract("damaged-answers"));

        assertThat(told("damaged-answers")).containsExactly("worker since 2015-02-01");
        assertThat(listed("damaged-answers")).containsExactly("measurement/M2 unreadable");
        assertThat(get(worker(), FIGURES).statusCode()).isEqualTo(200);
        measure("damaged-answers", "M2", 2, meter("2015-06-01", "worker", 3));
        assertThat(listed("damaged-answers")).isEmpty();
    }

    @Test
    void when_no_measurement_can_be_read_what_was_told_stays() throws Exception {
        Contracts contract = aContract("damaged-all");
        measure("damaged-all", "M1", 1, meter("2015-02-01", "worker", 2));
        learn(contract);
        damage("damaged-all", "M1", new byte[] {0});

        learn(contract.of(UUID.randomUUID()).inVersion(2));

        assertThat(told("damaged-all")).containsExactly("worker since 2015-02-01");
        assertThat(tables.row("select version from known_contract where reference = 'damaged-all'"))
                .isEqualTo("2");
        assertThat(listed("damaged-all")).containsExactly("measurement/M1 unreadable");
        measure("damaged-all", "M1", 2, meter("2015-02-01", "worker", 2));
        assertThat(told("damaged-all")).hasSize(2);
        assertThat(listed("damaged-all")).isEmpty();
    }

    @Test
    void who_asks_for_what_cannot_be_read_is_told_what_to_do_and_finds_it_listed() throws Exception {
        Pushes.evaluate("damaged-read", "E1", 1, Pushes.TALK);
        push("damaged-read", "T1", 1, RUNNING);
        measure("damaged-read", "M1", 1, meter("2015-02-01", "worker", 2));
        for (String kind : List.of("evaluation", "trajectory", "measurement")) {
            tables.execute("""
                    set session_replication_role = replica;
                    update %1$s_revision set content_sealed = '\\x00' where %1$s_id =
                        (select id from %1$s where contract_reference = 'damaged-read');
                    set session_replication_role = origin
                    """.formatted(kind));
        }

        for (String path : List.of(
                "/evaluations/E1",
                "/evaluations/E1/revisions/1",
                "/evaluations/E1/beneficiaryViews",
                "/trajectories/T1",
                "/trajectories/T1/revisions/1",
                "/measurements/M1")) {
            Response refused = get(worker(), ofContract(CPAS_A, "damaged-read") + path);
            assertThat(refused.statusCode()).as(path).isEqualTo(409);
            assertThat(refused.jsonPath().getString("type")).isEqualTo("urn:problem-type:spp-is:unreadable");
        }
        assertThat(get(worker(), ofContract(CPAS_A, "damaged-read") + "/evaluations")
                        .statusCode())
                .isEqualTo(200);
        assertThat(listed("damaged-read"))
                .containsExactlyInAnyOrder(
                        "evaluation/E1 unreadable", "trajectory/T1 unreadable", "measurement/M1 unreadable");
        Pushes.evaluate("damaged-read", "E1", 2, Pushes.TALK);
        assertThat(listed("damaged-read")).hasSize(2);
        learn(aContract("damaged-read"));
        push("damaged-read", "T1", 2, RUNNING);
        measure("damaged-read", "M1", 2, meter("2015-02-01", "worker", 2));
        assertThat(listed("damaged-read")).isEmpty();
        assertThat(get(worker(), ofContract(CPAS_A, "damaged-read") + "/evaluations/E1")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_trajectory_that_cannot_be_read_is_listed_in_the_same_way() throws Exception {
        push("damaged-plan", "T1", 1, RUNNING);
        tables.execute("""
                set session_replication_role = replica;
                update trajectory_revision set content_sealed = '\\x00' where trajectory_id =
                    (select id from trajectory where contract_reference = 'damaged-plan');
                set session_replication_role = origin
                """);

        learn(aContract("damaged-plan"));

        assertThat(listed("damaged-plan")).containsExactly("trajectory/T1 unreadable");
        push("damaged-plan", "T1", 2, RUNNING);
        assertThat(listed("damaged-plan")).isEmpty();
    }
}
