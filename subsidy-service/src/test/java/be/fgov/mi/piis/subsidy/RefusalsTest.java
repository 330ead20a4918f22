package be.fgov.mi.piis.subsidy;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.testkit.ApiDocument;
import be.fgov.mi.piis.testkit.Refusals;
import be.fgov.mi.piis.testkit.Refusals.Example;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rows 1–18 and 22–26 of the bad-input table, on every endpoint of this service. */
@QuarkusTest
class RefusalsTest extends SubsidyServiceTest {
    private static final String CONVENTIONS = "/activationSubsidy/v1/conventions";
    private static final String SIGNING_MANDATES = "/activationSubsidy/v1/signingMandates";
    private static final String SIGNING_MANDATE = """
            { "function": "president", "right": "substitute", "cpas": "%s", "account": "vice-president",
              "from": "2015-10-13", "until": "2015-12-31", "ground": "Decision of the council." }
            """.formatted(CPAS_B);
    private static final String MINE = CONVENTIONS + "/RT-1";
    private static final String FOREIGN = CONVENTIONS + "/RT-F";
    private static final String SCHEMES = "/activationSubsidy/v1/schemes/";
    private static final String REGISTRY = "/registry/v1";
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
    private static final String CLUSTER = Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D));
    private static final String CPAS = """
            { "nisCode": 62063, "nameFr": "Liège", "nameNl": "Luik", "nameDe": "Lüttich",
              "validFrom": "1977-01-01", "iban": "BE68539007547034" }
            """;

    @TestFactory
    Stream<DynamicTest> everyBadInputHasItsAnswer() {
        Conventions.push(Tokens.worker(CPAS_B), "RT-1", 1, CLUSTER).statusCode(201);
        Conventions.push(Tokens.vendor("vendor-b"), "RT-F", 1, Conventions.city(CPAS_F, 100))
                .statusCode(201);
        Conventions.push(Tokens.worker(CPAS_A), "RT-H", 1, Conventions.city(CPAS_A, 100))
                .statusCode(201);
        Conventions.act(Tokens.worker(CPAS_A), "RT-H", "submission").statusCode(200);
        Refusals table = new Refusals(this::rowCounts);
        conventions(table);
        acts(table);
        schemes(table);
        allocations(table);
        registry(table);
        counting(table);
        prices(table);
        rapportUnique(table);
        ledger(table);
        costs(table);
        reports(table);
        settlements(table);
        lawParameters(table);
        payments(table);
        // The imports take no JSON: RegistryTest and ImportConventionsTest have their rows.
        return table.mayBeEmpty("releasePaymentBatch")
                .open("getHealth", "getBusinessDate", "moveBusinessDate", "importCpas", "importConventions")
                .table();
    }

    private static void conventions(Refusals table) {
        String push = CONVENTIONS + "/RT-E/revisions/1";
        String city = Conventions.city(CPAS_E, 100);
        table.on(
                        "pushConvention",
                        push,
                        city,
                        () -> Tokens.vendor("vendor"),
                        Tokens::finance,
                        FOREIGN + "/revisions/1",
                        new Example(
                                "row 22: check digits",
                                push,
                                city.replace(CPAS_E, "0999000526"),
                                400,
                                "invalidStructure"),
                        new Example(
                                "row 22: an IBAN with a wrong national check",
                                push,
                                city.replace("BE68539007547034", "BE41091811735141"),
                                400,
                                "invalidStructure"),
                        new Example(
                                "row 23: ends before it begins",
                                push,
                                city.replace("2015-12-31", "2014-12-31"),
                                400,
                                "invalidPeriod"),
                        new Example(
                                "row 23: outside the year of the scheme",
                                push,
                                city.replace("2015-12-31", "2016-01-01"),
                                400,
                                "outOfRange"),
                        new Example(
                                "row 24: a CPAS that nobody knows",
                                push,
                                city.replace(CPAS_E, "0999999922"),
                                400,
                                "referencedResourceNotFound"),
                        new Example(
                                "row 24: a year without a scheme",
                                push,
                                city.replace("2015", "2017"),
                                400,
                                "referencedResourceNotFound"),
                        new Example("row 25: other content", MINE + "/revisions/1", city, 409, "revisionConflict"),
                        new Example("row 25: a skipped revision", MINE + "/revisions/3", CLUSTER, 409, "revisionGap"),
                        new Example(
                                "A-26: a CPAS that is in another convention",
                                push,
                                Conventions.city(CPAS_A, 100),
                                409,
                                "cpasAlreadyInConvention"),
                        new Example(
                                "a number that is taken",
                                CONVENTIONS + "/summary/revisions/1",
                                city,
                                400,
                                "rejectedInput"))
                .on("getConvention", MINE, null, () -> Tokens.worker(CPAS_C), () -> Tokens.of("nobody"), FOREIGN)
                .on(
                        "listConventionRevisions",
                        MINE + "/revisions",
                        null,
                        () -> Tokens.worker(CPAS_C),
                        () -> Tokens.of("nobody"),
                        FOREIGN + "/revisions")
                .on(
                        "getAdvance",
                        MINE + "/advance",
                        null,
                        () -> Tokens.worker(CPAS_B),
                        () -> Tokens.of("nobody"),
                        FOREIGN + "/advance")
                .on(
                        "getConventionDocument",
                        MINE + "/document",
                        null,
                        () -> Tokens.worker(CPAS_C),
                        () -> Tokens.of("nobody"),
                        FOREIGN + "/document",
                        new Example("no number", MINE + "/document?sequence=x", null, 400, "outOfRange"))
                .on(
                        "getConventionSignatures",
                        MINE + "/signatures",
                        null,
                        () -> Tokens.worker(CPAS_C),
                        () -> Tokens.of("nobody"),
                        FOREIGN + "/signatures")
                .on(
                        "validateConventionSignatures",
                        MINE + "/signatures/validation",
                        null,
                        () -> Tokens.worker(CPAS_C),
                        () -> Tokens.of("nobody"),
                        FOREIGN + "/signatures/validation",
                        new Example("no number", MINE + "/signatures/validation?round=x", null, 400, "outOfRange"))
                .on(
                        "findConventions",
                        CONVENTIONS,
                        null,
                        Tokens::officer,
                        () -> Tokens.of("nobody"),
                        null,
                        new Example(
                                "a code that does not exist",
                                CONVENTIONS + "?status=lost",
                                null,
                                400,
                                "schemaViolation"),
                        new Example("a page that does not exist", CONVENTIONS + "?page=0", null, 400, "outOfRange"))
                .on(
                        "summarizeConventions",
                        CONVENTIONS + "/summary",
                        null,
                        Tokens::auditor,
                        () -> Tokens.of("nobody"),
                        null,
                        new Example("not a year", CONVENTIONS + "/summary?year=20x5", null, 400, "outOfRange"));
    }

    private static void costs(Refusals table) {
        String costs = "/costs/C1";
        String push = costs + "/revisions/1";
        String cost = """
                { "kind": "staff", "amountCents": 100, "incurredOn": "2015-09-30", "description": "Coach",
                  "directLink": "Accompanies.", "proportionality": "Half.", "share": 0.5,
                  "trajectories": ["T1"], "documents": ["D1"] }
                """;
        String rejected = "{\"decision\": \"rejected\", \"ground\": \"noDirectLink\", \"text\": \"Where?\"}";
        table.on(
                        "pushCost",
                        MINE + push,
                        cost,
                        () -> Tokens.worker(CPAS_B),
                        Tokens::officer,
                        FOREIGN + push,
                        new Example(
                                "SUB-20: a cost of tomorrow",
                                MINE + push,
                                cost.replace("2015-09-30", "2015-10-14"),
                                400,
                                "outOfRange"),
                        new Example(
                                "row 16: nothing was spent", MINE + push, cost.replace("100", "0"), 400, "outOfRange"),
                        new Example(
                                "row 25: a skipped revision", MINE + costs + "/revisions/2", cost, 409, "revisionGap"))
                .on(
                        "listCosts",
                        MINE + "/costs",
                        null,
                        () -> Tokens.worker(CPAS_B),
                        Tokens::minister,
                        FOREIGN + "/costs",
                        new Example("a page that does not exist", MINE + "/costs?page=0", null, 400, "outOfRange"))
                .on("getCost", MINE + costs, null, () -> Tokens.worker(CPAS_B), Tokens::minister, FOREIGN + costs)
                .on(
                        "reviewCost",
                        MINE + costs + "/review",
                        rejected,
                        Tokens::officer,
                        () -> Tokens.worker(CPAS_B),
                        CONVENTIONS + "/NOT-THERE/costs/C1/review",
                        new Example(
                                "row 25: before the last signature",
                                MINE + costs + "/review",
                                rejected,
                                409,
                                "invalidTransition"))
                .on(
                        "replyToCostReview",
                        MINE + costs + "/reply",
                        "{\"text\": \"There.\"}",
                        () -> Tokens.worker(CPAS_B),
                        Tokens::officer,
                        FOREIGN + costs + "/reply")
                // It takes no JSON: CostsOfConventionTest has the rows of its body.
                .on(
                        "uploadCostDocument",
                        MINE + "/documents/D1",
                        null,
                        () -> Tokens.worker(CPAS_B),
                        Tokens::officer,
                        FOREIGN + "/documents/D1")
                .on(
                        "getCostDocument",
                        MINE + "/documents/D1",
                        null,
                        () -> Tokens.worker(CPAS_B),
                        Tokens::minister,
                        FOREIGN + "/documents/D1");
    }

    private static void reports(Refusals table) {
        String report = "{\"activity\": \"Twelve persons.\", \"financial\": \"A coach.\"}";
        String comment = "{\"comment\": \"Which coach?\"}";
        String extension = "{\"dueOn\": \"2016-03-15\", \"reason\": \"Illness.\"}";
        String finding = "{\"cost\": \"C1\", \"ground\": \"missingDocument\", \"text\": \"No payslip.\"}";
        String of = "/control/findings/00000000-0000-4000-8000-000000000000";
        String unknown = CONVENTIONS + "/NOT-THERE";
        table.on(
                        "getReport",
                        MINE + "/report",
                        null,
                        () -> Tokens.worker(CPAS_B),
                        Tokens::minister,
                        FOREIGN + "/report")
                .on(
                        "sendReport",
                        MINE + "/report",
                        report,
                        () -> Tokens.worker(CPAS_B),
                        Tokens::officer,
                        FOREIGN + "/report",
                        new Example("row 25: too early", MINE + "/report", report, 409, "invalidTransition"))
                .on(
                        "returnReport",
                        MINE + "/report/return",
                        comment,
                        Tokens::officer,
                        () -> Tokens.worker(CPAS_B),
                        unknown + "/report/return",
                        new Example("row 25: too early", MINE + "/report/return", comment, 409, "invalidTransition"))
                .on(
                        "extendReport",
                        MINE + "/report/extension",
                        extension,
                        Tokens::officer,
                        () -> Tokens.worker(CPAS_B),
                        unknown + "/report/extension",
                        new Example(
                                "row 25: too early", MINE + "/report/extension", extension, 409, "invalidTransition"))
                .on(
                        "getControl",
                        MINE + "/control",
                        null,
                        () -> Tokens.worker(CPAS_B),
                        Tokens::minister,
                        FOREIGN + "/control")
                .on(
                        "openControl",
                        MINE + "/control",
                        "{}",
                        Tokens::officer,
                        () -> Tokens.worker(CPAS_B),
                        unknown + "/control",
                        new Example("row 25: too early", MINE + "/control", "{}", 409, "invalidTransition"))
                .on(
                        "findInControl",
                        MINE + "/control/findings",
                        finding,
                        Tokens::officer,
                        () -> Tokens.worker(CPAS_B),
                        unknown + "/control/findings",
                        new Example(
                                "row 25: outside a control",
                                MINE + "/control/findings",
                                finding,
                                409,
                                "invalidTransition"))
                .on(
                        "answerControlFinding",
                        MINE + of + "/answer",
                        "{\"agrees\": false, \"text\": \"It is there.\"}",
                        () -> Tokens.worker(CPAS_B),
                        Tokens::officer,
                        FOREIGN + of + "/answer")
                .on(
                        "concludeControlFinding",
                        MINE + of + "/conclusion",
                        "{\"upheld\": true, \"text\": \"Not seen.\"}",
                        Tokens::officer,
                        () -> Tokens.worker(CPAS_B),
                        unknown + of + "/conclusion");
    }

    private static void settlements(Refusals table) {
        String decided = "{\"underTarget\": {\"reduce\": false, \"motive\": \"The instructions came in June.\"}}";
        table.on(
                        "getSettlement",
                        MINE + "/settlement",
                        null,
                        () -> Tokens.worker(CPAS_B),
                        Tokens::minister,
                        FOREIGN + "/settlement",
                        new Example("before the last signature", MINE + "/settlement", null, 404, "resourceNotFound"))
                .on(
                        "proposeSettlement",
                        MINE + "/settlement",
                        decided,
                        Tokens::officer,
                        Tokens::finance,
                        CONVENTIONS + "/NOT-THERE/settlement",
                        new Example("row 25: too early", MINE + "/settlement", decided, 409, "invalidTransition"))
                .on(
                        "proposeSettlementCorrection",
                        MINE + "/settlement/correction",
                        "{\"motive\": \"A payslip was read twice.\"}",
                        Tokens::officer,
                        Tokens::finance,
                        CONVENTIONS + "/NOT-THERE/settlement/correction",
                        new Example(
                                "row 25: too early",
                                MINE + "/settlement/correction",
                                "{\"motive\": \"A payslip was read twice.\"}",
                                409,
                                "invalidTransition"))
                .on(
                        "approveSettlementCorrection",
                        MINE + "/settlement/correction/approval",
                        "{}",
                        Tokens::officer,
                        Tokens::finance,
                        CONVENTIONS + "/NOT-THERE/settlement/correction/approval",
                        new Example(
                                "row 25: too early",
                                MINE + "/settlement/correction/approval",
                                "{}",
                                409,
                                "invalidTransition"))
                .on(
                        "approveSettlement",
                        MINE + "/settlement/approval",
                        "{}",
                        Tokens::officer,
                        Tokens::finance,
                        CONVENTIONS + "/NOT-THERE/settlement/approval",
                        new Example(
                                "row 25: too early", MINE + "/settlement/approval", "{}", 409, "invalidTransition"));
    }

    private static void lawParameters(Refusals table) {
        String parameters = "/activationSubsidy/v1/lawParameters";
        String value = parameters + "/controlAnswerDays/values/2099-01-01";
        String good = "{\"value\": \"15\", \"source\": \"rules 2.2\"}";
        table.on("listLawParameters", parameters, null, Tokens::officer, Tokens::finance, null)
                .on("getLawParameterValue", value, null, Tokens::officer, Tokens::finance, null)
                .on(
                        "replaceLawParameterValue",
                        value,
                        good,
                        Tokens::officer,
                        Tokens::finance,
                        null,
                        new Example("a value of another kind", value, good.replace("\"15\"", "\"soon\""), 400, "value"),
                        new Example(
                                "a parameter that does not exist",
                                parameters + "/colour/values/2099-01-01",
                                good,
                                404,
                                "resourceNotFound"));
    }

    private static void counting(Refusals table) {
        table.on(
                        "getConventionCount",
                        MINE + "/count",
                        null,
                        () -> Tokens.worker(CPAS_B),
                        Tokens::minister,
                        FOREIGN + "/count")
                .on(
                        "listCountingDecisionsOnPerson",
                        MINE + "/persons/" + NOBODY + "/countingDecisions",
                        null,
                        () -> Tokens.worker(CPAS_B),
                        Tokens::finance,
                        FOREIGN + "/persons/" + NOBODY + "/countingDecisions")
                .on(
                        "listCountingFindings",
                        MINE + "/findings",
                        null,
                        () -> Tokens.worker(CPAS_B),
                        Tokens::finance,
                        FOREIGN + "/findings",
                        new Example(
                                "a code that does not exist",
                                MINE + "/findings?status=lost",
                                null,
                                400,
                                "schemaViolation"))
                .on(
                        "settleCountingFinding",
                        MINE + "/findings/" + NOBODY + "/settlement",
                        "{\"motive\": \"She moved.\"}",
                        Tokens::officer,
                        () -> Tokens.worker(CPAS_B),
                        CONVENTIONS + "/NOT-THERE/findings/" + NOBODY + "/settlement")
                .on(
                        "listCountingDecisions",
                        MINE + "/countingDecisions",
                        null,
                        () -> Tokens.worker(CPAS_B),
                        Tokens::finance,
                        FOREIGN + "/countingDecisions",
                        new Example(
                                "a page that does not exist",
                                MINE + "/countingDecisions?page=0",
                                null,
                                400,
                                "outOfRange"));
    }

    private static void allocations(Refusals table) {
        String sheets = SCHEMES + "2015/allocationSheets";
        String body = """
                { "budgetCents": 100, "source": "test", "weights": [{ "name": "all", "share": 1 }],
                  "cpas": [{ "enterpriseNumber": "%s", "counts": [1] }] }
                """.formatted(CPAS_A);
        table.on(
                        "shareBudget",
                        sheets,
                        body,
                        Tokens::officer,
                        Tokens::finance,
                        SCHEMES + "2099/allocationSheets",
                        new Example("not the whole", sheets, body.replace(": 1 }", ": 0.99 }"), 400, "invalidInput"),
                        new Example(
                                "row 22: check digits",
                                sheets,
                                body.replace(CPAS_A, "0999000130"),
                                400,
                                "invalidStructure"),
                        new Example(
                                "row 24: a CPAS that nobody knows",
                                sheets,
                                body.replace(CPAS_A, "0999999922"),
                                400,
                                "referencedResourceNotFound"),
                        new Example("nobody has any", sheets, body.replace("[1]", "[0]"), 400, "invalidInput"))
                .on(
                        "getAllocationSheet",
                        sheets + "/" + NOBODY,
                        null,
                        Tokens::officer,
                        () -> Tokens.worker(CPAS_A),
                        sheets + "/" + NOBODY);
    }

    private static void prices(Refusals table) {
        table.on(
                "recountYear",
                SCHEMES + "2014/recount",
                "{}",
                Tokens::officer,
                Tokens::finance,
                SCHEMES + "2099/recount");
        table.on(
                "simulateYear",
                SCHEMES + "2015/simulations",
                "{\"advanceRate\": 0.75}",
                Tokens::officer,
                Tokens::finance,
                SCHEMES + "2099/simulations",
                new Example("nothing otherwise", SCHEMES + "2015/simulations", "{}", 400, "requiredInput"),
                new Example(
                        "more than everything",
                        SCHEMES + "2015/simulations",
                        "{\"advanceRate\": 1.5}",
                        400,
                        "outOfRange"));
        table.on(
                        "getTrajectoryPrice",
                        MINE + "/price",
                        null,
                        () -> Tokens.worker(CPAS_B),
                        Tokens::minister,
                        FOREIGN + "/price")
                .on(
                        "listTrajectoryPrices",
                        SCHEMES + "2015/prices",
                        null,
                        () -> Tokens.worker(CPAS_C),
                        Tokens::minister,
                        SCHEMES + "2099/prices",
                        new Example("not a flag", SCHEMES + "2015/prices?flagged=yes", null, 400, "schemaViolation"));
    }

    private static void rapportUnique(Refusals table) {
        String report = "/rapportUnique/v1/reports/2015";
        table.on(
                        "getRapportUnique",
                        report,
                        null,
                        () -> Tokens.worker(CPAS_C),
                        Tokens::minister,
                        report + "?enterpriseNumber=" + CPAS_F,
                        new Example("not a year", "/rapportUnique/v1/reports/20x5", null, 400, "outOfRange"),
                        new Example("not a NIS code", report + "?nisCode=12", null, 400, "outOfRange"),
                        new Example(
                                "row 22: check digits",
                                report + "?enterpriseNumber=0999000128",
                                null,
                                400,
                                "invalidStructure"))
                .on(
                        "getRapportUniqueDictionary",
                        "/rapportUnique/v1/dictionary",
                        null,
                        Tokens::officer,
                        () -> Tokens.of("nobody"),
                        null);
    }

    private static void ledger(Refusals table) {
        String ledger = "/activationSubsidy/v1/ledger";
        table.on(
                        "findLedgerEntries",
                        ledger + "?convention=RT-1",
                        null,
                        Tokens::finance,
                        Tokens::officer,
                        null,
                        new Example(
                                "an account that nobody has", ledger + "?account=purse", null, 400, "schemaViolation"),
                        new Example("not an id", ledger + "?transactionId=1", null, 400, "schemaViolation"),
                        new Example("a page that does not exist", ledger + "?page=0", null, 400, "outOfRange"))
                .on("rebuildLedger", ledger + "/rebuild", null, Tokens::auditor, () -> Tokens.worker(CPAS_B), null);
    }

    private static void payments(Refusals table) {
        String batches = "/activationSubsidy/v1/paymentBatches";
        String unknown = batches + "/00000000-0000-4000-8000-000000000000";
        String aside = "/activationSubsidy/v1/setAsideLines";
        String unknownLine = aside + "/00000000-0000-4000-8000-000000000000/booking";
        String statement = """
                { "statementId": "RT-S", "bookedOn": "2015-10-13",
                  "lines": [ { "endToEndId": "E", "amountCents": 1, "result": "rejected", "reason": "AC01",
                               "bankReference": "B-1" } ] }
                """;
        table.on(
                        "preparePaymentBatch",
                        batches,
                        "{\"conventions\": [\"RT-1\"], \"declaredCount\": 1, \"declaredTotalCents\": 500000}",
                        Tokens::finance,
                        Tokens::officer,
                        null,
                        new Example(
                                "SUB-9: not signed", batches, "{\"conventions\": [\"RT-1\"]}", 409, "paymentNotDue"),
                        new Example(
                                "row 24: a convention that nobody knows",
                                batches,
                                "{\"conventions\": [\"RT-0\"]}",
                                400,
                                "referencedResourceNotFound"),
                        new Example("no convention", batches, "{\"conventions\": []}", 400, "requiredInput"),
                        new Example(
                                "a convention twice",
                                batches,
                                "{\"conventions\": [\"RT-1\", \"RT-1\"]}",
                                400,
                                "rejectedInput"))
                .on(
                        "findPaymentBatches",
                        batches,
                        null,
                        Tokens::auditor,
                        Tokens::officer,
                        null,
                        new Example(
                                "a state that does not exist", batches + "?status=lost", null, 400, "schemaViolation"))
                .on("getPaymentBatch", unknown, null, Tokens::auditor, Tokens::officer, unknown)
                .on(
                        "releasePaymentBatch",
                        unknown + "/release",
                        "{}",
                        Tokens::finance,
                        Tokens::auditor,
                        unknown + "/release")
                .on(
                        "withdrawPaymentBatch",
                        unknown + "/withdrawal",
                        "{\"text\": \"Twice.\"}",
                        Tokens::finance,
                        Tokens::auditor,
                        unknown + "/withdrawal")
                .on(
                        "findSetAsideLines",
                        aside,
                        null,
                        Tokens::auditor,
                        Tokens::officer,
                        null,
                        new Example(
                                "a state that does not exist", aside + "?status=lost", null, 400, "schemaViolation"))
                .on(
                        "bookSetAsideLine",
                        unknownLine,
                        "{\"sentBackCents\": 1}",
                        Tokens::finance,
                        Tokens::auditor,
                        unknownLine,
                        new Example("less than nothing", unknownLine, "{\"sentBackCents\": -1}", 400, "outOfRange"))
                .on(
                        "dismissSetAsideLine",
                        unknownLine.replace("/booking", "/dismissal"),
                        "{\"text\": \"Told twice.\"}",
                        Tokens::finance,
                        Tokens::auditor,
                        unknownLine.replace("/booking", "/dismissal"),
                        new Example(
                                "no words",
                                unknownLine.replace("/booking", "/dismissal"),
                                "{\"text\": \" \"}",
                                400,
                                "schemaViolation"))
                .on("getPaymentFile", unknown + "/file", null, Tokens::finance, Tokens::officer, unknown + "/file")
                .on(
                        "takeStatement",
                        unknown + "/statement",
                        statement,
                        Tokens::finance,
                        Tokens::auditor,
                        unknown + "/statement",
                        new Example(
                                "a payment without its reference",
                                unknown + "/statement",
                                statement.replace("\"endToEndId\": \"E\", ", ""),
                                400,
                                "requiredInput"));
    }

    private static void acts(Refusals table) {
        table.on(
                        "submitConvention",
                        MINE + "/submission",
                        "{}",
                        () -> Tokens.vendor("vendor"),
                        Tokens::officer,
                        FOREIGN + "/submission")
                .on(
                        "negotiateConvention",
                        MINE + "/negotiation",
                        "{\"comment\": \"How many?\", \"field\": \"targets\"}",
                        Tokens::officer,
                        Tokens::minister,
                        CONVENTIONS + "/NOT-THERE/negotiation",
                        new Example(
                                "row 25: before the submission",
                                MINE + "/negotiation",
                                "{\"comment\": \"How many?\", \"field\": \"targets\"}",
                                409,
                                "invalidTransition"),
                        new Example(
                                "no field",
                                MINE + "/negotiation",
                                "{\"comment\": \"How many?\"}",
                                400,
                                "requiredInput"))
                .on(
                        "adviseOnConvention",
                        MINE + "/advice",
                        "{\"favourable\": true, \"text\": \"Clear.\"}",
                        Tokens::officer,
                        Tokens::minister,
                        CONVENTIONS + "/NOT-THERE/advice",
                        new Example(
                                "row 25: before the submission",
                                MINE + "/advice",
                                "{\"favourable\": true}",
                                409,
                                "invalidTransition"))
                .on(
                        "submitToMinister",
                        MINE + "/ministerSubmission",
                        "{}",
                        Tokens::officer,
                        Tokens::finance,
                        CONVENTIONS + "/NOT-THERE/ministerSubmission",
                        new Example("row 25: too early", MINE + "/ministerSubmission", "{}", 409, "invalidTransition"))
                .on(
                        "decideOnConvention",
                        MINE + "/ministerDecision",
                        "{\"decision\": \"approved\", \"text\": \"Yes.\"}",
                        Tokens::minister,
                        Tokens::officer,
                        CONVENTIONS + "/NOT-THERE/ministerDecision",
                        new Example(
                                "row 25: too early",
                                MINE + "/ministerDecision",
                                "{\"decision\": \"approved\"}",
                                409,
                                "invalidTransition"))
                .on(
                        "carryAdvanceOver",
                        MINE + "/carryOver",
                        "{\"text\": \"The instructions came late.\"}",
                        Tokens::officer,
                        Tokens::finance,
                        CONVENTIONS + "/NOT-THERE/carryOver",
                        new Example(
                                "row 25: too early",
                                MINE + "/carryOver",
                                "{\"text\": \"The instructions came late.\"}",
                                409,
                                "invalidTransition"))
                .on(
                        "amendConvention",
                        MINE + "/amendment",
                        "{\"text\": \"Two more CPAS want to join.\"}",
                        () -> Tokens.vendor("vendor"),
                        Tokens::officer,
                        FOREIGN + "/amendment",
                        new Example(
                                "row 25: before the approval",
                                MINE + "/amendment",
                                "{\"text\": \"Too early.\"}",
                                409,
                                "invalidTransition"))
                .on(
                        "withdrawAmendment",
                        MINE + "/amendmentWithdrawal",
                        "{\"text\": \"No more places are needed.\"}",
                        () -> Tokens.vendor("vendor"),
                        Tokens::minister,
                        FOREIGN + "/amendmentWithdrawal",
                        new Example(
                                "row 25: nothing was amended",
                                MINE + "/amendmentWithdrawal",
                                "{\"text\": \"Too early.\"}",
                                409,
                                "invalidTransition"))
                .on(
                        "expireConvention",
                        MINE + "/expiry",
                        "{\"text\": \"Not signed in time.\"}",
                        Tokens::officer,
                        Tokens::minister,
                        CONVENTIONS + "/NOT-THERE/expiry",
                        new Example(
                                "rules.md 2.3: before the cut-off",
                                MINE + "/expiry",
                                "{\"text\": \"Too early.\"}",
                                409,
                                "cutOffNotPassed"))
                .on(
                        "signConvention",
                        MINE + "/signatures",
                        "{}",
                        () -> Tokens.president(CPAS_B),
                        () -> Tokens.worker(CPAS_B),
                        FOREIGN + "/signatures",
                        new Example("row 25: too early", MINE + "/signatures", "{}", 409, "invalidTransition"))
                .on(
                        "signAllConventions",
                        "/activationSubsidy/v1/signatures",
                        "{}",
                        Tokens::minister,
                        Tokens::officer,
                        null)
                .on(
                        "findSigningMandates",
                        SIGNING_MANDATES,
                        null,
                        () -> Tokens.president(CPAS_B),
                        () -> Tokens.vendor("vendor"),
                        null)
                .on(
                        "giveSigningMandate",
                        SIGNING_MANDATES + "/RT-MANDATE",
                        SIGNING_MANDATE,
                        Tokens::officer,
                        () -> Tokens.president(CPAS_B),
                        null,
                        new Example(
                                "row 22: check digits",
                                SIGNING_MANDATES + "/RT-MANDATE",
                                SIGNING_MANDATE.replace(CPAS_B, "0999000226"),
                                400,
                                "invalidStructure"),
                        new Example(
                                "row 23: ends before it begins",
                                SIGNING_MANDATES + "/RT-MANDATE",
                                SIGNING_MANDATE.replace("2015-12-31", "2015-10-12"),
                                400,
                                "invalidPeriod"),
                        new Example(
                                "row 24: a CPAS that nobody knows",
                                SIGNING_MANDATES + "/RT-MANDATE",
                                SIGNING_MANDATE.replace(CPAS_B, "0999999922"),
                                400,
                                "referencedResourceNotFound"),
                        new Example(
                                "a director-general in the place of a president",
                                SIGNING_MANDATES + "/RT-MANDATE",
                                SIGNING_MANDATE.replace("substitute", "directorGeneral"),
                                400,
                                "invalidInput"))
                .on(
                        "endSigningMandate",
                        SIGNING_MANDATES + "/RT-MANDATE/end",
                        "{\"lastDay\": \"2015-10-13\", \"ground\": \"Back from leave.\"}",
                        Tokens::officer,
                        Tokens::finance,
                        SIGNING_MANDATES + "/NOT-THERE/end");
    }

    private void schemes(Refusals table) {
        String scheme = as(Tokens.officer()).get(SCHEMES + "2014").asString();
        table.on(
                        "getScheme",
                        SCHEMES + "2015",
                        null,
                        () -> Tokens.worker(CPAS_A),
                        () -> Tokens.of("nobody"),
                        SCHEMES + "2099",
                        new Example("not a year", SCHEMES + "next", null, 400, "outOfRange"))
                .on(
                        "listSchemeRevisions",
                        SCHEMES + "2015/revisions",
                        null,
                        Tokens::auditor,
                        () -> Tokens.worker(CPAS_A),
                        SCHEMES + "2099/revisions",
                        new Example("not a year", SCHEMES + "next/revisions", null, 400, "outOfRange"))
                .on(
                        "replaceScheme",
                        SCHEMES + "2014",
                        scheme,
                        Tokens::officer,
                        Tokens::finance,
                        null,
                        new Example("row 26: without If-Match", SCHEMES + "2014", scheme, 428, "preconditionRequired"));
    }

    private static void registry(Refusals table) {
        String cpas = REGISTRY + "/cpas/" + CPAS_A;
        String mandate = REGISTRY + "/mandates/vendor";
        String merger = "{\"predecessors\": [\"" + CPAS_A + "\"], \"successor\": \"" + CPAS_F
                + "\", \"lastDay\": \"2015-06-30\"}";
        String mandateBody = "{\"enterpriseNumbers\": [\"" + CPAS_A + "\"]}";
        table.on(
                        "findCpas",
                        REGISTRY + "/cpas",
                        null,
                        Tokens::auditor,
                        () -> Tokens.of("nobody"),
                        null,
                        new Example(
                                "row 44: no such day", REGISTRY + "/cpas?on=2015-02-30", null, 400, "schemaViolation"))
                .on("getCpas", cpas, null, Tokens::auditor, () -> Tokens.of("nobody"), REGISTRY + "/cpas/0999999922")
                .on(
                        "registerCpas",
                        cpas,
                        CPAS,
                        Tokens::officer,
                        () -> Tokens.worker(CPAS_A),
                        null,
                        new Example(
                                "row 22: check digits", REGISTRY + "/cpas/0999000111", CPAS, 400, "invalidStructure"),
                        new Example("row 22: IBAN", cpas, CPAS.replace("BE68", "BE69"), 400, "invalidStructure"),
                        new Example(
                                "row 23: ends before it begins",
                                cpas,
                                CPAS.replace("\"iban\"", "\"validTo\": \"1976-12-31\", \"iban\""),
                                400,
                                "invalidPeriod"),
                        new Example("row 26: without If-Match", cpas, CPAS, 428, "preconditionRequired"))
                .on(
                        "mergeCpas",
                        REGISTRY + "/mergers",
                        merger,
                        Tokens::officer,
                        () -> Tokens.worker(CPAS_A),
                        null,
                        new Example(
                                "row 22: check digits",
                                REGISTRY + "/mergers",
                                merger.replace(CPAS_A, "0999000111"),
                                400,
                                "invalidStructure"),
                        new Example(
                                "row 24: a CPAS that nobody knows",
                                REGISTRY + "/mergers",
                                merger.replace(CPAS_A, "0999999922"),
                                400,
                                "referencedResourceNotFound"),
                        new Example(
                                "row 24: a successor that nobody knows",
                                REGISTRY + "/mergers",
                                merger.replace(CPAS_F, "0999999922"),
                                400,
                                "referencedResourceNotFound"),
                        new Example(
                                "row 23: before its first day",
                                REGISTRY + "/mergers",
                                merger.replace("2015-06-30", "1976-12-31"),
                                400,
                                "outOfRange"),
                        new Example(
                                "itself", REGISTRY + "/mergers", merger.replace(CPAS_F, CPAS_A), 400, "invalidInput"))
                .on(
                        "listMergerConflicts",
                        "/activationSubsidy/v1/mergerConflicts",
                        null,
                        Tokens::officer,
                        () -> Tokens.worker(CPAS_A),
                        null,
                        new Example(
                                "row 44: no such day",
                                "/activationSubsidy/v1/mergerConflicts?on=2015-02-30",
                                null,
                                400,
                                "schemaViolation"))
                .on(
                        "listDueExpiries",
                        "/activationSubsidy/v1/dueExpiries",
                        null,
                        Tokens::officer,
                        () -> Tokens.worker(CPAS_A),
                        null,
                        new Example(
                                "row 44: no such year",
                                "/activationSubsidy/v1/dueExpiries?year=MMXV",
                                null,
                                400,
                                "outOfRange"))
                .on(
                        "settleMergerConflict",
                        "/activationSubsidy/v1/mergerConflicts/" + NOBODY + "/settlement",
                        "{\"motive\": \"Two actions.\"}",
                        Tokens::officer,
                        Tokens::finance,
                        "/activationSubsidy/v1/mergerConflicts/" + NOBODY + "/settlement")
                .on(
                        "getMandate",
                        mandate,
                        null,
                        Tokens::officer,
                        () -> Tokens.vendor("vendor"),
                        REGISTRY + "/mandates/nobody")
                .on(
                        "grantMandate",
                        mandate,
                        mandateBody,
                        Tokens::officer,
                        () -> Tokens.vendor("vendor"),
                        null,
                        new Example("row 26: without If-Match", mandate, mandateBody, 428, "preconditionRequired"),
                        new Example(
                                "row 24: a CPAS that nobody knows",
                                REGISTRY + "/mandates/vendor-new",
                                mandateBody.replace(CPAS_A, "0999999922"),
                                400,
                                "referencedResourceNotFound"));
    }

    @Test
    void theDocumentKeepsToTheBelgifGuide() {
        assertThat(ApiDocument.ofTheServiceUnderTest().breachesOfTheBelgifGuide())
                .isEmpty();
    }
}
