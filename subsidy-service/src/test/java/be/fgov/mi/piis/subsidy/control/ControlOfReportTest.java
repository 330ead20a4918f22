package be.fgov.mi.piis.subsidy.control;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.subsidy.rules.ControlSample;
import be.fgov.mi.piis.subsidy.settlement.SettlingTest;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("A-14: a report is controlled by sample, and the CPAS is heard")
class ControlOfReportTest extends SettlingTest {
    private static final Tokens LEAD = Tokens.worker(CPAS_B);

    @Test
    @DisplayName("The sample is drawn once, stored with its seed, and can be drawn again")
    void sample() {
        reported("KO-1", 20);
        read(Tokens.officer(), "KO-1/control").statusCode(404);
        ValidatableResponse control = act(Tokens.officer(), "KO-1", "control")
                .statusCode(200)
                .body("lines", equalTo(20))
                .body("samplePercent", equalTo(20))
                .body("sampleMinimum", equalTo(3))
                .body("sample", hasSize(4))
                .body("findings", empty());
        List<String> drawn = control.extract().path("sample");
        long seed = Long.parseLong(control.extract().path("seed"));
        assertThat(ControlSample.draw(
                        seed, IntStream.range(0, 20).mapToObj(i -> "C" + i).toList(), 20, 3))
                .isEqualTo(drawn);
        act(Tokens.officer(), "KO-1", "control").statusCode(409).body("conventionStatus", equalTo("underControl"));
        read(LEAD, "KO-1/control").statusCode(200).body("sample", equalTo(drawn));
        read(Tokens.worker(CPAS_C), "KO-1/control").statusCode(403);
        assertThatThrownBy(() -> number(
                        "with changed as (update control set seed = 1 returning 1)" + " select count(*) from changed"))
                .hasMessageContaining("only grows");
    }

    @Test
    @DisplayName("A finding is answered within 15 days, then concluded; one that is upheld rejects the cost")
    void adversarial() {
        reported("KO-2", 2);
        accept("KO-2", "C0");
        accept("KO-2", "C1");
        act(Tokens.officer(), "KO-2", "control").statusCode(200);
        find("KO-2", "NONE").statusCode(400).body("issues[0].type", endsWith("referencedResourceNotFound"));
        String finding = find("KO-2", "C0")
                .statusCode(200)
                .body("findings[0].status", equalTo("awaitsAnswer"))
                .body("findings[0].answerDueOn", equalTo("2016-01-25"))
                .extract()
                .path("findings[0].findingId");
        act(Tokens.officer(), "KO-2", "settlement").statusCode(409).body("type", endsWith("controlNotConcluded"));
        conclude("KO-2", finding, true)
                .statusCode(409)
                .body("type", endsWith("answerTermRunning"))
                .body("answerDueOn", equalTo("2016-01-25"));
        clock.moveTo(LocalDate.of(2016, 1, 25));
        answer(Tokens.worker(CPAS_C), "KO-2", finding).statusCode(403);
        answer(LEAD, "KO-2", finding)
                .statusCode(200)
                .body("findings[0].status", equalTo("answered"))
                .body("findings[0].answer.late", is(false));
        answer(LEAD, "KO-2", finding).statusCode(409).body("type", endsWith("findingAnswered"));
        conclude("KO-2", finding, true).statusCode(200).body("findings[0].status", equalTo("upheld"));
        conclude("KO-2", finding, false).statusCode(409).body("type", endsWith("findingConcluded"));
        read(LEAD, "KO-2/costs/C0")
                .body("status", equalTo("rejected"))
                .body("history.kind", contains("review", "control"))
                .body("history[1].ground", equalTo("missingDocument"));
        // One officer alone does not undo it; a new revision after a return of the report is reviewed anew.
        act(Tokens.officer(), "KO-2", "costs/C0/review", "{\"decision\": \"accepted\"}")
                .statusCode(409)
                .body("type", endsWith("rejectedAfterControl"));
        act(Tokens.officer(), "KO-2", "settlement").statusCode(200).body("acceptedCents", equalTo(100));
        act(Tokens.officer(), "KO-2", "report/return", "{\"comment\": \"Send the payslip.\"}")
                .statusCode(200);
        push(LEAD, "KO-2", "C0", 2, cost("staff", 100, "2015-09-29")).statusCode(201);
        report("KO-2", CPAS_B).statusCode(200);
        accept("KO-2", "C0");
    }

    @Test
    @DisplayName("After the term the officer concludes without an answer; a late answer is taken until then")
    void termOver() {
        reported("KO-3", 3);
        act(Tokens.officer(), "KO-3", "control").statusCode(200);
        String silent = find("KO-3", "C0").extract().path("findings[0].findingId");
        String late = find("KO-3", "C1").extract().path("findings[1].findingId");
        assertThatThrownBy(() -> number("with said as (insert into control_conclusion (finding_id, upheld, text,"
                        + " concluded_by, concluded_on, concluded_at) values ('" + silent
                        + "', true, 'x', 'x', '2016-01-25', now()) returning 1) select count(*) from said"))
                .hasMessageContaining("has not been heard");
        clock.moveTo(LocalDate.of(2016, 1, 26));
        conclude("KO-3", silent, false).statusCode(200).body("findings[0].status", equalTo("withdrawn"));
        answer(LEAD, "KO-3", silent).statusCode(409);
        answer(LEAD, "KO-3", late).statusCode(200).body("findings[1].answer.late", is(true));
        read(LEAD, "KO-3/costs/C0").body("status", equalTo("declared"));
        conclude("KO-3", "00000000-0000-4000-8000-000000000000", true).statusCode(404);
        conclude("KO-3", "none", true).statusCode(404);
    }

    @Test
    @DisplayName("Nothing is found, answered or concluded outside a control")
    void outside() {
        reported("KO-4", 1);
        find("KO-4", "C0").statusCode(409).body("type", endsWith("invalidTransition"));
        anotherConvention("KO-5");
        act(Tokens.officer(), "KO-5", "control").statusCode(409);
    }

    private void anotherConvention(String number) {
        advanced(number, CPAS_A, Conventions.city(CPAS_A, 1_000_000), 500_000);
    }

    private void reported(String number, int costs) {
        cluster(number, 0);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        for (int i = 0; i < costs; i++) {
            push(LEAD, number, "C" + i, 1, cost("staff", 100, "2015-09-30")).statusCode(201);
        }
        report(number, CPAS_B).statusCode(200);
    }

    private static ValidatableResponse find(String number, String cost) {
        return act(
                Tokens.officer(),
                number,
                "control/findings",
                "{\"cost\": \"" + cost + "\", \"ground\": \"missingDocument\", \"text\": \"No payslip.\"}");
    }

    private static ValidatableResponse answer(Tokens who, String number, String finding) {
        return act(
                who,
                number,
                "control/findings/" + finding + "/answer",
                "{\"agrees\": false, \"text\": \"It is in the folder.\"}");
    }

    private static ValidatableResponse conclude(String number, String finding, boolean upheld) {
        return act(
                Tokens.officer(),
                number,
                "control/findings/" + finding + "/conclusion",
                "{\"upheld\": " + upheld + ", \"text\": \"Seen.\"}");
    }
}
