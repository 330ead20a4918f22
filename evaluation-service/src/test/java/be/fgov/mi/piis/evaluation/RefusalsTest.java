package be.fgov.mi.piis.evaluation;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_A;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_F;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.RUNNING;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.ended;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.push;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.trajectories;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.trajectory;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.worker;
import static org.assertj.core.api.Assertions.assertThat;

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

    @Inject
    Tables tables;

    @TestFactory
    Stream<DynamicTest> every_bad_input_has_its_answer() {
        push("refusals", "T1", 1, RUNNING);
        String line = Files.line("refusals", "T9", 1, RUNNING);
        String file = Files.taken(Files.send("?mode=validate", List.of(line)));
        Files.finished(file);
        String foreign = Files.IMPORTS.replace(CPAS_A, CPAS_F);
        return new Refusals(tables::writtenRowCounts)
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
                .on("moveBusinessDate", "/demo/clock/2015-12-31", null, Tokens::officer, Tokens::minister, null)
                .on(
                        "importTrajectories",
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
                .open("getBusinessDate", "getHealth", "listReceiptKeys")
                .table();
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
