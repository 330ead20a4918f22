package be.fgov.mi.piis.subsidy.payment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import be.fgov.mi.piis.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;

/** What is due for a convention, prepared and released by two persons and confirmed by the bank, over HTTP. */
public final class PaidByTheBank {
    public static final Tokens FINANCE_2 = Tokens.of("finance-2").role("spp-finance");
    private static final String BATCHES = "/activationSubsidy/v1/paymentBatches";

    private PaidByTheBank() {}

    /** {@return the batch, prepared and released by two persons and confirmed by the bank} */
    public static String pay(String number, String statement, String day, long cents) {
        ValidatableResponse batch = prepare(number).body("payments.amountCents", contains((int) cents));
        String id = batch.extract().path("id");
        String reference = batch.extract().path("payments[0].endToEndId");
        as(FINANCE_2).post(BATCHES + "/" + id + "/release").then().statusCode(200);
        statement(id, statement, day, """
                        { "endToEndId": "%s", "amountCents": %d, "result": "executed" }
                        """.formatted(reference, cents)).statusCode(200);
        return id;
    }

    public static ValidatableResponse prepare(String number) {
        return as(Tokens.finance())
                .body("{\"conventions\": [\"" + number + "\"]}")
                .post(BATCHES)
                .then()
                .statusCode(201);
    }

    public static ValidatableResponse statement(String batch, String statement, String day, String line) {
        return as(Tokens.finance())
                .body("{ \"statementId\": \"" + statement + "\", \"bookedOn\": \"" + day + "\", \"lines\": [" + line
                        + "] }")
                .post(BATCHES + "/" + batch + "/statement")
                .then();
    }

    /** The one payment of the batch comes back. */
    public static ValidatableResponse sentBack(String batch, String statement, String day, long cents) {
        String reference = as(Tokens.finance())
                .get(BATCHES + "/" + batch)
                .then()
                .statusCode(200)
                .extract()
                .path("payments[0].endToEndId");
        return statement(batch, statement, day, """
                        { "endToEndId": "%s", "amountCents": %d, "result": "rejected", "reason": "AC04" }
                        """.formatted(reference, cents));
    }

    /** {@return the only open line of the convention that was set aside} */
    public static String setAside(String number) {
        List<String> lines = as(Tokens.finance())
                .get("/activationSubsidy/v1/setAsideLines?status=open&pageSize=500")
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.convention == '" + number + "' }.id");
        if (lines.size() != 1) {
            throw new AssertionError("one line of " + number + " is set aside, not " + lines);
        }
        return lines.getFirst();
    }

    public static ValidatableResponse book(String line, String body) {
        return as(Tokens.finance())
                .body(body)
                .post("/activationSubsidy/v1/setAsideLines/" + line + "/booking")
                .then();
    }

    /** The ledger, told again from the facts, has the same balances to the cent. */
    public static void rebuiltTheSame() {
        as(Tokens.finance())
                .get("/activationSubsidy/v1/ledger/rebuild")
                .then()
                .statusCode(200)
                .body("same", is(true))
                .body("differences", empty())
                .body("sumCents", equalTo(0));
    }

    private static RequestSpecification as(Tokens who) {
        return RestAssured.given().header("Authorization", who.bearer()).contentType(ContentType.JSON);
    }
}
