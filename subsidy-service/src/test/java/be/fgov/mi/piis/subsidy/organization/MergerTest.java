package be.fgov.mi.piis.subsidy.organization;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.approved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("A merger of CPAS in the middle of a year: conventions and their money go with it by date")
class MergerTest extends SubsidyServiceTest {
    private static final String BATCHES = "/activationSubsidy/v1/paymentBatches";
    private static final String OTHER_IBAN = "BE32123456789002";
    private static final LocalDate LAST_DAY = LocalDate.of(2015, 10, 31);
    private static final Tokens FINANCE_2 = Tokens.of("finance-2").role("spp-finance");

    @Inject
    CpasRegistry cpasRegistry;

    private String lead;
    private String member;
    private String successor;

    @BeforeEach
    void threeCpasOfThisTest() {
        lead = newCpas(IBAN);
        member = newCpas(IBAN);
        successor = newCpas(OTHER_IBAN);
    }

    @Test
    @DisplayName("Entered once and again the same; another end, a circle and an unknown CPAS are refused")
    void entered() {
        Map<String, Long> before = rowCounts();
        merge("?dryRun=true", successor, lead)
                .statusCode(200)
                .body("successor", equalTo(successor))
                .body("lastDay", equalTo("2015-10-31"));
        merge("?dryRun=maybe", successor, lead).statusCode(400);
        assertThat(rowCounts()).isEqualTo(before);
        merge("", successor, lead, member).statusCode(200).body("predecessors", contains(lead, member));
        assertThat(as(Tokens.auditor())
                        .get("/registry/v1/cpas/" + lead)
                        .then()
                        .extract()
                        .<String>path("successor"))
                .isEqualTo(successor);
        assertThat(number("select count(*) from outbox where key in ('" + lead + "', '" + member + "')"))
                .isEqualTo(2);
        String another = newCpas(IBAN);
        before = rowCounts();
        merge("", successor, lead, member).statusCode(200);
        merge("", another, lead)
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:cpasEnded"))
                .body("enterpriseNumbers", contains(lead));
        merge("", lead, successor)
                .statusCode(400)
                .body("issues.name", contains("successor"))
                .body("issues[0].detail", equalTo("The successor does not exist on the day after."));
        assertThat(rowCounts()).isEqualTo(before);
    }

    @Test
    @DisplayName("SUB-10: from the day after, the successor's president and secretary sign, and nobody of the old CPAS")
    void theSuccessorActs() {
        approved("MG-1", lead, Conventions.city(lead, 1_000_000));
        act(Tokens.president(lead), "MG-1", "signatures").statusCode(200);
        merge("", successor, lead)
                .statusCode(200)
                .body("conventions.number", contains("MG-1"))
                .body("conventions.member", contains(lead))
                .body("conflicts", empty());
        clock.moveTo(LAST_DAY);
        act(Tokens.secretary(successor), "MG-1", "signatures").statusCode(404);
        Conventions.read(Tokens.worker(lead), "MG-1").statusCode(200);
        clock.moveTo(LAST_DAY.plusDays(1));
        Conventions.read(Tokens.worker(lead), "MG-1").statusCode(404);
        act(Tokens.secretary(lead), "MG-1", "signatures").statusCode(404);
        Conventions.read(Tokens.worker(successor), "MG-1").statusCode(200).body("leadCpas", equalTo(lead));
        as(Tokens.worker(successor))
                .get(Conventions.PATH + "?pageSize=500")
                .then()
                .body("items.number", contains("MG-1"));
        act(Tokens.secretary(successor), "MG-1", "signatures").statusCode(200);
        act(Tokens.minister(), "MG-1", "signatures").statusCode(200).body("status", equalTo("fullySigned"));
        Conventions.read(Tokens.worker(successor), "MG-1/advance")
                .body("creditor", equalTo(successor))
                .body("payable", is(true));
        as(Tokens.worker(successor))
                .get("/rapportUnique/v1/reports/2015?enterpriseNumber=" + successor)
                .then()
                .statusCode(200)
                .body("conventions.number", contains("MG-1"));
    }

    @Test
    @DisplayName("SUB-9: what is unpaid on the day after goes to the successor's account, once")
    void theSuccessorIsPaid() {
        signed("MG-2");
        String id = prepared("MG-2")
                .statusCode(201)
                .body("payments[0].creditor", equalTo(lead))
                .body("payments[0].iban", equalTo(IBAN))
                .extract()
                .path("id");
        merge("", successor, lead).statusCode(200);
        clock.moveTo(LAST_DAY.plusDays(1));
        as(FINANCE_2)
                .post(BATCHES + "/" + id + "/release")
                .then()
                .statusCode(409)
                .body("conventions[0].blockers", contains("otherwiseDue"));
        as(FINANCE_2)
                .body("{\"text\": \"Merged.\"}")
                .post(BATCHES + "/" + id + "/withdrawal")
                .then()
                .statusCode(200);
        String again = prepared("MG-2")
                .statusCode(201)
                .body("payments[0].creditor", equalTo(successor))
                .body("payments[0].iban", equalTo(OTHER_IBAN))
                .body("totalCents", equalTo(500_000))
                .extract()
                .path("id");
        as(FINANCE_2).post(BATCHES + "/" + again + "/release").then().statusCode(200);
        assertThat(as(Tokens.auditor())
                        .get(BATCHES + "/" + again + "/file")
                        .then()
                        .extract()
                        .asString())
                .contains(OTHER_IBAN, successor)
                .doesNotContain(IBAN);
        prepared("MG-2").statusCode(200).body("id", equalTo(again));
        assertThat(number("select count(*) from payment where convention_number = 'MG-2' and status = 'RELEASED'"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("SUB-9: the database pays nobody but who speaks for the lead on the day of the batch")
    void theDatabasePaysNobodyElse() {
        signed("MG-3");
        merge("", successor, lead).statusCode(200);
        clock.moveTo(LAST_DAY.plusDays(1));
        prepared("MG-3").statusCode(201);
        for (List<String> wrong : List.of(
                List.of(lead, IBAN), List.of(successor, IBAN), List.of(lead, OTHER_IBAN), List.of(member, IBAN))) {
            assertThatThrownBy(() -> execute("insert into payment select gen_random_uuid(), batch_id, 9,"
                            + " convention_number, kind, 9, 'X', amount_cents, '" + wrong.getFirst() + "', 'X', '"
                            + wrong.getLast() + "', 'REJECTED', null from payment where convention_number = 'MG-3'"))
                    .as("%s", wrong)
                    .hasMessageContaining("does not go to its lead");
        }
    }

    @Test
    @DisplayName("A-26: a city and a cluster member under one CPAS are a conflict to look at, and both go on")
    void twoConventionsUnderOneCpas() {
        Conventions.push(Tokens.worker(successor), "MG-4", 1, Conventions.city(successor, 1_000_000))
                .statusCode(201);
        String third = newCpas(IBAN);
        Conventions.push(Tokens.worker(lead), "MG-5", 1, Conventions.cluster(lead, List.of(lead, member, third)))
                .statusCode(201);
        merge("?dryRun=true", successor, member)
                .statusCode(200)
                .body("conventions", empty())
                .body("conflicts", empty());
        merge("?dryRun=true", successor, lead).body("conventions.number", contains("MG-5"));
        act(Tokens.worker(successor), "MG-4", "submission").statusCode(200);
        act(Tokens.worker(lead), "MG-5", "submission").statusCode(200);
        merge("", successor, member)
                .statusCode(200)
                .body("conventions.number", contains("MG-5"))
                .body("conventions.member", contains(member))
                .body("conflicts", hasSize(1))
                .body("conflicts[0].enterpriseNumber", equalTo(successor))
                .body("conflicts[0].year", equalTo(2015))
                .body("conflicts[0].conventions.number", contains("MG-4", "MG-5"));
        clock.moveTo(LAST_DAY.plusDays(1));
        as(Tokens.worker(successor))
                .get(Conventions.PATH + "?pageSize=500")
                .then()
                .body("items.number", contains("MG-4", "MG-5"));
        String conflict = conflicts("")
                .body("items.status", hasItem("open"))
                .extract()
                .path("items.find { it.enterpriseNumber == '" + successor + "' }.id");
        conflicts("?on=" + LAST_DAY).body("items.enterpriseNumber", not(hasItem(successor)));
        conflicts("?on=soon").statusCode(400);
        settle(conflict).statusCode(200).body("status", equalTo("settled")).body("settlement.by", equalTo("officer"));
        settle(conflict).statusCode(409).body("type", equalTo("urn:problem-type:spp-is:conflictSettled"));
        conflicts("").body("items.find { it.id == '" + conflict + "' }.settlement.motive", equalTo("Two actions."));
        for (String number : List.of("MG-4", "MG-5")) {
            act(Tokens.officer(), number, "negotiation", "{\"field\": \"targets\", \"comment\": \"More?\"}")
                    .statusCode(200);
        }
        act(Tokens.worker(successor), "MG-5", "submission").statusCode(403);
        act(Tokens.worker(lead), "MG-5", "submission").statusCode(200);
        act(Tokens.worker(successor), "MG-4", "submission").statusCode(200);
        as(Tokens.worker(member))
                .get(Conventions.PATH + "?pageSize=500")
                .then()
                .body("items.number", not(hasItem("MG-5")));
    }

    private void signed(String number) {
        approved(number, lead, Conventions.city(lead, 1_000_000));
        act(Tokens.president(lead), number, "signatures").statusCode(200);
        act(Tokens.secretary(lead), number, "signatures").statusCode(200);
        act(Tokens.minister(), number, "signatures").statusCode(200);
    }

    private static ValidatableResponse prepared(String number) {
        return as(Tokens.finance())
                .body("{\"conventions\": [\"" + number + "\"]}")
                .post(BATCHES)
                .then();
    }

    private static ValidatableResponse merge(String query, String into, String... predecessors) {
        return as(Tokens.officer())
                .body("{\"predecessors\": ["
                        + Stream.of(predecessors).map(each -> '"' + each + '"').collect(Collectors.joining(", "))
                        + "], \"successor\": \"" + into + "\", \"lastDay\": \"" + LAST_DAY + "\"}")
                .post("/registry/v1/mergers" + query)
                .then();
    }

    private static ValidatableResponse conflicts(String query) {
        return as(Tokens.officer())
                .get("/activationSubsidy/v1/mergerConflicts" + query)
                .then();
    }

    private static ValidatableResponse settle(String id) {
        return as(Tokens.officer())
                .body("{\"motive\": \"Two actions.\"}")
                .post("/activationSubsidy/v1/mergerConflicts/" + id + "/settlement")
                .then();
    }

    private String newCpas(String iban) {
        long found = 9_980_000 + number("select count(*) from registry_cpas");
        String number = String.format("0%07d%02d", found, 97 - found % 97);
        cpasRegistry.apply(new RegisteredCpas(
                number,
                63_001,
                "CPAS " + number,
                "OCMW " + number,
                null,
                LocalDate.of(1977, 1, 1),
                null,
                null,
                iban,
                1));
        return number;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
