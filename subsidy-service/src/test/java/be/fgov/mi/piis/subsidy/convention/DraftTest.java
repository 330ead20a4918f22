package be.fgov.mi.piis.subsidy.convention;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.city;
import static be.fgov.mi.piis.subsidy.convention.Conventions.cluster;
import static be.fgov.mi.piis.subsidy.convention.Conventions.push;
import static be.fgov.mi.piis.subsidy.convention.Conventions.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("A-26: a draft keeps no CPAS from another convention, and its lead can drop it")
class DraftTest extends SubsidyServiceTest {
    private static final String WHY = "{\"text\": \"The neighbours go with another city.\"}";

    @Test
    @DisplayName("Drafts that name the same CPAS stand beside each other; the first that is submitted keeps it")
    void besideEachOther() {
        push(Tokens.worker(CPAS_A), "DR-1", 1, cluster(CPAS_A, List.of(CPAS_A, CPAS_C, CPAS_D)))
                .statusCode(201);
        push(Tokens.worker(CPAS_B), "DR-2", 1, cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D)))
                .statusCode(201);
        push(Tokens.worker(CPAS_C), "DR-3", 1, city(CPAS_C, 5_000)).statusCode(201);
        assertThat(held("DR-1") + held("DR-2") + held("DR-3")).isZero();

        act(Tokens.worker(CPAS_C), "DR-3", "submission").statusCode(200);
        Map<String, Long> before = rowCounts();
        for (Map.Entry<String, String> other :
                Map.of("DR-1", CPAS_A, "DR-2", CPAS_B).entrySet()) {
            act(Tokens.worker(other.getValue()), other.getKey(), "submission")
                    .statusCode(409)
                    .body("type", equalTo("urn:problem-type:spp-is:cpasAlreadyInConvention"))
                    .body("enterpriseNumbers", contains(CPAS_C))
                    .body("detail", containsString(CPAS_C))
                    .body(not(containsString("DR-3")));
        }
        push(Tokens.worker(CPAS_A), "DR-1", 2, cluster(CPAS_A, List.of(CPAS_A, CPAS_C, CPAS_E)))
                .statusCode(409)
                .body("enterpriseNumbers", contains(CPAS_C));
        assertThat(rowCounts()).isEqualTo(before);

        push(Tokens.worker(CPAS_A), "DR-1", 2, cluster(CPAS_A, List.of(CPAS_A, CPAS_D, CPAS_E)))
                .statusCode(201);
        act(Tokens.worker(CPAS_A), "DR-1", "submission").statusCode(200);
        assertThat(held("DR-1")).isEqualTo(3);
    }

    @Test
    @DisplayName("What came back to negotiation goes on holding the year, also of the CPAS that a revision adds")
    void heldInNegotiation() {
        push(Tokens.worker(CPAS_A), "DR-4", 1, cluster(CPAS_A, List.of(CPAS_A, CPAS_C, CPAS_D)))
                .statusCode(201);
        push(Tokens.worker(CPAS_D), "DR-5", 1, city(CPAS_D, 5_000)).statusCode(201);
        push(Tokens.worker(CPAS_E), "DR-6", 1, city(CPAS_E, 5_000)).statusCode(201);
        act(Tokens.worker(CPAS_A), "DR-4", "submission").statusCode(200);
        act(Tokens.officer(), "DR-4", "negotiation", "{\"field\": \"members\", \"comment\": \"Who else?\"}")
                .statusCode(200)
                .body("status", equalTo("inNegotiation"));
        act(Tokens.worker(CPAS_D), "DR-5", "submission").statusCode(409).body("enterpriseNumbers", contains(CPAS_D));

        push(Tokens.worker(CPAS_A), "DR-4", 2, cluster(CPAS_A, List.of(CPAS_A, CPAS_C, CPAS_E)))
                .statusCode(201);
        act(Tokens.worker(CPAS_D), "DR-5", "submission").statusCode(200);
        act(Tokens.worker(CPAS_E), "DR-6", "submission").statusCode(409);
        assertThat(held("DR-4")).isEqualTo(3);
    }

    @Test
    @DisplayName("The lead drops its draft on any day, with a reason that stays in the file; the others are told")
    void dropped() {
        push(Tokens.worker(CPAS_A), "DR-7", 1, cluster(CPAS_A, List.of(CPAS_A, CPAS_C, CPAS_D)))
                .statusCode(201);
        Map<String, Long> before = rowCounts();
        act(Tokens.worker(CPAS_C), "DR-7", "expiry", WHY).statusCode(403);
        act(Tokens.worker(CPAS_B), "DR-7", "expiry", WHY).statusCode(404);
        act(Tokens.worker(CPAS_A), "DR-7", "expiry").statusCode(400).body("issues.name", contains("text"));
        act(Tokens.officer(), "DR-7", "expiry", WHY)
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:cutOffNotPassed"));
        assertThat(rowCounts()).isEqualTo(before);

        act(Tokens.worker(CPAS_A), "DR-7", "expiry", WHY)
                .statusCode(200)
                .body("status", equalTo("expired"))
                .body("mustAct", empty());
        read(Tokens.auditor(), "DR-7")
                .body("acts.act", contains("expiry"))
                .body("acts[0].role", equalTo("cpas-worker"))
                .body("acts[0].comment", equalTo("The neighbours go with another city."))
                .body("acts[0].on", equalTo("2015-10-13"));
        assertThat(number("select count(*) from outbox where key = 'DR-7' and payload::text like '%\"expired\"%'"))
                .isEqualTo(1);
        act(Tokens.worker(CPAS_A), "DR-7", "submission").statusCode(409);
        act(Tokens.worker(CPAS_A), "DR-7", "expiry", WHY)
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:invalidTransition"));
        push(Tokens.worker(CPAS_A), "DR-8", 1, city(CPAS_A, 5_000)).statusCode(201);
    }

    @Test
    @DisplayName("What was submitted is not the lead's to drop; the SPP IS lets it or a draft expire after the cut-off")
    void notDropped() {
        push(Tokens.worker(CPAS_A), "DR-9", 1, city(CPAS_A, 5_000)).statusCode(201);
        push(Tokens.worker(CPAS_B), "DR-10", 1, city(CPAS_B, 5_000)).statusCode(201);
        act(Tokens.worker(CPAS_A), "DR-9", "submission").statusCode(200);
        clock.moveTo(LocalDate.of(2015, 11, 16));
        act(Tokens.president(CPAS_A), "DR-9", "expiry", WHY)
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:wasSubmitted"));
        for (String number : List.of("DR-9", "DR-10")) {
            act(Tokens.officer(), number, "expiry", WHY).statusCode(200).body("status", equalTo("expired"));
        }
        assertThat(held("DR-9")).isZero();
    }

    @Test
    @DisplayName(
            "A lead has one draft a year; the refusal names it, and it makes room when dropped or submitted elsewhere")
    void oneOfALead() {
        push(Tokens.worker(CPAS_A), "DR-20", 1, city(CPAS_A, 5_000)).statusCode(201);
        Map<String, Long> before = rowCounts();
        for (Tokens who : List.of(Tokens.worker(CPAS_A), Tokens.officer())) {
            push(who, "DR-21", 1, cluster(CPAS_A, List.of(CPAS_A, CPAS_C, CPAS_D)))
                    .statusCode(409)
                    .body("type", equalTo("urn:problem-type:spp-is:draftExists"))
                    .body("number", equalTo("DR-20"));
        }
        assertThat(rowCounts()).isEqualTo(before);
        push(Tokens.worker(CPAS_A), "DR-20", 2, city(CPAS_A, 6_000)).statusCode(201);
        push(Tokens.officer(), "DR-22", 1, city(CPAS_B, 5_000)).statusCode(201);
        push(Tokens.officer(), "DR-22", 2, city(CPAS_A, 5_000)).statusCode(409).body("number", equalTo("DR-20"));

        act(Tokens.worker(CPAS_A), "DR-20", "expiry", WHY).statusCode(200);
        push(Tokens.worker(CPAS_A), "DR-21", 1, city(CPAS_A, 5_000)).statusCode(201);
        act(Tokens.worker(CPAS_A), "DR-21", "submission").statusCode(200);
        push(Tokens.worker(CPAS_A), "DR-23", 1, city(CPAS_A, 5_000))
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:cpasAlreadyInConvention"));
    }

    @Test
    @DisplayName("The database lets no lead have a second draft of a year, by a new one or by another lead")
    void oneOfALeadGuard() {
        push(Tokens.worker(CPAS_A), "DR-24", 1, city(CPAS_A, 5_000)).statusCode(201);
        push(Tokens.worker(CPAS_B), "DR-25", 1, city(CPAS_B, 5_000)).statusCode(201);
        assertThatThrownBy(() -> execute("update convention set lead_cpas = '" + CPAS_A + "' where number = 'DR-25'"))
                .hasMessageContaining("second draft of its lead");
        assertThatThrownBy(() -> execute("insert into convention select (jsonb_populate_record(c,"
                        + " '{\"number\": \"DR-26\"}')).* from convention c where number = 'DR-24'"))
                .hasMessageContaining("second draft of its lead");
    }

    @Test
    @DisplayName("The database lets no draft hold a year, and nothing that was submitted not hold it, once")
    void guard() {
        push(Tokens.worker(CPAS_A), "DR-11", 1, cluster(CPAS_A, List.of(CPAS_A, CPAS_C, CPAS_D)))
                .statusCode(201);
        push(Tokens.worker(CPAS_C), "DR-12", 1, city(CPAS_C, 5_000)).statusCode(201);
        act(Tokens.worker(CPAS_C), "DR-12", "submission").statusCode(200);
        assertThatThrownBy(() ->
                        execute("update convention_member set holds_year = true where convention_number = 'DR-11' and"
                                + " enterprise_number = '" + CPAS_D + "'"))
                .hasMessageContaining("holds a year that its status does not");
        assertThatThrownBy(() -> execute("update convention_member set holds_year = true where convention_number ="
                        + " 'DR-11' and enterprise_number = '" + CPAS_C + "'"))
                .hasMessageContaining("uq_convention_member_year");
        assertThatThrownBy(() -> execute("update convention set status = 'UNDER_REVIEW' where number = 'DR-11'"))
                .hasMessageContaining("holds a year that its status does not");
        assertThatThrownBy(() ->
                        execute("update convention_member set holds_year = false where convention_number = 'DR-12'"))
                .hasMessageContaining("holds a year that its status does not");
    }

    private long held(String number) {
        return number(
                "select count(*) from convention_member where holds_year and convention_number = '" + number + "'");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
