package be.fgov.mi.piis.subsidy.counting;

import static be.fgov.mi.piis.subsidy.counting.Heard.aSignedContract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** B drafts a cluster with C, D and E, whom nobody has asked. F has submitted a convention, and shares a person with B. */
@QuarkusTest
@DisplayName("A-26: until its submission a draft counts the persons of its lead alone, for its lead alone")
class DraftCountTest extends SubsidyServiceTest {
    private static final String ROOT = "/activationSubsidy/v1/conventions/";

    @Inject
    CountingTables tables;

    @Inject
    KeepContract keepContract;

    @Inject
    KeepTrajectory keepTrajectory;

    @Inject
    CountConvention countConvention;

    @Inject
    StaleDecisions staleDecisions;

    private final UUID shared = UUID.randomUUID();
    private String draft = "";
    private String city = "";

    @BeforeEach
    void aDraftThatNamesOthers() {
        tables.empty();
        draft = tables.aDraft(2015, "CLUSTER", CPAS_B, CPAS_C, CPAS_D, CPAS_E);
        city = tables.aCityConvention(2015, CPAS_F);
        changed(draft);
        changed(city);
        accompany(aSignedContract(CPAS_B, "RB", shared));
        accompany(aSignedContract(CPAS_F, "RF", shared));
        accompany(aSignedContract(CPAS_C, "RC", UUID.randomUUID()));
        accompany(aSignedContract(CPAS_D, "RD", UUID.randomUUID()));
        accompany(aSignedContract(CPAS_D, "RD2", UUID.randomUUID()).ofAStudent());
    }

    @Test
    @DisplayName("The lead reads its own count, decisions, price and report, and nothing of those it names")
    void leadReadsItsOwn() {
        for (Tokens reader : List.of(Tokens.worker(CPAS_B), Tokens.officer())) {
            read(reader, ROOT + draft + "/count")
                    .statusCode(200)
                    .body("countedPersons", equalTo(1))
                    .body("trajectories", equalTo(1))
                    .body("notCounted", empty());
            read(reader, ROOT + draft + "/countingDecisions")
                    .body("items.personId", contains(shared.toString()))
                    .body("items[0].flags", empty());
            read(reader, ROOT + draft + "/findings").body("total", equalTo(0));
            read(reader, ROOT + draft + "/price").body("trajectories", equalTo(1));
            read(reader, "/activationSubsidy/v1/schemes/2015/prices")
                    .body("items.find { it.convention == '" + draft + "' }.trajectories", equalTo(1));
            read(reader, "/rapportUnique/v1/reports/2015")
                    .body("conventions.find { it.number == '" + draft + "' }.distinctPersons", equalTo(1));
        }
        assertThat(conventionsPage(Tokens.president(CPAS_B))).contains(draft, "<td class=\"amount\">1</td>");
    }

    @Test
    @DisplayName("What drafts would count and cost is in no total of a year; each stands in its line")
    void inNoTotal() {
        read(Tokens.officer(), "/rapportUnique/v1/reports/2015")
                .body("totals.conventions", equalTo(2))
                .body("totals.distinctPersons", equalTo(1))
                .body("totals.trajectories", equalTo(1))
                .body("totals.grantedCents", equalTo(1_000_000))
                .body("totals.advanceCents", equalTo(500_000))
                .body("conventions.grantedCents", contains(1_000_000, 1_000_000));
        read(Tokens.officer(), ROOT + "summary?year=2015")
                .body("total", equalTo(2))
                .body("byStatus.draft", equalTo(1))
                .body("grantedCents", equalTo(1_000_000))
                .body("advanceCents", equalTo(500_000));
        String page = conventionsPage(Tokens.officer());
        assertThat(page.substring(page.indexOf("<tfoot")))
                .contains("<td class=\"amount\">1</td>")
                .containsPattern("10\\D{1,6}000")
                .doesNotContainPattern("20\\D{1,6}000");
    }

    @Test
    @DisplayName("Who is only named sees that it is, and no figure of it")
    void namedReadsNothing() {
        Tokens named = Tokens.worker(CPAS_D);
        read(named, ROOT + draft).statusCode(200).body("members", hasItem(CPAS_D));
        for (String what : List.of("count", "countingDecisions", "findings", "price")) {
            read(named, ROOT + draft + "/" + what).statusCode(404);
        }
        read(named, "/activationSubsidy/v1/schemes/2015/prices").statusCode(200).body("items", empty());
        read(named, "/rapportUnique/v1/reports/2015").statusCode(200).body("conventions", empty());
        assertThat(conventionsPage(Tokens.president(CPAS_D)))
                .contains(draft, "<td class=\"amount\">–</td>")
                .doesNotContain("<td class=\"amount\">1</td>");
    }

    @Test
    @DisplayName("A cost of a draft does not tell which trajectories a named CPAS has")
    void noTrajectoryIsGuessed() {
        for (String reference : List.of("RD/T1", "RB/T1")) {
            as(Tokens.worker(CPAS_B))
                    .body("""
                            { "kind": "staff", "amountCents": 1, "incurredOn": "2015-05-05", "description": "Coach",
                              "directLink": "Half.", "proportionality": "Half.", "trajectories": ["%s"] }
                            """.formatted(reference))
                    .put(ROOT + draft + "/costs/" + reference.substring(0, 2) + "/revisions/1?dryRun=true")
                    .then()
                    .statusCode(201)
                    .body(
                            "warnings.code",
                            reference.equals("RB/T1")
                                    ? not(hasItem("unknownTrajectory"))
                                    : hasItem("unknownTrajectory"));
        }
    }

    @Test
    @DisplayName(
            "A-09: a draft raises no finding, not even of its lead; submission raises it, without another decision")
    void flagsFromSubmissionOn() {
        read(Tokens.worker(CPAS_F), ROOT + city + "/count")
                .body("countedPersons", equalTo(1))
                .body("countedElsewhere.open", equalTo(0));
        assertThat(tables.rows("select 1 from cross_convention_flag")).isEmpty();
        long decisions = decisionsOn(shared);

        tables.moveTo("UNDER_REVIEW", draft);
        changed(draft);
        for (String member : List.of(CPAS_B, CPAS_C, CPAS_D, CPAS_E)) {
            read(Tokens.worker(member), ROOT + draft + "/count")
                    .statusCode(200)
                    .body("countedPersons", equalTo(3))
                    .body("notCounted.reason", contains("fullTimeStudent"))
                    .body("countedElsewhere.open", equalTo(1));
        }
        read(Tokens.worker(CPAS_D), ROOT + draft + "/price").body("trajectories", equalTo(3));
        read(Tokens.worker(CPAS_F), ROOT + city + "/count").body("countedElsewhere.open", equalTo(1));
        assertThat(decisionsOn(shared)).isEqualTo(decisions);
        nothingIsStale();
    }

    @Test
    @DisplayName("A-09: a draft that is dropped counts nobody")
    void dropped() {
        tables.moveTo("EXPIRED", draft);
        changed(draft);
        assertThat(tables.rows("select 1 from counted_person where convention_number = ?", draft))
                .isEmpty();
        nothingIsStale();
    }

    @Test
    @DisplayName("A draft takes nobody away from a convention that was submitted, also not after a merger of CPAS")
    void takesNobodyAway() {
        String left = newCpas(9_962_001);
        String successor = newCpas(9_962_002);
        String third = newCpas(9_962_003);
        String submitted = tables.aCityConvention(2015, left);
        changed(submitted);
        String naming = tables.aDraft(2015, "CLUSTER", third, successor, CPAS_E);
        String own = tables.aDraft(2015, "CITY", successor);
        changed(naming);
        changed(own);
        as(Tokens.officer())
                .body("{\"predecessors\": [\"" + left + "\"], \"successor\": \"" + successor
                        + "\", \"lastDay\": \"2015-10-31\"}")
                .post("/registry/v1/mergers")
                .then()
                .statusCode(200);
        clock.moveTo(LocalDate.of(2015, 11, 2));
        UUID person = UUID.randomUUID();
        LocalDate from = LocalDate.of(2015, 11, 1);
        Heard.Contract contract = new Heard.Contract(
                successor,
                "RS",
                person,
                1,
                "socialActivation",
                "active",
                "rightToIntegration",
                false,
                from,
                from.plusMonths(6),
                from);
        QuarkusTransaction.requiringNew().run(() -> {
            keepContract.heard(contract.event());
            keepTrajectory.heard(
                    contract.trajectory("T1", "2015-11-01", "2015-12-31").event());
        });
        assertThat(countedUnder(person)).containsExactlyInAnyOrder(submitted, own);
        assertThat(tables.rows("select 1 from cross_convention_flag where person_id = ?", person))
                .isEmpty();
        nothingIsStale();

        // With its submission the successor has a convention of its own.
        tables.moveTo("UNDER_REVIEW", own);
        changed(own);
        assertThat(countedUnder(person)).containsExactly(own);
        nothingIsStale();
    }

    private List<String> countedUnder(UUID person) {
        return tables.rows("select convention_number from counted_person where person_id = ?", person);
    }

    private long decisionsOn(UUID person) {
        return tables.rows("select 1 from counting_decision where person_id = ?", person)
                .size();
    }

    private void nothingIsStale() {
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> staleDecisions.ofYear(2015))
                        .persons())
                .as("statement and rules agree")
                .isEmpty();
    }

    private void accompany(Heard.Contract contract) {
        QuarkusTransaction.requiringNew().run(() -> {
            keepContract.heard(contract.event());
            keepTrajectory.heard(
                    contract.trajectory("T1", "2015-02-01", "2015-06-30").event());
        });
    }

    private void changed(String convention) {
        QuarkusTransaction.requiringNew().run(() -> countConvention.heard(CountingTest.changed(convention)));
    }

    private static ValidatableResponse read(Tokens reader, String path) {
        return as(reader).get(path).then();
    }

    private static String conventionsPage(Tokens reader) {
        return RestAssured.given()
                .header("Authorization", reader.bearer())
                .header("Accept", "text/html")
                .get("/?year=2015")
                .then()
                .statusCode(200)
                .body(containsString("2015"))
                .extract()
                .asString();
    }

    private String newCpas(long base) {
        String number = String.format("0%07d%02d", base, 97 - base % 97);
        registry.apply(new RegisteredCpas(
                number, 63_001, number, number, null, LocalDate.of(1977, 1, 1), null, null, IBAN, 1));
        return number;
    }
}
