package be.fgov.mi.piis.contract.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import be.fgov.mi.piis.contract.ServiceTest;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.rules.CommitmentStatus;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("PRE-5, SAN-7: the commitments of both sides, kept, late and breached")
class CommitmentsTest extends ServiceTest {
    private static final String FINDINGS = "/piisContract/v1/cpas/" + CPAS_A + "/findings?pageSize=500&code=";

    @Inject
    BusinessClock clock;

    @Inject
    CpasCommitments cpasCommitments;

    @AfterEach
    void today() {
        clock.moveTo(LocalDate.now(BusinessClock.BRUSSELS));
    }

    private void on(String day) {
        clock.moveTo(LocalDate.parse(day));
    }

    private static String aContract(String body) {
        String reference = newReference();
        push(reference, 1, body);
        return reference;
    }

    private static void push(String reference, int revision, String body) {
        asVendor().body(body).put(path(CPAS_A, reference, revision)).then().statusCode(201);
    }

    private static String commitments(String reference) {
        return "/piisContract/v1/cpas/" + CPAS_A + "/contracts/" + reference + "/commitments";
    }

    private static ValidatableResponse tell(String reference, String step, String outcome, String on) {
        return asVendor()
                .body("{\"outcome\": \"" + outcome + "\", \"on\": \"" + on + "\"}")
                .post(commitments(reference) + "/" + step + "/outcomes")
                .then();
    }

    private static ValidatableResponse worker(String path) {
        return as(Tokens.worker(CPAS_A)).get(path).then().statusCode(200);
    }

    @Test
    @DisplayName("late from the day after, a finding for the CPAS's own only; kept late, told again, the latest counts")
    void lateKeptAndTold() {
        on("2015-03-31");
        String reference = aContract(Contracts.aSignedContract().json());
        worker(commitments(reference))
                .body("items.id", contains("s1", "s2"))
                .body("items.by", contains("beneficiary", "cpas"))
                .body("items.objectiveId", contains("o1", "o1"))
                .body("items.status", contains("open", "open"));
        worker(FINDINGS + "commitmentLate").body("items.reference", not(hasItem(reference)));
        on("2015-04-01");
        worker(commitments(reference)).body("items.status", contains("late", "late"));
        worker(FINDINGS + "commitmentLate")
                .body("items.findAll { it.reference == '" + reference + "' }.since", contains("2015-04-01"))
                .body("items.findAll { it.reference == '" + reference + "' }.dueOn", contains("2015-03-31"));
        tell(reference, "s2", "breached", "2015-04-01")
                .statusCode(201)
                .body("id", equalTo("s2"))
                .body("status", equalTo("breached"))
                .body("on", equalTo("2015-04-01"));
        worker(FINDINGS + "commitmentLate").body("items.reference", not(hasItem(reference)));
        worker(FINDINGS + "commitmentBreached").body("items.reference", hasItem(reference));
        tell(reference, "s2", "kept", "2015-03-31").statusCode(201).body("status", equalTo("kept"));
        on("2015-04-02");
        tell(reference, "s2", "kept", "2015-04-02").statusCode(201).body("status", equalTo("keptLate"));
        tell(reference, "s1", "breached", "2015-04-02").statusCode(201);
        worker(FINDINGS + "commitmentBreached").body("items.reference", not(hasItem(reference)));
        assertThat(text("select count(*) from commitment_outcome o join contract c using (contract_id)"
                        + " where c.reference = '" + reference + "'"))
                .as("the history stays")
                .isEqualTo("4");
        assertThat(of(reference, "2015-04-01")).isEqualTo(CommitmentStatus.KEPT);
        assertThat(of(reference, "2015-03-30")).isEqualTo(CommitmentStatus.OPEN);
        assertThat(of(reference, "2015-04-02")).isEqualTo(CommitmentStatus.KEPT_LATE);
    }

    private CommitmentStatus of(String reference, String on) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Contract contract =
                    Contract.of(new EnterpriseNumber(CPAS_A), reference).orElseThrow();
            return cpasCommitments.of(contract, LocalDate.parse(on)).getFirst().status();
        });
    }

    private static String signedAgain(String body, int revision) {
        return body.replace("\"route\"", "\"signedRevision\": " + revision + ", \"route\"");
    }

    @Test
    @DisplayName(
            "a breach that an amendment settled no longer speaks of the new commitment, once everybody has signed it")
    void adapted() {
        on("2015-05-01");
        String body = Contracts.aSignedContract().json();
        String reference = aContract(body);
        tell(reference, "s2", "breached", "2015-04-10").statusCode(201);
        String later = body.replace(
                "\"Garantie locative\", \"dueOn\": \"2015-03-31\"", "\"Garantie locative\", \"dueOn\": \"2015-05-15\"");
        push(reference, 2, later);
        worker(commitments(reference)).body("items.find { it.id == 's2' }.status", equalTo("breached"));
        push(reference, 3, signedAgain(later, 3));
        worker(commitments(reference)).body("items.find { it.id == 's2' }.status", equalTo("adapted"));
        tell(reference, "s1", "kept", "2015-03-20").statusCode(201).body("status", equalTo("kept"));
        String other = later.replace("\"id\": \"s2\"", "\"id\": \"s3\"");
        push(reference, 4, other);
        tell(reference, "s3", "kept", "2015-05-01").statusCode(409).body("type", endsWith("invalidTransition"));
        tell(reference, "s9", "kept", "2015-05-01").statusCode(404);
        push(reference, 5, signedAgain(other, 5));
        worker(commitments(reference))
                .body("items.id", contains("s1", "s3", "s2"))
                .body("items.find { it.id == 's2' }.status", equalTo("adapted"))
                .body("items.find { it.id == 's3' }.status", equalTo("open"));
    }

    @Test
    @DisplayName("the summary counts each side on the business date; what ended is judged as it stood then")
    void summary() {
        on("2015-03-15");
        String summary = "/piisContract/v1/cpas/" + CPAS_A + "/commitments/summary";
        String ended = Contracts.aSignedContract()
                .with("\"ending\": {\"endedOn\": \"2015-03-10\", \"reason\": \"employment\"},")
                .json();
        int contracts =
                worker(summary).body("on", equalTo("2015-03-15")).extract().path("contracts");
        int open = worker(summary).extract().path("cpas.open");
        aContract(Contracts.aSignedContract().json());
        aContract(ended);
        aContract(Contracts.aDraft().json());
        worker(summary).body("contracts", equalTo(contracts + 2)).body("cpas.open", equalTo(open + 2));
        int late = worker(summary).extract().path("cpas.late");
        int lateOfPersons = worker(summary).extract().path("beneficiaries.late");
        on("2015-04-01");
        int lateInApril = worker(summary).extract().path("cpas.late");
        assertThat(lateInApril).isGreaterThan(late);
        int personsLateInApril = worker(summary).extract().path("beneficiaries.late");
        assertThat(personsLateInApril).isGreaterThan(lateOfPersons);
    }
}
