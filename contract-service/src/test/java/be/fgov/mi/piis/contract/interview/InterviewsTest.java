package be.fgov.mi.piis.contract.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import be.fgov.mi.piis.contract.ServiceTest;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("LIF-1, SC-09: an interview within five working days")
class InterviewsTest extends ServiceTest {
    private static final String FINDINGS = "/piisContract/v1/cpas/" + CPAS_A + "/findings?pageSize=500&code=";

    @Inject
    BusinessClock clock;

    @AfterEach
    void today() {
        clock.moveTo(LocalDate.now(BusinessClock.BRUSSELS));
    }

    private void on(String day) {
        clock.moveTo(LocalDate.parse(day));
    }

    private static ValidatableResponse post(String path, String body) {
        return asVendor().body(body.replace('\'', '"')).post(path).then();
    }

    private static ValidatableResponse worker(String path) {
        return as(Tokens.worker(CPAS_A)).get(path).then().statusCode(200);
    }

    private static String aContract() {
        String reference = newReference();
        asVendor()
                .body(Contracts.aSignedContract()
                        .of(P02)
                        .json()
                        .replace("2015-", "2017-")
                        .replace("2016-01-31", "2018-01-31"))
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201)
                .body("status", equalTo("active"));
        return reference;
    }

    private static String requests(String reference) {
        return "/piisContract/v1/cpas/" + CPAS_A + "/contracts/" + reference + "/interviewRequests";
    }

    @Test
    @DisplayName("SC-09: asked on Thursday 2017-04-13, due on 2017-04-21 after Easter Monday, overdue on 2017-04-22")
    void overdueAndOfferedLate() {
        on("2017-04-13");
        String reference = aContract();
        String href = post(requests(reference), "{'requestedOn': '2017-04-13'}")
                .statusCode(201)
                .body("dueOn", equalTo("2017-04-21"))
                .body("status", equalTo("open"))
                .body("late", equalTo(false))
                .extract()
                .path("href");
        on("2017-04-21");
        worker(href).body("status", equalTo("open"));
        worker(FINDINGS + "interviewOverdue").body("items.reference", not(hasItem(reference)));
        on("2017-04-22");
        worker(href).body("status", equalTo("overdue")).body("late", equalTo(true));
        worker(FINDINGS + "interviewOverdue")
                .body("items.find { it.reference == '" + reference + "' }.since", equalTo("2017-04-22"))
                .body("items.find { it.reference == '" + reference + "' }.dueOn", equalTo("2017-04-21"))
                .body("items.find { it.reference == '" + reference + "' }.href", equalTo(href));
        on("2017-04-24");
        post(href + "/offer", "{'offeredOn': '2017-04-24', 'interviewOn': '2017-04-26'}")
                .statusCode(200)
                .body("status", equalTo("offered"))
                .body("late", equalTo(true))
                .body("offers.interviewOn", contains("2017-04-26"));
        worker(FINDINGS + "interviewOverdue").body("items.reference", not(hasItem(reference)));
        on("2017-04-26");
        post(href + "/held", "{'heldOn': '2017-04-26'}")
                .statusCode(200)
                .body("status", equalTo("held"))
                .body("late", equalTo(true))
                .body("heldOn", equalTo("2017-04-26"));
        post(href + "/held", "{'heldOn': '2017-04-26'}").statusCode(409);
        worker(requests(reference)).body("total", equalTo(1)).body("items.status", contains("held"));
    }

    @Test
    @DisplayName(
            "S3:88: offered in time stays in time when the person prefers a later day; offered for too late is late")
    void offeredInTime() {
        on("2017-04-18");
        String reference = aContract();
        String inTime = post(requests(reference), "{'requestedOn': '2017-04-13'}")
                .extract()
                .path("href");
        post(inTime + "/offer", "{'offeredOn': '2017-04-18', 'interviewOn': '2017-04-21'}")
                .body("late", equalTo(false));
        post(inTime + "/offer", "{'offeredOn': '2017-04-18', 'interviewOn': '2017-05-02'}")
                .body("late", equalTo(false))
                .body("offers.interviewOn", contains("2017-04-21", "2017-05-02"));
        String tooLate = post(requests(reference), "{'requestedOn': '2017-04-13'}")
                .extract()
                .path("href");
        post(tooLate + "/offer", "{'offeredOn': '2017-04-18', 'interviewOn': '2017-04-22'}")
                .body("status", equalTo("offered"))
                .body("late", equalTo(true));
        String walkIn = post(requests(reference), "{'requestedOn': '2017-04-18'}")
                .extract()
                .path("href");
        post(walkIn + "/held", "{'heldOn': '2017-04-18'}")
                .body("status", equalTo("held"))
                .body("late", equalTo(false));
    }

    @Test
    @DisplayName("rows 27 and 30: one request however often it is sent with its key; facts of tomorrow are refused")
    void sentTwice() {
        on("2017-04-18");
        String reference = aContract();
        String key = newReference();
        String first = asVendor()
                .header("Idempotency-Key", key)
                .body("{\"requestedOn\": \"2017-04-18\"}")
                .post(requests(reference))
                .then()
                .statusCode(201)
                .extract()
                .asString();
        Map<String, Long> rows = rowCounts();
        asVendor()
                .header("Idempotency-Key", key)
                .body("{\"requestedOn\": \"2017-04-18\"}")
                .post(requests(reference))
                .then()
                .statusCode(201)
                .body(equalTo(first));
        post(requests(reference), "{'requestedOn': '2017-04-19'}")
                .statusCode(400)
                .body("issues[0].type", equalTo("urn:problem-type:belgif-ext:input-validation:outOfRange"));
        assertThat(rowCounts()).isEqualTo(rows);
    }
}
