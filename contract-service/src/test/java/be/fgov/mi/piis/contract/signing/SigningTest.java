package be.fgov.mi.piis.contract.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import be.fgov.mi.piis.contract.ServiceTest;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.contract.push.Someone;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("signatures that mean something")
class SigningTest extends ServiceTest {
    private static final String ASBL = """
            "thirdParties": [ { "id": "t1", "name": "Accesport", "expectations": "Deux matinées par semaine" } ],""";

    @Inject
    BusinessClock clock;

    @BeforeEach
    void itIsOctober2017() {
        clock.moveTo(LocalDate.of(2017, 10, 13));
    }

    @AfterEach
    void backToToday() {
        clock.moveTo(LocalDate.now(BusinessClock.BRUSSELS));
    }

    private static String contract(String reference) {
        return "/piisContract/v1/cpas/" + CPAS_A + "/contracts/" + reference;
    }

    private static String push(Contracts contract) {
        String reference = newReference();
        asVendor()
                .body(contract.of(Someone.next()).json())
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201);
        return reference;
    }

    private static String hash(String reference) {
        return as(Tokens.worker(CPAS_A))
                .get(contract(reference))
                .then()
                .statusCode(200)
                .extract()
                .path("contentHash");
    }

    private static Response sign(Tokens who, String reference, String party, String route, String more) {
        return as(who).body("{\"party\": \"%s\", \"route\": \"%s\", \"contentHash\": \"%s\"%s}"
                        .formatted(party, route, hash(reference), more))
                .post(contract(reference) + "/signatures");
    }

    @Test
    @DisplayName("SIG-1, SIG-3, SC-07, PRE-7: handed over, reflected on, signed by every party, each with its evidence")
    void aDraftIsHandedOverAndSignedByEveryPartyWithItsEvidence() {
        clock.moveTo(LocalDate.of(2017, 10, 4));
        String reference = push(Contracts.aDraft().with(ASBL));
        sign(Tokens.worker(CPAS_A), reference, "beneficiary", "desk", "")
                .then()
                .statusCode(409)
                .body("type", endsWith("invalidTransition"))
                .body("missing", contains("handOver"));
        as(Tokens.worker(CPAS_A))
                .body("{\"handedOverOn\": \"2017-10-04\"}")
                .post(contract(reference) + "/handOver")
                .then()
                .statusCode(200)
                .body("earliestSignatureDate", equalTo("2017-10-10"))
                .body("status", equalTo("handedOver"))
                .body("revision", equalTo(2));
        clock.moveTo(LocalDate.of(2017, 10, 13));
        sign(Tokens.worker(CPAS_A), reference, "beneficiary", "desk", ", \"signedOn\": \"2017-10-09\"")
                .then()
                .statusCode(409)
                .body("type", endsWith("reflectionPeriodRunning"))
                .body("earliestSignatureDate", equalTo("2017-10-10"));
        sign(Tokens.worker(CPAS_A), reference, "beneficiary", "desk", ", \"signedOn\": \"2017-10-10\"")
                .then()
                .statusCode(201)
                .body("status", equalTo("partiallySigned"))
                .body("evidenceLevel", equalTo("witnessed"))
                .body("toSign", contains("cpas", "thirdParty:t1"));
        sign(Tokens.worker(CPAS_A), reference, "beneficiary", "desk", "")
                .then()
                .statusCode(409)
                .body("type", endsWith("invalidTransition"));
        sign(Tokens.president(CPAS_A), reference, "president", "eid", "").then().statusCode(201);
        sign(Tokens.secretary(CPAS_A), reference, "secretary", "eid", "")
                .then()
                .statusCode(201)
                .body("status", equalTo("partiallySigned"))
                .body("toSign", contains("thirdParty:t1"));
        sign(
                        Tokens.worker(CPAS_A),
                        reference,
                        "thirdParty",
                        "paper",
                        ", \"thirdPartyId\": \"t1\", \"documentSha256\": \"" + "a".repeat(64) + "\"")
                .then()
                .statusCode(201)
                .body("status", equalTo("active"))
                .body("toSign", empty());
        as(Tokens.worker(CPAS_A))
                .get(contract(reference) + "/signatures")
                .then()
                .statusCode(200)
                .body("items.evidenceLevel", contains("witnessed", "signedIn", "signedIn", "scanned"))
                .body("items.revision", contains(2, 2, 2, 2));
        as(Tokens.worker(CPAS_A))
                .get(contract(reference))
                .then()
                .body("status", equalTo("active"))
                .body("regime", equalTo("r2016"))
                .body("signaturesGiven.givenHere", contains(true, true, true, true));
        assertThat(text("select signatures from contract where reference = '" + reference + "'"))
                .doesNotContain("Accesport");
    }

    private static ValidatableResponse handOver(String reference, String body) {
        return as(Tokens.worker(CPAS_A))
                .body(body)
                .post(contract(reference) + "/handOver")
                .then();
    }

    @Test
    @DisplayName("PRE-7: a text is handed over on a day on which it was known, or today")
    void aTextIsNotHandedOverBeforeItWasTold() {
        String person = Someone.next();
        String draft = Contracts.aDraft().of(person).json();
        String reference = newReference();
        clock.moveTo(LocalDate.of(2017, 10, 2));
        asVendor().body(draft).put(path(CPAS_A, reference, 1)).then().statusCode(201);
        clock.moveTo(LocalDate.of(2017, 10, 4));
        asVendor()
                .body(draft.replace("Visiter", "Visiter souvent"))
                .put(path(CPAS_A, reference, 2))
                .then()
                .statusCode(201);
        clock.moveTo(LocalDate.of(2017, 10, 6));
        // Told again with another fact about the person: the text is that of the 4th.
        asVendor()
                .body(draft.replace("Visiter", "Visiter souvent")
                        .replace("\"fullTimeStudent\": false", "\"fullTimeStudent\": true"))
                .put(path(CPAS_A, reference, 3))
                .then()
                .statusCode(201);
        clock.moveTo(LocalDate.of(2017, 10, 13));
        Map<String, Long> rows = rowCounts();
        for (String early : List.of("2017-10-01", "2017-10-03")) {
            handOver(reference, "{\"handedOverOn\": \"" + early + "\"}")
                    .statusCode(400)
                    .body("issues.name", contains("handedOverOn"))
                    .body("issues.type", contains(endsWith("invalidPeriod")));
        }
        assertThat(rowCounts()).isEqualTo(rows);
        handOver(reference, "{\"handedOverOn\": \"2017-10-04\"}")
                .statusCode(200)
                .body("earliestSignatureDate", equalTo("2017-10-10"));
        String movedBack = push(Contracts.aDraft());
        clock.moveTo(LocalDate.of(2017, 10, 12));
        handOver(movedBack, "{}").statusCode(200).body("handedOverOn", equalTo("2017-10-12"));
    }

    @Test
    @DisplayName("PRE-1: nothing is handed over before the needs were assessed; on that day it can be")
    void theNeedsAreAssessedBeforeTheHandOver() {
        clock.moveTo(LocalDate.of(2015, 1, 12));
        String reference = push(Contracts.aDraft());
        Map<String, Long> rows = rowCounts();
        as(Tokens.worker(CPAS_A))
                .body("{\"handedOverOn\": \"2015-01-11\"}")
                .post(contract(reference) + "/handOver")
                .then()
                .statusCode(400)
                .body("issues.name", contains("handedOverOn"))
                .body("issues[0].type", endsWith("invalidPeriod"))
                .body("issues[0].detail", containsString("PRE-1"));
        assertThat(rowCounts()).isEqualTo(rows);
        as(Tokens.worker(CPAS_A))
                .body("{\"handedOverOn\": \"2015-01-12\"}")
                .post(contract(reference) + "/handOver")
                .then()
                .statusCode(200)
                .body("status", equalTo("handedOver"));
    }

    @Test
    void aScreenThatWasLeftOpenDoesNotSignANewText() {
        String reference = push(Contracts.anUnsignedContract());
        String old = hash(reference);
        asVendor()
                .body(Contracts.anUnsignedContract()
                        .of(Someone.next())
                        .json()
                        .replace("Garantie locative", "Garantie locative et mobilier"))
                .put(path(CPAS_A, reference, 2))
                .then()
                .statusCode(201);
        Map<String, Long> rows = rowCounts();
        as(Tokens.worker(CPAS_A))
                .body("{\"party\": \"beneficiary\", \"route\": \"desk\", \"contentHash\": \"" + old + "\"}")
                .post(contract(reference) + "/signatures")
                .then()
                .statusCode(409)
                .body("type", endsWith("contentChanged"))
                .body("contentHash", not(equalTo(old)));
        assertThat(rowCounts()).isEqualTo(rows);
    }

    @Test
    void aTextThatChangedAfterItsHandOverIsSignedAfterANewReflectionAndNotBeforeItExisted() {
        String reference = push(Contracts.anUnsignedContract());
        asVendor()
                .body(Contracts.anUnsignedContract().of(Someone.next()).json().replace("Visiter", "Visiter souvent"))
                .put(path(CPAS_A, reference, 2))
                .then()
                .statusCode(201);
        as(Tokens.worker(CPAS_A)).get(contract(reference)).then().body("earliestSignatureDate", equalTo("2017-10-19"));
        sign(Tokens.worker(CPAS_A), reference, "beneficiary", "desk", "")
                .then()
                .statusCode(409)
                .body("type", endsWith("reflectionPeriodRunning"))
                .body("earliestSignatureDate", equalTo("2017-10-19"));
        sign(
                        Tokens.worker(CPAS_A),
                        reference,
                        "cpas",
                        "paper",
                        ", \"signedOn\": \"2017-10-12\", \"documentSha256\": \"" + "a".repeat(64) + "\"")
                .then()
                .statusCode(400)
                .body("issues.name", contains("signedOn"));
        clock.moveTo(LocalDate.of(2017, 10, 19));
        sign(Tokens.worker(CPAS_A), reference, "beneficiary", "desk", ", \"signedOn\": \"2017-10-18\"")
                .then()
                .statusCode(409);
        sign(Tokens.worker(CPAS_A), reference, "beneficiary", "desk", "").then().statusCode(201);
    }

    @Test
    void theSameTextWithAnotherPersonIsAnotherAgreement() {
        String reference = newReference();
        String first = Contracts.anUnsignedContract().of(Someone.next()).json();
        asVendor().body(first).put(path(CPAS_A, reference, 1)).then().statusCode(201);
        String old = hash(reference);
        String code = code(reference);
        sign(Tokens.president(CPAS_A), reference, "president", "eid", "").then().statusCode(201);
        sign(Tokens.secretary(CPAS_A), reference, "secretary", "eid", "").then().statusCode(201);
        sign(Tokens.worker(CPAS_A), reference, "beneficiary", "desk", "")
                .then()
                .statusCode(201)
                .body("status", equalTo("active"));
        asVendor()
                .body(Contracts.anUnsignedContract().of(Someone.next()).json())
                .put(path(CPAS_A, reference, 2))
                .then()
                .statusCode(201)
                .body("status", equalTo("handedOver"))
                .body("warnings.code", hasItems("beneficiaryChanged", "signatureOutdated"));
        assertThat(text("select payload from outbox where payload like '%" + reference
                        + "%' order by position desc limit 1"))
                .contains("\"status\":\"handedOver\"")
                .contains("\"signatures\":[]")
                .doesNotContain("concludedOn");
        as(Tokens.worker(CPAS_A))
                .body("{\"party\": \"beneficiary\", \"route\": \"desk\", \"contentHash\": \"" + old + "\"}")
                .post(contract(reference) + "/signatures")
                .then()
                .statusCode(409)
                .body("type", endsWith("contentChanged"));
        open(code, "fr")
                .then()
                .statusCode(200)
                .body(containsString("Le texte a changé"))
                .body(not(containsString("Garantie locative")));
        signWith(code, "yes").then().body(containsString("De tekst is gewijzigd"));
        sign(Tokens.worker(CPAS_A), reference, "beneficiary", "desk", "")
                .then()
                .statusCode(409)
                .body("type", endsWith("reflectionPeriodRunning"));
        clock.moveTo(LocalDate.of(2017, 10, 19));
        sign(Tokens.worker(CPAS_A), reference, "beneficiary", "desk", "")
                .then()
                .statusCode(201)
                .body("status", equalTo("partiallySigned"));
        as(Tokens.worker(CPAS_A))
                .get(contract(reference) + "/revisions/1")
                .then()
                .body("contentHash", equalTo(old));
    }

    @Test
    @DisplayName("SIG-2, SC-08: each function signs for itself, and president and secretary are two people")
    void functionsSignForThemselvesOnlyAndWithAFreshSignIn() {
        String reference = push(Contracts.anUnsignedContract());
        sign(Tokens.president(CPAS_A), reference, "secretary", "eid", "").then().statusCode(403);
        sign(Tokens.worker(CPAS_A), reference, "president", "eid", ", \"signer\": \"J. Peeters\"")
                .then()
                .statusCode(403);
        sign(Tokens.president(CPAS_A), reference, "president", "desk", "")
                .then()
                .statusCode(400);
        sign(Tokens.worker(CPAS_A), reference, "beneficiary", "link", "").then().statusCode(400);
        sign(Tokens.worker(CPAS_A), reference, "beneficiary", "eid", "")
                .then()
                .statusCode(400)
                .body("issues.name", contains("signer"));
        asVendor()
                .body("{\"party\": \"president\", \"route\": \"eid\", \"signer\": \"J. Peeters\", \"contentHash\": \""
                        + hash(reference) + "\"}")
                .post(contract(reference) + "/signatures")
                .then()
                .statusCode(201);
        asVendor()
                .body("{\"party\": \"secretary\", \"route\": \"eid\", \"signer\": \"j. PEETERS\", \"contentHash\": \""
                        + hash(reference) + "\"}")
                .post(contract(reference) + "/signatures")
                .then()
                .statusCode(409)
                .body("type", endsWith("sameSigner"));
    }

    @Test
    @DisplayName("SIG-2, SC-08: who signed here for one function is not told for the other by a push")
    void aPushDoesNotTellTheSameSignerForTheOtherFunction() {
        String person = Someone.next();
        String reference = newReference();
        asVendor()
                .body(Contracts.anUnsignedContract().of(person).json())
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201);
        sign(Tokens.president(CPAS_A), reference, "president", "eid", ", \"signer\": \"J. Peeters\"")
                .then()
                .statusCode(201);
        String both = Contracts.anUnsignedContract()
                .of(person)
                .signedBy("beneficiary", "2015-01-30")
                .signedBy("secretary", "2017-10-13", "j. péeters")
                .json();
        Map<String, Long> rows = rowCounts();
        asVendor()
                .body(both)
                .put(path(CPAS_A, reference, 2))
                .then()
                .statusCode(409)
                .body("type", endsWith("sameSigner"));
        assertThat(rowCounts()).isEqualTo(rows);
        asVendor()
                .body(both.replace("j. péeters", "A. Dubois"))
                .put(path(CPAS_A, reference, 2))
                .then()
                .statusCode(201)
                .body("status", equalTo("active"));
        assertThat(text("select signatures from contract where reference = '" + reference + "'"))
                .doesNotContainIgnoringCase("peeters");
    }

    @Test
    @DisplayName("SIG-2: one account that has both functions does not sign for both, whatever names it gives")
    void oneAccountIsOnePerson() {
        String reference = push(Contracts.anUnsignedContract());
        Tokens both = Tokens.president(CPAS_A).role("cpas-secretary");
        sign(both, reference, "president", "eid", ", \"signer\": \"J. Peeters\"")
                .then()
                .statusCode(201);
        Long evidence = rowCounts().get("signature_evidence");
        sign(both, reference, "secretary", "eid", ", \"signer\": \"A. Dubois\"")
                .then()
                .statusCode(409)
                .body("type", endsWith("sameSigner"));
        assertThat(rowCounts()).containsEntry("signature_evidence", evidence);
        sign(Tokens.secretary(CPAS_A), reference, "secretary", "eid", ", \"signer\": \"A. Dubois\"")
                .then()
                .statusCode(201);
        // The software of a CPAS records what others signed: that it is one account says nothing of them.
        String recorded = push(Contracts.anUnsignedContract());
        sign(Tokens.vendor("vendor"), recorded, "president", "eid", ", \"signer\": \"J. Peeters\"")
                .then()
                .statusCode(201);
        sign(Tokens.vendor("vendor"), recorded, "secretary", "eid", ", \"signer\": \"A. Dubois\"")
                .then()
                .statusCode(201);
    }

    @Test
    @DisplayName("SIG-1, SIG-2: qualified is what a token proves of the signer, not what somebody says of a card")
    void qualifiedIsProved() throws SQLException {
        String reference = push(Contracts.anUnsignedContract());
        sign(Tokens.president(CPAS_A).claim("acr", "urn:test:eid"), reference, "president", "eid", "")
                .then()
                .statusCode(201)
                .body("evidenceLevel", equalTo("qualified"));
        // What the identity server says of every sign-in vouches for no card.
        sign(Tokens.secretary(CPAS_A).claim("acr", "1"), reference, "secretary", "eid", "")
                .then()
                .statusCode(201)
                .body("evidenceLevel", equalTo("signedIn"));
        // The worker's own card says nothing of the person.
        sign(Tokens.worker(CPAS_A).claim("acr", "urn:test:eid"), reference, "beneficiary", "eid", ", \"signer\": \"X\"")
                .then()
                .statusCode(201)
                .body("evidenceLevel", equalTo("told"));
        as(Tokens.worker(CPAS_A))
                .get(contract(reference) + "/signatures")
                .then()
                .body("items.evidenceLevel", contains("qualified", "signedIn", "told"));
        as(Tokens.worker(CPAS_A))
                .get(contract(reference))
                .then()
                .body("signaturesGiven.evidenceLevel", contains("qualified", "signedIn", "told"));
        String pushed = push(Contracts.aSignedContract());
        as(Tokens.worker(CPAS_A))
                .get(contract(pushed))
                .then()
                .body("signaturesGiven.evidenceLevel", contains("witnessed", "told", "told"));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate(
                            "insert into signature_evidence (evidence_id, contract_id, revision, party, signed_on, route,"
                                    + " evidence_level, content_hash, part_hash, signer_sealed, recorded_by, client_id,"
                                    + " trace_id) select gen_random_uuid(), contract_id, revision, 'CPAS', signed_on, route,"
                                    + " 'QUALIFIED', content_hash, part_hash, signer_sealed, recorded_by, client_id, trace_id"
                                    + " from signature_evidence where evidence_level = 'TOLD'"))
                    .hasMessageContaining("ck_signature_evidence_qualified");
        }
    }

    @Test
    void thePersonReadsAndSignsWithACodeOnce() {
        String reference = push(Contracts.anUnsignedContract());
        String code = as(Tokens.worker(CPAS_A))
                .body("{\"party\": \"beneficiary\"}")
                .post(contract(reference) + "/signatureCodes")
                .then()
                .statusCode(201)
                .body("validUntil", equalTo("2017-11-12"))
                .extract()
                .path("code");
        open(code, "fr")
                .then()
                .statusCode(200)
                .body(containsString("Garantie locative"), containsString("Ce que le CPAS fait pour vous"))
                .body(not(containsString("ssin")));
        open(code, "de").then().body(containsString("Was das ÖSHZ für Sie tut"));
        signWith(code, null).then().statusCode(400).body(containsString("Kruis het vakje aan"));
        signWith(code, "yes").then().statusCode(200).body(containsString("Ondertekend. Bedankt."));
        signWith(code, "yes").then().statusCode(404);
        as(Tokens.worker(CPAS_A))
                .get(contract(reference))
                .then()
                .body("status", equalTo("partiallySigned"))
                .body("signaturesGiven.evidenceLevel", contains("personalCode"));
    }

    @Test
    void anOldCodeDoesNotOpenANewTextAndACodeWaitsForTheReflection() {
        clock.moveTo(LocalDate.of(2015, 1, 24));
        String reference = push(Contracts.anUnsignedContract());
        String code = code(reference);
        open(code, "fr").then().body(containsString("à partir du 26 janvier 2015"));
        signWith(code, "yes").then().statusCode(200);
        as(Tokens.worker(CPAS_A)).get(contract(reference)).then().body("status", equalTo("handedOver"));
        clock.moveTo(LocalDate.of(2015, 1, 26));
        asVendor()
                .body(Contracts.anUnsignedContract().of(Someone.next()).json().replace("Visiter", "Visiter souvent"))
                .put(path(CPAS_A, reference, 2))
                .then()
                .statusCode(201);
        open(code, "fr").then().statusCode(200).body(containsString("Le texte a changé"));
        signWith(code, "yes").then().body(containsString("De tekst is gewijzigd"));
        // The person reflects on the text that is signed: five days again.
        String newCode = code(reference);
        open(newCode, "fr").then().body(containsString("à partir du 1er février 2015"));
        signWith(newCode, "yes").then().statusCode(200);
        as(Tokens.worker(CPAS_A)).get(contract(reference)).then().body("status", equalTo("handedOver"));
        clock.moveTo(LocalDate.of(2015, 2, 1));
        signWith(newCode, "yes").then().statusCode(200);
        as(Tokens.worker(CPAS_A)).get(contract(reference)).then().body("status", equalTo("partiallySigned"));
    }

    @Test
    void aRepeatedActIsAnsweredAgainAndEvidenceIsNeverChanged() {
        String reference = push(Contracts.anUnsignedContract());
        String body = "{\"party\": \"beneficiary\", \"route\": \"desk\", \"contentHash\": \"" + hash(reference) + "\"}";
        String first = null;
        for (int i = 0; i < 2; i++) {
            Response answer = as(Tokens.worker(CPAS_A))
                    .header("Idempotency-Key", "sign-" + reference)
                    .body(body)
                    .post(contract(reference) + "/signatures");
            answer.then().statusCode(201);
            assertThat(first == null ? answer.asString() : first).isEqualTo(answer.asString());
            first = answer.asString();
        }
        as(Tokens.worker(CPAS_A))
                .header("Idempotency-Key", "sign-" + reference)
                .body(body.replace("desk", "paper").replace("}", ", \"documentSha256\": \"" + "b".repeat(64) + "\"}"))
                .post(contract(reference) + "/signatures")
                .then()
                .statusCode(422)
                .body("type", endsWith("idempotencyKeyReused"));
        assertThatThrownBy(() -> {
                    try (Connection connection = database.getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.executeUpdate("update signature_evidence set signed_on = '2015-01-01'");
                    }
                })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("only grows");
    }

    @Test
    void theAnswerIsGivenAgainHoweverLongAgoThePresidentSignedIn() {
        String reference = push(Contracts.anUnsignedContract());
        String body = "{\"party\": \"president\", \"route\": \"eid\", \"contentHash\": \"" + hash(reference) + "\"}";
        String key = "president-" + reference;
        String first = as(Tokens.president(CPAS_A))
                .header("Idempotency-Key", key)
                .body(body)
                .post(contract(reference) + "/signatures")
                .then()
                .statusCode(201)
                .extract()
                .asString();
        Tokens later =
                Tokens.president(CPAS_A).signedInAgo(Duration.ofMinutes(9)).lasting(Duration.ofMinutes(15));
        String again = as(later)
                .header("Idempotency-Key", key)
                .body(body)
                .post(contract(reference) + "/signatures")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .extract()
                .asString();
        assertThat(again).isEqualTo(first);
        Map<String, Long> rows = rowCounts();
        as(later)
                .header("Idempotency-Key", "other-" + key)
                .body(body)
                .post(contract(reference) + "/signatures")
                .then()
                .statusCode(403)
                .body("type", endsWith("reauthenticationRequired"));
        assertThat(rowCounts()).isEqualTo(rows);
    }

    @Test
    void aCodeIsMadeAnewWithTheSameKeyAndAMalformedKeyIsRefused() {
        String reference = push(Contracts.anUnsignedContract());
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            codes.add(as(Tokens.worker(CPAS_A))
                    .header("Idempotency-Key", "code-" + reference)
                    .body("{\"party\": \"beneficiary\"}")
                    .post(contract(reference) + "/signatureCodes")
                    .then()
                    .statusCode(201)
                    .header("Idempotency-Replayed", nullValue())
                    .extract()
                    .path("code"));
        }
        open(codes.getFirst(), "fr").then().statusCode(404);
        open(codes.getLast(), "fr").then().statusCode(200);
        as(Tokens.worker(CPAS_A))
                .header("Idempotency-Key", "not a key")
                .body("{\"party\": \"beneficiary\"}")
                .post(contract(reference) + "/signatureCodes")
                .then()
                .statusCode(400)
                .body("type", endsWith("idempotencyKeyInvalid"));
        open(codes.getLast(), "fr").then().statusCode(200);
    }

    @Test
    void theSignatureThatActivatesASecondContractIsWarnedOf() {
        String person = Someone.next();
        asVendor()
                .body(Contracts.aSignedContract().of(person).json())
                .put(path(CPAS_B, newReference(), 1))
                .then()
                .statusCode(201)
                .body("status", equalTo("active"));
        String reference = newReference();
        asVendor()
                .body(Contracts.anUnsignedContract().of(person).json())
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201)
                .body("warnings.code", not(hasItem("secondActiveContract")));
        sign(Tokens.president(CPAS_A), reference, "president", "eid", "")
                .then()
                .statusCode(201)
                .body("warnings.code", contains("signatureMissing"));
        sign(Tokens.secretary(CPAS_A), reference, "secretary", "eid", "").then().statusCode(201);
        sign(Tokens.worker(CPAS_A), reference, "beneficiary", "desk", "")
                .then()
                .statusCode(201)
                .body("status", equalTo("active"))
                .body("warnings.code", contains("secondActiveContract"));
    }

    @Test
    void aTooEarlySignatureInAPushIsRefusedWithTheFirstLegalDay() {
        String reference = newReference();
        asVendor()
                .body(Contracts.anUnsignedContract()
                        .of(Someone.next())
                        .signedBy("beneficiary", "2015-01-25")
                        .json())
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:reflectionPeriodRunning"))
                .body("earliestSignatureDate", equalTo("2015-01-26"));
    }

    @Test
    void aChangedTextIsToldWithWhoSignsAgain() {
        String reference = push(Contracts.aSignedContract());
        String person = Someone.next();
        asVendor()
                .body(Contracts.aSignedContract().of(person).json().replace("Visiter", "Visiter trois logements"))
                .put(path(CPAS_A, reference, 2))
                .then()
                .statusCode(201)
                .body("status", equalTo("handedOver"))
                .body("warnings.code", hasItems("signatureOutdated"));
    }

    private static String code(String reference) {
        return as(Tokens.worker(CPAS_A))
                .body("{\"party\": \"beneficiary\"}")
                .post(contract(reference) + "/signatureCodes")
                .then()
                .statusCode(201)
                .extract()
                .path("code");
    }

    private static Response open(String code, String language) {
        return RestAssured.given()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("code", code)
                .formParam("lang", language)
                .post("/person");
    }

    private static Response signWith(String code, String agree) {
        var form = RestAssured.given()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("code", code)
                .formParam("lang", "nl");
        return (agree == null ? form : form.formParam("agree", agree)).post("/person/sign");
    }
}
