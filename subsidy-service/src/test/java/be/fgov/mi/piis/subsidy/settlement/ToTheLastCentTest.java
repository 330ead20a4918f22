package be.fgov.mi.piis.subsidy.settlement;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.read;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("SC-24: from the last signature to the last cent, paid by the bank's statements alone")
class ToTheLastCentTest extends SettlingTest {
    private static final String BATCHES = "/activationSubsidy/v1/paymentBatches";
    private static final Tokens LEAD = Tokens.worker(CPAS_B);
    private static final Tokens FINANCE_2 = Tokens.of("finance-2").role("spp-finance");

    @Test
    @DisplayName(
            "SC-24: accepted 7,100.00, the balance of 2,100.00 is paid: closed, and the rebuilt ledger is the same")
    void balanceIsPaid() {
        signedCluster("TC-1");
        pay("TC-1", "S-1", "2015-11-13", 500_000);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        costsOfSc24("TC-1", LEAD);
        report("TC-1", CPAS_B).statusCode(200);
        accept("TC-1", "C1");
        accept("TC-1", "C2");
        reject("TC-1", "C3", "outsidePeriod");
        reject("TC-1", "C4", "notProportionate");
        inTheRapportUnique("TC-1").body("conventions[0].settlement", equalTo("provisional"));
        act(Tokens.officer(), "TC-1", "settlement").statusCode(200).body("advanceCents", equalTo(500_000));
        inTheRapportUnique("TC-1").body("conventions[0].settlement", equalTo("proposed"));
        act(OFFICER_2, "TC-1", "settlement/approval").statusCode(200).body("balanceCents", equalTo(210_000));
        read(LEAD, "TC-1").body("status", equalTo("settled"));

        inTheRapportUnique("TC-1")
                .body("conventions[0].advancePaidCents", equalTo(500_000))
                .body("conventions[0].acceptedCosts.staffCents", equalTo(620_000))
                .body("conventions[0].acceptedCosts.operatingCents", equalTo(90_000))
                .body("conventions[0].acceptedCents", equalTo(710_000))
                .body("conventions[0].balanceCents", equalTo(210_000))
                .body("conventions[0].recoveryCents", equalTo(0))
                .body("conventions[0].settlement", equalTo("approved"))
                .body("totals.acceptedCents", equalTo(710_000));

        pay("TC-1", "S-2", "2016-01-10", 210_000);

        read(LEAD, "TC-1").body("status", equalTo("closed"));
        rebuiltTheSame();
    }

    @Test
    @DisplayName("SC-24: accepted 4,300.00, 700.00 paid back with the structured communication: closed")
    void recoveryIsPaidBack() {
        signedCluster("TC-2");
        String batch = pay("TC-2", "S-1", "2015-11-13", 500_000);
        clock.moveTo(LocalDate.of(2016, 1, 10));
        push(LEAD, "TC-2", "C1", 1, cost("staff", 430_000, "2015-09-30")).statusCode(201);
        report("TC-2", CPAS_B).statusCode(200);
        accept("TC-2", "C1");
        act(Tokens.officer(), "TC-2", "settlement").statusCode(200);
        String communication = act(OFFICER_2, "TC-2", "settlement/approval")
                .statusCode(200)
                .body("recoveryCents", equalTo(70_000))
                .extract()
                .path("structuredCommunication");

        inTheRapportUnique("TC-2")
                .body("conventions[0].advancePaidCents", equalTo(500_000))
                .body("conventions[0].acceptedCents", equalTo(430_000))
                .body("conventions[0].balanceCents", equalTo(0))
                .body("conventions[0].recoveryCents", equalTo(70_000));
        statement(batch, "S-2", "2016-01-10", """
                        { "structuredCommunication": "%s", "amountCents": 70000, "result": "received" }
                        """.formatted(communication))
                .statusCode(200)
                .body("received", equalTo(1));

        read(LEAD, "TC-2").body("status", equalTo("closed"));
        rebuiltTheSame();
    }

    @Test
    @DisplayName("A-14: reported on without an advance, nobody is told that it was paid")
    void reportedWithoutAnAdvance() {
        signedCluster("TC-3");
        inTheRapportUnique("TC-3")
                .body("conventions[0].advancePaidCents", equalTo(0))
                .body("conventions[0].settlement", equalTo("provisional"));
        clock.moveTo(LocalDate.of(2016, 1, 10));
        read(LEAD, "TC-3/advance").body("blockers.code", contains("budgetYearClosed"));
        push(LEAD, "TC-3", "C1", 1, cost("staff", 430_000, "2015-09-30")).statusCode(201);
        report("TC-3", CPAS_B).statusCode(200);
        read(LEAD, "TC-3/advance").body("payable", is(false)).body("blockers.code", contains("reportedWithoutAdvance"));
        inTheRapportUnique("TC-3")
                .body("conventions[0].advancePaidCents", equalTo(0))
                .body("conventions[0].balanceCents", equalTo(430_000));
    }

    private static ValidatableResponse inTheRapportUnique(String number) {
        return as(LEAD).get("/rapportUnique/v1/reports/2015")
                .then()
                .statusCode(200)
                .body("conventions.number", contains(number));
    }

    private void signedCluster(String number) {
        signed(
                number,
                CPAS_B,
                Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D))
                        .replace("\"persons\": 20", "\"persons\": 0"));
        clock.moveTo(LocalDate.of(2015, 11, 13));
    }

    /** {@return the batch, prepared and released by two persons and confirmed by the bank} */
    private static String pay(String number, String statement, String day, long cents) {
        ValidatableResponse batch = as(Tokens.finance())
                .body("{\"conventions\": [\"" + number + "\"]}")
                .post(BATCHES)
                .then()
                .statusCode(201)
                .body("payments.amountCents", contains((int) cents));
        String id = batch.extract().path("id");
        String reference = batch.extract().path("payments[0].endToEndId");
        as(FINANCE_2).post(BATCHES + "/" + id + "/release").then().statusCode(200);
        statement(id, statement, day, """
                        { "endToEndId": "%s", "amountCents": %d, "result": "executed" }
                        """.formatted(reference, cents)).statusCode(200);
        return id;
    }

    private static ValidatableResponse statement(String batch, String statement, String day, String line) {
        return as(Tokens.finance())
                .body("{ \"statementId\": \"" + statement + "\", \"bookedOn\": \"" + day + "\", \"lines\": [" + line
                        + "] }")
                .post(BATCHES + "/" + batch + "/statement")
                .then();
    }

    private static void rebuiltTheSame() {
        as(Tokens.finance())
                .get("/activationSubsidy/v1/ledger/rebuild")
                .then()
                .statusCode(200)
                .body("same", is(true))
                .body("differences", empty())
                .body("sumCents", equalTo(0));
    }
}
