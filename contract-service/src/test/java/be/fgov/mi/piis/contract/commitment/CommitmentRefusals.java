package be.fgov.mi.piis.contract.commitment;

import be.fgov.mi.piis.contract.RefusalCases;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.testkit.Refusals;
import be.fgov.mi.piis.testkit.Refusals.Example;
import be.fgov.mi.piis.testkit.Tokens;
import io.restassured.RestAssured;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class CommitmentRefusals implements RefusalCases {
    private static final String CPAS = "/piisContract/v1/cpas/0999000129";
    private static final String FOREIGN = "/piisContract/v1/cpas/0999000624";
    private static final String COMMITMENTS = CPAS + "/contracts/refusals-commitment/commitments";
    private static final String TOLD = "{\"outcome\": \"kept\", \"on\": \"2015-03-20\"}";

    private static void push(String reference, String body) {
        RestAssured.given()
                .header("Authorization", Tokens.vendor("vendor").bearer())
                .contentType("application/json")
                .body(body)
                .put(CPAS + "/contracts/" + reference + "/revisions/1");
    }

    @Override
    public void addTo(Refusals table) {
        push("refusals-commitment", Contracts.aSignedContract().json());
        push("refusals-commitment-draft", Contracts.aDraft().json());
        table.on(
                "listCommitments",
                COMMITMENTS,
                null,
                () -> Tokens.worker("0999000129"),
                Tokens::officer,
                FOREIGN + "/contracts/refusals-commitment/commitments");
        table.on(
                "tellOutcome",
                COMMITMENTS + "/s2/outcomes",
                TOLD,
                () -> Tokens.vendor("vendor"),
                () -> Tokens.president("0999000129"),
                FOREIGN + "/contracts/refusals-commitment/commitments/s2/outcomes",
                new Example("a step that is none", COMMITMENTS + "/s9/outcomes", TOLD, 404, "resourceNotFound"),
                new Example(
                        "a day that has not come",
                        COMMITMENTS + "/s2/outcomes",
                        TOLD.replace("2015", "2099"),
                        400,
                        "outOfRange"),
                new Example(
                        "an outcome that is none",
                        COMMITMENTS + "/s2/outcomes",
                        TOLD.replace("kept", "forgotten"),
                        400,
                        "schemaViolation"),
                new Example(
                        "row 25: nobody is bound yet",
                        CPAS + "/contracts/refusals-commitment-draft/commitments/s2/outcomes",
                        TOLD,
                        409,
                        "invalidTransition"));
        table.on(
                "summarizeCommitments",
                CPAS + "/commitments/summary",
                null,
                () -> Tokens.worker("0999000129"),
                Tokens::officer,
                FOREIGN + "/commitments/summary");
    }
}
