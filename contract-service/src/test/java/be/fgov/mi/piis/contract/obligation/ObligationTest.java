package be.fgov.mi.piis.contract.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import be.fgov.mi.piis.contract.ServiceTest;
import be.fgov.mi.piis.contract.person.Persons;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.contract.push.Someone;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ObligationTest extends ServiceTest {
    private static final String ASSESSMENTS = "/piisContract/v1/cpas/" + CPAS_B + "/obligationAssessments";
    private static final String FINDINGS = "/piisContract/v1/cpas/" + CPAS_B + "/findings?pageSize=500&code=";
    private static final String P05 = "63083099269";
    private static final String BIRTH_DATE_UNKNOWN = "92200006963";

    @Inject
    BusinessClock clock;

    @Inject
    CpasRegistry cpasRegistry;

    @Inject
    Persons persons;

    @AfterEach
    void today() {
        clock.moveTo(LocalDate.now(BusinessClock.BRUSSELS));
    }

    private void on(String day) {
        clock.moveTo(LocalDate.parse(day));
    }

    private static ValidatableResponse assess(String body) {
        return asVendor().body(body.replace('\'', '"')).post(ASSESSMENTS).then();
    }

    private static ValidatableResponse worker(String path) {
        return as(Tokens.worker(CPAS_B)).get(path).then().statusCode(200);
    }

    /** Concluded on 2017-05-23, running until 2018-01-31. */
    private static String contractOfMay2017(String ssin) {
        return Contracts.aSignedContract()
                .of(ssin)
                .json()
                .replace("\"handedOverOn\": \"2015-01-20\"", "\"handedOverOn\": \"2017-05-10\"")
                .replace("2015-01-30", "2017-05-22")
                .replace("2015-02-02", "2017-05-23")
                .replace("2015-01-12", "2017-05-02")
                .replace("2015-", "2017-")
                .replace("2016-01-31", "2018-01-31");
    }

    @Test
    void whoWaitsForAFileThatEntersTheNumberIsToldToComeBack() throws Exception {
        String person = Someone.next();
        Persons.Numbered number = persons.numbered(person);
        String question = "{'ssin': '" + person + "', 'decidedOn': '2017-02-10'}";
        try (Connection file = database.getConnection()) {
            file.setAutoCommit(false);
            assertThat(Persons.enterAll(
                            file,
                            new TreeMap<>(Map.of(number.name(), number)),
                            Map.of(number.name(), UUID.randomUUID())))
                    .isTrue();
            CompletableFuture<ValidatableResponse> waiting = CompletableFuture.supplyAsync(() -> assess(question));
            waiting.get(25, TimeUnit.SECONDS).statusCode(503).header("Retry-After", notNullValue());
            file.rollback();
        }
        assess(question).statusCode(201);
    }

    @Test
    @DisplayName(
            "SC-01, OBL-1, OBL-3: under 25 must have one by 2017-05-10, is overdue on 2017-05-11, and met once concluded")
    void overdueAndMet() {
        on("2017-02-10");
        String href = assess("{'ssin': '" + P01 + "', 'decidedOn': '2017-02-10'}")
                .statusCode(201)
                .body("obligation", equalTo("compulsory"))
                .body("reason", equalTo("under25"))
                .body("dueOn", equalTo("2017-05-10"))
                .body("federalCode", nullValue())
                .body("status", equalTo("due"))
                .extract()
                .path("href");
        String id = href.substring(href.lastIndexOf('/') + 1);

        on("2017-05-10");
        worker(href).body("status", equalTo("due"));
        worker(FINDINGS + "obligationDueSoon").body("items.reference", hasItem(id));
        worker(FINDINGS + "obligationOverdue").body("items.reference", not(hasItem(id)));

        on("2017-05-11");
        worker(href).body("status", equalTo("overdue"));
        worker(ASSESSMENTS + "?status=overdue&pageSize=500").body("items.assessmentId", hasItem(id));
        worker(ASSESSMENTS + "?status=due&pageSize=500").body("items.assessmentId", not(hasItem(id)));
        worker(FINDINGS + "obligationDueSoon").body("items.reference", not(hasItem(id)));
        worker(FINDINGS + "obligationOverdue")
                .body("items.find { it.reference == '" + id + "' }.since", equalTo("2017-05-11"))
                .body("items.find { it.reference == '" + id + "' }.dueOn", equalTo("2017-05-10"))
                .body("items.find { it.reference == '" + id + "' }.href", equalTo(href));

        on("2017-06-01");
        asVendor()
                .body(contractOfMay2017(P01))
                .put(path(CPAS_B, newReference(), 1))
                .then()
                .statusCode(201)
                .body("status", equalTo("active"));
        worker(href).body("status", equalTo("met")).body("metOn", equalTo("2017-05-23"));
        worker(FINDINGS + "obligationOverdue").body("items.reference", not(hasItem(id)));
        worker(ASSESSMENTS + "?status=met&pageSize=500").body("items.assessmentId", hasItem(id));
    }

    @Test
    @DisplayName(
            "SC-02, OBL-2b, A-05, SC-03, A-02: the boundary of three months, the end of a month; nothing is left behind")
    void workedOutOnly() {
        Map<String, Long> before = rowCounts();
        assess("{'birthDate': '1990-07-02', 'decidedOn': '2017-03-20', 'grantedFrom': '2017-03-31',"
                        + " 'lastIncomeDay': '2016-12-31'}")
                .statusCode(200)
                .body("newBeneficiary", equalTo(false))
                .body("obligation", equalTo("optional"))
                .body("reason", equalTo("notCompulsory"))
                .body("status", equalTo("optional"))
                .body("dueOn", nullValue());
        assess("{'birthDate': '1990-07-02', 'decidedOn': '2017-03-20', 'grantedFrom': '2017-04-01',"
                        + " 'lastIncomeDay': '2016-12-31'}")
                .statusCode(200)
                .body("newBeneficiary", equalTo(true))
                .body("obligation", equalTo("compulsory"))
                .body("reason", equalTo("newBeneficiary"))
                .body("dueOn", equalTo("2017-06-20"));
        assess("{'birthDate': '1990-07-02', 'decidedOn': '2017-05-29', 'lastIncomeDay': '2016-01-31',"
                        + " 'lastSupportedJobDay': '2017-02-28'}")
                .statusCode(200)
                .body("newBeneficiary", equalTo(true))
                .body("grantedFrom", equalTo("2017-05-29"));
        assess("{'birthDate': '1998-05-12', 'decidedOn': '2017-01-31'}")
                .body("dueOn", equalTo("2017-04-30"))
                .body("assessmentId", nullValue())
                .body("href", nullValue());
        assess("{'birthDate': '1998-05-12', 'decidedOn': '2016-11-30'}")
                .body("dueOn", equalTo("2017-02-28"))
                .body("status", equalTo("overdue"));
        assertThat(rowCounts()).isEqualTo(before);
    }

    @Test
    @DisplayName("SC-04, EXE-1, EXE-2, EXE-3, EXE-4, EXE-5, A-15: exempt by a dated decision with its review, never a"
            + " diagnosis; a PIIS may follow")
    void exempt() {
        on("2017-02-20");
        for (String ground : List.of("health", "equity", "working")) {
            assess("{'ssin': '" + P05 + "', 'decidedOn': '2017-02-10', 'exemption': {'ground': '" + ground
                            + "', 'decidedOn': '2017-02-15'}}")
                    .statusCode(201)
                    .body("obligation", equalTo("exempt"))
                    .body("reason", equalTo(ground))
                    .body("newBeneficiary", equalTo(true))
                    .body("federalCode", ground.equals("working") ? nullValue() : equalTo(8))
                    .body("dueOn", nullValue())
                    .body("exemption.decidedOn", equalTo("2017-02-15"))
                    .body("exemption.reviewOn", equalTo("2018-02-15"))
                    .body("status", equalTo("exempt"));
        }
        assess("{'ssin': '" + P05 + "', 'decidedOn': '2017-02-10', 'workingWithTopUp': true}")
                .statusCode(201)
                .body("obligation", equalTo("exempt"))
                .body("reason", equalTo("working"))
                .body("federalCode", nullValue());
        assess("{'ssin': '" + P05 + "', 'decidedOn': '2017-02-10',"
                        + " 'exemption': {'ground': 'health', 'decidedOn': '2017-02-15', 'diagnosis': 'x'}}")
                .statusCode(400)
                .body("issues.name", contains("exemption.diagnosis"))
                .body("issues[0].type", equalTo("urn:problem-type:belgif:input-validation:unknownInput"));
        assess("{'ssin': '" + P05 + "', 'decidedOn': '2017-02-10', 'exemption': {'ground': 'health'}}")
                .statusCode(400)
                .body("issues.name", contains("exemption.decidedOn"));
        String href = assess("{'ssin': '" + P05 + "', 'decidedOn': '2017-02-10', 'exemption': {'ground': 'equity',"
                        + " 'decidedOn': '2017-02-15', 'reviewOn': '2017-08-15'}}")
                .extract()
                .path("href");
        String id = href.substring(href.lastIndexOf('/') + 1);
        on("2017-08-14");
        worker(FINDINGS + "exemptionReviewDue").body("items.reference", not(hasItem(id)));
        on("2017-08-15");
        worker(FINDINGS + "exemptionReviewDue").body("items.reference", hasItem(id));
        // A-15 for social activation, EXE-5 for every other type.
        for (String type : List.of("socialActivation", "general")) {
            asVendor()
                    .body(contractOfMay2017(P05).replace("\"socialActivation\"", "\"" + type + "\""))
                    .put(path(CPAS_B, newReference(), 1))
                    .then()
                    .statusCode(201)
                    .body("status", equalTo("active"));
        }
        worker(href).body("status", equalTo("exempt"));
    }

    @Test
    @DisplayName("OBL-1, A-17: the 25th birthday counts on the day of the decision, and a running contract goes on")
    void theBirthdayOnTheDayOfTheDecision() {
        on("2017-06-01");
        String born = "'birthDate': '1992-02-10', 'lastIncomeDay': '2017-02-08'";
        assess("{" + born + ", 'decidedOn': '2017-02-09'}")
                .body("obligation", equalTo("compulsory"))
                .body("reason", equalTo("under25"));
        assess("{" + born + ", 'decidedOn': '2017-02-10'}")
                .body("obligation", equalTo("optional"))
                .body("reason", equalTo("notCompulsory"));
        String person = Someone.register(LocalDate.of(1992, 5, 24), 1);
        String href = assess("{'ssin': '" + person + "', 'decidedOn': '2017-02-10', 'lastIncomeDay': '2017-02-09'}")
                .body("reason", equalTo("under25"))
                .extract()
                .path("href");
        String reference = newReference();
        asVendor()
                .body(contractOfMay2017(person))
                .put(path(CPAS_B, reference, 1))
                .then()
                .statusCode(201);
        worker(href).body("status", equalTo("met"));
        worker("/piisContract/v1/cpas/" + CPAS_B + "/contracts/" + reference).body("status", equalTo("active"));
    }

    @Test
    @DisplayName("OBL-2, OBL-2a: who never had an income must have one from 01/11/2016 on, not the day before")
    void firstTimeEver() {
        String born = "'birthDate': '1965-03-04'";
        assess("{" + born + ", 'decidedOn': '2016-10-31'}")
                .body("newBeneficiary", equalTo(true))
                .body("obligation", equalTo("optional"));
        assess("{" + born + ", 'decidedOn': '2016-11-01'}")
                .body("newBeneficiary", equalTo(true))
                .body("obligation", equalTo("compulsory"))
                .body("reason", equalTo("newBeneficiary"));
        assess("{" + born + ", 'decidedOn': '2016-11-01', 'lastIncomeDay': '2016-10-31'}")
                .body("newBeneficiary", equalTo(false))
                .body("obligation", equalTo("optional"));
    }

    @Test
    @DisplayName("OBL-5: who needs none may have one, and it binds like any other")
    void optional() {
        on("2017-06-01");
        String person = Someone.next();
        String href = assess("{'ssin': '" + person + "', 'decidedOn': '2017-02-10', 'lastIncomeDay': '2017-02-09'}")
                .statusCode(201)
                .body("obligation", equalTo("optional"))
                .body("dueOn", nullValue())
                .extract()
                .path("href");
        String contract = "/piisContract/v1/cpas/" + CPAS_B + "/contracts/";
        String reference = newReference();
        asVendor()
                .body(contractOfMay2017(person))
                .put(path(CPAS_B, reference, 1))
                .then()
                .statusCode(201)
                .body("status", equalTo("active"));
        worker(contract + reference)
                .body("concludedOn", equalTo("2017-05-23"))
                .body("signaturesGiven.party", hasItems("beneficiary", "president", "secretary"));
        // It can be sanctioned like any other.
        as(Tokens.worker(CPAS_B))
                .body("{\"breachedOn\": \"2017-05-30\", \"stepId\": \"s1\"}")
                .post(contract + reference + "/sanctionProcedures")
                .then()
                .statusCode(201);
        worker(href).body("status", equalTo("optional"));
    }

    @Test
    @DisplayName("the newest assessment of a person counts, the others stay as history")
    void superseded() {
        on("2017-02-20");
        String first = assess("{'ssin': '" + P09 + "', 'decidedOn': '2017-02-10'}")
                .body("status", equalTo("due"))
                .extract()
                .path("assessmentId");
        String second = assess("{'ssin': '" + P09 + "', 'decidedOn': '2017-02-10',"
                        + " 'exemption': {'ground': 'health', 'decidedOn': '2017-02-20'}}")
                .extract()
                .path("assessmentId");
        worker(ASSESSMENTS + "/" + first).body("status", equalTo("superseded"));
        worker(ASSESSMENTS + "?pageSize=500")
                .body("items.assessmentId", hasItem(second))
                .body("items.assessmentId", not(hasItem(first)));
        worker(ASSESSMENTS + "?status=superseded&pageSize=500").body("items.assessmentId", hasItem(first));
        for (String status : List.of("due", "overdue", "met", "exempt", "optional", "superseded")) {
            worker(ASSESSMENTS + "?pageSize=500&status=" + status).body("items.status", everyItem(equalTo(status)));
        }
        worker(ASSESSMENTS + "?pageSize=1").body("items.size()", equalTo(1)).body("page", equalTo(1));
    }

    @Test
    @DisplayName("an assessment follows its person through the replacement of a number")
    void followsThePerson() {
        on("2017-02-20");
        String bis = "88250999678";
        String register = "91120199005";
        String first = assess("{'ssin': '" + bis + "', 'decidedOn': '2017-02-10'}")
                .statusCode(201)
                .extract()
                .path("href");
        String second = assess("{'ssin': '" + register + "', 'decidedOn': '2017-02-10'}")
                .statusCode(201)
                .extract()
                .path("href");
        worker(first).body("status", equalTo("due"));
        as(Tokens.officer())
                .body("{\"ssin\": \"" + bis + "\", \"replacedBy\": \"" + register + "\"}")
                .post("/piisContract/v1/persons/ssinReplacements")
                .then()
                .statusCode(200);
        worker(first).body("status", equalTo("superseded"));
        worker(second).body("status", equalTo("due"));
    }

    @Test
    @DisplayName("after a merger of CPAS the successor sees what was assessed, and its own contract meets it")
    void followsAMerger() {
        String taken = "0999003493";
        String successor = "0999003592";
        cpas(taken, LocalDate.of(2017, 3, 31), successor);
        cpas(successor, null, null);
        on("2017-03-01");
        String someone = Someone.next();
        String id = as(Tokens.worker(taken))
                .body("{\"ssin\": \"" + someone + "\", \"decidedOn\": \"2017-02-10\"}")
                .post("/piisContract/v1/cpas/" + taken + "/obligationAssessments")
                .then()
                .statusCode(201)
                .extract()
                .path("assessmentId");
        String seen = "/piisContract/v1/cpas/" + successor + "/obligationAssessments";
        as(Tokens.worker(successor)).get(seen + "/" + id).then().statusCode(404);
        on("2017-06-01");
        as(Tokens.worker(taken))
                .get("/piisContract/v1/cpas/" + taken + "/obligationAssessments/" + id)
                .then()
                .statusCode(404);
        as(Tokens.worker(successor)).get(seen + "/" + id).then().statusCode(200).body("status", equalTo("overdue"));
        as(Tokens.worker(successor)).get(seen).then().body("items.assessmentId", contains(id));
        String findings = "/piisContract/v1/cpas/" + successor + "/findings?code=obligationOverdue";
        as(Tokens.worker(successor)).get(findings).then().body("items.reference", contains(id));
        as(Tokens.worker(successor))
                .body(contractOfMay2017(someone))
                .put(path(successor, newReference(), 1))
                .then()
                .statusCode(201);
        as(Tokens.worker(successor)).get(seen + "/" + id).then().body("status", equalTo("met"));
        as(Tokens.worker(successor)).get(findings).then().body("total", equalTo(0));
    }

    private void cpas(String number, @Nullable LocalDate lastDay, @Nullable String successor) {
        cpasRegistry.apply(new RegisteredCpas(
                number,
                63_002,
                "CPAS " + number,
                "OCMW " + number,
                null,
                LocalDate.of(1977, 1, 1),
                lastDay,
                successor,
                "BE68539007547034",
                1));
    }

    @Test
    @DisplayName("a number that does not tell the birth date: with the birth date beside it, the answer is kept")
    void birthDateBesideTheNumber() {
        assess("{'ssin': '" + BIRTH_DATE_UNKNOWN + "', 'decidedOn': '2017-02-10', 'lastIncomeDay': '2017-02-09'}")
                .statusCode(400)
                .body("issues.name", contains("birthDate"));
        assess("{'ssin': '" + BIRTH_DATE_UNKNOWN + "', 'birthDate': '1998-02-11', 'decidedOn': '2017-02-10',"
                        + " 'lastIncomeDay': '2017-02-09'}")
                .statusCode(201)
                .body("reason", equalTo("under25"));
        assess("{'ssin': '" + BIRTH_DATE_UNKNOWN + "', 'decidedOn': '2017-02-10'}")
                .statusCode(201)
                .body("reason", equalTo("newBeneficiary"));
        assess("{'ssin': '" + P01 + "', 'birthDate': '1998-05-12', 'decidedOn': '2017-02-10'}")
                .statusCode(400)
                .body("issues.name", contains("birthDate"));
        assess("{'decidedOn': '2017-02-10'}").statusCode(400).body("issues.name", contains("ssin"));
    }

    @Test
    @DisplayName("the same key gets the same answer; the number is nowhere readable and history is not rewritten")
    void keptSafely() {
        String body = "{\"ssin\": \"" + P02 + "\", \"decidedOn\": \"2017-02-10\"}";
        String key = newReference();
        String first = asVendor()
                .header("Idempotency-Key", key)
                .body(body)
                .post(ASSESSMENTS)
                .then()
                .statusCode(201)
                .extract()
                .asString();
        Map<String, Long> rows = rowCounts();
        asVendor()
                .header("Idempotency-Key", key)
                .body(body)
                .post(ASSESSMENTS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .body(equalTo(first));
        assertThat(rowCounts()).isEqualTo(rows);
        assertThat(text("select string_agg(t::text, ' ') from obligation_assessment t"))
                .doesNotContain(P02);
        for (String statement : List.of(
                "update obligation_assessment set due_on = null",
                "delete from obligation_assessment",
                "truncate obligation_assessment")) {
            assertThatThrownBy(() -> text(statement)).as(statement).hasStackTraceContaining("only grows");
        }
        as(Tokens.worker(CPAS_A)).get(ASSESSMENTS).then().statusCode(404);
    }
}
