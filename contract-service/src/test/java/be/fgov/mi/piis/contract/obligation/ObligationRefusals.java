package be.fgov.mi.piis.contract.obligation;

import be.fgov.mi.piis.contract.RefusalCases;
import be.fgov.mi.piis.testkit.Refusals;
import be.fgov.mi.piis.testkit.Refusals.Example;
import be.fgov.mi.piis.testkit.Tokens;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ObligationRefusals implements RefusalCases {
    private static final String ASSESSMENTS = "/piisContract/v1/cpas/0999000129/obligationAssessments";
    private static final String FOREIGN = "/piisContract/v1/cpas/0999000624/obligationAssessments";
    private static final String GOOD = """
            { "ssin": "75010599351", "decidedOn": "2017-02-10", "grantedFrom": "2017-02-01",
              "lastIncomeDay": "2015-02-01", "lastSupportedJobDay": "2016-02-01", "workingWithTopUp": false,
              "exemption": { "ground": "health", "decidedOn": "2017-02-10", "reviewOn": "2017-08-10" } }
            """;

    @Override
    public void addTo(Refusals table) {
        table.on(
                "assessObligation",
                ASSESSMENTS,
                GOOD,
                () -> Tokens.vendor("vendor"),
                () -> Tokens.president("0999000129"),
                FOREIGN,
                with("row 22: check digits", "75010599351", "75010599352", "invalidStructure"),
                with("neither number nor birth date", "\"ssin\": \"75010599351\",", "", "requiredInput"),
                with(
                        "both number and birth date",
                        "\"ssin\"",
                        "\"birthDate\": \"1975-01-05\", \"ssin\"",
                        "rejectedInput"),
                with("row 23: reviewed before it is decided", "2017-08-10", "2017-02-10", "invalidPeriod"),
                with(
                        "row 23: the earlier income ends after the grant starts",
                        "2015-02-01",
                        "2017-02-02",
                        "lastIncomeDay"),
                with(
                        "row 23: the earlier job ends after the grant starts",
                        "2016-02-01",
                        "2017-02-02",
                        "invalidPeriod"),
                with(
                        "row 23: decided before the birth",
                        "\"decidedOn\": \"2017-02-10\", \"granted",
                        "\"decidedOn\": \"1975-01-04\", \"granted",
                        "decidedOn"),
                with(
                        "a decision that has not been taken yet",
                        "\"decidedOn\": \"2017-02-10\", \"granted",
                        "\"decidedOn\": \"2099-02-10\", \"granted",
                        "outOfRange"),
                with(
                        "an exemption without the day of its decision",
                        "\"health\", \"decidedOn\": \"2017-02-10\",",
                        "\"health\",",
                        "requiredInput"),
                with("SC-04: a diagnosis", "\"ground\"", "\"diagnosis\": \"x\", \"ground\"", "unknownInput"),
                new Example(
                        "a birth date that decides and is not told",
                        ASSESSMENTS,
                        "{ \"ssin\": \"92200006963\", \"decidedOn\": \"2017-02-10\", \"lastIncomeDay\": \"2017-02-09\" }",
                        400,
                        "birthDate"));
        table.on(
                "listObligationAssessments",
                ASSESSMENTS,
                null,
                () -> Tokens.worker("0999000129"),
                Tokens::officer,
                FOREIGN,
                new Example("a status that is none", ASSESSMENTS + "?status=late", null, 400, "schemaViolation"),
                new Example("a page that is none", ASSESSMENTS + "?page=0", null, 400, "outOfRange"));
        table.on(
                "getObligationAssessment",
                ASSESSMENTS + "/00000000-0000-7000-8000-000000000000",
                null,
                () -> Tokens.worker("0999000129"),
                Tokens::officer,
                FOREIGN + "/00000000-0000-7000-8000-000000000000",
                new Example("an id that is none", ASSESSMENTS + "/1", null, 404, "resourceNotFound"));
    }

    private static Example with(String row, String from, String to, String typeOrIssue) {
        return new Example(row, ASSESSMENTS, GOOD.replace(from, to), 400, typeOrIssue);
    }
}
