package be.fgov.mi.piis.contract.interview;

import be.fgov.mi.piis.contract.RefusalCases;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.testkit.Refusals;
import be.fgov.mi.piis.testkit.Refusals.Example;
import be.fgov.mi.piis.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class InterviewRefusals implements RefusalCases {
    private static final String CONTRACTS = "/piisContract/v1/cpas/0999000129/contracts";
    private static final String FOREIGN =
            "/piisContract/v1/cpas/0999000624/contracts/refusals-interview/interviewRequests";
    private static final String REQUESTS = CONTRACTS + "/refusals-interview/interviewRequests";

    private static RequestSpecification asVendor() {
        return RestAssured.given()
                .header("Authorization", Tokens.vendor("vendor").bearer())
                .contentType("application/json");
    }

    private static String request() {
        return REQUESTS + "/"
                + asVendor()
                        .body("{\"requestedOn\": \"2015-04-13\"}")
                        .post(REQUESTS)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("interviewRequestId");
    }

    @Override
    public void addTo(Refusals table) {
        asVendor().body(Contracts.aSignedContract().json()).put(CONTRACTS + "/refusals-interview/revisions/1");
        asVendor()
                .body(Contracts.aSignedContract()
                        .with("\"ending\": {\"endedOn\": \"2015-12-31\", \"reason\": \"completed\"},")
                        .json())
                .put(CONTRACTS + "/refusals-interview-ended/revisions/1");
        String open = request();
        String held = request();
        asVendor()
                .body("{\"heldOn\": \"2015-04-14\"}")
                .post(held + "/held")
                .then()
                .statusCode(200);
        String asked = "{\"requestedOn\": \"2015-04-13\"}";
        String offer = "{\"offeredOn\": \"2015-04-14\", \"interviewOn\": \"2015-04-15\"}";
        table.on(
                "requestInterview",
                REQUESTS,
                asked,
                () -> Tokens.vendor("vendor"),
                () -> Tokens.president("0999000129"),
                FOREIGN,
                new Example("a day that has not come", REQUESTS, asked.replace("2015", "2099"), 400, "outOfRange"),
                new Example(
                        "row 25: the contract had ended",
                        CONTRACTS + "/refusals-interview-ended/interviewRequests",
                        asked.replace("2015-04-13", "2016-01-01"),
                        409,
                        "invalidTransition"),
                new Example(
                        "an unknown contract", CONTRACTS + "/none/interviewRequests", asked, 404, "resourceNotFound"));
        table.on("listInterviewRequests", REQUESTS, null, () -> Tokens.worker("0999000129"), Tokens::officer, FOREIGN);
        table.on(
                "getInterviewRequest",
                open,
                null,
                () -> Tokens.worker("0999000129"),
                Tokens::officer,
                FOREIGN + "/00000000-0000-7000-8000-000000000000",
                new Example("an id that is none", REQUESTS + "/1", null, 404, "resourceNotFound"));
        table.on(
                "offerInterview",
                open + "/offer",
                offer,
                () -> Tokens.vendor("vendor"),
                () -> Tokens.president("0999000129"),
                FOREIGN + "/00000000-0000-7000-8000-000000000000/offer",
                new Example(
                        "row 23: before its offer",
                        open + "/offer",
                        offer.replace("2015-04-15", "2015-04-13"),
                        400,
                        "invalidPeriod"),
                new Example(
                        "row 23: before the request",
                        open + "/offer",
                        offer.replace("2015-04-14", "2015-04-12"),
                        400,
                        "invalidPeriod"),
                new Example(
                        "a day that has not come", open + "/offer", offer.replace("2015", "2099"), 400, "outOfRange"),
                new Example("row 25: held already", held + "/offer", offer, 409, "invalidTransition"));
        table.on(
                "holdInterview",
                open + "/held",
                "{\"heldOn\": \"2015-04-14\"}",
                () -> Tokens.vendor("vendor"),
                () -> Tokens.president("0999000129"),
                FOREIGN + "/00000000-0000-7000-8000-000000000000/held",
                new Example(
                        "row 23: before the request",
                        open + "/held",
                        "{\"heldOn\": \"2015-04-12\"}",
                        400,
                        "invalidPeriod"),
                new Example(
                        "a day that has not come", open + "/held", "{\"heldOn\": \"2099-04-12\"}", 400, "outOfRange"),
                new Example(
                        "row 25: held already",
                        held + "/held",
                        "{\"heldOn\": \"2015-04-14\"}",
                        409,
                        "invalidTransition"));
    }
}
