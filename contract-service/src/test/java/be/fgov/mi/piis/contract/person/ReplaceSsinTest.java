package be.fgov.mi.piis.contract.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import be.fgov.mi.piis.contract.ServiceTest;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.contract.push.Someone;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("SC-21, SUB-18: a BIS number becomes a register number")
class ReplaceSsinTest extends ServiceTest {
    private String personOf(String reference) {
        return text("select person_id from contract where reference = '" + reference + "'");
    }

    private String push(String ssin) {
        String reference = newReference();
        asVendor()
                .body(Contracts.aSignedContract().of(ssin).json())
                .put(path(CPAS_A, reference, 1))
                .then()
                .statusCode(201);
        return reference;
    }

    private static String replacement(String ssin, String replacedBy) {
        return "{\"ssin\": \"" + ssin + "\", \"replacedBy\": \"" + replacedBy + "\"}";
    }

    @Test
    void thePersonKeepsItsIdUnderTheNewNumber() {
        String bis = push(P06_BIS);
        as(Tokens.officer())
                .body(replacement(P06_BIS, "92010199046"))
                .post("/piisContract/v1/persons/ssinReplacements")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("replaced"));
        assertThat(personOf(push("92010199046"))).isEqualTo(personOf(bis));
        Map<String, Long> rows = rowCounts();
        as(Tokens.officer())
                .body(replacement(P06_BIS, "92010199046"))
                .post("/piisContract/v1/persons/ssinReplacements")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("alreadyReplaced"));
        assertThat(rowCounts()).isEqualTo(rows);
        String late = newReference();
        asVendor()
                .body(Contracts.aSignedContract().of(P06_BIS).json())
                .put(path(CPAS_A, late, 1))
                .then()
                .statusCode(201)
                .body("warnings.code", hasItem("ssinReplaced"));
        assertThat(personOf(late)).isEqualTo(personOf(bis));
        as(Tokens.officer())
                .body(replacement(P06_BIS, P02))
                .post("/piisContract/v1/persons/ssinReplacements")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:ssinAlreadyReplaced"));
    }

    @Test
    @DisplayName("rows 27-30: a replacement sent twice with its key has the first answer")
    void aReplacementSentAgainWithItsKeyHasTheFirstAnswer() {
        String oldNumber = Someone.next();
        String newNumber = Someone.next();
        push(oldNumber);
        String key = newReference();
        keyed(key, replacement(oldNumber, newNumber))
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue())
                .body("outcome", equalTo("replaced"));
        Map<String, Long> rows = rowCounts();
        keyed(key, replacement(oldNumber, newNumber))
                .statusCode(200)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("outcome", equalTo("replaced"));
        keyed(key, replacement(oldNumber, Someone.next()))
                .statusCode(422)
                .body("type", equalTo("urn:problem-type:spp-is:idempotencyKeyReused"));
        keyed("not a key", replacement(oldNumber, newNumber))
                .statusCode(400)
                .body("type", equalTo("urn:problem-type:spp-is:idempotencyKeyInvalid"));
        assertThat(rowCounts()).isEqualTo(rows);
        keyed(newReference(), replacement(oldNumber, newNumber))
                .statusCode(200)
                .body("outcome", equalTo("alreadyReplaced"));
    }

    private static ValidatableResponse keyed(String key, String body) {
        return as(Tokens.officer())
                .header("Idempotency-Key", key)
                .body(body)
                .post("/piisContract/v1/persons/ssinReplacements")
                .then();
    }

    @Test
    void twoKnownPersonsBecomeOneAndEveryContractIsToldAgain() {
        String oldNumber = Someone.next();
        String newNumber = Someone.next();
        String first = push(oldNumber);
        String second = push(newNumber);
        assertThat(personOf(first)).isNotEqualTo(personOf(second));
        long told = rowCounts().get("outbox");
        as(Tokens.officer())
                .body(replacement(oldNumber, newNumber))
                .post("/piisContract/v1/persons/ssinReplacements")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("merged"));
        assertThat(personOf(first)).isEqualTo(personOf(second));
        assertThat(rowCounts().get("outbox")).isEqualTo(told + 2);
        assertThat(text("select version from contract where reference = '" + first + "'"))
                .isEqualTo("2");
    }

    @Test
    void unknownWrongAndForeignReplacementsAreRefused() {
        Map<String, Long> rows = rowCounts();
        as(Tokens.officer())
                .body(replacement(Someone.next(), P02))
                .post("/piisContract/v1/persons/ssinReplacements")
                .then()
                .statusCode(400)
                .body("issues[0].type", equalTo("urn:problem-type:belgif:input-validation:referencedResourceNotFound"));
        as(Tokens.officer())
                .body(replacement("91120199006", P02))
                .post("/piisContract/v1/persons/ssinReplacements")
                .then()
                .statusCode(400)
                .body("issues[0].name", equalTo("ssin"));
        asVendor()
                .body(replacement(P01, P02))
                .post("/piisContract/v1/persons/ssinReplacements")
                .then()
                .statusCode(403);
        assertThat(rowCounts()).isEqualTo(rows);
    }
}
