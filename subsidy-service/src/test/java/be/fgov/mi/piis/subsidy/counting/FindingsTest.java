package be.fgov.mi.piis.subsidy.counting;

import static be.fgov.mi.piis.subsidy.counting.Heard.aSignedContract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import be.fgov.mi.piis.events.SuiteEvent;
import be.fgov.mi.piis.events.contract.ContractChanged;
import be.fgov.mi.piis.events.evaluation.TrajectoryChanged;
import be.fgov.mi.piis.events.subsidy.ConventionChanged;
import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("A person of two conventions (A-09)")
class FindingsTest extends SubsidyServiceTest {
    private static final String SETTLE = "{\"motive\": \"Moved from A to C in July; both have accompanied her.\"}";

    @Inject
    CountingTables tables;

    @Inject
    KeepContract keepContract;

    @Inject
    KeepTrajectory keepTrajectory;

    @Inject
    CountConvention countConvention;

    private final UUID moved = UUID.randomUUID();
    private final UUID stayed = UUID.randomUUID();
    private final Heard.Contract atA = aSignedContract(CPAS_A, "RA", moved);
    private final Heard.Contract atC = aSignedContract(CPAS_C, "RC", moved);
    private String city = "";
    private String cluster = "";

    @BeforeEach
    void aPersonWhoMovedFromTheCityToAMemberOfTheCluster() {
        tables.empty();
        city = tables.aCityConvention(2015, CPAS_A);
        cluster = tables.aConvention(2015, "CLUSTER", CPAS_B, CPAS_C, CPAS_D);
        hear(CountingTest.changed(city));
        hear(CountingTest.changed(cluster));
        Heard.Contract other = aSignedContract(CPAS_B, "RB", stayed);
        hear(atA.event());
        hear(atC.event());
        hear(other.event());
        hear(atA.trajectory("TA", "2015-02-01", "2015-06-30").event());
        hear(atC.trajectory("TC", "2015-07-01", "2015-12-31").event());
        hear(other.trajectory("TB", "2015-02-01", "2015-06-30").event());
    }

    @Test
    @DisplayName("each side learns that there is another one and sees its own contract only; the SPP IS sees both")
    void eachSideSeesItsOwn() {
        String ofTheCity = findings(Tokens.worker(CPAS_A), city)
                .body("total", equalTo(1))
                .body("items.code", contains("crossConvention"))
                .body("items.status", contains("open"))
                .body("items.personId", contains(moved.toString()))
                .body("items[0].sides.convention", contains(city))
                .body("items[0].sides[0].contracts.contractReference", contains("RA"))
                .body("items[0].sides[0].contracts.trajectoryReference", contains("TA"))
                .body("items[0].settlement", nullValue())
                .extract()
                .asString();
        assertThat(ofTheCity).doesNotContain(cluster, CPAS_C, CPAS_B, "\"RC\"", "\"TC\"");
        String ofTheMember = findings(Tokens.worker(CPAS_C), cluster)
                .body("items.personId", contains(moved.toString()))
                .body("items[0].sides.convention", contains(cluster))
                .body("items[0].sides[0].contracts.contractReference", contains("RC"))
                .extract()
                .asString();
        assertThat(ofTheMember).doesNotContain(city, CPAS_A, "\"RA\"", "\"TA\"");
        for (Tokens reader : List.of(Tokens.officer(), Tokens.auditor())) {
            findings(reader, city)
                    .body(
                            "items[0].sides.convention.sort()",
                            equalTo(List.of(cluster, city).stream().sorted().toList()))
                    .body("items[0].sides.contracts.flatten().contractReference.sort()", contains("RA", "RC"));
        }
        assertThat(id(Tokens.officer(), city)).isNotEqualTo(id(Tokens.officer(), cluster));
        assertThat(id(Tokens.officer(), city)).isEqualTo(id(Tokens.worker(CPAS_A), city));
    }

    @Test
    @DisplayName("A-10: the lead and the other members of a cluster see the number, not the person")
    void promoterSeesCounts() {
        for (String member : List.of(CPAS_B, CPAS_D)) {
            findings(Tokens.worker(member), cluster).body("items", empty()).body("total", equalTo(0));
            read(Tokens.worker(member), cluster, "count")
                    .body("countedElsewhere.open", equalTo(1))
                    .body("countedElsewhere.settled", equalTo(0));
        }
        read(Tokens.worker(CPAS_A), cluster, "findings").statusCode(404);
        read(Tokens.finance(), cluster, "findings").statusCode(403);
    }

    @Test
    @DisplayName("both sides count the person and say so in its decision, and it is told in the reader's language")
    void countedInBoth() {
        read(Tokens.worker(CPAS_A), city, "count").body("countedPersons", equalTo(1));
        read(Tokens.worker(CPAS_C), cluster, "count").body("countedPersons", equalTo(2));
        read(Tokens.worker(CPAS_C), cluster, "countingDecisions").body("items[0].flags", contains("crossConvention"));
        List<String> texts = List.of("fr-BE", "nl-BE", "de-BE", "en").stream()
                .map(language -> as(Tokens.worker(CPAS_A))
                        .header("Accept-Language", language)
                        .get("/activationSubsidy/v1/conventions/" + city + "/findings")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("items[0].repair"))
                .toList();
        assertThat(texts)
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).isNotBlank());
    }

    @Test
    @DisplayName(
            "the SPP IS settles it with a motive, once: both sides see that, not the motive, and nobody is rejected")
    void settled() {
        String finding = id(Tokens.officer(), cluster);
        settle(cluster, finding)
                .statusCode(200)
                .body("status", equalTo("settled"))
                .body("settledOn", equalTo("2015-10-13"));

        settle(cluster, finding).statusCode(409).body("type", endsWith("findingSettled"));
        settle(city, id(Tokens.officer(), city)).statusCode(409).body("type", endsWith("findingSettled"));
        for (ValidatableResponse side :
                List.of(findings(Tokens.worker(CPAS_A), city), findings(Tokens.worker(CPAS_C), cluster))) {
            side.body("items.status", contains("settled"))
                    .body("items[0].settlement.settledOn", equalTo("2015-10-13"))
                    .body("items[0].settlement.motive", nullValue())
                    .body("items[0].settlement.settledBy", nullValue());
        }
        findings(Tokens.officer(), city)
                .body("items[0].settlement.motive", equalTo("Moved from A to C in July; both have accompanied her."))
                .body("items[0].settlement.settledBy", notNullValue());
        read(Tokens.officer(), city, "findings?status=open").body("items", empty());
        read(Tokens.officer(), city, "findings?status=settled").body("items", hasSize(1));
        read(Tokens.officer(), city, "count")
                .body("countedPersons", equalTo(1))
                .body("countedElsewhere.open", equalTo(0))
                .body("countedElsewhere.settled", equalTo(1));
        read(Tokens.officer(), cluster, "count").body("countedPersons", equalTo(2));
    }

    @Test
    @DisplayName("a later fact takes the finding away, and another convention opens it again; what was decided stays")
    void reversedByFacts() {
        settle(city, id(Tokens.officer(), city)).statusCode(200);
        String elsewhere = tables.aCityConvention(2015, CPAS_E);
        Heard.Contract atE = aSignedContract(CPAS_E, "RE", moved);
        hear(CountingTest.changed(elsewhere));
        hear(atE.event());
        Heard.Trajectory third = atE.trajectory("TE", "2015-03-01", "2015-04-30");
        hear(third.event());
        findings(Tokens.worker(CPAS_A), city).body("items.status", contains("open"));
        findings(Tokens.worker(CPAS_E), elsewhere).body("items.status", contains("open"));

        hear(third.doing("jobSearchWorkshop").inVersion(2).event());
        findings(Tokens.worker(CPAS_A), city).body("items.status", contains("settled"));
        findings(Tokens.worker(CPAS_E), elsewhere).body("items", empty());

        hear(atA.voided().inVersion(2).event());
        findings(Tokens.worker(CPAS_A), city).body("items", empty());
        findings(Tokens.worker(CPAS_C), cluster).body("items", empty());
        assertThat(tables.rows("select motive from cross_convention_settlement where person_id = ?", moved))
                .hasSize(1);
        assertThatThrownBy(() -> tables.execute("update cross_convention_settlement set motive = 'x'"))
                .hasMessageContaining("only grows");
    }

    @Test
    @DisplayName("what is not there cannot be settled, and only an officer settles")
    void refusals() {
        String finding = id(Tokens.officer(), city);
        settle(city, UUID.randomUUID().toString()).statusCode(404);
        settle(cluster, finding).statusCode(404);
        settle(city, "of-nobody").statusCode(404);
        as(Tokens.officer())
                .body("{\"motive\": \" \"}")
                .post(path(city, finding))
                .then()
                .statusCode(400);
        for (Tokens other : List.of(Tokens.worker(CPAS_A), Tokens.finance(), Tokens.minister(), Tokens.auditor())) {
            as(other).body(SETTLE).post(path(city, finding)).then().statusCode(403);
        }
        findings(Tokens.officer(), city).body("items.status", contains("open"));
    }

    @Test
    @DisplayName("the same act with the same key is answered again, and each person read leaves a line")
    void keyAndAccessLog() {
        String finding = id(Tokens.officer(), city);
        for (int i = 0; i < 2; i++) {
            as(Tokens.officer())
                    .header("Idempotency-Key", "settle-" + finding)
                    .body(SETTLE)
                    .post(path(city, finding))
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("settled"));
        }
        findings(Tokens.of("reader-" + moved).role("spp-officer"), cluster).body("items", hasSize(1));
        assertThat(tables.rows(
                        "select operation, object, purpose from access_log where account = ?", "reader-" + moved))
                .containsExactly("countingFinding.read|" + cluster + "|subsidyControl");
    }

    private String id(Tokens reader, String convention) {
        return findings(reader, convention).extract().path("items[0].findingId");
    }

    private static ValidatableResponse findings(Tokens reader, String convention) {
        return read(reader, convention, "findings").statusCode(200);
    }

    private static ValidatableResponse read(Tokens reader, String convention, String what) {
        return as(reader)
                .get("/activationSubsidy/v1/conventions/" + convention + "/" + what)
                .then();
    }

    private static ValidatableResponse settle(String convention, String finding) {
        return as(Tokens.officer()).body(SETTLE).post(path(convention, finding)).then();
    }

    private static String path(String convention, String finding) {
        return "/activationSubsidy/v1/conventions/" + convention + "/findings/" + finding + "/settlement";
    }

    private void hear(SuiteEvent event) {
        QuarkusTransaction.requiringNew().run(() -> {
            switch (event) {
                case ContractChanged contract -> keepContract.heard(contract);
                case TrajectoryChanged trajectory -> keepTrajectory.heard(trajectory);
                case ConventionChanged convention -> countConvention.heard(convention);
                default -> throw new IllegalArgumentException("not of this story");
            }
        });
    }
}
