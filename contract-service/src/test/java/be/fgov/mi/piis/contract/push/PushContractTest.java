package be.fgov.mi.piis.contract.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import be.fgov.mi.piis.contract.ServiceTest;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PushContractTest extends ServiceTest {
    @Test
    void theFirstPushIsStoredAndRepeatsAnswerByteForByte() {
        String reference = newReference();
        String body = Contracts.aSignedContract().of(Someone.next()).json();
        String first = asVendor()
                .body(body)
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201)
                .header("BelGov-Trace-Id", notNullValue())
                .body("status", equalTo("active"))
                .body("revision", equalTo(1))
                .body("reference", equalTo(reference))
                .body("warnings", empty())
                .body("href", equalTo("/piisContract/v1/cpas/" + CPAS_A + "/contracts/" + reference))
                .extract()
                .asString();
        Map<String, Long> rows = rowCounts();
        String reordered = body.replace("\"handedOverOn\": \"2015-01-20\",", "")
                .replace(
                        "\"type\": \"socialActivation\",",
                        "\"type\":\"socialActivation\", \"handedOverOn\":\"2015-01-20\",");
        for (String again : new String[] {body, body.replace("\n", " "), reordered}) {
            String answer = asVendor()
                    .body(again)
                    .put(path(CPAS_A, reference, 1))
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(answer).isEqualTo(first);
        }
        assertThat(rowCounts()).isEqualTo(rows);
    }

    @Test
    void otherContentUnderAStoredRevisionAndASkippedRevisionAreRefused() {
        String reference = newReference();
        asVendor()
                .body(Contracts.aDraft().json())
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201);
        Map<String, Long> rows = rowCounts();
        asVendor()
                .body(Contracts.aSignedContract().json())
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:problem-type:spp-is:revisionConflict"));
        asVendor()
                .body(Contracts.aSignedContract().json())
                .put(path(CPAS_A, reference, 3))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:revisionGap"))
                .body("expectedRevision", equalTo(2));
        assertThat(rowCounts()).isEqualTo(rows);
        asVendor()
                .body(Contracts.aSignedContract().json())
                .put(path(CPAS_A, reference, 2))
                .then()
                .statusCode(201)
                .body("status", equalTo("active"));
        asVendor()
                .body(Contracts.aDraft().json())
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(200)
                .body("status", equalTo("draft"));
    }

    @Test
    void aDryRunAnswersTheSameAndStoresNothing() {
        String reference = newReference();
        String body = Contracts.aSignedContract().of(Someone.next()).json();
        Map<String, Long> rows = rowCounts();
        String dry = asVendor()
                .body(body)
                .put(path(CPAS_A, reference, 1) + "?dryRun=true")
                .then()
                .statusCode(201)
                .extract()
                .asString();
        assertThat(rowCounts()).isEqualTo(rows);
        asVendor()
                .body(body)
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201)
                .body(equalTo(dry));
    }

    @Test
    void aDryRunThatTellsOfAPersonLeavesItsLineInTheAccessLogAndNothingElse() {
        String person = Someone.next();
        as(Tokens.vendor("vendor-b"))
                .body(Contracts.aSignedContract().of(person).json())
                .put(path(CPAS_F, newReference(), 1))
                .then()
                .statusCode(201);
        String reference = newReference();
        Map<String, Long> rows = rowCounts();
        asVendor()
                .body(Contracts.aSignedContract().of(person).json())
                .put(path(CPAS_A, reference, 1) + "?dryRun=true")
                .then()
                .statusCode(201)
                .body("warnings.code", hasItem("secondActiveContract"));
        rows.merge("access_log", 1L, Long::sum);
        assertThat(rowCounts()).isEqualTo(rows);
        String line =
                text("select operation || ' ' || object || ' ' || client_id || ' ' || (person_id in (select person_id"
                        + " from contract where enterprise_number = '" + CPAS_F + "')) from access_log where object = '"
                        + CPAS_A
                        + "/" + reference + "/1'");
        assertThat(line).isEqualTo("contract.dryRun " + CPAS_A + "/" + reference + "/1 vendor true");
        assertThat(line).doesNotContain(person);
    }

    @Test
    void statusFollowsTheSignatures() {
        String reference = newReference();
        asVendor()
                .body(Contracts.aDraft().json())
                .put(path(CPAS_A, reference, 1))
                .then()
                .body("status", equalTo("draft"));
        asVendor()
                .body(Contracts.anUnsignedContract().json())
                .put(path(CPAS_A, reference, 2))
                .then()
                .body("status", equalTo("handedOver"));
        asVendor()
                .body(Contracts.anUnsignedContract()
                        .signedBy("beneficiary", "2015-01-30")
                        .signedBy("president", "2015-02-02")
                        .json())
                .put(path(CPAS_A, reference, 3))
                .then()
                .body("status", equalTo("partiallySigned"))
                .body("warnings.code", contains("signatureMissing"));
        asVendor()
                .body(Contracts.aSignedContract()
                        .with("\"ending\": {\"endedOn\": \"2015-12-31\", \"reason\": \"completed\"},")
                        .json())
                .put(path(CPAS_A, reference, 4))
                .then()
                .body("status", equalTo("ended"));
    }

    @Test
    @DisplayName("SIG-2, SC-08: one person cannot sign for president and secretary")
    void onePersonCannotSignForPresidentAndSecretary() {
        Map<String, Long> rows = rowCounts();
        asVendor()
                .body(Contracts.anUnsignedContract()
                        .signedBy("president", "2015-02-02", "J. Peeters")
                        .signedBy("secretary", "2015-02-02", "J. PEETERS")
                        .json())
                .put(path(CPAS_A, newReference(), 1))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:sameSigner"));
        assertThat(rowCounts()).isEqualTo(rows);
    }

    @Test
    void aFactAfterTheBusinessDateHasNotHappened() {
        as(Tokens.officer()).put("/demo/clock/2015-01-31").then().statusCode(200);
        try {
            asVendor()
                    .body(Contracts.aSignedContract().json())
                    .put(path(CPAS_A, newReference(), 1))
                    .then()
                    .statusCode(400)
                    .body("issues.name", contains("signatures[1].signedOn", "signatures[2].signedOn"))
                    .body("issues[0].type", equalTo("urn:problem-type:belgif-ext:input-validation:outOfRange"));
        } finally {
            as(Tokens.officer())
                    .put("/demo/clock/" + LocalDate.now(BusinessClock.BRUSSELS))
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        Map<String, Long> rows = rowCounts();
        asVendor()
                .body("""
                        { "beneficiary": { "ssin": "75010599351", "status": "king", "language": "fr",
                                           "fullTimeStudent": "no", "diagnosis": "x" },
                          "type": "socialActivation", "period": { "from": "2015-02-30", "until": "2016-01-31" },
                          "socialAssessment": { "heldOn": "2015-01-12" },
                          "objectives": [], "colour": 1 }
                        """)
                .put(path(CPAS_A, newReference(), 1))
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:problem-type:belgif:badRequest"))
                .body("issues.name", hasItem("beneficiary.status"))
                .body("issues.name", hasItem("beneficiary.fullTimeStudent"))
                .body("issues.name", hasItem("beneficiary.diagnosis"))
                .body("issues.name", hasItem("period.from"))
                .body("issues.name", hasItem("objectives"))
                .body("issues.name", hasItem("steps"))
                .body("issues.name", hasItem("colour"))
                .body("issues", hasSize(7));
        assertThat(rowCounts()).isEqualTo(rows);
    }

    @Test
    void aWrongNumberIsRefusedAndNeverEchoed() {
        String answer = asVendor()
                .body(Contracts.aSignedContract().of("75010599352").json())
                .put(path(CPAS_A, newReference(), 1))
                .then()
                .statusCode(400)
                .body("issues[0].type", equalTo("urn:problem-type:belgif-ext:input-validation:invalidStructure"))
                .body("issues[0].name", equalTo("beneficiary.ssin"))
                .extract()
                .asString();
        assertThat(answer).doesNotContain("75010599352");
    }

    @Test
    @DisplayName("SC-06, PRE-2, PRE-5: an objective with a term, a step of the person and one of the CPAS")
    void aContractIsCompleteBeforeItIsHandedOver() {
        String whole = Contracts.aDraft().of(Someone.next()).json();
        String objective =
                "{ \"id\": \"o1\", \"domain\": \"housing\", \"text\": \"Trouver un logement\", \"dueOn\": \"2015-06-30\" }";
        Map<String, String> incomplete = new TreeMap<>();
        incomplete.put(whole.replace(objective, ""), "objectives");
        incomplete.put(whole.replace(", \"dueOn\": \"2015-06-30\"", ""), "objectives[0].dueOn");
        incomplete.put(whole.replace("\"by\": \"beneficiary\"", "\"by\": \"cpas\""), "steps");
        incomplete.put(whole.replace("\"by\": \"cpas\"", "\"by\": \"beneficiary\""), "steps");
        incomplete.put(whole.replaceFirst(", \"dueOn\": \"2015-03-31\"", ""), "steps[0].dueOn");
        Map<String, Long> rows = rowCounts();
        incomplete.forEach((body, missing) -> asVendor()
                .body(body)
                .put(path(CPAS_A, newReference(), 1))
                .then()
                .statusCode(400)
                .body("issues.name", contains(missing))
                .body("issues[0].type", equalTo("urn:problem-type:belgif-ext:input-validation:requiredInput")));
        assertThat(incomplete).hasSize(5);
        assertThat(rowCounts()).isEqualTo(rows);
        String reference = newReference();
        asVendor()
                .body(whole)
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201)
                .body("status", equalTo("draft"));
        as(Tokens.worker(CPAS_A))
                .body("{}")
                .post("/piisContract/v1/cpas/" + CPAS_A + "/contracts/" + reference + "/handOver")
                .then()
                .statusCode(200)
                .body("status", equalTo("handedOver"));
    }

    @Test
    @DisplayName("PRE-6: a person of choice may assist; nobody waits for that person's signature and there is none")
    void aPersonOfChoiceAssistsAndNeverSigns() {
        String assisted = "\"supportPerson\": {\"name\": \"Maria Secrète\", \"role\": \"soeur\"},";
        String reference = newReference();
        asVendor()
                .body(Contracts.aSignedContract()
                        .of(Someone.next())
                        .with(assisted)
                        .json())
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201)
                .body("status", equalTo("active"))
                .body("warnings", empty());
        as(Tokens.worker(CPAS_A))
                .get("/piisContract/v1/cpas/" + CPAS_A + "/contracts/" + reference)
                .then()
                .body("contract.supportPerson.role", equalTo("soeur"))
                .body("signaturesGiven.party", containsInAnyOrder("beneficiary", "president", "secretary"))
                .body("toSign", empty());
        asVendor()
                .body(Contracts.aSignedContract()
                        .of(Someone.next())
                        .with(assisted)
                        .signedBy("supportPerson", "2015-02-02")
                        .json())
                .put(path(CPAS_A, newReference(), 1))
                .then()
                .statusCode(400)
                .body("issues.name", contains("signatures[3].party"))
                .body("issues[0].type", equalTo("urn:problem-type:belgif:input-validation:schemaViolation"));
        asVendor()
                .body(Contracts.aSignedContract()
                        .of(Someone.next())
                        .with("\"supportPerson\": {\"role\": \"soeur\"},")
                        .json())
                .put(path(CPAS_A, newReference(), 1))
                .then()
                .statusCode(400)
                .body("issues.name", contains("supportPerson.name"));
    }

    @ParameterizedTest
    @DisplayName("OBL-7: a PIIS is possible whatever the right of the person, also with neither")
    @ValueSource(strings = {"rightToIntegration", "financialSocialAid", "otherUser"})
    void everyUserMayHaveOne(String status) {
        String reference = newReference();
        asVendor()
                .body(Contracts.aSignedContract()
                        .of(Someone.next())
                        .json()
                        .replace("\"rightToIntegration\"", "\"" + status + "\""))
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201)
                .body("status", equalTo("active"))
                .body("warnings", empty());
        assertThat(text("select payload from outbox where payload like '%\"" + reference + "\"%'"))
                .contains("\"beneficiaryStatus\":\"" + status + "\"");
    }

    @Test
    void aNumberIsNoIdOfAStepAnObjectiveOrAThirdParty() {
        Map<String, Long> rows = rowCounts();
        String body = Contracts.aSignedContract()
                .with("\"thirdParties\": [ {\"id\": \"" + P01
                        + "\", \"name\": \"Mission locale\", \"expectations\": \"Un cours\"} ],")
                .json();
        String answer = asVendor()
                .body(body.replace("\"o1\"", "\"" + P04 + "\"").replace("\"s2\"", "\"90.07.02-995.11\""))
                .put(path(CPAS_A, newReference(), 1))
                .then()
                .statusCode(400)
                .body(
                        "issues.name",
                        containsInAnyOrder(
                                "objectives[0].id",
                                "steps[0].objectiveId",
                                "steps[1].objectiveId",
                                "steps[1].id",
                                "thirdParties[0].id"))
                .body("issues.type", everyItem(equalTo("urn:problem-type:belgif-ext:input-validation:rejectedInput")))
                .extract()
                .asString();
        assertThat(answer).doesNotContain(P01).doesNotContain(P04);
        assertThat(rowCounts()).isEqualTo(rows);
    }

    @Test
    void anotherCpasIsTheSameAsAnUnknownOne() {
        String reference = newReference();
        asVendor()
                .body(Contracts.aSignedContract().json())
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201);
        String unknown = as(Tokens.worker(CPAS_B))
                .get("/piisContract/v1/cpas/0202239951/contracts/none")
                .then()
                .statusCode(404)
                .extract()
                .path("type");
        as(Tokens.worker(CPAS_B))
                .get("/piisContract/v1/cpas/" + CPAS_A + "/contracts/" + reference)
                .then()
                .statusCode(404)
                .body("type", equalTo(unknown));
        as(Tokens.vendor("vendor-b"))
                .body(Contracts.aSignedContract().json())
                .put(path(CPAS_A, newReference(), 1))
                .then()
                .statusCode(404)
                .body("type", equalTo(unknown));
        as(Tokens.officer())
                .get("/piisContract/v1/cpas/" + CPAS_A + "/contracts/" + reference)
                .then()
                .statusCode(403);
    }

    @Test
    void theCpasReadsItsContractBackAndEachReadLeavesALine() {
        String reference = newReference();
        asVendor()
                .body(Contracts.aSignedContract().json())
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201);
        long lines = rowCounts().get("access_log");
        as(Tokens.worker(CPAS_A))
                .get("/piisContract/v1/cpas/" + CPAS_A + "/contracts/" + reference)
                .then()
                .statusCode(200)
                .body("contract.beneficiary.ssin", equalTo(P04))
                .body("contract.type", equalTo("socialActivation"))
                .body("concludedOn", equalTo("2015-02-02"))
                .body("status", equalTo("active"));
        as(Tokens.worker(CPAS_A))
                .get("/piisContract/v1/cpas/" + CPAS_A + "/contracts/" + reference + "/revisions/1")
                .then()
                .statusCode(200);
        as(Tokens.worker(CPAS_A))
                .get("/piisContract/v1/cpas/" + CPAS_A + "/contracts/" + reference + "/revisions/2")
                .then()
                .statusCode(404);
        assertThat(rowCounts().get("access_log")).isEqualTo(lines + 2);
        as(Tokens.worker(CPAS_A))
                .body("{\"ssin\": \"" + P04 + "\"}")
                .post("/piisContract/v1/cpas/" + CPAS_A + "/contracts/search")
                .then()
                .statusCode(200)
                .body("items.reference", hasItem(reference));
        as(Tokens.worker(CPAS_B))
                .body("{\"ssin\": \"" + P04 + "\"}")
                .post("/piisContract/v1/cpas/" + CPAS_B + "/contracts/search")
                .then()
                .statusCode(200)
                .body("items", empty());
        as(Tokens.worker(CPAS_A))
                .get("/piisContract/v1/cpas/" + CPAS_A + "/contracts?status=active&pageSize=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("page", equalTo(1));
    }

    @Test
    void theNumberIsUnreadableInTheDatabase() {
        asVendor()
                .body(Contracts.aSignedContract().json())
                .put(path(CPAS_A, newReference(), 1))
                .then()
                .statusCode(201);
        for (String table : new String[] {"person_ssin", "contract", "contract_revision", "push_receipt", "outbox"}) {
            String everything = text("select string_agg(t::text, ' ') from " + table + " t");
            assertThat(everything).as(table).doesNotContain(P04).doesNotContain("logement");
        }
    }

    @Test
    void theDatabaseRefusesToRewriteHistory() {
        asVendor()
                .body(Contracts.aSignedContract().json())
                .put(path(CPAS_A, newReference(), 1))
                .then()
                .statusCode(201);
        for (String statement : new String[] {
            "update contract_revision set revision = 9",
            "delete from contract_revision",
            "truncate contract_revision cascade",
            "delete from access_log",
            "update push_receipt set answer = ''",
            "delete from outbox"
        }) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> {
                        try (var connection = database.getConnection();
                                var change = connection.createStatement()) {
                            change.execute(statement);
                        }
                    })
                    .as(statement)
                    .hasMessageContaining("only grows");
        }
    }

    @Test
    void sixtyFourEqualPushesAtOnceStoreOne() throws Exception {
        String reference = newReference();
        String body = Contracts.aSignedContract().json();
        Callable<Integer> push =
                () -> asVendor().body(body).put(path(CPAS_A, reference, 1)).statusCode();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = many
                    .invokeAll(IntStream.range(0, 64).mapToObj(i -> push).toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        }
        assertThat(text("select count(*) from contract where reference = '" + reference + "'"))
                .isEqualTo("1");
    }
}
