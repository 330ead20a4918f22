package be.fgov.mi.piis.contract.amending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;

import be.fgov.mi.piis.contract.ServiceTest;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.contract.push.Someone;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("LIF-2, LIF-3, A-18, SC-10: a contract changes when everybody who is bound agrees")
class AmendingTest extends ServiceTest {
    private static final String ASBL = """
            "thirdParties": [ { "id": "t1", "name": "Accesport", "expectations": "Deux matinées par semaine" } ],""";
    private static final String MORE_HELP = """
            {"proposedBy": "cpas", "proposedOn": "2015-06-01", "changes": {"steps": [
              { "id": "s1", "objectiveId": "o1", "by": "beneficiary", "text": "Visiter", "dueOn": "2015-03-31" },
              { "id": "s2", "objectiveId": "o1", "by": "cpas", "text": "Garantie locative et mobilier", "dueOn": "2015-09-30" },
              { "id": "s3", "objectiveId": "o1", "by": "cpas", "text": "Accompagner aux visites", "dueOn": "2015-09-30" } ]}}""";

    private static final String SERVICE = """
            "communityService": { "services": ["Lire aux enfants"],
                "organisation": { "name": "ASBL Lire", "kind": "nonProfit" },
                "period": { "from": "2017-06-01", "until": "2017-12-31" }, "schedule": "le mercredi",
                "duration": "six mois", "paid": false, "influenceOnIncome": "aucune", "requestedBy": "beneficiary" },
            """;

    @Inject
    BusinessClock clock;

    @AfterEach
    void backToToday() {
        clock.moveTo(LocalDate.now(BusinessClock.BRUSSELS));
    }

    private static String contract(String reference) {
        return "/piisContract/v1/cpas/" + CPAS_A + "/contracts/" + reference;
    }

    private static String anActiveContractWithTheOrganisation() {
        return anActiveContractWithTheOrganisation(Someone.next());
    }

    private static String anActiveContractWithTheOrganisation(String person) {
        String reference = newReference();
        asVendor()
                .body(signedByAllOnPaper(person))
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201)
                .body("status", equalTo("active"));
        return reference;
    }

    private static String signedByAllOnPaper(String person) {
        return Contracts.aSignedContract()
                .with(ASBL)
                .of(person)
                .json()
                .replace(
                        "\"signatures\": [",
                        "\"signatures\": [ {\"party\": \"thirdParty\", \"thirdPartyId\": \"t1\","
                                + " \"signedOn\": \"2015-02-03\", \"route\": \"paper\"},");
    }

    /** The contract with {@link #MORE_HELP} in it, and with the signatures of before. */
    private static String withMoreHelp(String json) {
        return json.replace(
                "\"text\": \"Garantie locative\", \"dueOn\": \"2015-03-31\" }",
                "\"text\": \"Garantie locative et mobilier\", \"dueOn\": \"2015-09-30\" },"
                        + " { \"id\": \"s3\", \"objectiveId\": \"o1\", \"by\": \"cpas\","
                        + " \"text\": \"Accompagner aux visites\", \"dueOn\": \"2015-09-30\" }");
    }

    private static Response propose(String reference, String body) {
        return as(Tokens.worker(CPAS_A)).body(body).post(contract(reference) + "/amendments");
    }

    /** By who speaks for the party: president and secretary themselves, a worker for the others. */
    private static Response answer(String href, String hash, String party, boolean agrees, String more) {
        return switch (party) {
            case "president" -> answer(Tokens.president(CPAS_A), "eid", href, hash, party, agrees, more);
            case "secretary" -> answer(Tokens.secretary(CPAS_A), "eid", href, hash, party, agrees, more);
            default -> answer(Tokens.worker(CPAS_A), "desk", href, hash, party, agrees, more);
        };
    }

    private static Response answer(
            Tokens who, String route, String href, String hash, String party, boolean agrees, String more) {
        String day = more.contains("answeredOn") ? "" : ", \"answeredOn\": \"2015-06-10\"";
        return as(who).body("{\"party\": \"%s\", \"agrees\": %s, \"route\": \"%s\", \"contentHash\": \"%s\"%s%s}"
                        .formatted(party, agrees, route, hash, day, more))
                .post(href + "/agreements");
    }

    @Test
    void itStaysPendingUntilTheOrganisationAgreesAndThenIsTheNextRevision() {
        String reference = anActiveContractWithTheOrganisation();
        Response proposed = propose(reference, MORE_HELP);
        proposed.then()
                .statusCode(201)
                .body("status", equalTo("pending"))
                .body("kind", equalTo("amendment"))
                .body("number", equalTo(1))
                .body("pendingParties", contains("beneficiary", "cpas", "thirdParty:t1"));
        String href = proposed.path("href");
        String hash = proposed.path("contentHash");
        propose(reference, MORE_HELP).then().statusCode(409).body("type", endsWith("invalidTransition"));
        answer(href, "0".repeat(64), "beneficiary", true, "")
                .then()
                .statusCode(409)
                .body("type", endsWith("contentChanged"));
        answer(href, hash, "beneficiary", true, "").then().statusCode(201);
        answer(href, hash, "beneficiary", true, "").then().statusCode(409);
        answer(href, hash, "president", true, ", \"signer\": \"J. Peeters\"")
                .then()
                .statusCode(201);
        answer(href, hash, "secretary", true, ", \"signer\": \"J. PEETERS\"")
                .then()
                .statusCode(409)
                .body("type", endsWith("sameSigner"));
        answer(href, hash, "secretary", true, ", \"signer\": \"A. Dubois\"")
                .then()
                .statusCode(201)
                .body("status", equalTo("pending"))
                .body("pendingParties", contains("thirdParty:t1"))
                .body("contractRevision", equalTo(1));
        as(Tokens.worker(CPAS_A)).get(contract(reference)).then().body("revision", equalTo(1));
        answer(href, hash, "thirdParty", true, ", \"thirdPartyId\": \"t1\"")
                .then()
                .statusCode(201)
                .body("status", equalTo("adopted"))
                .body("contractRevision", equalTo(2));
        as(Tokens.worker(CPAS_A))
                .get(contract(reference))
                .then()
                .body("revision", equalTo(2))
                .body("status", equalTo("active"))
                .body("concludedOn", equalTo("2015-02-03"))
                .body("contentHash", equalTo(hash))
                .body("contract.steps.id", contains("s1", "s2", "s3"));
        as(Tokens.worker(CPAS_A))
                .get(contract(reference) + "/revisions/1")
                .then()
                .statusCode(200)
                .body("contract.steps.id", contains("s1", "s2"));
        as(Tokens.worker(CPAS_A))
                .get(href)
                .then()
                .statusCode(200)
                .body("differences.change", contains("changed", "added"))
                .body("differences.part", contains("stepOfCpas", "stepOfCpas"))
                .body("differences[0].before.text", equalTo("Garantie locative"))
                .body("differences[0].after.text", equalTo("Garantie locative et mobilier"))
                .body("differences[0].concerns", contains("beneficiary", "cpas"))
                .body("agreements.party", contains("beneficiary", "president", "secretary", "thirdParty"))
                .body("pendingParties", empty());
        answer(href, hash, "cpas", true, "").then().statusCode(409).body("type", endsWith("invalidTransition"));
        // The sender's next push goes on from there.
        asVendor()
                .body(Contracts.aSignedContract().json())
                .put(path(CPAS_A, reference, 2))
                .then()
                .statusCode(409)
                .body("type", endsWith("revisionConflict"));
    }

    @Test
    void theAgreementsAreSignaturesThatStayWithTheirEvidence() {
        String person = Someone.next();
        String reference = anActiveContractWithTheOrganisation(person);
        Response proposed = propose(reference, MORE_HELP);
        String href = proposed.path("href");
        String hash = proposed.path("contentHash");
        answer(href, hash, "beneficiary", true, "").then().statusCode(201);
        answer(href, hash, "president", true, "").then().statusCode(201);
        as(Tokens.worker(CPAS_A))
                .get(contract(reference) + "/signatures")
                .then()
                .body("items", empty());
        answer(
                        Tokens.worker(CPAS_A),
                        "paper",
                        href,
                        hash,
                        "thirdParty",
                        true,
                        ", \"thirdPartyId\": \"t1\", \"documentSha256\": \"" + "a".repeat(64) + "\"")
                .then()
                .statusCode(201);
        answer(href, hash, "secretary", true, "").then().statusCode(201).body("status", equalTo("adopted"));
        as(Tokens.worker(CPAS_A))
                .get(contract(reference) + "/signatures")
                .then()
                .statusCode(200)
                .body("items.party", contains("beneficiary", "president", "thirdParty", "secretary"))
                .body("items.evidenceLevel", contains("witnessed", "signedIn", "scanned", "signedIn"))
                .body("items.recordedBy", hasItems("president-" + CPAS_A, "secretary-" + CPAS_A, "worker-" + CPAS_A))
                .body("items.signer", contains(null, "president-" + CPAS_A, null, "secretary-" + CPAS_A))
                .body("items.findAll { it.signedInAt }.party", hasItems("president", "secretary"))
                .body("items.amendmentId", everyItem(equalTo(proposed.path("amendmentId"))))
                .body("items.contentHash", everyItem(equalTo(hash)))
                .body("items.signedOn", everyItem(equalTo("2015-06-10")))
                .body("items.revision", everyItem(equalTo(2)));
        // The sender's software takes the text over and tells the signatures that it knows.
        asVendor()
                .body(withMoreHelp(signedByAllOnPaper(person)))
                .put(path(CPAS_A, reference, 3))
                .then()
                .statusCode(201)
                .body("status", equalTo("active"));
        as(Tokens.worker(CPAS_A))
                .get(contract(reference))
                .then()
                .body("contentHash", equalTo(hash))
                .body(
                        "signaturesGiven.findAll { it.givenHere && it.current }.party",
                        containsInAnyOrder("beneficiary", "president", "secretary", "thirdParty"))
                .body("toSign", empty());
    }

    @Test
    void whoSignedHereAgreesOnceMoreToAnAnnexThatLeavesItsPartAsItWas() {
        String reference = newReference();
        String person = Someone.next();
        asVendor()
                .body(Contracts.aSignedContract().with(ASBL).of(person).json())
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201)
                .body("status", equalTo("partiallySigned"));
        String before = as(Tokens.worker(CPAS_A)).get(contract(reference)).path("contentHash");
        as(Tokens.worker(CPAS_A))
                .body("{\"party\": \"thirdParty\", \"thirdPartyId\": \"t1\", \"route\": \"desk\", \"contentHash\": \""
                        + before + "\", \"signedOn\": \"2015-02-03\"}")
                .post(contract(reference) + "/signatures")
                .then()
                .statusCode(201)
                .body("status", equalTo("active"));
        Response proposed = propose(reference, MORE_HELP);
        String href = proposed.path("href");
        String hash = proposed.path("contentHash");
        for (String party : List.of("beneficiary", "president", "secretary")) {
            answer(href, hash, party, true, "").then().statusCode(201);
        }
        answer(href, hash, "thirdParty", true, ", \"thirdPartyId\": \"t1\"")
                .then()
                .statusCode(201)
                .body("status", equalTo("adopted"));
        as(Tokens.worker(CPAS_A))
                .get(contract(reference) + "/signatures")
                .then()
                .body("items.findAll { it.party == 'thirdParty' }.signedOn", contains("2015-02-03", "2015-06-10"));
    }

    @Test
    @DisplayName("SIG-2: nobody agrees for president or secretary, who do it with a fresh sign-in")
    void presidentAndSecretaryAgreeThemselves() {
        String reference = anActiveContractWithTheOrganisation();
        Response proposed = propose(reference, MORE_HELP);
        String href = proposed.path("href");
        String hash = proposed.path("contentHash");
        Map<String, Long> rows = rowCounts();
        for (String party : List.of("president", "secretary")) {
            answer(Tokens.worker(CPAS_A), "eid", href, hash, party, true, ", \"signer\": \"J. Peeters\"")
                    .then()
                    .statusCode(403)
                    .body("type", endsWith("missingPermission"));
        }
        answer(Tokens.president(CPAS_A), "eid", href, hash, "secretary", true, "")
                .then()
                .statusCode(403);
        answer(Tokens.president(CPAS_A), "desk", href, hash, "president", true, "")
                .then()
                .statusCode(400)
                .body("issues.name", contains("route"));
        Tokens stale =
                Tokens.president(CPAS_A).signedInAgo(Duration.ofMinutes(9)).lasting(Duration.ofMinutes(15));
        answer(stale, "eid", href, hash, "president", true, "")
                .then()
                .statusCode(403)
                .body("type", endsWith("reauthenticationRequired"));
        answer(Tokens.worker(CPAS_A), "eid", href, hash, "beneficiary", true, "")
                .then()
                .statusCode(400)
                .body("issues.name", contains("signer"));
        assertThat(rowCounts()).isEqualTo(rows);
        asVendor()
                .body(("{\"party\": \"president\", \"agrees\": true, \"route\": \"eid\", \"contentHash\": \"%s\","
                                + " \"signer\": \"J. Peeters\"}")
                        .formatted(hash))
                .post(href + "/agreements")
                .then()
                .statusCode(201);
    }

    @Test
    @DisplayName("SIG-2: one account that has both functions does not agree for both, whatever names it gives")
    void oneAccountIsOnePerson() {
        String reference = anActiveContractWithTheOrganisation();
        Response proposed = propose(reference, MORE_HELP);
        String href = proposed.path("href");
        String hash = proposed.path("contentHash");
        Tokens both = Tokens.president(CPAS_A).role("cpas-secretary");
        answer(both, "eid", href, hash, "president", true, ", \"signer\": \"J. Peeters\"")
                .then()
                .statusCode(201);
        Map<String, Long> rows = rowCounts();
        answer(both, "eid", href, hash, "secretary", true, ", \"signer\": \"A. Dubois\"")
                .then()
                .statusCode(409)
                .body("type", endsWith("sameSigner"));
        assertThat(rowCounts()).isEqualTo(rows);
    }

    @Test
    @DisplayName(
            "COM-6: a text that nobody can conclude any more is told when it is proposed, not to the last who agrees")
    void aCommunityServiceIsJudgedWhenItIsProposed() {
        clock.moveTo(LocalDate.of(2018, 7, 30));
        String reference = newReference();
        asVendor()
                .body(Contracts.aSignedContract()
                        .with(SERVICE)
                        .of(Someone.next())
                        .json()
                        .replace("2016-01-31", "2018-12-31"))
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201)
                .body("status", equalTo("active"));
        String longer = "{\"proposedBy\": \"cpas\", \"changes\": {\"period\": {\"from\": \"2015-02-01\","
                + " \"until\": \"2019-06-30\"}%s}}";
        Response proposed = propose(reference, longer.formatted(""));
        proposed.then().statusCode(201).body("status", equalTo("pending"));
        String href = proposed.path("href");
        String hash = proposed.path("contentHash");
        answer(href, hash, "beneficiary", true, ", \"answeredOn\": \"2018-07-30\"")
                .then()
                .statusCode(201);
        clock.moveTo(LocalDate.of(2018, 8, 1));
        Map<String, Long> rows = rowCounts();
        answer(href, hash, "president", true, ", \"answeredOn\": \"2018-08-01\"")
                .then()
                .statusCode(409)
                .body("type", endsWith("communityServiceAnnulled"));
        assertThat(rowCounts()).isEqualTo(rows);
        answer(href, hash, "president", false, ", \"answeredOn\": \"2018-08-01\"")
                .then()
                .statusCode(201)
                .body("status", equalTo("refused"));
        propose(reference, longer.formatted(""))
                .then()
                .statusCode(409)
                .body("type", endsWith("communityServiceAnnulled"));
        propose(reference, longer.formatted(", \"withoutCommunityService\": true"))
                .then()
                .statusCode(201)
                .body("warnings", empty());
    }

    @Test
    void anotherActiveContractOfThePersonIsWarnedOfFromTheProposalOn() {
        String person = Someone.next();
        String reference = anActiveContractWithTheOrganisation(person);
        asVendor()
                .body(Contracts.aSignedContract().of(person).json())
                .put(path(CPAS_B, newReference(), 1))
                .then()
                .statusCode(201);
        Response proposed = propose(reference, MORE_HELP);
        proposed.then().statusCode(201).body("warnings.code", contains("secondActiveContract"));
        String href = proposed.path("href");
        String hash = proposed.path("contentHash");
        for (String party : List.of("beneficiary", "president", "secretary")) {
            answer(href, hash, party, true, "").then().body("warnings.code", contains("secondActiveContract"));
        }
        answer(href, hash, "thirdParty", true, ", \"thirdPartyId\": \"t1\"")
                .then()
                .body("status", equalTo("adopted"))
                .body("warnings.code", contains("secondActiveContract"));
    }

    @Test
    void oneRefusalEndsItAndTheContractStaysAsItIs() {
        String reference = anActiveContractWithTheOrganisation();
        Response proposed = propose(reference, MORE_HELP);
        String href = proposed.path("href");
        answer(href, proposed.path("contentHash"), "beneficiary", false, "")
                .then()
                .statusCode(201)
                .body("status", equalTo("refused"));
        as(Tokens.worker(CPAS_A))
                .get(contract(reference))
                .then()
                .body("revision", equalTo(1))
                .body("status", equalTo("active"));
        propose(reference, MORE_HELP).then().statusCode(201).body("number", equalTo(2));
        as(Tokens.worker(CPAS_A))
                .get(contract(reference) + "/amendments")
                .then()
                .body("items.status", containsInAnyOrder("refused", "pending"));
    }

    @Test
    void aLaterLastDayIsARenewal() {
        String reference = anActiveContractWithTheOrganisation();
        propose(
                        reference,
                        "{\"proposedBy\": \"beneficiary\", \"changes\": {\"period\": {\"from\": \"2015-02-01\","
                                + " \"until\": \"2016-07-31\"}}}")
                .then()
                .statusCode(201)
                .body("kind", equalTo("renewal"));
    }

    @Test
    void aProposalOnAnOldTextBindsNobody() {
        String reference = anActiveContractWithTheOrganisation();
        Response proposed = propose(reference, MORE_HELP);
        String href = proposed.path("href");
        as(Tokens.worker(CPAS_A))
                .body("{}")
                .post(href + "/withdrawal")
                .then()
                .statusCode(200)
                .body("status", equalTo("withdrawn"));
        Map<String, Long> rows = rowCounts();
        answer(href, proposed.path("contentHash"), "beneficiary", true, "")
                .then()
                .statusCode(409);
        as(Tokens.worker(CPAS_A)).body("{}").post(href + "/withdrawal").then().statusCode(409);
        assertThat(rowCounts()).isEqualTo(rows);
    }

    @Test
    void aContractEndsWithItsReasonAsTheNextRevision() {
        String reference = anActiveContractWithTheOrganisation();
        as(Tokens.worker(CPAS_A))
                .body("{\"endedOn\": \"2015-12-31\", \"reason\": \"employment\"}")
                .post(contract(reference) + "/ending")
                .then()
                .statusCode(201)
                .body("status", equalTo("ended"))
                .body("revision", equalTo(2));
        as(Tokens.worker(CPAS_A))
                .body("{\"endedOn\": \"2015-12-31\", \"reason\": \"employment\"}")
                .post(contract(reference) + "/ending")
                .then()
                .statusCode(409);
        propose(reference, MORE_HELP).then().statusCode(409);
    }
}
