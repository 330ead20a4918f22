package be.fgov.mi.piis.contract.person;

import be.fgov.mi.piis.contract.RefusalCases;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.contract.push.Someone;
import be.fgov.mi.piis.testkit.Refusals;
import be.fgov.mi.piis.testkit.Refusals.Example;
import be.fgov.mi.piis.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;

@ApplicationScoped
class PersonRefusals implements RefusalCases {
    private static final String CPAS = "0999000129";
    private static final String PERSONS = "/piisContract/v1/persons";
    private static final String NOBODY = "{\"ssin\": \"" + Someone.bis(LocalDate.of(1940, 1, 1), 7) + "\"}";

    @Override
    public void addTo(Refusals table) {
        String ssin = Someone.next();
        RestAssured.given()
                .header("Authorization", Tokens.worker(CPAS).bearer())
                .contentType(ContentType.JSON)
                .body(Contracts.aSignedContract().of(ssin).json())
                .put("/piisContract/v1/cpas/" + CPAS + "/contracts/refusals-" + UUID.randomUUID() + "/revisions/1")
                .then()
                .statusCode(201);
        String known = "{\"ssin\": \"" + ssin + "\"}";
        String history = PERSONS + "/history";
        table.on(
                "getPersonHistory",
                history,
                known,
                Tokens::officer,
                () -> Tokens.worker(CPAS),
                null,
                new Example("row 22: check digits", history, "{\"ssin\": \"75010599352\"}", 400, "invalidStructure"),
                new Example("row 24: a number nobody has", history, NOBODY, 400, "referencedResourceNotFound"));
        String splits = PERSONS + "/splits";
        table.on(
                "splitPerson",
                splits,
                known,
                Tokens::officer,
                () -> Tokens.president(CPAS),
                null,
                new Example("row 22: check digits", splits, "{\"ssin\": \"75010599352\"}", 400, "invalidStructure"),
                new Example("row 24: a number nobody has", splits, NOBODY, 400, "referencedResourceNotFound"),
                new Example("row 25: nothing to split", splits, known, 409, "invalidTransition"));
        String duplicates = PERSONS + "/probableDuplicates";
        table.on(
                "listProbableDuplicates",
                duplicates + "?status=open",
                null,
                Tokens::officer,
                () -> Tokens.worker(CPAS),
                null,
                new Example("a status that is none", duplicates + "?status=maybe", null, 400, "schemaViolation"));
        String decision = duplicates + "/" + UUID.randomUUID() + "/decision";
        table.on(
                "decideProbableDuplicate",
                decision,
                "{\"decision\": \"samePerson\", \"replacedBy\": \"" + ssin + "\"}",
                Tokens::officer,
                Tokens::finance,
                null,
                new Example(
                        "row 22: check digits",
                        decision,
                        "{\"decision\": \"samePerson\", \"replacedBy\": \"75010599352\"}",
                        400,
                        "invalidStructure"),
                new Example(
                        "row 6: no such pair",
                        decision,
                        "{\"decision\": \"differentPersons\"}",
                        404,
                        "resourceNotFound"),
                new Example(
                        "row 6: no id",
                        duplicates + "/none/decision",
                        "{\"decision\": \"differentPersons\"}",
                        404,
                        "resourceNotFound"));
    }
}
