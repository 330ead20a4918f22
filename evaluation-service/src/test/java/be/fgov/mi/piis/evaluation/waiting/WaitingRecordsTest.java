package be.fgov.mi.piis.evaluation.waiting;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_A;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_B;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.aContract;
import static be.fgov.mi.piis.evaluation.fixture.Files.evaluationLine;
import static be.fgov.mi.piis.evaluation.fixture.Files.finished;
import static be.fgov.mi.piis.evaluation.fixture.Files.line;
import static be.fgov.mi.piis.evaluation.fixture.Files.send;
import static be.fgov.mi.piis.evaluation.fixture.Files.taken;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.RUNNING;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.TALK;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.evaluate;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.put;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.vendor;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.contract.LearnOfContract;
import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Pushes;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records whose contract has not arrived after a day. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class WaitingRecordsTest {
    private static final String LIST = "/piisEvaluation/v1/cpas/" + CPAS_A + "/waitingRecords";
    private static final LocalDate DAY = LocalDate.of(2015, 12, 31);

    @Inject
    Tables tables;

    @Inject
    LearnOfContract learnOfContract;

    @Inject
    BusinessClock clock;

    @AfterEach
    void back() {
        clock.moveTo(DAY);
    }

    @Test
    void a_record_is_listed_to_its_sender_after_a_day_until_its_contract_comes() {
        clock.moveTo(DAY);
        evaluate("late-1", "E1", 1, TALK);
        evaluate("late-1", "E2", 1, TALK);
        evaluate("late-2", "E1", 1, TALK);
        clock.moveTo(DAY.plusDays(2));
        evaluate("late-1", "E1", 2, TALK.replace("inPerson", "phone"));
        evaluate("late-3", "E1", 1, TALK);

        List<Map<String, Object>> listed = listed("late-");
        assertThat(listed)
                .extracting(
                        item -> item.get("kind") + " " + item.get("contractReference") + "/" + item.get("reference"))
                .as("a later revision waits since the first, and what came today is not late")
                .containsExactly("evaluation late-1/E1", "evaluation late-1/E2", "evaluation late-2/E1");
        Map<String, Object> first = listed.getFirst();
        assertThat(String.valueOf(first.get("waitingSince"))).startsWith("2015-12-31T");
        assertThat(first.get("href")).isEqualTo(Pushes.evaluation("late-1", "E1"));
        assertThat(String.valueOf(first.get("repair"))).contains("fr=", "nl=", "de=");
        assertThat(get(Pushes.worker(), String.valueOf(first.get("href"))).statusCode())
                .isEqualTo(200);

        QuarkusTransaction.requiringNew()
                .run(() -> learnOfContract.learn(aContract("late-1").told()));
        assertThat(listed("late-"))
                .extracting(item -> item.get("contractReference"))
                .containsExactly("late-2");
        assertThat(tables.row("select count(*) from access_log where operation = 'waitingRecord.list'"))
                .isNotEqualTo("0");
    }

    @Test
    void what_a_file_brought_is_listed_by_kind_and_page_by_page_to_its_cpas_only() {
        clock.moveTo(DAY);
        finished(taken(
                send("", List.of(evaluationLine("file-late", "R1", 1, TALK), line("file-late", "R1", 1, RUNNING)))));
        finished(taken(send("?mode=validate", List.of(evaluationLine("file-late", "R2", 1, TALK)))));
        put(vendor(), Pushes.ofContract(CPAS_B, "file-late") + "/evaluations/E9/revisions/1", TALK);
        clock.moveTo(DAY.plusDays(2));

        assertThat(listed("file-late"))
                .extracting(item -> item.get("kind") + "/" + item.get("reference"))
                .containsExactly("evaluation/R1", "trajectory/R1");
        JsonPath onlyTrajectories =
                get(vendor(), LIST + "?kind=trajectory&pageSize=500").jsonPath();
        assertThat(onlyTrajectories.getList("items.kind", String.class)).containsOnly("trajectory");
        assertThat(onlyTrajectories.getString("self")).contains("kind=trajectory");
        JsonPath page = get(vendor(), LIST + "?pageSize=1").jsonPath();
        assertThat(page.getList("items")).hasSize(1);
        assertThat(page.getLong("total")).isGreaterThanOrEqualTo(2);
        assertThat(page.getString("next")).contains("page=2");
        assertThat(get(vendor(), LIST.replace(CPAS_A, CPAS_B) + "?pageSize=500")
                        .jsonPath()
                        .getList("items.reference", String.class))
                .contains("E9")
                .doesNotContain("R1");
    }

    private static List<Map<String, Object>> listed(String contract) {
        return get(Pushes.worker(), LIST + "?pageSize=500").jsonPath().<Map<String, Object>>getList("items").stream()
                .filter(item -> String.valueOf(item.get("contractReference")).startsWith(contract))
                .toList();
    }
}
