package be.fgov.mi.piis.contract.person.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import be.fgov.mi.piis.contract.ServiceTest;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The door of the pages for the person: its languages, and one answer for every code that opens nothing. */
@QuarkusTest
class PersonStartPageTest extends ServiceTest {
    @Inject
    PersonCodes codes;

    @Inject
    BusinessClock clock;

    @TestHTTPResource("/person")
    @SuppressWarnings("NullAway.Init")
    URL page;

    @AfterEach
    void backToToday() {
        clock.moveTo(LocalDate.now(BusinessClock.BRUSSELS));
    }

    private String issue(String subject, LocalDate validUntil) {
        return QuarkusTransaction.requiringNew().call(() -> codes.issue(CodePurpose.TRANSFER, subject, validUntil));
    }

    private static RequestSpecification form() {
        return RestAssured.given().contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private static Response type(String code) {
        return form().formParam("code", code).formParam("lang", "fr").post("/person");
    }

    @Test
    void asksForACodeInTheLanguageOfTheReader() {
        for (String[] language : new String[][] {
            {"fr-BE,fr;q=0.9", "fr-BE", "Votre code"},
            {"nl-BE", "nl-BE", "Uw code"},
            {"de", "de-BE", "Ihr Code"},
            {"en-GB", "en", "Your code"},
            {"pt", "fr-BE", "Votre code"}
        }) {
            RestAssured.given()
                    .header("Accept-Language", language[0])
                    .get("/person")
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("text/html"))
                    .header("Content-Language", language[1])
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("Cache-Control", "no-store")
                    .body(containsString("<html lang=\"" + language[1] + "\">"))
                    .body(containsString(language[2]));
        }
        RestAssured.given()
                .header("Accept-Language", "fr")
                .get("/person?lang=nl")
                .then()
                .body(containsString("Uw code"));
        RestAssured.given().get("/person/style.css").then().statusCode(200).body(containsString(":focus-visible"));
    }

    @Test
    void unknownExpiredWithdrawnLockedAndMalformedCodesAllGetTheSameAnswer() {
        LocalDate today = LocalDate.of(2017, 9, 1);
        clock.moveTo(today);
        String expired = issue("expired/" + UUID.randomUUID(), today.minusDays(1));
        String replaced = issue("replaced/" + UUID.randomUUID(), today);
        String subject = "withdrawn/" + UUID.randomUUID();
        String first = issue(subject, today);
        issue(subject, today);
        String locked = issue("locked/" + UUID.randomUUID(), today);
        for (int i = 0; i < PersonCodes.MOST_WRONG_TRIES; i++) {
            type(withAnotherEnd(locked));
        }
        QuarkusTransaction.requiringNew().run(() -> codes.withdraw(CodePurpose.TRANSFER, "nobody"));
        String answer = type("0000-0000-0000-0000-0000")
                .then()
                .statusCode(404)
                .contentType(startsWith("text/html"))
                .extract()
                .asString();
        assertThat(answer).contains("role=\"alert\"", "Ce code n’ouvre rien");
        for (String other : new String[] {expired, first, locked, withAnotherEnd(replaced), "", "x", "<script>"}) {
            Response same = type(other);
            assertThat(same.statusCode()).isEqualTo(404);
            assertThat(same.asString()).as(other).isEqualTo(answer);
        }
    }

    @Test
    void aCodeOpensUpToItsLastDayAndForItsPurposeOnly() {
        LocalDate last = LocalDate.of(2017, 10, 1);
        String code = issue("days/" + UUID.randomUUID(), last);
        for (LocalDate opens : new LocalDate[] {last.minusDays(1), last}) {
            clock.moveTo(opens);
            assertThat(find(code, CodePurpose.TRANSFER)).isTrue();
            assertThat(find(code, CodePurpose.SIGNATURE)).isFalse();
        }
        clock.moveTo(last.plusDays(1));
        assertThat(find(code, CodePurpose.TRANSFER)).isFalse();
    }

    @Test
    void fourWrongTriesLeaveACodeGoodAndTheFifthLocksIt() {
        String code = issue("tries/" + UUID.randomUUID(), LocalDate.of(2999, 1, 1));
        for (int i = 1; i < PersonCodes.MOST_WRONG_TRIES; i++) {
            assertThat(find(withAnotherEnd(code), CodePurpose.TRANSFER)).isFalse();
        }
        assertThat(find(code, CodePurpose.TRANSFER)).isTrue();
        assertThat(find(withAnotherEnd(code), CodePurpose.TRANSFER)).isFalse();
        assertThat(find(code, CodePurpose.TRANSFER)).isFalse();
    }

    @Test
    void onlyAHashOfTheSecretIsKept() {
        String subject = "kept/" + UUID.randomUUID();
        String code = issue(subject, LocalDate.of(2999, 1, 1)).replace("-", "");
        String kept = text("select person_code::text from person_code where subject = '" + subject + "'");
        assertThat(kept).contains(code.substring(0, 6)).doesNotContain(code.substring(6, 12));
    }

    @Test
    void aFormOfAnotherSiteIsRefused() {
        for (String[] header : new String[][] {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "https://elsewhere.example"},
            {"Origin", "null"},
            {"Origin", "not an origin"}
        }) {
            form().header(header[0], header[1])
                    .formParam("code", "0000")
                    .post("/person")
                    .then()
                    .statusCode(403);
        }
        form().header("Sec-Fetch-Site", "same-origin")
                .formParam("code", "0000")
                .post("/person")
                .then()
                .statusCode(404);
        form().header("Origin", "http://" + page.getAuthority())
                .formParam("code", "0000")
                .post("/person")
                .then()
                .statusCode(404);
    }

    private boolean find(String code, CodePurpose purpose) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            return codes.find(code, purpose).isPresent();
        } finally {
            context.terminate();
        }
    }

    /** Another secret of the same code. */
    private static String withAnotherEnd(String code) {
        return code.substring(0, code.length() - 1) + (code.endsWith("0") ? "1" : "0");
    }
}
