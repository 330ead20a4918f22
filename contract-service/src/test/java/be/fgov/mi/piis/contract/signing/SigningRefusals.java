package be.fgov.mi.piis.contract.signing;

import be.fgov.mi.piis.contract.RefusalCases;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.contract.push.Someone;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.testkit.Refusals;
import be.fgov.mi.piis.testkit.Refusals.Example;
import be.fgov.mi.piis.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** The acts of signing, amending and ending in the table of bad input. */
@ApplicationScoped
class SigningRefusals implements RefusalCases {
    private static final String CPAS = "0999000129";
    private static final String CONTRACTS = "/piisContract/v1/cpas/" + CPAS + "/contracts/";
    private static final String FOREIGN = "/piisContract/v1/cpas/0999000624/contracts/";
    private static final String ACTIVE = "refusals-signed";
    private static final String HANDED_OVER = "refusals-handed-over";
    private static final String DRAFT = "refusals-draft";
    private static final String HASH = "0".repeat(64);

    private static String path(String reference, String act) {
        return CONTRACTS + reference + "/" + act;
    }

    private static void push(String reference, Contracts contract) {
        RestAssured.given()
                .header("Authorization", Tokens.vendor("vendor").bearer())
                .contentType(ContentType.JSON)
                .body(contract.of(Someone.next()).json())
                .put(CONTRACTS + reference + "/revisions/1")
                .then()
                .statusCode(201);
    }

    @Override
    public void addTo(Refusals table) {
        push(ACTIVE, Contracts.aSignedContract());
        push(HANDED_OVER, Contracts.anUnsignedContract());
        push(DRAFT, Contracts.aDraft());
        signing(table);
        amending(table);
    }

    private static void signing(Refusals table) {
        String sign = path(HANDED_OVER, "signatures");
        String signature = "{\"party\": \"beneficiary\", \"route\": \"paper\", \"contentHash\": \"" + HASH
                + "\", \"signedOn\": \"2015-02-01\", \"documentSha256\": \"" + HASH + "\"}";
        table.on(
                        "signContract",
                        sign,
                        signature,
                        () -> Tokens.worker(CPAS),
                        Tokens::officer,
                        FOREIGN + HANDED_OVER + "/signatures",
                        new Example("another text", sign, signature, 409, "contentChanged"),
                        new Example(
                                "row 23: a paper without its scan",
                                sign,
                                signature.replace(", \"documentSha256\": \"" + HASH + "\"", ""),
                                400,
                                "documentSha256"),
                        new Example(
                                "an organisation that is not named",
                                sign,
                                signature.replace("\"beneficiary\"", "\"thirdParty\""),
                                400,
                                "thirdPartyId"),
                        new Example(
                                "row 25: a draft is not signed",
                                path(DRAFT, "signatures"),
                                signature,
                                409,
                                "invalidTransition"),
                        new Example(
                                "row 6: a contract that does not exist",
                                path("nobody", "signatures"),
                                signature,
                                404,
                                "resourceNotFound"))
                .on(
                        "listSignatures",
                        sign,
                        null,
                        () -> Tokens.worker(CPAS),
                        Tokens::officer,
                        FOREIGN + HANDED_OVER + "/signatures")
                .on(
                        "handOverContract",
                        path(DRAFT, "handOver"),
                        "{\"handedOverOn\": \"" + LocalDate.now(BusinessClock.BRUSSELS) + "\"}",
                        () -> Tokens.worker(CPAS),
                        () -> Tokens.president(CPAS),
                        FOREIGN + DRAFT + "/handOver",
                        new Example(
                                "row 25: handed over before",
                                path(HANDED_OVER, "handOver"),
                                "{}",
                                409,
                                "invalidTransition"),
                        new Example(
                                "a day to come",
                                path(DRAFT, "handOver"),
                                "{\"handedOverOn\": \"2099-01-01\"}",
                                400,
                                "outOfRange"),
                        new Example(
                                "row 23: before the assessment",
                                path(DRAFT, "handOver"),
                                "{\"handedOverOn\": \"2015-01-11\"}",
                                400,
                                "invalidPeriod"),
                        new Example(
                                "row 23: before the text was told",
                                path(DRAFT, "handOver"),
                                "{\"handedOverOn\": \"2015-01-20\"}",
                                400,
                                "invalidPeriod"))
                .on(
                        "giveSignatureCode",
                        path(HANDED_OVER, "signatureCodes"),
                        "{\"party\": \"beneficiary\"}",
                        () -> Tokens.worker(CPAS),
                        () -> Tokens.president(CPAS),
                        FOREIGN + HANDED_OVER + "/signatureCodes",
                        new Example(
                                "a president needs no code",
                                path(HANDED_OVER, "signatureCodes"),
                                "{\"party\": \"president\"}",
                                400,
                                "rejectedInput"),
                        new Example(
                                "row 24: an organisation that is none",
                                path(HANDED_OVER, "signatureCodes"),
                                "{\"party\": \"thirdParty\", \"thirdPartyId\": \"t9\"}",
                                400,
                                "referencedResourceNotFound"));
    }

    private static void amending(Refusals table) {
        String amendments = path(ACTIVE, "amendments");
        String proposal = """
                {"proposedBy": "cpas", "proposedOn": "2015-06-01", "changes": {"period": {"from": "2015-02-01",
                 "until": "2016-06-30"}, "objectives": [ { "id": "o1", "domain": "housing", "text": "Se loger",
                 "dueOn": "2015-06-30" } ]}}""";
        String proposed = RestAssured.given()
                .header("Authorization", Tokens.worker(CPAS).bearer())
                .contentType(ContentType.JSON)
                .body(proposal)
                .post(amendments)
                .then()
                .statusCode(201)
                .extract()
                .path("href");
        String foreign = proposed.replace(CPAS, "0999000624");
        String agreement = "{\"party\": \"beneficiary\", \"agrees\": true, \"contentHash\": \"" + HASH
                + "\", \"route\": \"desk\", \"answeredOn\": \"2015-06-10\"}";
        table.on(
                        "proposeAmendment",
                        amendments,
                        proposal,
                        () -> Tokens.worker(CPAS),
                        () -> Tokens.president(CPAS),
                        FOREIGN + ACTIVE + "/amendments",
                        new Example("row 25: another is pending", amendments, proposal, 409, "invalidTransition"),
                        new Example(
                                "row 25: not active", path(DRAFT, "amendments"), proposal, 409, "invalidTransition"),
                        new Example(
                                "nothing changes",
                                amendments,
                                "{\"proposedBy\": \"cpas\", \"changes\": {}}",
                                400,
                                "requiredInput"))
                .on(
                        "listAmendments",
                        amendments,
                        null,
                        () -> Tokens.worker(CPAS),
                        Tokens::officer,
                        FOREIGN + ACTIVE + "/amendments")
                .on("getAmendment", proposed, null, () -> Tokens.worker(CPAS), Tokens::officer, foreign)
                .on(
                        "answerAmendment",
                        proposed + "/agreements",
                        agreement,
                        () -> Tokens.worker(CPAS),
                        Tokens::officer,
                        foreign + "/agreements",
                        new Example(
                                "row 5: a worker does not answer for the president",
                                proposed + "/agreements",
                                agreement.replace("beneficiary", "president"),
                                403,
                                "missingPermission"),
                        new Example("another text", proposed + "/agreements", agreement, 409, "contentChanged"),
                        new Example(
                                "by link",
                                proposed + "/agreements",
                                agreement.replace("\"desk\"", "\"link\""),
                                400,
                                "rejectedInput"))
                .on(
                        "withdrawAmendment",
                        proposed + "/withdrawal",
                        "{}",
                        () -> Tokens.worker(CPAS),
                        () -> Tokens.president(CPAS),
                        foreign + "/withdrawal",
                        new Example(
                                "an annex that is none",
                                amendments + "/00000000-0000-4000-8000-000000000000/withdrawal",
                                "{}",
                                404,
                                "resourceNotFound"))
                .on(
                        "endContract",
                        path(ACTIVE, "ending"),
                        "{\"endedOn\": \"2015-12-31\", \"reason\": \"completed\"}",
                        () -> Tokens.worker(CPAS),
                        () -> Tokens.president(CPAS),
                        FOREIGN + ACTIVE + "/ending",
                        new Example(
                                "a day to come",
                                path(ACTIVE, "ending"),
                                "{\"endedOn\": \"2099-12-31\", \"reason\": \"completed\"}",
                                400,
                                "outOfRange"),
                        new Example(
                                "row 23: before it began",
                                path(ACTIVE, "ending"),
                                "{\"endedOn\": \"2015-01-31\", \"reason\": \"completed\"}",
                                400,
                                "invalidPeriod"));
    }
}
