package be.fgov.mi.piis.evaluation.bulk;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_B;
import static be.fgov.mi.piis.evaluation.fixture.Files.IMPORTS;
import static be.fgov.mi.piis.evaluation.fixture.Files.evaluationLine;
import static be.fgov.mi.piis.evaluation.fixture.Files.line;
import static be.fgov.mi.piis.evaluation.fixture.Files.sendTo;
import static be.fgov.mi.piis.evaluation.fixture.Files.taken;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.RUNNING;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.TALK;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.ended;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.vendor;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Contracts;
import be.fgov.mi.piis.evaluation.fixture.Eventually;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A file that ends or changes an unusual share of what a CPAS has waits for a human. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class UnusualFileTest {
    private static final String FILES = IMPORTS.replace(Contracts.CPAS_A, CPAS_B);
    private static final String ENDED =
            ended("2015-02-01", "2015-06-30", "{\"on\": \"2015-06-30\", \"outcome\": \"employment\"}");
    private static final int MANY = 60;

    @Inject
    Tables tables;

    @Test
    void a_file_that_ends_or_changes_much_waits_and_a_person_of_the_cpas_decides() {
        List<String> first = new ArrayList<>();
        List<String> few = new ArrayList<>();
        List<String> ends = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            first.add(line("unusual", "T" + i, 1, RUNNING));
            first.add(evaluationLine("unusual", "E" + i, 1, TALK));
            if (i < MANY / 2) {
                ends.add(line("unusual", "T" + i, 2, ENDED));
            }
            if (i < 5) {
                few.add(evaluationLine("unusual", "E" + i, 2, TALK.replace("inPerson", "phone")));
            }
            if (i < MANY - 5) {
                changes.add(evaluationLine("unusual", "E" + (i + 5), 2, TALK.replace("inPerson", "video")));
            }
        }
        assertThat(status(taken(sendTo(CPAS_B, "", first)))).isEqualTo("done");
        assertThat(status(taken(sendTo(CPAS_B, "", few))))
                .as("a file like any other")
                .isEqualTo("done");

        String held = taken(sendTo(CPAS_B, "", ends));
        JsonPath state = get(person(), held).jsonPath();
        assertThat(state.getString("status")).isEqualTo("awaitingConfirmation");
        assertThat(state.<Map<String, Object>>getList("pause.kinds"))
                .singleElement()
                .satisfies(kind -> {
                    assertThat(kind.get("kind")).isEqualTo("trajectory");
                    assertThat(kind.get("ending")).isEqualTo(MANY / 2);
                    assertThat(kind.get("changed")).isEqualTo(MANY / 2);
                });
        assertThat(state.getInt("pause.endedThresholdPercent")).isEqualTo(30);
        assertThat(decide(vendor(), held, "proceed").statusCode())
                .as("a machine does not decide")
                .isEqualTo(403);
        assertThat(decide(person(), held, "cancel").jsonPath().getString("status"))
                .isEqualTo("cancelled");
        assertThat(tables.row("select count(*) from trajectory where contract_reference = 'unusual' and ended_on is not"
                        + " null"))
                .isEqualTo("0");

        String changing = taken(sendTo(CPAS_B, "", changes));
        assertThat(get(person(), changing).jsonPath().getList("pause.kinds.kind"))
                .isEqualTo(List.of("evaluation"));
        assertThat(decide(person(), changing, "proceed").statusCode()).isEqualTo(200);
        assertThat(status(changing)).isEqualTo("done");
        assertThat(status(taken(sendTo(CPAS_B, "", changes))))
                .as("what is there already changes nothing")
                .isEqualTo("done");
        assertThat(status(taken(sendTo(CPAS_B, "?mode=validate", ends))))
                .as("a dry run harms nobody")
                .isEqualTo("done");
    }

    private static Tokens person() {
        return Tokens.worker(CPAS_B);
    }

    private static Response decide(Tokens caller, String path, String decision) {
        return given().header("Authorization", caller.bearer())
                .contentType(ContentType.JSON)
                .body("{\"decision\": \"" + decision + "\"}")
                .post(path + "/confirmation");
    }

    /** Once it moves no more by itself. */
    private static String status(String path) {
        Eventually.holds(() -> assertThat(get(person(), path).jsonPath().getString("status"))
                .isIn("done", "refused", "awaitingConfirmation"));
        assertThat(path).startsWith(FILES);
        return get(person(), path).jsonPath().getString("status");
    }
}
