package be.fgov.mi.piis.subsidy.counting;

import static be.fgov.mi.piis.subsidy.counting.Heard.aSignedContract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Who reads the count")
class CountAccessTest extends SubsidyServiceTest {
    @Inject
    CountingTables tables;

    @Inject
    KeepContract keepContract;

    @Inject
    KeepTrajectory keepTrajectory;

    @Inject
    CountConvention countConvention;

    private final UUID ofB = UUID.randomUUID();
    private final UUID ofC = UUID.randomUUID();
    private String cluster = "";
    private String city = "";

    @BeforeEach
    void aClusterWithPersonsOfTwoMembers() {
        tables.empty();
        cluster = tables.aConvention(2015, "CLUSTER", CPAS_B, CPAS_C, CPAS_D);
        city = tables.aCityConvention(2015, CPAS_A);
        Heard.Contract b = aSignedContract(CPAS_B, "RB", ofB);
        Heard.Contract c = aSignedContract(CPAS_C, "RC", ofC);
        QuarkusTransaction.requiringNew().run(() -> {
            keepContract.heard(b.event());
            keepContract.heard(c.event());
            keepTrajectory.heard(b.trajectory("T1", "2015-02-01", "2015-06-30").event());
            keepTrajectory.heard(c.trajectory("T1", "2015-02-01", "2015-06-30")
                    .droppedOut("2015-03-01", "abandoned", false)
                    .event());
            countConvention.heard(CountingTest.changed(cluster));
            countConvention.heard(CountingTest.changed(city));
        });
    }

    @Test
    @DisplayName("the officer and the auditor read the count and every decision with its ground")
    void administration() {
        for (Tokens reader : List.of(Tokens.officer(), Tokens.auditor())) {
            get(reader, cluster, "count")
                    .statusCode(200)
                    .body("countedPersons", equalTo(1))
                    .body("trajectories", equalTo(1))
                    .body("outcomes.employment", equalTo(0))
                    .body("dropouts.unexplained", equalTo(1))
                    .body("notCounted.reason", contains("dropoutUnexplained"))
                    .body("notCounted.count", contains(1));
            get(reader, cluster, "countingDecisions")
                    .statusCode(200)
                    .body("total", equalTo(2))
                    .body("items.personId", hasItems(ofB.toString(), ofC.toString()))
                    .body("items.find { it.counted }.rule", equalTo("SUB-17"))
                    .body("items.find { it.counted }.evidence[0].contractReference", equalTo("RB"))
                    .body("items.find { it.counted }.evidence[0].counted", equalTo(true))
                    .body("items.find { !it.counted }.reason", equalTo("dropoutUnexplained"))
                    .body("items.find { !it.counted }.source", equalTo("S4:106"))
                    .body("items.find { !it.counted }.evidence[0].trajectoryReference", equalTo("T1"));
        }
    }

    @Test
    @DisplayName("A-10: lead and members read the count of all, and decisions on their own persons only")
    void cluster() {
        for (String member : List.of(CPAS_B, CPAS_C, CPAS_D)) {
            get(Tokens.worker(member), cluster, "count").statusCode(200).body("countedPersons", equalTo(1));
        }
        get(Tokens.worker(CPAS_B), cluster, "countingDecisions")
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items.personId", contains(ofB.toString()));
        get(Tokens.worker(CPAS_C), cluster, "countingDecisions").body("items.personId", contains(ofC.toString()));
        get(Tokens.worker(CPAS_D), cluster, "countingDecisions").body("items", empty());
        get(Tokens.vendor("vendor"), cluster, "countingDecisions").body("items", hasSize(2));
    }

    @Test
    @DisplayName("A-10: of a person of two members, each sees the reason of its own contract, never the other's")
    void onePersonOfTwoMembers() {
        UUID shared = UUID.randomUUID();
        Heard.Contract c = aSignedContract(CPAS_C, "RS", shared).ofType("training");
        Heard.Contract d = aSignedContract(CPAS_D, "RS", shared).ofAStudent();
        QuarkusTransaction.requiringNew().run(() -> {
            keepContract.heard(d.event());
            keepTrajectory.heard(d.trajectory("T1", "2015-02-01", "2015-06-30").event());
            keepContract.heard(c.event());
        });
        String chain = "persons/" + shared + "/countingDecisions";
        for (Tokens reader : List.of(Tokens.officer(), Tokens.worker(CPAS_D))) {
            get(reader, cluster, "countingDecisions?reason=fullTimeStudent").body("total", equalTo(1));
            get(reader, cluster, "countingDecisions?reason=existingPiisType").body("total", equalTo(0));
            get(reader, cluster, chain).body("items[-1].reason", equalTo("fullTimeStudent"));
        }
        Tokens readerOfC = Tokens.worker(CPAS_C);
        get(readerOfC, cluster, "countingDecisions?reason=fullTimeStudent")
                .statusCode(200)
                .body("total", equalTo(0))
                .body("items", empty());
        for (String what : List.of("countingDecisions?reason=existingPiisType", chain)) {
            String seen = get(readerOfC, cluster, what)
                    .statusCode(200)
                    .body("total", equalTo(1))
                    .body("items[0].verdict", equalTo("notCounted"))
                    .body("items[0].reason", equalTo("existingPiisType"))
                    .body("items[0].rule", equalTo("SUB-14"))
                    .body("items[0].source", equalTo("S1:213"))
                    .body("items[0].evidence.reason", contains("existingPiisType"))
                    .extract()
                    .asString();
            assertThat(seen).doesNotContain("tudent", "SUB-16", CPAS_D);
        }
        QuarkusTransaction.requiringNew()
                .run(() -> keepContract.heard(
                        aSignedContract(CPAS_D, "RS", shared).inVersion(2).event()));
        get(readerOfC, cluster, chain)
                .body("items[-1].verdict", equalTo("counted"))
                .body("items[-1].rule", equalTo("SUB-17"))
                .body("items[-1].reason", nullValue())
                .body("items[-1].evidence.reason", contains("existingPiisType"));
    }

    @Test
    @DisplayName("another CPAS's convention is as unknown as one that does not exist; finance reads no persons")
    void others() {
        for (String what : List.of("count", "countingDecisions")) {
            get(Tokens.worker(CPAS_C), city, what)
                    .statusCode(404)
                    .body("type", equalTo("urn:problem-type:belgif:resourceNotFound"));
            get(Tokens.worker(CPAS_C), "no-such-convention", what)
                    .statusCode(404)
                    .body("type", equalTo("urn:problem-type:belgif:resourceNotFound"));
            RestAssured.given()
                    .get("/activationSubsidy/v1/conventions/" + cluster + "/" + what)
                    .then()
                    .statusCode(401)
                    .body("type", equalTo("urn:problem-type:belgif:noAccessToken"));
            as(Tokens.officer())
                    .get("/activationSubsidy/v1/conventions/" + cluster + "/" + what + "?persons=all")
                    .then()
                    .statusCode(400);
        }
        get(Tokens.finance(), cluster, "count").statusCode(200);
        get(Tokens.finance(), cluster, "countingDecisions").statusCode(403);
    }

    @Test
    @DisplayName("who does not count is listed by contract for its own CPAS, with what repairs it in each language")
    void notCounted() {
        get(Tokens.worker(CPAS_C), cluster, "countingDecisions?counted=false")
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items.personId", contains(ofC.toString()))
                .body("items.verdict", contains("notCounted"))
                .body("items[0].evidence.contractReference", contains("RC"))
                .body("items[0].evidence[0].contractId", notNullValue())
                .body("items[0].evidence[0].trajectoryId", notNullValue());
        get(Tokens.worker(CPAS_B), cluster, "countingDecisions?counted=false").body("items", empty());
        get(Tokens.officer(), cluster, "countingDecisions?counted=true")
                .body("items.personId", contains(ofB.toString()))
                .body("items[0].repair", nullValue());
        get(Tokens.officer(), cluster, "countingDecisions?reason=dropoutUnexplained")
                .body("items", hasSize(1));
        get(Tokens.officer(), cluster, "countingDecisions?reason=fullTimeStudent")
                .body("items", empty());
        get(Tokens.officer(), cluster, "countingDecisions?reason=lost").statusCode(400);
        get(Tokens.officer(), cluster, "countingDecisions?counted=perhaps").statusCode(400);
        Map<String, String> repairs = Map.of(
                "fr-BE", "Complétez la trajectoire par les raisons et les circonstances de l’abandon.",
                "nl-BE", "Vul het traject aan met de redenen en omstandigheden van de stopzetting.",
                "de-BE", "Ergänzen Sie die Begleitung um die Gründe und Umstände des Abbruchs.",
                "en", "Complete the trajectory with the reasons and circumstances of the dropout.");
        repairs.forEach((language, repair) -> as(Tokens.worker(CPAS_C))
                .header("Accept-Language", language)
                .get("/activationSubsidy/v1/conventions/" + cluster + "/countingDecisions?counted=false")
                .then()
                .body("items[0].repair", equalTo(repair)));
    }

    @Test
    @DisplayName("a later fact reverses a decision by a linked one, and the chain stays readable (SUB-19)")
    void history() {
        QuarkusTransaction.requiringNew()
                .run(() -> keepTrajectory.heard(aSignedContract(CPAS_C, "RC", ofC)
                        .trajectory("T1", "2015-02-01", "2015-06-30")
                        .droppedOut("2015-03-01", "abandoned", true)
                        .inVersion(2)
                        .event()));
        String chain = "persons/" + ofC + "/countingDecisions";
        ValidatableResponse read = get(Tokens.worker(CPAS_C), cluster, chain)
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.verdict", contains("notCounted", "counted"))
                .body("items[0].supersedes", nullValue())
                .body("items[0].evidence[0].trajectoryVersion", equalTo(1))
                .body("items[1].evidence[0].trajectoryVersion", equalTo(2));
        assertThat(read.extract().<String>path("items[1].supersedes"))
                .isEqualTo(read.extract().path("items[0].decisionId"));
        get(Tokens.officer(), cluster, chain).statusCode(200);
        get(Tokens.worker(CPAS_B), cluster, chain).statusCode(404);
        get(Tokens.officer(), city, chain).statusCode(404);
        get(Tokens.officer(), cluster, "persons/nobody/countingDecisions").statusCode(404);
        get(Tokens.finance(), cluster, chain).statusCode(403);
    }

    @Test
    @DisplayName("each person read leaves a line: who, which person, why")
    void accessLog() {
        get(Tokens.of("reader-" + ofB).role("spp-officer"), cluster, "countingDecisions")
                .statusCode(200);
        assertThat(tables.rows(
                        "select person_id, operation, object, purpose from access_log where account = ? order by 1",
                        "reader-" + ofB))
                .containsExactlyInAnyOrder(
                        ofB + "|countingDecision.read|" + cluster + "|subsidyControl",
                        ofC + "|countingDecision.read|" + cluster + "|subsidyControl");
    }

    @Test
    @DisplayName("the ground is told in the language of the reader, page by page")
    void languageAndPages() {
        ValidatableResponse first = as(Tokens.officer())
                .header("Accept-Language", "nl-BE")
                .get("/activationSubsidy/v1/conventions/" + cluster + "/countingDecisions?pageSize=1")
                .then()
                .statusCode(200)
                .header("Content-Language", "nl-BE")
                .body("items", hasSize(1))
                .body("total", equalTo(2))
                .body("next", startsWith("/activationSubsidy/v1/conventions/" + cluster));
        String person = first.extract().path("items[0].personId");
        as(Tokens.officer())
                .get(first.extract().<String>path("next"))
                .then()
                .body("items.personId", not(contains(person)));
        as(Tokens.officer())
                .header("Accept-Language", "nl-BE")
                .get("/activationSubsidy/v1/conventions/" + cluster + "/countingDecisions")
                .then()
                .body(
                        "items.find { !it.counted }.text",
                        equalTo("Het traject werd stopgezet zonder uitleg van het OCMW."));
    }

    @Test
    @DisplayName("a policy of the scheme that changes counts the year's persons again, and back (A-11, SUB-19)")
    void policyOfTheScheme() {
        clock.moveTo(LocalDate.of(2015, 10, 13));
        put("alwaysCounted");
        get(Tokens.officer(), cluster, "count").body("countedPersons", equalTo(2));
        put("countedWhenExplained");
        get(Tokens.officer(), cluster, "count").body("countedPersons", equalTo(1));
    }

    private static void put(String dropoutPolicy) {
        var read = as(Tokens.officer())
                .get("/activationSubsidy/v1/schemes/2015")
                .then()
                .statusCode(200);
        String body = read.extract()
                .asString()
                .replaceFirst("\"dropoutPolicy\":\"[a-zA-Z]+\"", "\"dropoutPolicy\":\"" + dropoutPolicy + "\"");
        as(Tokens.officer())
                .header("If-Match", read.extract().header("ETag"))
                .body(body)
                .put("/activationSubsidy/v1/schemes/2015")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse get(Tokens reader, String convention, String what) {
        return as(reader)
                .get("/activationSubsidy/v1/conventions/" + convention + "/" + what)
                .then();
    }
}
