package be.fgov.mi.piis.contract.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import be.fgov.mi.piis.contract.ServiceTest;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.contract.push.Someone;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("SUB-18: who is who, corrected by humans")
class PersonCorrectionTest extends ServiceTest {
    private static final String PERSONS = "/piisContract/v1/persons";
    private static final String CONFLICT = "urn:problem-type:spp-is:";

    @Inject
    ReadNumberTraits readNumberTraits;

    private static String push(String cpas, String ssin) {
        String reference = newReference();
        asVendor()
                .body(Contracts.aSignedContract().of(ssin).json())
                .put(path(cpas, reference, 1))
                .then()
                .statusCode(201);
        return reference;
    }

    private String personOf(String reference) {
        return text("select person_id from contract where reference = '" + reference + "'");
    }

    private static ValidatableResponse replace(String ssin, String by) {
        return as(Tokens.officer())
                .body("{\"ssin\": \"" + ssin + "\", \"replacedBy\": \"" + by + "\"}")
                .post(PERSONS + "/ssinReplacements")
                .then();
    }

    private static ValidatableResponse split(String ssin) {
        return as(Tokens.officer())
                .body("{\"ssin\": \"" + ssin + "\"}")
                .post(PERSONS + "/splits")
                .then();
    }

    private static ValidatableResponse history(String ssin) {
        return as(Tokens.officer())
                .body("{\"ssin\": \"" + ssin + "\"}")
                .post(PERSONS + "/history")
                .then();
    }

    private static ValidatableResponse decide(String id, String body) {
        return as(Tokens.officer())
                .body(body)
                .post(PERSONS + "/probableDuplicates/" + id + "/decision")
                .then();
    }

    private static List<Map<String, Object>> open() {
        return as(Tokens.officer())
                .get(PERSONS + "/probableDuplicates?status=open&pageSize=500")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    /** The open pair that has the contract, or none. */
    private static @Nullable Map<String, Object> pairWith(String reference) {
        return open().stream()
                .filter(pair -> pair.get("contracts").toString().contains(reference))
                .findFirst()
                .orElse(null);
    }

    private static String idOfPairWith(String reference) {
        Map<String, Object> pair = pairWith(reference);
        assertThat(pair).as("a pair with " + reference).isNotNull();
        return pair.get("id").toString();
    }

    private void change(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    @DisplayName("a wrong merger is undone: a new person, its contracts told again, and never joined again")
    void split() {
        String bis = Someone.bis(LocalDate.of(1991, 3, 4), 501);
        String register = Someone.register(LocalDate.of(1991, 3, 5), 503);
        String ofBis = push(CPAS_A, bis);
        String ofRegister = push(CPAS_A, register);
        String firstPerson = personOf(ofBis);
        split(bis).statusCode(409).body("type", equalTo(CONFLICT + "invalidTransition"));
        replace(bis, register).statusCode(200).body("outcome", equalTo("merged"));
        String merged = personOf(ofRegister);
        assertThat(personOf(ofBis)).isEqualTo(merged).isNotEqualTo(firstPerson);
        String last = text("select max(position) from outbox");

        split(bis).statusCode(200).body("numbers", equalTo(1)).body("contracts", equalTo(1));

        String own = personOf(ofBis);
        assertThat(own).isNotEqualTo(merged).isNotEqualTo(firstPerson);
        assertThat(personOf(ofRegister)).isEqualTo(merged);
        // What was written for the person of before the merger, and never changes, is the new person's.
        assertThat(text("select person_now('" + firstPerson + "')")).isEqualTo(own);
        assertThat(text("select version from contract where reference = '" + ofBis + "'"))
                .isEqualTo("3");
        // What the others hear: one contract again, under its new person, with a higher version, and no number.
        String told = text("select string_agg(payload::text, '|') from outbox where position > " + last);
        assertThat(told).contains(own).contains(ofBis).doesNotContain(bis).doesNotContain("|");
        assertThat(told.replace(" ", "")).contains("\"version\":3");

        split(bis).statusCode(409);
        replace(bis, register).statusCode(409).body("type", equalTo(CONFLICT + "personsWereSplit"));
        // Not by a detour either: what becomes of the person later changes nothing.
        String next = Someone.register(LocalDate.of(1991, 3, 4), 505);
        replace(bis, next).statusCode(200).body("outcome", equalTo("replaced"));
        replace(next, register).statusCode(409).body("type", equalTo(CONFLICT + "personsWereSplit"));
        assertThat(personOf(push(CPAS_A, bis))).isEqualTo(own);

        history(next)
                .statusCode(200)
                .body("numbers.kind", contains("bis", "register"))
                .body("numbers.asked", contains(false, true))
                .body(
                        "numbers[0].replacedOn",
                        equalTo(LocalDate.now(BusinessClock.BRUSSELS).toString()))
                .body("events.kind", contains("merged", "split", "numberReplaced"));
        String toldOfOther = history(register)
                .statusCode(200)
                .body("numbers.kind", contains("register"))
                .body("events.kind", contains("merged", "numberReplaced", "split"))
                .body("events.cause", contains("ssinReplacement", "ssinReplacement", "split"))
                .extract()
                .asString();
        assertThat(toldOfOther).doesNotContain(bis).doesNotContain(next).doesNotContain(register);
    }

    @Test
    @DisplayName("what a number had replaced leaves with it; the newest number leaves alone, when one was joined to it")
    void whatLeaves() {
        LocalDate born = LocalDate.of(1992, 1, 2);
        String oldest = Someone.bis(born, 401);
        String middle = Someone.bis(born, 403);
        String newest = Someone.register(born, 405);
        String ofOldest = push(CPAS_A, oldest);
        replace(oldest, middle).statusCode(200);
        String ofNewest = push(CPAS_A, newest);
        replace(middle, newest).statusCode(200).body("outcome", equalTo("merged"));
        split(middle).statusCode(200).body("numbers", equalTo(2)).body("contracts", equalTo(1));
        assertThat(personOf(ofOldest)).isNotEqualTo(personOf(ofNewest));
        history(middle)
                .body("numbers.asked", contains(false, true))
                .body(
                        "numbers[0].replacedOn",
                        equalTo(LocalDate.now(BusinessClock.BRUSSELS).toString()));
        // The oldest is still replaced by the middle one, which is current again.
        replace(oldest, middle).statusCode(200).body("outcome", equalTo("alreadyReplaced"));

        String one = Someone.bis(born, 411);
        String other = Someone.bis(born, 413);
        String kept = Someone.register(born, 415);
        String ofKept = push(CPAS_A, kept);
        String ofOne = push(CPAS_A, one);
        push(CPAS_A, other);
        replace(one, kept).statusCode(200);
        replace(other, kept).statusCode(200);
        split(kept).statusCode(409).body("type", equalTo(CONFLICT + "invalidTransition"));
        split(other).statusCode(200);
        split(kept).statusCode(200).body("numbers", equalTo(1)).body("contracts", equalTo(1));
        assertThat(personOf(ofOne)).isNotEqualTo(personOf(ofKept));
        split(one).statusCode(409);
    }

    @Test
    @DisplayName("probable duplicates are listed with their evidence and merged only by a human")
    void samePerson() {
        LocalDate born = LocalDate.of(1993, 5, 6);
        String bis = Someone.bis(born, 601);
        String register = Someone.register(born, 603);
        String ofBis = push(CPAS_A, bis);
        assertThat(pairWith(ofBis)).isNull();
        String elsewhere = push(CPAS_B, register);
        assertThat(pairWith(ofBis)).as("no CPAS in common").isNull();
        String ofRegister = push(CPAS_A, register);
        Map<String, Object> pair = pairWith(ofBis);
        assertThat(pair)
                .containsEntry("status", "open")
                .containsEntry("score", 100)
                .containsEntry("evidence", List.of("sameBirthDate", "oneBisNumber", "sameCpas", "compatibleSex"));
        assertThat(pair.get("contracts").toString())
                .contains(ofRegister, "bis", "register")
                .doesNotContain(elsewhere);
        assertThat(pair.toString()).doesNotContain(bis).doesNotContain(register);
        assertThat(personOf(ofBis)).isNotEqualTo(personOf(ofRegister));

        String id = idOfPairWith(ofBis);
        decide(id, "{\"decision\": \"samePerson\", \"replacedBy\": \"" + P01 + "\"}")
                .statusCode(400)
                .body("issues[0].name", equalTo("replacedBy"));
        decide(id, "{\"decision\": \"samePerson\"}")
                .statusCode(200)
                .body("decision", equalTo("samePerson"))
                .body("status", equalTo("decided"));
        assertThat(personOf(ofBis)).isEqualTo(personOf(ofRegister));
        assertThat(text("select kind || ' ' || cause from person_event where other_person_id is not null"
                        + " and person_id = '" + personOf(ofBis) + "'"))
                .isEqualTo("MERGED DUPLICATE_DECISION");
        assertThat(pairWith(ofBis)).isNull();
        decide(id, "{\"decision\": \"differentPersons\"}")
                .statusCode(409)
                .body("type", equalTo(CONFLICT + "invalidTransition"));
        as(Tokens.officer())
                .get(PERSONS + "/probableDuplicates?status=decided&pageSize=500")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id))
                .body("items.find { it.id == '" + id + "' }.decision", equalTo("samePerson"));
        // A wrong yes is undone like any other, and the pair does not come back.
        split(bis).statusCode(200);
        assertThat(personOf(ofBis)).isNotEqualTo(personOf(ofRegister));
        assertThat(pairWith(ofBis)).isNull();
    }

    @Test
    @DisplayName("two persons stay two: remembered by their numbers and never listed again")
    void differentPersons() {
        LocalDate born = LocalDate.of(1994, 7, 8);
        String bis = Someone.bis(born, 701);
        String register = Someone.register(born, 702);
        String ofBis = push(CPAS_A, bis);
        String ofRegister = push(CPAS_A, register);
        Map<String, Object> pair = pairWith(ofBis);
        assertThat(pair)
                .containsEntry("score", 80)
                .containsEntry("evidence", List.of("sameBirthDate", "oneBisNumber", "sameCpas"));
        String id = idOfPairWith(ofBis);
        decide(id, "{\"decision\": \"differentPersons\", \"replacedBy\": \"" + register + "\"}")
                .statusCode(400)
                .body("issues[0].name", equalTo("replacedBy"));
        decide(id, "{\"decision\": \"differentPersons\"}").statusCode(200);
        assertThat(personOf(ofBis)).isNotEqualTo(personOf(ofRegister));
        assertThat(pairWith(ofBis)).isNull();
        // The person gets another number: the pair of persons is the same.
        replace(bis, Someone.bis(born, 703)).statusCode(200);
        assertThat(pairWith(ofBis)).isNull();
        // A replacement told by the register is stronger than a guess.
        String two = Someone.bis(born, 703);
        replace(two, register).statusCode(200).body("outcome", equalTo("merged"));
    }

    @Test
    @DisplayName("two BIS numbers: the human says which one stays")
    void twoBisNumbers() {
        LocalDate born = LocalDate.of(1995, 9, 10);
        String one = Someone.bis(born, 801);
        String other = Someone.bis(born, 803);
        String ofOne = push(CPAS_A, one);
        push(CPAS_A, other);
        String id = idOfPairWith(ofOne);
        decide(id, "{\"decision\": \"samePerson\"}")
                .statusCode(400)
                .body("issues[0].type", equalTo("urn:problem-type:belgif-ext:input-validation:requiredInput"));
        decide(id, "{\"decision\": \"samePerson\", \"replacedBy\": \"" + one + "\"}")
                .statusCode(200);
        history(other)
                .body("numbers.kind", contains("bis", "bis"))
                .body(
                        "numbers.find { it.asked }.replacedOn",
                        equalTo(LocalDate.now(BusinessClock.BRUSSELS).toString()));
    }

    @Test
    @DisplayName(
            "numbers entered before their traits were kept are read by a job, again and again with the same result")
    void traitsAreRead() throws SQLException {
        LocalDate born = LocalDate.of(1996, 11, 12);
        String ofBis = push(CPAS_A, Someone.bis(born, 901));
        push(CPAS_A, Someone.register(born, 903));
        String before = text("select md5(string_agg(s::text, '|' order by ssin_index)) from person_ssin s");
        change("update person_ssin set number_kind = null, birth_index = null, sex_index = null");
        assertThat(pairWith(ofBis)).isNull();
        int read = 1;
        while (read > 0) {
            read = QuarkusTransaction.requiringNew().call(readNumberTraits::readSome);
        }
        assertThat(text("select md5(string_agg(s::text, '|' order by ssin_index)) from person_ssin s"))
                .isEqualTo(before);
        assertThat(pairWith(ofBis)).isNotNull();
    }

    @Test
    @DisplayName("nothing in the new tables shows a number or can be rewritten; the history never grows by reading")
    void privacy() {
        String bis = Someone.bis(LocalDate.of(1997, 1, 3), 301);
        String register = Someone.register(LocalDate.of(1997, 1, 4), 303);
        push(CPAS_A, bis);
        push(CPAS_A, register);
        replace(bis, register).statusCode(200);
        split(bis).statusCode(200);
        for (String table : List.of("person_event", "numbers_apart", "duplicate_decision", "act_receipt")) {
            assertThat(String.valueOf(text("select string_agg(t::text, ' ') from " + table + " t")))
                    .as(table)
                    .doesNotContain(bis)
                    .doesNotContain(register);
        }
        for (String statement : List.of(
                "update person_event set kind = 'SPLIT'", "delete from numbers_apart", "truncate duplicate_decision")) {
            assertThatThrownBy(() -> change(statement)).as(statement).hasMessageContaining("only grows");
        }
        Map<String, Long> rows = rowCounts();
        rows.merge("access_log", 1L, Long::sum);
        history(bis).statusCode(200);
        assertThat(rowCounts()).isEqualTo(rows);
    }

    @Test
    @DisplayName("rows 27-30: a split sent twice is done once")
    void idempotent() {
        String bis = Someone.bis(LocalDate.of(1998, 1, 3), 201);
        String register = Someone.register(LocalDate.of(1998, 1, 4), 203);
        push(CPAS_A, bis);
        push(CPAS_A, register);
        replace(bis, register).statusCode(200);
        String key = newReference();
        for (int i = 0; i < 2; i++) {
            as(Tokens.officer())
                    .header("Idempotency-Key", key)
                    .body("{\"ssin\": \"" + bis + "\"}")
                    .post(PERSONS + "/splits")
                    .then()
                    .statusCode(200)
                    .body("contracts", equalTo(1));
        }
        as(Tokens.officer())
                .header("Idempotency-Key", key)
                .body("{\"ssin\": \"" + register + "\"}")
                .post(PERSONS + "/splits")
                .then()
                .statusCode(422);
    }

    @Test
    @DisplayName("the officer's list holds nothing of pairs that are none")
    void onlyPairs() {
        LocalDate born = LocalDate.of(1999, 2, 3);
        String one = push(CPAS_A, Someone.register(born, 101));
        push(CPAS_A, Someone.register(born, 103));
        assertThat(pairWith(one)).as("two register numbers are two persons").isNull();
        as(Tokens.officer())
                .get(PERSONS + "/probableDuplicates")
                .then()
                .statusCode(200)
                .body("page", equalTo(1))
                .body("items.status", not(hasItem("decided")));
    }
}
