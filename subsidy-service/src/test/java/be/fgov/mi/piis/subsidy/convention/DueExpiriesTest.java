package be.fgov.mi.piis.subsidy.convention;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.approved;
import static be.fgov.mi.piis.subsidy.convention.Conventions.city;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import be.fgov.mi.piis.subsidy.settlement.SettlingTest;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("rules.md 2.3, A-29: what can expire is listed for an officer; nothing expires by itself")
class DueExpiriesTest extends SettlingTest {
    private static final String WHY = "{\"text\": \"The council asks for more places.\"}";

    @Test
    @DisplayName("From the day after the cut-off, with what is missing and what to do; never what everyone signed once")
    void listed() {
        approved("EX-1", CPAS_A, city(CPAS_A, 5_000));
        act(Tokens.president(CPAS_A), "EX-1", "signatures").statusCode(200);
        signed("EX-2", CPAS_B, city(CPAS_B, 5_000));
        act(Tokens.worker(CPAS_B), "EX-2", "amendment", WHY).statusCode(200);
        Conventions.push(Tokens.worker(CPAS_E), "EX-3", 1, city(CPAS_E, 5_000)).statusCode(201);
        clock.moveTo(LocalDate.of(2015, 11, 15));
        due(Tokens.officer(), "").statusCode(200).body("items", empty()).body("total", is(0));

        clock.moveTo(LocalDate.of(2015, 11, 16));
        Map<String, Long> before = rowCounts();
        due(Tokens.officer(), "?year=2015")
                .statusCode(200)
                .body("items.number", contains("EX-1", "EX-3"))
                .body("items[0].status", equalTo("cpasSigning"))
                .body("items[0].dueSince", equalTo("2015-11-16"))
                .body("items[0].budgetYearOver", is(false))
                .body("items[0].missing", contains("secretarySignature", "ministerSignature"))
                .body("items[0].mustAct", contains("secretary"))
                .body("items[0].choices.code", contains("expiry", "wait"))
                .body("items[0].choices[1].text", containsString("until the end of the budget year"));
        due(Tokens.officer(), "?year=2014").body("items", empty());
        due(Tokens.auditor(), "?pageSize=1&page=2").statusCode(200).body("items.number", contains("EX-3"));

        clock.moveTo(LocalDate.of(2016, 3, 1));
        due(Tokens.officer(), "")
                .body("items.number", contains("EX-1", "EX-3"))
                .body("items[0].budgetYearOver", is(true))
                .body("items[0].choices[1].text", containsString("carries it over"));
        assertThat(rowCounts()).as("days pass and nothing expires by itself").isEqualTo(before);

        act(Tokens.officer(), "EX-1", "expiry", WHY).statusCode(200);
        due(Tokens.officer(), "").body("items.number", contains("EX-3"));
    }

    @Test
    @DisplayName("A CPAS has no part in it, and a year is four digits")
    void refused() {
        due(Tokens.worker(CPAS_A), "").statusCode(403);
        due(Tokens.officer(), "?year=MMXV").statusCode(400);
    }

    private static ValidatableResponse due(Tokens who, String query) {
        return as(who).get("/activationSubsidy/v1/dueExpiries" + query).then();
    }
}
