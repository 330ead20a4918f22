package be.fgov.mi.piis.contract.sanction;

import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A contract of 2017 and what is told about a breach of it: {@code breach(…).notice(…).advice(…)}. */
final class SanctionStory {
    private final String cpas;
    private final String procedures;
    private final String href;

    private SanctionStory(String cpas, String procedures, String href) {
        this.cpas = cpas;
        this.procedures = procedures;
        this.href = href;
    }

    /** In force from 01/01/2017 to 31/12/2018, with one step of the person (s1) and one of the CPAS (s2). */
    static Contracts aContractOf2017(String ssin) {
        return Contracts.aDraft()
                .with("\"handedOverOn\": \"2016-12-01\",")
                .signedBy("beneficiary", "2016-12-20")
                .signedBy("cpas", "2016-12-20")
                .of(ssin);
    }

    static String json(Contracts contract) {
        return contract.json()
                .replace(
                        "\"from\": \"2015-02-01\", \"until\": \"2016-01-31\"",
                        "\"from\": \"2017-01-01\", \"until\": \"2018-12-31\"")
                .replace("2015-01-12", "2016-11-20")
                .replace("2015-06-30", "2018-06-30")
                .replace("2015-03-31", "2018-03-31");
    }

    static String push(String cpas, String reference, String body) {
        String contract = "/piisContract/v1/cpas/" + cpas + "/contracts/" + reference;
        as(Tokens.worker(cpas)).body(body).put(contract + "/revisions/1").then().statusCode(201);
        return contract;
    }

    static SanctionStory breach(String cpas, String contract, String breachedOn) {
        return open(cpas, contract, "{'breachedOn': '" + breachedOn + "', 'stepId': 's1'}");
    }

    static SanctionStory open(String cpas, String contract, String body) {
        String href = as(Tokens.worker(cpas))
                .body(body.replace('\'', '"'))
                .post(contract + "/sanctionProcedures")
                .then()
                .statusCode(201)
                .extract()
                .path("href");
        return new SanctionStory(cpas, contract + "/sanctionProcedures", href);
    }

    static RequestSpecification as(Tokens tokens) {
        return RestAssured.given().header("Authorization", tokens.bearer()).contentType(ContentType.JSON);
    }

    String href() {
        return href;
    }

    String procedures() {
        return procedures;
    }

    Response send(String act, String body) {
        return as(Tokens.worker(cpas)).body(body.replace('\'', '"')).post(href + "/" + act);
    }

    ValidatableResponse act(String act, String body) {
        return send(act, body).then().statusCode(200);
    }

    ValidatableResponse refused(int status, String act, String body) {
        return send(act, body).then().statusCode(status);
    }

    SanctionStory notice(String sentOn) {
        act("notice", "{'sentOn': '" + sentOn + "'}");
        return this;
    }

    SanctionStory advice(String givenOn) {
        act("advice", "{'givenOn': '" + givenOn + "', 'recommendation': 'sanction'}");
        return this;
    }

    ValidatableResponse read() {
        return as(Tokens.president(cpas)).get(href).then().statusCode(200);
    }

    static String suspension(String decidedOn, String from, String until) {
        return "{'decidedOn': '" + decidedOn + "', 'outcome': 'suspension', 'suspension': {'extent': 'total', 'from': '"
                + from + "', 'until': '" + until + "'}}";
    }
}
