package be.fgov.mi.piis.contract.transfer;

import be.fgov.mi.piis.contract.RefusalCases;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.testkit.Refusals;
import be.fgov.mi.piis.testkit.Refusals.Example;
import be.fgov.mi.piis.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

@ApplicationScoped
class TransferRefusals implements RefusalCases {
    private static final String CPAS = "0999000129";
    private static final String OTHER = "0999000228";
    private static final String CONTRACTS = "/piisContract/v1/cpas/" + CPAS + "/contracts";
    private static final String OFFERS = "/piisContract/v1/cpas/" + OTHER + "/transferOffers";
    private static final String FOREIGN = "/piisContract/v1/cpas/0999000624";
    private static final String MOVE = "{\"toCpas\": \"" + OTHER + "\", \"movedOn\": \"2015-06-01\"}";

    @Override
    public void addTo(Refusals table) {
        push("transfer-refusals", Contracts.aSignedContract().json());
        push("transfer-refusals-draft", Contracts.aDraft().json());
        push("transfer-refusals-done", Contracts.aSignedContract().json());
        String transferId = transferDone();
        Supplier<Tokens> old = () -> Tokens.worker(CPAS);
        Supplier<Tokens> next = () -> Tokens.worker(OTHER);
        String transfer = CONTRACTS + "/transfer-refusals/transfer";
        String offer = OFFERS + "/" + transferId;
        String foreignOffer = FOREIGN + "/transferOffers/" + transferId;
        table.on(
                        "transferContract",
                        transfer,
                        MOVE,
                        old,
                        Tokens::officer,
                        FOREIGN + "/contracts/transfer-refusals/transfer",
                        new Example(
                                "row 22: check digits",
                                transfer,
                                MOVE.replace(OTHER, "0999000229"),
                                400,
                                "invalidStructure"),
                        new Example(
                                "row 24: no such CPAS",
                                transfer,
                                MOVE.replace(OTHER, "0999999922"),
                                400,
                                "referencedResourceNotFound"),
                        new Example("the same CPAS", transfer, MOVE.replace(OTHER, CPAS), 400, "rejectedInput"),
                        new Example(
                                "row 23: before the contract",
                                transfer,
                                MOVE.replace("2015-06-01", "2015-01-31"),
                                400,
                                "invalidPeriod"),
                        new Example(
                                "a move that has not happened",
                                transfer,
                                MOVE.replace("2015-06-01", "2099-06-01"),
                                400,
                                "outOfRange"),
                        new Example(
                                "a draft does not follow",
                                CONTRACTS + "/transfer-refusals-draft/transfer",
                                MOVE,
                                409,
                                "invalidTransition"),
                        new Example(
                                "a contract follows once",
                                CONTRACTS + "/transfer-refusals-done/transfer",
                                MOVE,
                                409,
                                "contractTransferred"),
                        new Example(
                                "an unknown contract",
                                CONTRACTS + "/transfer-refusals-none/transfer",
                                MOVE,
                                404,
                                "resourceNotFound"))
                .on(
                        "getTransfer",
                        CONTRACTS + "/transfer-refusals-done/transfer",
                        null,
                        old,
                        Tokens::officer,
                        FOREIGN + "/contracts/transfer-refusals-done/transfer",
                        new Example("not transferred", transfer, null, 404, "resourceNotFound"))
                .on(
                        "giveTransferCode",
                        CONTRACTS + "/transfer-refusals-done/transfer/personCode",
                        "{}",
                        old,
                        Tokens::officer,
                        FOREIGN + "/contracts/transfer-refusals-done/transfer/personCode",
                        new Example("not transferred", transfer + "/personCode", "{}", 404, "resourceNotFound"))
                .on(
                        "listTransferOffers",
                        OFFERS,
                        null,
                        next,
                        Tokens::minister,
                        FOREIGN + "/transferOffers",
                        new Example(
                                "a code that does not exist", OFFERS + "?status=lost", null, 400, "schemaViolation"))
                .on(
                        "searchTransferOffers",
                        OFFERS + "/search",
                        "{\"ssin\": \"75010599351\"}",
                        next,
                        Tokens::finance,
                        FOREIGN + "/transferOffers/search",
                        new Example(
                                "row 22: check digits",
                                OFFERS + "/search",
                                "{\"ssin\": \"75010599352\"}",
                                400,
                                "invalidStructure"))
                .on(
                        "getTransferOffer",
                        offer,
                        null,
                        next,
                        Tokens::officer,
                        foreignOffer,
                        new Example("no id", OFFERS + "/x", null, 404, "resourceNotFound"))
                .on(
                        "getTransferContent",
                        offer + "/content",
                        null,
                        next,
                        Tokens::officer,
                        foreignOffer + "/content",
                        new Example("not released", offer + "/content", null, 404, "resourceNotFound"))
                .on(
                        "recordTransferInformation",
                        offer + "/information",
                        "{\"informedOn\": \"2015-06-01\"}",
                        next,
                        Tokens::officer,
                        foreignOffer + "/information",
                        new Example(
                                "before the offer",
                                offer + "/information",
                                "{\"informedOn\": \"2015-06-01\"}",
                                400,
                                "outOfRange"),
                        new Example(
                                "after today",
                                offer + "/information",
                                "{\"informedOn\": \"2099-06-01\"}",
                                400,
                                "outOfRange"))
                .on(
                        "recordTransferObjection",
                        offer + "/objection",
                        "{\"objectedOn\": \"2015-05-31\"}",
                        next,
                        Tokens::officer,
                        foreignOffer + "/objection",
                        new Example(
                                "before the move",
                                offer + "/objection",
                                "{\"objectedOn\": \"2015-05-31\"}",
                                400,
                                "outOfRange"),
                        new Example(
                                "after today",
                                offer + "/objection",
                                "{\"objectedOn\": \"2099-06-01\"}",
                                400,
                                "outOfRange"))
                .on(
                        "decideTransfer",
                        offer + "/decision",
                        DECISION,
                        next,
                        Tokens::officer,
                        foreignOffer + "/decision",
                        new Example("before the release", offer + "/decision", DECISION, 409, "invalidTransition"));
    }

    private static final String DECISION = """
            { "reference": "transfer-refusals-new",
              "period": { "from": "2015-07-01", "until": "2016-01-31" },
              "commitments": [ { "stepId": "s1", "decision": "keep" },
                               { "stepId": "s2", "decision": "adapt", "text": "x", "dueOn": "2015-09-01" } ] }
            """;

    private static RequestSpecification as(Tokens tokens) {
        return RestAssured.given().header("Authorization", tokens.bearer()).contentType("application/json");
    }

    private static void push(String reference, String body) {
        as(Tokens.worker(CPAS)).body(body).put(CONTRACTS + "/" + reference + "/revisions/1");
    }

    /** The same again in another run of the table. */
    private static String transferDone() {
        String path = CONTRACTS + "/transfer-refusals-done/transfer";
        Response done = as(Tokens.worker(CPAS)).body(MOVE).post(path);
        return done.statusCode() == 201
                ? done.path("transferId")
                : as(Tokens.worker(CPAS)).get(path).path("transferId");
    }
}
