package be.fgov.mi.piis.subsidy.settlement;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("rules.md 2.2, A-14: what becomes of an advance beyond the accepted costs is a parameter of the scheme")
class RecoveryOfSchemeTest extends SettlingTest {
    private static final int YEAR = 2023;
    private static final String SCHEME = "/activationSubsidy/v1/schemes/" + YEAR;
    private static final String FROM_50_EUROS = "{\"policy\":\"full\",\"minimumCents\":5000,\"dueDays\":30}";

    /** The scheme of 2015 in another year, which claims from 50.00 EUR on, within thirty days. */
    @BeforeEach
    void aScheme() {
        String scheme = of2015().replaceFirst("\"recovery\":\\{[^}]*}", "\"recovery\":" + FROM_50_EUROS);
        var read = as(Tokens.officer()).get(SCHEME);
        var request = as(Tokens.officer()).body(scheme);
        (read.statusCode() == 404
                        ? request.header("If-None-Match", "*")
                        : request.header("If-Match", read.header("ETag")))
                .put(SCHEME)
                .then()
                .body("recovery.policy", equalTo("full"))
                .body("recovery.minimumCents", equalTo(5_000))
                .body("recovery.dueDays", equalTo(30));
    }

    @Test
    @DisplayName("Under the minimum nothing is claimed: it is told in the reckoning, and the convention closes")
    void underTheMinimum() {
        reported("RS-1", CPAS_A, 495_001);
        act(Tokens.officer(), "RS-1", "settlement").statusCode(200);
        act(OFFICER_2, "RS-1", "settlement/approval")
                .statusCode(200)
                .body("acceptedCents", equalTo(495_001))
                .body("balanceCents", equalTo(0))
                .body("recoveryCents", equalTo(0))
                .body("unclaimedCents", equalTo(4_999))
                .body("recoveryDueDays", nullValue())
                .body("steps[-2].amountCents", equalTo(5_000))
                .body("steps[-2].rule", equalTo("A-14"))
                .body("steps[-1].amountCents", equalTo(4_999))
                .body("steps[-1].rule", equalTo("A-14"))
                .body("steps[-1].assumption", is(true));
        read(Tokens.finance(), "RS-1").body("status", equalTo("closed"));
        assertThat(account("RS-1", "RECEIVABLE")).isZero();
        assertThat(account("RS-1", "ADVANCE")).isEqualTo(500_000);
        assertThat(account("RS-1", "COMMITMENT")).isZero();
        assertThat(account("RS-1", "BUDGET")).isEqualTo(-500_000);
        assertThatThrownBy(() -> number("with changed as (update settlement set unclaimed_cents = 0"
                        + " where convention_number = 'RS-1' returning 1) select count(*) from changed"))
                .hasMessageContaining("only grows");
    }

    @Test
    @DisplayName("From the minimum on all of it is claimed, to the last day of the term; the statement says so")
    void fromTheMinimumOn() throws Exception {
        reported("RS-2", CPAS_B, 495_000);
        act(Tokens.officer(), "RS-2", "settlement")
                .statusCode(200)
                .body("recoveryCents", equalTo(5_000))
                .body("recoveryDueDays", equalTo(30))
                .body("recoveryDueOn", nullValue());
        assertThat(statement("RS-2")).contains("To be paid back within 30 days of the approval.");

        replace("{\"policy\":\"none\"}").statusCode(200).body("recovery.policy", equalTo("none"));
        act(OFFICER_2, "RS-2", "settlement/approval")
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:settlementOutdated"));
        replace(FROM_50_EUROS).statusCode(200);

        act(OFFICER_2, "RS-2", "settlement/approval")
                .statusCode(200)
                .body("unclaimedCents", equalTo(0))
                .body("recoveryDueOn", equalTo("2024-02-09"));
        read(Tokens.finance(), "RS-2").body("status", equalTo("recoveryClaimed"));
        assertThat(account("RS-2", "RECEIVABLE")).isEqualTo(5_000);
        assertThat(statement("RS-2"))
                .contains("Minimum: below this amount nothing is claimed back")
                .contains("To be paid back by February 9, 2024 at the latest.");
        as(Tokens.auditor())
                .get(SCHEME + "/revisions")
                .then()
                .body("items[-2].scheme.recovery.policy", equalTo("none"))
                .body("items[-1].scheme.recovery.minimumCents", equalTo(5_000));
    }

    @Test
    @DisplayName("Terms that contradict themselves are refused; a year that says nothing claims every cent")
    void terms() {
        replace("{\"policy\":\"none\",\"minimumCents\":1,\"dueDays\":3}")
                .statusCode(400)
                .body("issues.name", contains("recovery.minimumCents", "recovery.dueDays"));
        replace("{\"policy\":\"full\",\"dueDays\":0}").statusCode(400);
        replace("{\"policy\":\"full\",\"minimumCents\":-1}").statusCode(400);
        replace("{\"policy\":\"sometimes\"}").statusCode(400);
        as(Tokens.officer())
                .get("/activationSubsidy/v1/schemes/2015")
                .then()
                .body("recovery.policy", equalTo("full"))
                .body("recovery.minimumCents", equalTo(0))
                .body("recovery.dueDays", nullValue());
        String without = of2015().replaceFirst("\"recovery\":\\{[^}]*},", "");
        as(Tokens.officer())
                .header("If-Match", as(Tokens.officer()).get(SCHEME).header("ETag"))
                .body(without)
                .put(SCHEME)
                .then()
                .statusCode(200)
                .body("recovery.policy", equalTo("full"))
                .body("recovery.minimumCents", equalTo(0));
    }

    private static String of2015() {
        return as(Tokens.officer())
                .get("/activationSubsidy/v1/schemes/2015")
                .asString()
                .replace("2016-02-29", "2024-02-29")
                .replace("2015-", YEAR + "-")
                .replace("\"year\":2015", "\"year\":" + YEAR);
    }

    private static ValidatableResponse replace(String recovery) {
        return as(Tokens.officer())
                .header("If-Match", as(Tokens.officer()).get(SCHEME).header("ETag"))
                .body(of2015().replaceFirst("\"recovery\":\\{[^}]*}", "\"recovery\":" + recovery))
                .put(SCHEME)
                .then();
    }

    private void reported(String number, String lead, long cents) {
        clock.moveTo(LocalDate.of(YEAR, 10, 13));
        advanced(
                number,
                lead,
                Conventions.body("city", YEAR, lead, List.of(), 1_000_000).replace("\"persons\": 20", "\"persons\": 0"),
                500_000);
        clock.moveTo(LocalDate.of(YEAR + 1, 1, 10));
        push(Tokens.worker(lead), number, "C1", 1, cost("staff", cents, YEAR + "-09-30"))
                .statusCode(201);
        report(number, lead).statusCode(200);
        accept(number, "C1");
    }

    private long account(String convention, String account) {
        return number("select coalesce(sum(e.amount_cents), 0) from ledger_transaction t join ledger_entry e"
                + " using (transaction_id) where t.convention_number = '" + convention + "' and e.account = '" + account
                + "'");
    }

    private static String statement(String number) throws Exception {
        byte[] pdf = RestAssured.given()
                .header("Authorization", Tokens.officer().bearer())
                .accept("application/pdf")
                .header("Accept-Language", "en")
                .get(Conventions.PATH + number + "/settlement")
                .asByteArray();
        assertThat(new String(pdf, 0, 4, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0\u202f]+", " ");
        }
    }
}
