package be.fgov.mi.piis.evaluation;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_A;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_F;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.aContract;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.RUNNING;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.ended;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.push;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.trajectories;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.trajectory;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.worker;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.contract.LearnOfContract;
import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Files;
import be.fgov.mi.piis.evaluation.fixture.Pushes;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.testkit.ApiDocument;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import be.fgov.mi.piis.testkit.Refusals;
import be.fgov.mi.piis.testkit.Refusals.Example;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rows 1–18, 23, 25 and 39 of the bad-input table, on every endpoint of this service. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class RefusalsTest {
    private static final String STORED = trajectory("refusals", "T1");
    private static final String FOREIGN = STORED.replace(CPAS_A, CPAS_F);
    private static final String NEW = trajectory("refusals", "T2") + "/revisions/1";
    private static final String DROPOUT = ended(
            "2015-02-01",
            "2015-06-30",
            "{\"on\": \"2015-05-10\", \"dropout\": {\"reason\": \"abandoned\", \"explanation\": \"trois rappels\"}}");

    private static final String REVIEW = """
            {"reviewedOn": "2015-02-01", "contractsReviewed": 3, "conclusions": "Le logement avance trop peu.",
             "actions": ["Un accord avec la société de logement."]}""";

    @Inject
    Tables tables;

    @Inject
    LearnOfContract learnOfContract;

    @Inject
    @All
    List<RefusalCases> features;

    @TestFactory
    Stream<DynamicTest> every_bad_input_has_its_answer() {
        push("refusals", "T1", 1, RUNNING);
        String line = Files.line("refusals", "T9", 1, RUNNING);
        String file = Files.taken(Files.send("?mode=validate", List.of(line)));
        Files.finished(file);
        String foreign = Files.IMPORTS.replace(CPAS_A, CPAS_F);
        Pushes.evaluate("refusals", "E1", 1, Pushes.TALK);
        String talk = Pushes.evaluation("refusals", "E1");
        String newTalk = Pushes.evaluation("refusals", "E2") + "/revisions/1";
        String compliance = Pushes.ofContract(CPAS_A, "refusals") + "/compliance";
        String ofCpas = "/piisEvaluation/v1/cpas/" + CPAS_A + "/compliance";
        String findings = "/piisEvaluation/v1/cpas/" + CPAS_A + "/findings";
        String review = "/piisEvaluation/v1/cpas/" + CPAS_A + "/globalReviews";
        Pushes.put(Pushes.vendor(), review + "/2013/revisions/1", REVIEW);
        QuarkusTransaction.requiringNew()
                .run(() -> learnOfContract.learn(aContract("refusals").told()));
        Refusals table = new Refusals(tables::writtenRowCounts)
                .on(
                        "pushTrajectory",
                        NEW,
                        DROPOUT,
                        Pushes::vendor,
                        Tokens::finance,
                        NEW.replace(CPAS_A, CPAS_F),
                        new Example(
                                "row 23: the plan ends before it starts",
                                NEW,
                                DROPOUT.replace("2015-06-30", "2015-01-31"),
                                400,
                                "invalidPeriod"),
                        new Example(
                                "row 23: a plan of more than a year",
                                NEW,
                                DROPOUT.replace("2015-06-30", "2016-02-01"),
                                400,
                                "invalidPeriod"),
                        new Example(
                                "row 23: ends before it starts",
                                NEW,
                                DROPOUT.replace("2015-05-10", "2015-01-31"),
                                400,
                                "invalidPeriod"),
                        new Example(
                                "an end after the business date",
                                NEW,
                                DROPOUT.replace("2015-05-10", "2016-01-01"),
                                400,
                                "outOfRange"),
                        new Example(
                                "an assessment after the business date",
                                NEW,
                                Pushes.PREPARED.replace("2015-01-12", "2016-01-01"),
                                400,
                                "outOfRange"),
                        new Example(
                                "row 23: a module before the trajectory",
                                NEW,
                                Pushes.PREPARED.replace("\"from\": \"2015-02-01\"", "\"from\": \"2015-01-31\""),
                                400,
                                "invalidPeriod"),
                        new Example(
                                "a module with an activity that the trajectory does not have",
                                NEW,
                                Pushes.PREPARED.replace("[\"volunteering\"]", "[\"basicSkills\"]"),
                                400,
                                "invalidInput"),
                        new Example(
                                "row 25: a skipped revision",
                                STORED + "/revisions/3",
                                DROPOUT,
                                409,
                                "urn:problem-type:spp-is:revisionGap"),
                        new Example(
                                "row 25: other content",
                                STORED + "/revisions/1",
                                DROPOUT,
                                409,
                                "urn:problem-type:spp-is:revisionConflict"),
                        new Example(
                                "row 40: a reference with a slash",
                                NEW.replace("T2", "a%2Fb"),
                                DROPOUT,
                                400,
                                "badRequest"),
                        new Example(
                                "a dry run that is not a boolean",
                                NEW + "?dryRun=perhaps",
                                DROPOUT,
                                400,
                                "schemaViolation"))
                .on(
                        "listTrajectories",
                        trajectories(CPAS_A, "refusals"),
                        null,
                        Pushes::worker,
                        Tokens::officer,
                        trajectories(CPAS_F, "refusals"),
                        new Example(
                                "a page that does not exist",
                                trajectories(CPAS_A, "refusals") + "?page=0",
                                null,
                                400,
                                "outOfRange"))
                .on("getTrajectory", STORED, null, Pushes::worker, Tokens::minister, FOREIGN)
                .on(
                        "getTrajectoryRevision",
                        STORED + "/revisions/1",
                        null,
                        Pushes::worker,
                        Tokens::auditor,
                        FOREIGN + "/revisions/1")
                .on(
                        "listFindings",
                        findings,
                        null,
                        Pushes::worker,
                        Tokens::officer,
                        findings.replace(CPAS_A, CPAS_F),
                        new Example("a code that is none", findings + "?code=good", null, 400, "schemaViolation"),
                        new Example("a page that does not exist", findings + "?page=0", null, 400, "outOfRange"))
                .on("moveBusinessDate", "/demo/clock/2015-12-31", null, Tokens::officer, Tokens::minister, null)
                .on(
                        "importRecords",
                        Files.IMPORTS,
                        line,
                        Pushes::vendor,
                        Pushes::worker,
                        foreign,
                        new Example("a mode that is none", Files.IMPORTS + "?mode=try", line, 400, "schemaViolation"))
                .on("getImport", file, null, Pushes::worker, Tokens::officer, file.replace(CPAS_A, CPAS_F))
                .on(
                        "getImportResults",
                        file + "/results",
                        null,
                        Pushes::worker,
                        Tokens::officer,
                        file.replace(CPAS_A, CPAS_F) + "/results")
                .on(
                        "getImportReceipt",
                        file + "/receipt",
                        null,
                        Pushes::worker,
                        Tokens::officer,
                        file.replace(CPAS_A, CPAS_F) + "/receipt")
                .on(
                        "confirmImport",
                        file + "/confirmation",
                        "{\"decision\": \"proceed\"}",
                        Pushes::worker,
                        Pushes::vendor,
                        file.replace(CPAS_A, CPAS_F) + "/confirmation",
                        new Example(
                                "nobody is asked",
                                file + "/confirmation",
                                "{\"decision\": \"proceed\"}",
                                409,
                                "importNotAwaiting"))
                .on(
                        "pushEvaluation",
                        newTalk,
                        Pushes.TALK,
                        Pushes::vendor,
                        Tokens::finance,
                        newTalk.replace(CPAS_A, CPAS_F),
                        new Example(
                                "held after the business date",
                                newTalk,
                                Pushes.TALK.replace("2015-04-03", "2016-01-01"),
                                400,
                                "outOfRange"),
                        new Example(
                                "row 23: an evaluation before its contract",
                                newTalk,
                                Pushes.TALK.replace("2015-04-03", "2014-12-29"),
                                400,
                                "invalidPeriod"),
                        new Example(
                                "a disagreement without words",
                                newTalk,
                                Pushes.TALK.replace("true, \"text\": \"Cela avance bien.\"", "false"),
                                400,
                                "requiredInput"),
                        new Example(
                                "an objective twice",
                                newTalk,
                                Pushes.TALK.replace(
                                        "{\"id\": \"o1\", \"progress\": \"onTrack\"}",
                                        "{\"id\": \"o1\", \"progress\": \"onTrack\"}, {\"id\": \"o1\","
                                                + " \"progress\": \"started\"}"),
                                400,
                                "rejectedInput"),
                        new Example(
                                "row 25: a skipped revision",
                                talk + "/revisions/3",
                                Pushes.TALK,
                                409,
                                "urn:problem-type:spp-is:revisionGap"),
                        new Example(
                                "row 25: other content",
                                talk + "/revisions/1",
                                Pushes.TALK.replace("inPerson", "phone"),
                                409,
                                "urn:problem-type:spp-is:revisionConflict"))
                .on(
                        "listEvaluations",
                        Pushes.ofContract(CPAS_A, "refusals") + "/evaluations",
                        null,
                        Pushes::worker,
                        Tokens::officer,
                        Pushes.ofContract(CPAS_F, "refusals") + "/evaluations")
                .on("getEvaluation", talk, null, Pushes::worker, Tokens::minister, talk.replace(CPAS_A, CPAS_F))
                .on(
                        "getEvaluationRevision",
                        talk + "/revisions/1",
                        null,
                        Pushes::worker,
                        Tokens::auditor,
                        talk.replace(CPAS_A, CPAS_F) + "/revisions/1")
                .on(
                        "listBeneficiaryViews",
                        talk + "/beneficiaryViews",
                        null,
                        Pushes::worker,
                        Tokens::auditor,
                        talk.replace(CPAS_A, CPAS_F) + "/beneficiaryViews")
                .on(
                        "getCompliance",
                        compliance,
                        null,
                        Pushes::worker,
                        Tokens::officer,
                        compliance.replace(CPAS_A, CPAS_F),
                        new Example(
                                "a day that does not exist",
                                compliance + "?on=2015-02-30",
                                null,
                                400,
                                "schemaViolation"))
                .on(
                        "listCompliance",
                        ofCpas,
                        null,
                        Pushes::worker,
                        Tokens::officer,
                        ofCpas.replace(CPAS_A, CPAS_F),
                        new Example("a status that is none", ofCpas + "?status=good", null, 400, "schemaViolation"),
                        new Example(
                                "a CPAS that is none", ofCpas + "?workerOf=0999000900", null, 400, "schemaViolation"),
                        new Example("a worker with a slash", ofCpas + "?worker=a%2Fb", null, 400, "schemaViolation"))
                .on(
                        "pushGlobalReview",
                        review + "/2014/revisions/1",
                        REVIEW,
                        Pushes::vendor,
                        Tokens::finance,
                        review.replace(CPAS_A, CPAS_F) + "/2014/revisions/1",
                        new Example(
                                "made after the business date",
                                review + "/2014/revisions/1",
                                REVIEW.replace("2015-02-01", "2016-01-01"),
                                400,
                                "outOfRange"),
                        new Example(
                                "made before its year",
                                review + "/2014/revisions/1",
                                REVIEW.replace("2015-02-01", "2013-12-31"),
                                400,
                                "outOfRange"),
                        new Example(
                                "row 25: a skipped revision",
                                review + "/2014/revisions/2",
                                REVIEW,
                                409,
                                "urn:problem-type:spp-is:revisionGap"))
                .on("listGlobalReviews", review, null, Pushes::worker, Tokens::officer, review.replace(CPAS_A, CPAS_F))
                .on(
                        "getGlobalReview",
                        review + "/2013",
                        null,
                        Pushes::worker,
                        Tokens::minister,
                        review.replace(CPAS_A, CPAS_F) + "/2013")
                .on(
                        "getGlobalReviewRevision",
                        review + "/2013/revisions/1",
                        null,
                        Pushes::worker,
                        Tokens::auditor,
                        review.replace(CPAS_A, CPAS_F) + "/2013/revisions/1")
                .open("getBusinessDate", "getHealth", "listReceiptKeys");
        features.forEach(feature -> feature.addTo(table));
        return table.table();
    }

    @Test
    void row_39_what_looks_like_an_attack_in_free_text_is_text() {
        String words =
                "'; drop table trajectory; -- <script>alert(1)</script> =cmd|' /C calc'!A0 ${jndi:ldap://x} ../../etc";
        assertThat(push("free-text", "T1", 1, DROPOUT.replace("trois rappels", words))
                        .statusCode())
                .isEqualTo(201);
        assertThat(get(worker(), trajectory("free-text", "T1")).jsonPath().getString("ended.dropout.explanation"))
                .isEqualTo(words);
    }

    @Test
    void the_api_document_keeps_to_the_belgif_guide() {
        assertThat(ApiDocument.ofTheServiceUnderTest().breachesOfTheBelgifGuide())
                .isEmpty();
    }
}
