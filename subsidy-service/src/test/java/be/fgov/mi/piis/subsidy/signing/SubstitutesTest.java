package be.fgov.mi.piis.subsidy.signing;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.approved;
import static be.fgov.mi.piis.subsidy.convention.Conventions.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("SUB-10: substitutes, and the director-general who is the secretary by another name")
class SubstitutesTest extends SubsidyServiceTest {
    private static final String MANDATES = "/activationSubsidy/v1/signingMandates";

    @Test
    @DisplayName("A substitute signs on the days of the mandate, and the evidence names the capacity")
    void substitute() {
        approved("SM-1", CPAS_A, Conventions.city(CPAS_A, 100));
        act(worker("vice-a", CPAS_A), "SM-1", "signatures").statusCode(403);
        give("SM-M1", "president", "substitute", CPAS_A, "vice-a", "2015-10-20", "2015-11-05")
                .statusCode(201);
        give("SM-M1", "president", "substitute", CPAS_A, "vice-a", "2015-10-20", "2015-11-05")
                .statusCode(200);
        give("SM-M1", "president", "substitute", CPAS_A, "vice-a", "2015-10-20", "2015-11-06")
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:mandateExists"));
        give("SM-M2", "secretary", "directorGeneral", CPAS_A, "dg-a", "2015-01-01", "2020-12-31")
                .statusCode(201);
        act(worker("vice-a", CPAS_A), "SM-1", "signatures").statusCode(403);

        clock.moveTo(LocalDate.of(2015, 10, 20));
        act(worker("vice-a", CPAS_B), "SM-1", "signatures").statusCode(403);
        act(worker("vice-a", CPAS_A), "SM-1", "signatures")
                .statusCode(200)
                .body("status", equalTo("cpasSigning"))
                .body("signatures.function", contains("president"));
        act(worker("dg-a", CPAS_A), "SM-1", "signatures").statusCode(200).body("status", equalTo("ministerSigning"));
        act(Tokens.minister(), "SM-1", "signatures").statusCode(200);
        read(Tokens.officer(), "SM-1/signatures")
                .body("items.function", contains("cpas-president", "cpas-secretary", "minister"))
                .body("items.signer", contains("vice-a", "dg-a", "minister"))
                .body("items.right", contains("substitute", "directorGeneral", "own"))
                .body("items.mandate[0]", equalTo("SM-M1"))
                .body("items.mandate[1]", equalTo("SM-M2"));
        read(Tokens.officer(), "SM-1/signatures/validation").body("passed", is(true));
    }

    @Test
    @DisplayName("President and secretary stay two persons, also by mandate")
    void twoPersons() throws SQLException {
        approved("SM-2", CPAS_B, Conventions.city(CPAS_B, 100));
        give("SM-M3", "president", "substitute", CPAS_B, "one-b", "2015-10-13", "2015-10-31")
                .statusCode(201);
        give("SM-M4", "secretary", "substitute", CPAS_B, "one-b", "2015-10-31", "2015-11-30")
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:mandateOfOtherSide"));
        give("SM-M4", "secretary", "substitute", CPAS_B, "one-b", "2015-11-01", "2015-11-30")
                .statusCode(201);
        act(worker("one-b", CPAS_B), "SM-2", "signatures").statusCode(200);
        clock.moveTo(LocalDate.of(2015, 11, 2));
        act(worker("one-b", CPAS_B), "SM-2", "signatures")
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:samePersonSigns"));

        refusedByTheDatabase(
                "insert into signing_mandate select 'SM-X', 'SECRETARY', signing_right, cpas, account, valid_from,"
                        + " valid_until, ground, granted_by, granted_by_name, granted_on, granted_at"
                        + " from signing_mandate where reference = 'SM-M3'",
                "stands for the other side");
        refusedByTheDatabase("update signing_mandate set account = 'x' where reference = 'SM-M3'", "only grows");
        refusedByTheDatabase(
                "insert into convention_signed_document select convention_number, 2, 'SECRETARY_SIGNATURE', revision,"
                        + " 'x', encode(sha256('x'), 'hex'), sha256, 'subject-one-b', 'one-b', 'cpas-secretary',"
                        + " seal_subject, authenticated_at, signed_on, signed_at, report, sign_in_class,"
                        + " detailed_report, 'SUBSTITUTE', 'SM-M3', signing_round"
                        + " from convention_signed_document where convention_number = 'SM-2' and sequence = 1",
                "does not cover this signature");
    }

    @Test
    @DisplayName("A mandate ends earlier when it is ended, and not in the past")
    void ended() {
        approved("SM-3", CPAS_C, Conventions.city(CPAS_C, 100));
        give("SM-M5", "secretary", "substitute", CPAS_C, "sub-c", "2015-10-01", "2015-12-31")
                .statusCode(201);
        end("SM-M5", "2015-10-11").statusCode(400);
        end("SM-M5", "2015-10-12").statusCode(200).body("until", equalTo("2015-10-12"));
        end("SM-M5", "2015-10-12").statusCode(200);
        end("SM-M5", "2015-10-13").statusCode(409);
        end("SM-NONE", "2015-10-13").statusCode(404);
        act(worker("sub-c", CPAS_C), "SM-3", "signatures").statusCode(403);
        // The other side is free again from the day after.
        give("SM-M6", "president", "substitute", CPAS_C, "sub-c", "2015-10-13", "2015-12-31")
                .statusCode(201);
        act(worker("sub-c", CPAS_C), "SM-3", "signatures").statusCode(200);
    }

    @Test
    @DisplayName("Somebody signs in the place of the minister by a mandate alone, one by one and all at once")
    void ministerSubstitute() {
        approved("SM-4", CPAS_D, Conventions.city(CPAS_D, 100));
        act(Tokens.president(CPAS_D), "SM-4", "signatures").statusCode(200);
        act(Tokens.secretary(CPAS_D), "SM-4", "signatures").statusCode(200);
        Tokens deputy = Tokens.of("deputy").role("spp-officer");
        tray(deputy).statusCode(403);
        as(deputy)
                .body(body("minister", "substitute", null, "deputy", "2015-10-13", "2015-10-14"))
                .put(MANDATES + "/SM-M7")
                .then()
                .statusCode(403)
                .body("detail", containsString("to himself"));
        give("SM-M7", "minister", "substitute", null, "deputy", "2015-10-13", "2015-10-14")
                .statusCode(201);
        tray(deputy).statusCode(200).body("items.number", contains("SM-4")).body("signed", is(1));
        read(Tokens.officer(), "SM-4").body("status", equalTo("fullySigned"));
        read(Tokens.officer(), "SM-4/signatures").body("items.right[2]", equalTo("substitute"));
    }

    @Test
    @DisplayName("What makes no mandate is refused, and a CPAS sees its own only")
    void refusedAndSeen() {
        give("SM-M8", "president", "directorGeneral", CPAS_A, "x", "2015-10-13", "2015-10-14")
                .statusCode(400);
        give("SM-M8", "president", "own", CPAS_A, "x", "2015-10-13", "2015-10-14")
                .statusCode(400);
        give("SM-M8", "president", "substitute", null, "x", "2015-10-13", "2015-10-14")
                .statusCode(400);
        give("SM-M8", "minister", "substitute", CPAS_A, "x", "2015-10-13", "2015-10-14")
                .statusCode(400);
        give("SM-M8", "president", "substitute", CPAS_A, "x", "2015-10-14", "2015-10-13")
                .statusCode(400);
        give("SM-M8", "president", "substitute", "0999999922", "x", "2015-10-13", "2015-10-14")
                .statusCode(400);
        give("SM-M9", "president", "substitute", CPAS_E, "sub-e", "2015-10-13", "2015-10-14")
                .statusCode(201);
        as(Tokens.auditor()).get(MANDATES).then().statusCode(200).body("items.reference", hasItem("SM-M9"));
        as(Tokens.worker(CPAS_E)).get(MANDATES).then().body("items.reference", hasItem("SM-M9"));
        as(Tokens.worker(CPAS_F)).get(MANDATES).then().body("items.reference", not(hasItem("SM-M9")));
        assertThat(number("select count(*) from signing_mandate where reference = 'SM-M8'"))
                .isZero();
    }

    private static Tokens worker(String account, String cpas) {
        return Tokens.of(account).role("cpas-worker").cpas(cpas);
    }

    private static ValidatableResponse tray(Tokens who) {
        return as(who).body("{}").post("/activationSubsidy/v1/signatures").then();
    }

    private static ValidatableResponse end(String reference, String lastDay) {
        return as(Tokens.officer())
                .body("{\"lastDay\": \"" + lastDay + "\", \"ground\": \"Back from leave.\"}")
                .put(MANDATES + "/" + reference + "/end")
                .then();
    }

    private static ValidatableResponse give(
            String reference, String function, String right, String cpas, String account, String from, String until) {
        return as(Tokens.officer())
                .body(body(function, right, cpas, account, from, until))
                .put(MANDATES + "/" + reference)
                .then();
    }

    private static String body(String function, String right, String cpas, String account, String from, String until) {
        return """
                { "function": "%s", "right": "%s", %s "account": "%s", "from": "%s", "until": "%s",
                  "ground": "Decision of the council of 1 October 2015." }
                """.formatted(function, right, cpas == null ? "" : "\"cpas\": \"" + cpas + "\",", account, from, until);
    }

    private void refusedByTheDatabase(String sql, String message) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            Assertions.assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining(message);
        }
    }
}
