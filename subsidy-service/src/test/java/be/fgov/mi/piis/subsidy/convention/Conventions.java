package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.stream.Collectors;

/** Conventions of the scenarios, and the steps that bring them on, over HTTP. */
public final class Conventions {
    public static final String PATH = "/activationSubsidy/v1/conventions/";

    private Conventions() {}

    public static String city(String lead, long grantedCents) {
        return body("city", 2015, lead, List.of(), grantedCents);
    }

    public static String cluster(String lead, List<String> members) {
        return body("cluster", 2015, lead, members, 1_000_000);
    }

    public static String body(String type, int year, String lead, List<String> members, long grantedCents) {
        String membersJson = members.isEmpty()
                ? ""
                : "\"members\": ["
                        + members.stream().map(member -> '"' + member + '"').collect(Collectors.joining(", "))
                        + "],";
        return """
                { "type": "%s", "year": %d, "leadCpas": "%s", %s "grantedCents": %d,
                  "targets": { "persons": 20, "trajectories": 24 },
                  "objectives": "Break isolation by meaningful activities.",
                  "iban": "BE68539007547034",
                  "period": { "from": "%d-01-01", "until": "%d-12-31" } }
                """.formatted(type, year, lead, membersJson, grantedCents, year, year);
    }

    public static ValidatableResponse push(Tokens who, String number, int revision, String body) {
        return RestAssured.given()
                .header("Authorization", who.bearer())
                .contentType(ContentType.JSON)
                .body(body)
                .put(PATH + number + "/revisions/" + revision)
                .then();
    }

    public static ValidatableResponse act(Tokens who, String number, String act, String body) {
        return RestAssured.given()
                .header("Authorization", who.bearer())
                .contentType(ContentType.JSON)
                .body(body)
                .post(PATH + number + "/" + act)
                .then();
    }

    public static ValidatableResponse act(Tokens who, String number, String act) {
        return act(who, number, act, "{}");
    }

    public static ValidatableResponse read(Tokens who, String path) {
        return RestAssured.given()
                .header("Authorization", who.bearer())
                .get(PATH + path)
                .then();
    }

    /** A convention that the minister has approved, ready to be signed. */
    public static void approved(String number, String lead, String body) {
        push(Tokens.worker(lead), number, 1, body).statusCode(201);
        beforeMinister(number, lead);
        act(Tokens.minister(), number, "ministerDecision", "{\"decision\": \"approved\"}")
                .statusCode(200);
    }

    public static void beforeMinister(String number, String lead) {
        act(Tokens.worker(lead), number, "submission").statusCode(200);
        act(Tokens.officer(), number, "advice", "{\"favourable\": true, \"text\": \"Clear.\"}")
                .statusCode(200);
        act(Tokens.officer(), number, "ministerSubmission").statusCode(200);
    }
}
