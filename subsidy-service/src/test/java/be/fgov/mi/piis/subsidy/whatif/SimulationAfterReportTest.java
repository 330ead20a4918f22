package be.fgov.mi.piis.subsidy.whatif;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.read;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import be.fgov.mi.piis.subsidy.settlement.SettlingTest;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("What if (A-14): a convention that has reported or was settled")
class SimulationAfterReportTest extends SettlingTest {
    private static final Tokens LEAD = Tokens.worker(CPAS_B);

    @Test
    @DisplayName("SUB-17: the decision of the officer on the persons counted stands in what is reckoned again")
    void decisionStands() {
        cluster("WR-1", 4);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        push(LEAD, "WR-1", "C1", 1, cost("staff", 800_000, "2015-09-30")).statusCode(201);
        report("WR-1", CPAS_B).statusCode(200);
        accept("WR-1", "C1");
        before("WR-1").body("acceptedCents", equalTo(800_000));
        act(Tokens.officer(), "WR-1", "settlement", """
                        { "underTarget": { "reduce": true, "motive": "Nobody was accompanied." } }
                        """).statusCode(200);
        before("WR-1").body("acceptedCents", equalTo(800_000));

        act(OFFICER_2, "WR-1", "settlement/approval").statusCode(200).body("recoveryCents", equalTo(500_000));

        read(LEAD, "WR-1").body("status", equalTo("recoveryClaimed"));
        before("WR-1").body("acceptedCents", equalTo(0)).body("recoveryCents", equalTo(500_000));

        act(OFFICER_2, "WR-1", "settlement/correction", "{\"motive\": \"Read twice.\"}")
                .statusCode(200);
        act(Tokens.officer(), "WR-1", "settlement/correction/approval").statusCode(200);
        before("WR-1").body("acceptedCents", equalTo(800_000));
    }

    @Test
    @DisplayName("who has reported without a cost has spent nothing, and nothing is assumed")
    void nothingSpent() {
        cluster("WR-2", 0);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        line("WR-2").body("costsAssumed", is(true)).body("effect.before.acceptedCents", equalTo(1_000_000));

        report("WR-2", CPAS_B).statusCode(200);

        line("WR-2")
                .body("costsAssumed", is(false))
                .body("effect.before.acceptedCents", equalTo(0))
                .body("effect.before.recoveryCents", equalTo(500_000));
    }

    private static ValidatableResponse before(String convention) {
        return line(convention).rootPath("items.find { it.convention == '" + convention + "' }.effect.before");
    }

    private static ValidatableResponse line(String convention) {
        return as(Tokens.officer())
                .body("{\"ceilingCents\": 1}")
                .post("/activationSubsidy/v1/schemes/2015/simulations")
                .then()
                .statusCode(200)
                .rootPath("items.find { it.convention == '" + convention + "' }");
    }
}
