package be.fgov.mi.piis.contract;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.testkit.ApiDocument;
import be.fgov.mi.piis.testkit.Refusals;
import be.fgov.mi.piis.testkit.Refusals.Example;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rows 1–18 and 22–24 of the bad-input table, on every endpoint of this service. */
@QuarkusTest
class RefusalsTest extends ServiceTest {
    private static final String CONTRACTS = "/piisContract/v1/cpas/" + CPAS_A + "/contracts";
    private static final String FOREIGN = "/piisContract/v1/cpas/" + CPAS_F + "/contracts";

    private Map<String, Long> writtenRows() {
        Map<String, Long> rows = rowCounts();
        rows.remove("access_log");
        return rows;
    }

    @Inject
    @All
    List<RefusalCases> features;

    @TestFactory
    Stream<DynamicTest> everyBadInputHasItsAnswer() {
        asVendor().body(Contracts.aSignedContract().json()).put(path(CPAS_A, "refusals", 1));
        String good = Contracts.aSignedContract().json();
        String push = CONTRACTS + "/refusals-new/revisions/1";
        Refusals table = new Refusals(this::writtenRows);
        features.forEach(feature -> feature.addTo(table));
        return table.on(
                        "pushContract",
                        push,
                        good,
                        () -> Tokens.vendor("vendor"),
                        Tokens::finance,
                        FOREIGN + "/refusals-new/revisions/1",
                        new Example(
                                "row 22: check digits",
                                push,
                                good.replace(P04, "75010599352"),
                                400,
                                "invalidStructure"),
                        new Example(
                                "row 22: born tomorrow or later",
                                push,
                                good.replace(P04, "49123199094"),
                                400,
                                "invalidStructure"),
                        new Example(
                                "row 23: ends before it starts",
                                push,
                                good.replace("\"until\": \"2016-01-31\"", "\"until\": \"2015-01-31\""),
                                400,
                                "invalidPeriod"),
                        new Example(
                                "row 24: a step of no objective",
                                push,
                                good.replace("\"objectiveId\": \"o1\"", "\"objectiveId\": \"o9\""),
                                400,
                                "referencedResourceNotFound"),
                        new Example(
                                "row 25: a skipped revision",
                                CONTRACTS + "/refusals-new/revisions/2",
                                good,
                                409,
                                "revisionGap"),
                        new Example(
                                "row 25: other content",
                                CONTRACTS + "/refusals/revisions/1",
                                Contracts.aDraft().json(),
                                409,
                                "revisionConflict"),
                        new Example(
                                "row 40: a reference with a slash",
                                CONTRACTS + "/a%2Fb/revisions/1",
                                good,
                                400,
                                "badRequest"),
                        new Example(
                                "a social security number for a reference",
                                CONTRACTS + "/75010599351/revisions/1",
                                good,
                                400,
                                "rejectedInput"),
                        new Example(
                                "a revision that is not a number",
                                CONTRACTS + "/refusals-new/revisions/one",
                                good,
                                400,
                                "outOfRange"),
                        new Example(
                                "a dry run that is not a boolean", push + "?dryRun=yes", good, 400, "schemaViolation"))
                .on(
                        "getContract",
                        CONTRACTS + "/refusals",
                        null,
                        () -> Tokens.worker(CPAS_A),
                        Tokens::officer,
                        FOREIGN + "/refusals")
                .on(
                        "getContractRevision",
                        CONTRACTS + "/refusals/revisions/1",
                        null,
                        () -> Tokens.worker(CPAS_A),
                        Tokens::officer,
                        FOREIGN + "/refusals/revisions/1")
                .on(
                        "listContracts",
                        CONTRACTS,
                        null,
                        () -> Tokens.worker(CPAS_A),
                        Tokens::minister,
                        FOREIGN,
                        new Example(
                                "a code that does not exist", CONTRACTS + "?status=lost", null, 400, "schemaViolation"),
                        new Example("a page that does not exist", CONTRACTS + "?page=0", null, 400, "outOfRange"))
                .on(
                        "searchContracts",
                        CONTRACTS + "/search",
                        "{\"ssin\": \"" + P04 + "\"}",
                        () -> Tokens.worker(CPAS_A),
                        Tokens::finance,
                        FOREIGN + "/search")
                .on(
                        "replaceSsin",
                        "/piisContract/v1/persons/ssinReplacements",
                        "{\"ssin\": \"" + P01 + "\", \"replacedBy\": \"" + P02 + "\"}",
                        Tokens::officer,
                        () -> Tokens.worker(CPAS_A),
                        null,
                        new Example(
                                "row 24: a number nobody has",
                                "/piisContract/v1/persons/ssinReplacements",
                                "{\"ssin\": \"84010199048\", \"replacedBy\": \"" + P02 + "\"}",
                                400,
                                "ssin"))
                .on("moveBusinessDate", "/demo/clock/2026-01-01", null, Tokens::officer, Tokens::minister, null)
                .open("getBusinessDate", "getHealth")
                .table();
    }

    @Test
    void theApiDocumentKeepsToTheBelgifGuide() {
        assertThat(ApiDocument.ofTheServiceUnderTest().breachesOfTheBelgifGuide())
                .isEmpty();
    }
}
