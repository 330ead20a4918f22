package be.fgov.mi.piis.contract.amending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import be.fgov.mi.piis.contract.ServiceTest;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.contract.push.Someone;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
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

    private static String contract(String reference) {
        return "/piisContract/v1/cpas/" + CPAS_A + "/contracts/" + reference;
    }

    private static String anActiveContractWithTheOrganisation() {
        String reference = newReference();
        String json = Contracts.aSignedContract()
                .with(ASBL)
                .of(Someone.next())
                .json()
                .replace(
                        "\"signatures\": [",
                        "\"signatures\": [ {\"party\": \"thirdParty\", \"thirdPartyId\": \"t1\","
                                + " \"signedOn\": \"2015-02-03\", \"route\": \"paper\"},");
        asVendor()
                .body(json)
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201)
                .body("status", equalTo("active"));
        return reference;
    }

    private static Response propose(String reference, String body) {
        return as(Tokens.worker(CPAS_A)).body(body).post(contract(reference) + "/amendments");
    }

    private static Response answer(String href, String hash, String party, boolean agrees, String more) {
        return as(Tokens.worker(CPAS_A))
                .body(("{\"party\": \"%s\", \"agrees\": %s, \"route\": \"desk\", \"contentHash\": \"%s\","
                                + " \"answeredOn\": \"2015-06-10\"%s}")
                        .formatted(party, agrees, hash, more))
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
