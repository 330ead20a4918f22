package be.fgov.mi.piis.contract.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import be.fgov.mi.piis.contract.ServiceTest;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.contract.push.Someone;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** SC-18: a person moves from CPAS-A to CPAS-E. */
@QuarkusTest
class TransferTest extends ServiceTest {
    private static final String CPAS_E = "0999000525";
    private static final LocalDate MOVED = LocalDate.of(2017, 9, 1);

    @Inject
    CpasRegistry cpasRegistry;

    @Inject
    BusinessClock clock;

    private String person = "";
    private String reference = "";

    @BeforeEach
    void aSignedContractAtCpasA() {
        cpasRegistry.apply(new RegisteredCpas(
                CPAS_E,
                57_081,
                "Écaussinnes",
                "Écaussinnes",
                null,
                LocalDate.of(1977, 1, 1),
                null,
                null,
                "BE68539007547034",
                1));
        clock.moveTo(MOVED);
        person = Someone.next();
        reference = newReference();
        push(contract(person));
    }

    @AfterEach
    void backToToday() {
        clock.moveTo(LocalDate.now(BusinessClock.BRUSSELS));
    }

    private static String contract(String ssin) {
        return Contracts.aSignedContract()
                .of(ssin)
                .with("\"supportPerson\": {\"name\": \"Maria Secrète\", \"role\": \"soeur\"},")
                .json()
                .replace("\"until\": \"2016-01-31\"", "\"until\": \"2018-01-31\"")
                .replace(
                        "\"dueOn\": \"2015-03-31\" } ]",
                        "\"dueOn\": \"2015-03-31\" }, { \"id\": \"s3\", \"objectiveId\": \"o1\", \"by\": \"beneficiary\","
                                + " \"text\": \"S’inscrire\", \"dueOn\": \"2017-12-31\" } ]");
    }

    private void push(String body) {
        as(Tokens.worker(CPAS_A))
                .body(body)
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201);
    }

    private String contractPath() {
        return "/piisContract/v1/cpas/" + CPAS_A + "/contracts/" + reference;
    }

    private static String offers() {
        return "/piisContract/v1/cpas/" + CPAS_E + "/transferOffers";
    }

    private static ValidatableResponse atE(String path, String body) {
        return as(Tokens.worker(CPAS_E)).body(body).post(offers() + path).then();
    }

    private String transfer() {
        return as(Tokens.worker(CPAS_A))
                .body("{\"toCpas\": \"" + CPAS_E + "\", \"movedOn\": \"" + MOVED + "\"}")
                .post(contractPath() + "/transfer")
                .then()
                .statusCode(201)
                .extract()
                .path("transferId");
    }

    private static ValidatableResponse content(String transferId) {
        return as(Tokens.worker(CPAS_E))
                .get(offers() + "/" + transferId + "/content")
                .then();
    }

    private static void informed(String transferId) {
        atE("/" + transferId + "/information", "{\"informedOn\": \"" + MOVED + "\"}")
                .statusCode(200);
    }

    private static String decision(String reference, String... steps) {
        return "{ \"reference\": \"" + reference + "\", \"commitments\": [" + String.join(", ", steps) + "] }";
    }

    private static String step(String id, String decision) {
        return "{\"stepId\": \"" + id + "\", \"decision\": \"" + decision + "\"}";
    }

    @Test
    @DisplayName("TRA-1, TRA-2, A-19: the old contract is closed; its history can be read, not written")
    void theOldContractIsClosedAndItsHistoryCanBeReadNotWritten() {
        as(Tokens.worker(CPAS_A))
                .body("{\"toCpas\": \"" + CPAS_E + "\", \"movedOn\": \"" + MOVED + "\"}")
                .post(contractPath() + "/transfer")
                .then()
                .statusCode(201)
                .body("status", equalTo("offered"))
                .body("releaseOn", equalTo(MOVED.toString()))
                .body("warnings", empty())
                .body("href", equalTo(contractPath() + "/transfer"));
        as(Tokens.worker(CPAS_A))
                .get(contractPath())
                .then()
                .statusCode(200)
                .body("status", equalTo("transferred"))
                .body("revision", equalTo(2))
                .body("contract.ending.reason", equalTo("movedToOtherCpas"))
                .body("contract.ending.endedOn", equalTo(MOVED.toString()));
        as(Tokens.worker(CPAS_A)).get(contractPath() + "/revisions/1").then().statusCode(200);
        for (int revision : new int[] {3, 4}) {
            as(Tokens.worker(CPAS_A))
                    .body(contract(person))
                    .put(path(CPAS_A, reference, revision))
                    .then()
                    .statusCode(409);
        }
        as(Tokens.worker(CPAS_A))
                .body(contract(person))
                .put(path(CPAS_A, reference, 3))
                .then()
                .body("type", equalTo("urn:problem-type:spp-is:contractTransferred"));
        as(Tokens.worker(CPAS_A))
                .body("{\"toCpas\": \"" + CPAS_E + "\", \"movedOn\": \"" + MOVED + "\"}")
                .post(contractPath() + "/transfer")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:contractTransferred"));
        assertThat(text("select payload::text from outbox where key = (select person_id::text from contract where"
                        + " reference = '" + reference + "') order by id desc limit 1"))
                .contains("transferred", "movedToOtherCpas", MOVED.toString());
    }

    @Test
    void theOfferSaysNeitherWhatNorWhoseAndIsFoundByThePersonWhoComes() {
        String id = transfer();
        as(Tokens.worker(CPAS_E))
                .get(offers() + "?status=offered&pageSize=500")
                .then()
                .statusCode(200)
                .body("items.transferId", hasItem(id));
        as(Tokens.worker(CPAS_E))
                .get(offers() + "/" + id)
                .then()
                .statusCode(200)
                .body("fromCpas", equalTo(CPAS_A))
                .body("movedOn", equalTo(MOVED.toString()))
                .body("type", equalTo("socialActivation"))
                .body("status", equalTo("offered"))
                .body("decisionDueOn", equalTo("2017-10-01"))
                .body(not(containsString(person)))
                .body(not(containsString("logement")))
                .body(not(containsString(reference)));
        atE("/search", "{\"ssin\": \"" + person + "\"}").statusCode(200).body("items.transferId", contains(id));
        atE("/search", "{\"ssin\": \"" + Someone.next() + "\"}").statusCode(200).body("total", equalTo(0));
        as(Tokens.worker(CPAS_F))
                .get("/piisContract/v1/cpas/" + CPAS_F + "/transferOffers/" + id)
                .then()
                .statusCode(404);
        as(Tokens.worker(CPAS_A))
                .get("/piisContract/v1/cpas/" + CPAS_A + "/transferOffers/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void contentIsReleasedOnceThePersonWasInformedAndEachLookIsLogged() {
        String id = transfer();
        content(id).statusCode(404);
        atE("/" + id + "/decision", decision("x", step("s1", "keep"), step("s2", "keep"), step("s3", "close")))
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:invalidTransition"));
        atE("/" + id + "/information", "{\"informedOn\": \"2017-08-31\"}").statusCode(400);
        atE("/" + id + "/information", "{\"informedOn\": \"2017-09-02\"}").statusCode(400);
        atE("/" + id + "/information", "{\"informedOn\": \"2017-09-01\"}")
                .statusCode(200)
                .body("status", equalTo("released"));
        atE("/" + id + "/information", "{\"informedOn\": \"2017-09-01\"}")
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:invalidTransition"));
        content(id)
                .statusCode(200)
                .body("objectives.text", contains("Trouver un logement"))
                .body("steps.id", contains("s1", "s2", "s3"))
                .body("signatures.party", containsInAnyOrder("beneficiary", "president", "secretary"))
                .body("concludedOn", equalTo("2015-02-02"))
                .body("commitments.status", contains("late", "late", "open"))
                .body("socialAssessment.needs", contains("un logement stable"))
                .body(not(containsString(person)))
                .body(not(containsString("Peeters")))
                .body(not(containsString("Secrète")));
        assertThat(text("select string_agg(operation, ',' order by id) from access_log where object = 'transfer/" + id
                        + "'"))
                .isEqualTo("transfer.contentRefused,transfer.informed,transfer.content");
    }

    @Test
    @DisplayName("A-20: a release day by parameter keeps the content back until that day")
    void aReleaseDayByParameterKeepsTheContentBackUntilThatDay() {
        String parameter = "/piisContract/v1/lawParameters/transferReleaseDays/values/2017-09-01";
        Response set = as(Tokens.officer())
                .header("If-None-Match", "*")
                .body("{\"value\": \"3\", \"source\": \"test\"}")
                .put(parameter);
        assertThat(set.statusCode()).as(set.asString()).isIn(200, 201);
        try {
            String id = transfer();
            informed(id);
            LocalDate release = MOVED.plusDays(3);
            clock.moveTo(release.minusDays(1));
            content(id).statusCode(404);
            clock.moveTo(release);
            content(id).statusCode(200);
            clock.moveTo(release.plusDays(1));
            content(id).statusCode(200);
        } finally {
            as(Tokens.officer())
                    .header("If-Match", set.header("ETag"))
                    .body("{\"value\": \"0\", \"source\": \"test\"}")
                    .put(parameter)
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    @DisplayName("TRA-2, TRA-3: two of three commitments become a new draft that is linked to the old contract")
    void twoOfThreeCommitmentsBecomeANewDraftThatIsLinkedToTheOldContract() {
        String id = transfer();
        informed(id);
        String next = newReference();
        String oldId = Contract.idOf(CPAS_A, reference).toString();
        String body = decision(
                next,
                step("s1", "close"),
                "{\"stepId\": \"s2\", \"decision\": \"adapt\", \"text\": \"Garantie à Écaussinnes\", \"dueOn\":"
                        + " \"2017-11-30\"}",
                step("s3", "keep"));
        String key = "key-" + UUID.randomUUID();
        String first = as(Tokens.worker(CPAS_E))
                .header("Idempotency-Key", key)
                .body(body)
                .post(offers() + "/" + id + "/decision")
                .then()
                .statusCode(201)
                .body("transferStatus", equalTo("decided"))
                .body("status", equalTo("draft"))
                .body("revision", equalTo(1))
                .body("reference", equalTo(next))
                .body("transferredFrom", equalTo(oldId))
                .body("kept", contains("s3"))
                .body("adapted", contains("s2"))
                .body("closed", contains("s1"))
                .extract()
                .asString();
        as(Tokens.worker(CPAS_E))
                .header("Idempotency-Key", key)
                .body(body)
                .post(offers() + "/" + id + "/decision")
                .then()
                .statusCode(201)
                .body(equalTo(first));
        as(Tokens.worker(CPAS_E))
                .get("/piisContract/v1/cpas/" + CPAS_E + "/contracts/" + next)
                .then()
                .statusCode(200)
                .body("status", equalTo("draft"))
                .body("transferredFrom", equalTo(oldId))
                .body("contract.beneficiary.ssin", equalTo(person))
                .body("contract.period.from", equalTo(MOVED.toString()))
                .body("contract.period.until", equalTo("2018-01-31"))
                .body("contract.objectives.id", contains("o1"))
                .body("contract.steps.id", contains("s2", "s3"))
                .body("contract.steps.text", contains("Garantie à Écaussinnes", "S’inscrire"))
                .body("contract.steps.dueOn", contains("2017-11-30", "2017-12-31"))
                .body("contract.supportPerson", nullValue())
                .body("contract.signatures", hasSize(0));
        as(Tokens.worker(CPAS_A))
                .get(contractPath() + "/transfer")
                .then()
                .statusCode(200)
                .body("status", equalTo("decided"))
                .body(not(containsString(next)))
                .body(not(containsString("s3")));
        atE("/" + id + "/objection", "{\"objectedOn\": \"2017-09-01\"}")
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:invalidTransition"));
        atE("/" + id + "/decision", body).statusCode(409);
        content(id).statusCode(200);
        as(Tokens.worker(CPAS_E))
                .get(offers() + "/" + id)
                .then()
                .body("contract.reference", equalTo(next))
                .body("decisions.decision", contains("close", "adapt", "keep"));
        assertThat(text("select count(*) from outbox where payload::text like '%" + next + "%' and payload::text like"
                        + " '%draft%'"))
                .isEqualTo("1");
    }

    @Test
    void decisionsThatCannotStandAreRefusedAllAtOnceAndNothingIsLeft() {
        String id = transfer();
        informed(id);
        String next = newReference();
        var before = rowCounts();
        atE("/" + id + "/decision", decision(next, step("s1", "close"), step("s2", "keep"), step("s3", "close")))
                .statusCode(400)
                .body("issues.name", contains("commitments"))
                .body("issues[0].detail", containsString("beneficiary"));
        atE("/" + id + "/decision", decision(next, step("s1", "keep"), step("s2", "close"), step("s3", "close")))
                .statusCode(400)
                .body("issues[0].detail", containsString("CPAS"));
        atE("/" + id + "/decision", decision(next, step("s1", "adapt"), step("s1", "keep"), step("s9", "keep")))
                .statusCode(400)
                .body(
                        "issues.name",
                        contains(
                                "commitments[0]",
                                "commitments[1].stepId",
                                "commitments[2].stepId",
                                "commitments",
                                "commitments"));
        String all = "[" + step("s1", "keep") + "," + step("s2", "keep") + "," + step("s3", "keep") + "]";
        atE("/" + id + "/decision", "{\"commitments\": " + all + "}")
                .statusCode(400)
                .body("issues.name", contains("reference"));
        // The reference stands in addresses, logs and messages.
        atE("/" + id + "/decision", decision(person, step("s1", "keep"), step("s2", "keep"), step(P04, "keep")))
                .statusCode(400)
                .body("issues.name", contains("reference", "commitments[2].stepId"))
                .body("issues[0].type", containsString("rejectedInput"));
        atE(
                        "/" + id + "/decision",
                        "{\"reference\": \"" + next
                                + "\", \"period\": {\"from\": \"2018-01-01\", \"until\": \"2017-01-01\"},"
                                + " \"commitments\": " + all + "}")
                .statusCode(400)
                .body("issues[0].type", containsString("invalidPeriod"));
        clock.moveTo(LocalDate.of(2018, 2, 1));
        atE("/" + id + "/decision", "{\"reference\": \"" + next + "\", \"commitments\": " + all + "}")
                .statusCode(400)
                .body("issues.name", contains("period"));
        assertThat(rowCounts()).isEqualTo(before);
    }

    @Test
    void theNewCpasMayTakeNothingOver() {
        String id = transfer();
        informed(id);
        atE(
                        "/" + id + "/decision",
                        "{\"commitments\": [" + step("s1", "close") + "," + step("s2", "close") + ","
                                + step("s3", "close") + "]}")
                .statusCode(201)
                .body("transferStatus", equalTo("decided"))
                .body("contractId", nullValue())
                .body("closed", contains("s1", "s2", "s3"));
        atE("/search", "{\"ssin\": \"" + person + "\"}").body("items[0].status", equalTo("decided"));
    }

    @Test
    @DisplayName("TRA-4, A-19: an objection shuts the content for good and leaves the old file intact")
    void anObjectionShutsTheContentForGoodAndLeavesTheOldFileIntact() {
        String id = transfer();
        informed(id);
        content(id).statusCode(200);
        atE("/" + id + "/objection", "{\"objectedOn\": \"2017-08-31\"}").statusCode(400);
        atE("/" + id + "/objection", "{\"objectedOn\": \"2017-09-01\"}")
                .statusCode(200)
                .body("status", equalTo("objected"))
                .body("type", nullValue());
        content(id).statusCode(404);
        clock.moveTo(MOVED.plusYears(1));
        content(id).statusCode(404);
        atE("/" + id + "/decision", decision("x", step("s1", "keep"), step("s2", "keep"), step("s3", "keep")))
                .statusCode(409);
        atE("/" + id + "/objection", "{\"objectedOn\": \"2017-09-01\"}").statusCode(409);
        as(Tokens.worker(CPAS_E))
                .body("{\"ssin\": \"" + person + "\"}")
                .post("/piisContract/v1/cpas/" + CPAS_E + "/contracts/search")
                .then()
                .body("total", equalTo(0));
        as(Tokens.worker(CPAS_A))
                .get(contractPath())
                .then()
                .statusCode(200)
                .body("contract.objectives[0].text", equalTo("Trouver un logement"));
        as(Tokens.worker(CPAS_A))
                .get(contractPath() + "/transfer")
                .then()
                .body("status", equalTo("objected"))
                .body("objectedOn", equalTo("2017-09-01"));
    }

    @Test
    void anOfferThatIsLeftForThirtyDaysIsAFindingAtTheNewCpasOnly() {
        String id = transfer();
        for (int days : new int[] {29, 30}) {
            clock.moveTo(MOVED.plusDays(days));
            findings(CPAS_E).body("items.reference", not(hasItem(id)));
        }
        clock.moveTo(MOVED.plusDays(31));
        findings(CPAS_E).body("items.reference", hasItem(id)).body(not(containsString(person)));
        findings(CPAS_A).body("items.reference", not(hasItem(id)));
        atE("/" + id + "/objection", "{\"objectedOn\": \"2017-09-05\"}").statusCode(200);
        findings(CPAS_E).body("items.reference", not(hasItem(id)));
    }

    private static ValidatableResponse findings(String cpas) {
        return as(Tokens.worker(cpas))
                .get("/piisContract/v1/cpas/" + cpas + "/findings?code=transferWaiting&pageSize=500")
                .then()
                .statusCode(200);
    }

    @Test
    void passingAFileOnLaterThanFiveDaysIsWarnedAbout() {
        clock.moveTo(MOVED.plusDays(6));
        as(Tokens.worker(CPAS_A))
                .body("{\"toCpas\": \"" + CPAS_E + "\", \"movedOn\": \"" + MOVED + "\"}")
                .post(contractPath() + "/transfer")
                .then()
                .statusCode(201)
                .body("warnings.code", contains("passedOnLate"));
    }

    @Test
    void theDatabaseItselfRefusesASecondTransferAndADecisionAfterAnObjection() {
        String id = transfer();
        atE("/" + id + "/objection", "{\"objectedOn\": \"2017-09-01\"}").statusCode(200);
        for (String sql : List.of(
                "insert into contract_transfer select gen_random_uuid(), contract_id, from_cpas, to_cpas, moved_on,"
                        + " offered_on, release_on, offered_by from contract_transfer where transfer_id = '" + id + "'",
                "insert into contract_transfer_event (transfer_id, kind, on_day, through, recorded_by, decisions)"
                        + " values ('" + id + "', 'DECIDED', '2017-09-02', 'CPAS', 'x', '[]')",
                "update contract_transfer set to_cpas = '0999000624' where transfer_id = '" + id + "'",
                "delete from contract_transfer_event where transfer_id = '" + id + "'")) {
            assertThatThrownBy(() -> execute(sql)).as(sql).isInstanceOf(SQLException.class);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String code() {
        return as(Tokens.worker(CPAS_A))
                .body("{}")
                .post(contractPath() + "/transfer/personCode")
                .then()
                .statusCode(201)
                .body("validUntil", equalTo("2017-10-01"))
                .body("page", equalTo("/person"))
                .extract()
                .path("code");
    }

    private static ValidatableResponse page(String path, String code, String language, String... more) {
        var form = RestAssured.given()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("code", code)
                .formParam("lang", language);
        for (int i = 0; i < more.length; i += 2) {
            form.formParam(more[i], more[i + 1]);
        }
        return form.post(path).then();
    }

    @Test
    void withACodeThePersonSeesWhatTravelsAndObjectsWithAButton() {
        as(Tokens.worker(CPAS_A))
                .body(contract(person)
                        .replaceFirst(
                                "\\{",
                                "{ \"thirdParties\": [{\"id\": \"t1\", \"name\": \"Accesport\", \"expectations\":"
                                        + " \"Un stage\"}],"))
                .put(path(CPAS_A, reference, 2))
                .then()
                .statusCode(201)
                .body("status", equalTo("handedOver"));
        String id = transfer();
        String code = code();
        page("/person", code, "fr")
                .statusCode(200)
                .header("Content-Language", "fr-BE")
                .body(containsString("Ce qui part vers votre nouveau CPAS"))
                .body(containsString("1er septembre 2017"))
                .body(containsString("CPAS d’Écaussinnes"))
                .body(containsString("Trouver un logement"))
                .body(containsString("Garantie locative"))
                .body(containsString("Accesport"))
                .body(containsString("Un stage"))
                .body(containsString("Personne n’a encore signé"))
                .body(containsString("1er février 2015"))
                .body(containsString("un logement stable"))
                .body(containsString("Logement"))
                .body(containsString("Votre nouveau CPAS ne peut encore rien lire"))
                .body(not(containsString(person)))
                .body(not(containsString("Secrète")))
                .body(not(containsString("Peeters")));
        page("/person", code, "nl").header("Content-Language", "nl-BE").body(containsString("OCMW Écaussinnes"));
        page("/person", code, "de").body(containsString("Was weitergegeben wird"));
        page("/person", code, "en").body(containsString("What is passed on"));
        informed(id);
        page("/person", code, "fr").body(containsString("peut lire ceci"));
        page("/person/objection", code, "fr")
                .statusCode(400)
                .body(containsString("role=\"alert\""))
                .body(containsString("Cochez la case"));
        content(id).statusCode(200);
        page("/person/objection", "0000-0000-0000-0000-0000", "fr", "confirm", "yes")
                .statusCode(404);
        page("/person/objection", code, "fr", "confirm", "yes")
                .statusCode(200)
                .body(containsString("Votre opposition est enregistrée"))
                .body(not(containsString("Trouver un logement")));
        page("/person/objection", code, "fr", "confirm", "yes").statusCode(200);
        content(id).statusCode(404);
        as(Tokens.worker(CPAS_E)).get(offers() + "/" + id).then().body("status", equalTo("objected"));
        assertThat(text("select string_agg(through, ',') from contract_transfer_event where kind = 'OBJECTED' and"
                        + " transfer_id = '" + id + "'"))
                .isEqualTo("PERSON");
        assertThat(text("select max(account) from access_log where operation = 'transfer.objected' and object ="
                        + " 'transfer/" + id + "'"))
                .isEqualTo("person");
        as(Tokens.worker(CPAS_A))
                .body("{}")
                .post(contractPath() + "/transfer/personCode")
                .then()
                .statusCode(409);
    }

    @Test
    void aCodeStopsOpeningAfterTheDecisionAndAfterItsLastDayAndWhenANewOneIsGiven() {
        String id = transfer();
        String first = code();
        String second = code();
        page("/person", first, "fr").statusCode(404);
        page("/person", second, "fr").statusCode(200);
        clock.moveTo(LocalDate.of(2017, 10, 1));
        page("/person", second, "fr").statusCode(200);
        clock.moveTo(LocalDate.of(2017, 10, 2));
        page("/person", second, "fr").statusCode(404);
        clock.moveTo(MOVED);
        page("/person", second, "fr").statusCode(200);
        informed(id);
        atE(
                        "/" + id + "/decision",
                        decision(newReference(), step("s1", "keep"), step("s2", "keep"), step("s3", "keep")))
                .statusCode(201);
        page("/person", second, "fr").statusCode(404);
        assertThat(text("select count(*) from act_receipt where answer like '%" + second + "%'"))
                .isEqualTo("0");
    }
}
