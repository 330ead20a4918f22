package be.fgov.mi.piis.subsidy.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.subsidy.counting.CountConvention;
import be.fgov.mi.piis.subsidy.counting.CountingTables;
import be.fgov.mi.piis.subsidy.counting.CountingTest;
import be.fgov.mi.piis.subsidy.counting.Heard;
import be.fgov.mi.piis.subsidy.counting.KeepContract;
import be.fgov.mi.piis.subsidy.counting.KeepTrajectory;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("What if (A-14)")
class SimulationTest extends SubsidyServiceTest {
    @Inject
    CountingTables tables;

    @Inject
    KeepContract keepContract;

    @Inject
    KeepTrajectory keepTrajectory;

    @Inject
    CountConvention countConvention;

    private String few = "";
    private String many = "";

    /** Each granted 10,000.00 EUR for 10 persons, without a cost yet; three persons count in the one, ten in the other. */
    @BeforeEach
    void twoConventions() {
        tables.empty();
        few = aConvention(CPAS_A, 3);
        many = aConvention(CPAS_B, 10);
    }

    @Test
    @DisplayName("another rate moves the advance and the balance of each, and nothing else")
    void anotherRate() {
        ValidatableResponse result = simulate("{\"advanceRate\": 0.75}")
                .statusCode(200)
                .body("year", equalTo(2015))
                .body("items", hasSize(2))
                .body("items.effect.before.advanceCents", everyItem(equalTo(500_000)))
                .body("items.effect.after.advanceCents", everyItem(equalTo(750_000)))
                .body("items.effect.difference.advanceCents", everyItem(equalTo(250_000)))
                .body("items.effect.difference.balanceCents", everyItem(equalTo(-250_000)))
                .body("items.effect.difference.grantedCents", everyItem(equalTo(0)))
                .body("items.costsAssumed", everyItem(equalTo(true)))
                .body("totals.before.grantedCents", equalTo(2_000_000))
                .body("totals.difference.advanceCents", equalTo(500_000));
        assertThat(result.extract().<List<String>>path("items.cpas")).containsExactlyInAnyOrder(CPAS_A, CPAS_B);
    }

    @Test
    @DisplayName("a ceiling cuts what lies above it, and one that nobody reaches changes nothing")
    void ceiling() {
        simulate("{\"ceilingCents\": 800000}")
                .body("items.effect.after.grantedCents", everyItem(equalTo(800_000)))
                .body("items.effect.after.advanceCents", everyItem(equalTo(400_000)))
                .body("totals.difference.grantedCents", equalTo(-400_000));
        simulate("{\"ceilingCents\": 1000000}")
                .body("totals.difference.grantedCents", equalTo(0))
                .body("totals.difference.advanceCents", equalTo(0));
    }

    @Test
    @DisplayName("a target that bites takes its part where fewer persons count, by the rule of the settlement")
    void targetPolicy() {
        String of = "items.find { it.convention == '%s' }.effect.";
        simulate("{\"underTargetPolicy\": \"proRata\"}")
                .body(of.formatted(few) + "before.acceptedCents", equalTo(1_000_000))
                .body(of.formatted(few) + "after.acceptedCents", equalTo(300_000))
                .body(of.formatted(few) + "after.recoveryCents", equalTo(200_000))
                .body(of.formatted(many) + "difference.acceptedCents", equalTo(0));
    }

    @Test
    @DisplayName("another recovery: under its minimum nothing is claimed back, from it on everything")
    void anotherRecovery() {
        String body =
                "{\"underTargetPolicy\": \"proRata\", \"recovery\": {\"policy\": \"full\", \"minimumCents\": %d}}";
        String of = "items.find { it.convention == '" + few + "' }.effect.after.";
        simulate(body.formatted(200_000))
                .body(of + "recoveryCents", equalTo(200_000))
                .body(of + "unclaimedCents", equalTo(0));
        simulate(body.formatted(200_001))
                .body(of + "recoveryCents", equalTo(0))
                .body(of + "unclaimedCents", equalTo(200_000))
                .body("totals.difference.unclaimedCents", equalTo(200_000));
        simulate("{\"recovery\": {\"policy\": \"none\", \"minimumCents\": 1}}")
                .statusCode(400)
                .body("issues.name", contains("recovery.minimumCents"));
    }

    @Test
    @DisplayName("another key shares the same budget to the cent: 75 % by persons, 25 % by trajectories")
    void anotherKey() {
        String key = "{\"allocation\": {%s\"key\": [{\"count\": \"countedPersons\", \"weight\": 0.75},"
                + " {\"count\": \"trajectories\", \"weight\": 0.25}]}}";
        String of = "items.find { it.convention == '%s' }.effect.after.grantedCents";
        simulate(key.formatted(""))
                .body(of.formatted(few), equalTo(461_538))
                .body(of.formatted(many), equalTo(1_538_462))
                .body("totals.after.grantedCents", equalTo(2_000_000))
                .body("totals.difference.grantedCents", equalTo(0));
        simulate(key.formatted("\"budgetCents\": 1001, ")).body("totals.after.grantedCents", equalTo(1001));
    }

    @Test
    @DisplayName("another target bites with a policy that does: half of what was promised asks half of the persons")
    void anotherTarget() {
        String of = "items.find { it.convention == '%s' }.effect.after.acceptedCents";
        simulate("{\"underTargetPolicy\": \"proRata\", \"targetPercent\": 50}")
                .body(of.formatted(few), equalTo(600_000))
                .body(of.formatted(many), equalTo(1_000_000));
        simulate("{\"underTargetPolicy\": \"proRata\", \"targetPercent\": 200}")
                .body(of.formatted(few), equalTo(150_000))
                .body(of.formatted(many), equalTo(500_000));
        simulate("{\"targetPercent\": 200}").body("totals.difference.acceptedCents", equalTo(0));
    }

    @Test
    @DisplayName("no table of the database changes, whatever is asked")
    void nothingIsStored() {
        Map<String, String> before = everyTable();
        simulate("{\"advanceRate\": 0.1, \"ceilingCents\": 1, \"underTargetPolicy\": \"proRata\", \"allocation\":"
                        + " {\"key\": [{\"count\": \"targetPersons\", \"weight\": 1}]}}")
                .statusCode(200);
        assertThat(everyTable()).isEqualTo(before);
    }

    @Test
    @DisplayName("what makes no sense is refused, and only an officer asks")
    void refusals() {
        simulate("{}").statusCode(400);
        simulate("{\"advanceRate\": 1.5}").statusCode(400);
        simulate("{\"advanceRate\": 0.12345}").statusCode(400);
        simulate("{\"targetPercent\": -1}").statusCode(400);
        simulate("{\"colour\": 1}").statusCode(400);
        simulate("{\"allocation\": {\"key\": [{\"count\": \"trajectories\", \"weight\": 0.5}]}}")
                .statusCode(400);
        simulate("{\"allocation\": {\"key\": [{\"count\": \"trajectories\", \"weight\": 0.5},"
                        + " {\"count\": \"trajectories\", \"weight\": 0.5}]}}")
                .statusCode(400);
        tables.execute("update convention set target_trajectories = 0");
        simulate("{\"allocation\": {\"key\": [{\"count\": \"targetTrajectories\", \"weight\": 1}]}}")
                .statusCode(400);
        as(Tokens.finance())
                .body("{\"advanceRate\": 0.75}")
                .post("/activationSubsidy/v1/schemes/2015/simulations")
                .then()
                .statusCode(403);
        as(Tokens.officer())
                .body("{\"advanceRate\": 0.75}")
                .post("/activationSubsidy/v1/schemes/2099/simulations")
                .then()
                .statusCode(404);
    }

    private Map<String, String> everyTable() {
        Map<String, String> tablesByName = new TreeMap<>();
        for (String table : tables.rows("select table_name from information_schema.tables where table_schema = 'public'"
                + " and table_type = 'BASE TABLE' and table_name not like 'outbox%'")) {
            tablesByName.put(
                    table,
                    tables.rows("select count(*), md5(coalesce(string_agg(t::text, '|' order by t::text), ''))"
                                    + " from " + table + " t")
                            .getFirst());
        }
        tablesByName.put("outbox", tables.rows("select count(*) from outbox").getFirst());
        return tablesByName;
    }

    private String aConvention(String cpas, int persons) {
        String convention = tables.aCityConvention(2015, cpas);
        QuarkusTransaction.requiringNew().run(() -> {
            countConvention.heard(CountingTest.changed(convention));
            for (int i = 1; i <= persons; i++) {
                Heard.Contract contract = Heard.aSignedContract(cpas, "R" + i, UUID.randomUUID());
                keepContract.heard(contract.event());
                keepTrajectory.heard(
                        contract.trajectory("T1", "2015-02-01", "2015-06-30").event());
            }
        });
        return convention;
    }

    private static ValidatableResponse simulate(String body) {
        return as(Tokens.officer())
                .body(body)
                .post("/activationSubsidy/v1/schemes/2015/simulations")
                .then();
    }
}
