package be.fgov.mi.piis.evaluation.statistics;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_A;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_F;

import be.fgov.mi.piis.evaluation.RefusalCases;
import be.fgov.mi.piis.evaluation.cluster.LearnOfConvention;
import be.fgov.mi.piis.evaluation.fixture.Pushes;
import be.fgov.mi.piis.events.subsidy.ConventionChanged;
import be.fgov.mi.piis.testkit.Refusals;
import be.fgov.mi.piis.testkit.Refusals.Example;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

@ApplicationScoped
class StatisticsRefusals implements RefusalCases {
    private static final String OWN = "/piisEvaluation/v1/cpas/" + CPAS_A + "/statistics";
    private static final String FEDERAL = "/piisEvaluation/v1/statistics";
    private static final String RECORDS = OWN + "/dropoutsByReason/records";
    private static final String REVIEW = "/piisEvaluation/v1/cpas/" + CPAS_A + "/globalReviews/2013";

    private final LearnOfConvention learnOfConvention;

    StatisticsRefusals(LearnOfConvention learnOfConvention) {
        this.learnOfConvention = learnOfConvention;
    }

    @Override
    public void addTo(Refusals table) {
        QuarkusTransaction.requiringNew()
                .run(() -> learnOfConvention.learn(new ConventionChanged(
                        "CL-2004",
                        1,
                        1,
                        "cluster",
                        2004,
                        CPAS_A,
                        List.of(CPAS_A, CPAS_F),
                        "fullySigned",
                        1_000_000,
                        500_000,
                        LocalDate.of(2004, 1, 1))));
        Example noYear = new Example("a year that is none", FEDERAL + "/country?year=now", null, 400, "outOfRange");
        table.on(
                        "getStatistics",
                        OWN + "?year=2004",
                        null,
                        Pushes::worker,
                        Tokens::officer,
                        OWN.replace(CPAS_A, CPAS_F) + "?year=2004",
                        new Example("a year that has not begun", OWN + "?year=2016", null, 400, "outOfRange"))
                .on(
                        "listStatisticsRecords",
                        RECORDS + "?year=2004",
                        null,
                        Pushes::worker,
                        Tokens::auditor,
                        RECORDS.replace(CPAS_A, CPAS_F) + "?year=2004",
                        new Example(
                                "a figure that is none",
                                OWN + "/everything/records?year=2004",
                                null,
                                404,
                                "resourceNotFound"),
                        new Example(
                                "a category of another figure",
                                RECORDS + "?year=2004&category=employment",
                                null,
                                400,
                                "schemaViolation"))
                .on(
                        "getStatisticsOfCountry",
                        FEDERAL + "/country?year=2004",
                        null,
                        Tokens::officer,
                        Pushes::worker,
                        null,
                        noYear,
                        new Example(
                                "a year without an edition",
                                FEDERAL + "/country?year=2016",
                                null,
                                409,
                                "urn:problem-type:spp-is:figuresNotPublished"))
                .on(
                        "listStatisticsClusters",
                        FEDERAL + "/clusters?year=2004",
                        null,
                        Tokens::auditor,
                        () -> Tokens.president(CPAS_A),
                        null)
                .on(
                        "getStatisticsOfCluster",
                        FEDERAL + "/clusters/CL-2004?year=2004",
                        null,
                        Tokens::officer,
                        Tokens::minister,
                        null,
                        new Example(
                                "a cluster of another year",
                                FEDERAL + "/clusters/CL-2004?year=2014",
                                null,
                                404,
                                "resourceNotFound"))
                .on(
                        "getStatisticsOfCpas",
                        FEDERAL + "/cpas/" + CPAS_A + "?year=2004",
                        null,
                        Tokens::officer,
                        Pushes::worker,
                        null,
                        new Example(
                                "a CPAS that is none",
                                FEDERAL + "/cpas/0999000130?year=2004",
                                null,
                                404,
                                "resourceNotFound"))
                .on(
                        "listGlobalReviewRecords",
                        REVIEW + "/figures/contracts/records",
                        null,
                        Pushes::worker,
                        Tokens::officer,
                        REVIEW.replace(CPAS_A, CPAS_F) + "/figures/contracts/records",
                        new Example(
                                "a figure that is none",
                                REVIEW + "/figures/persons/records",
                                null,
                                404,
                                "resourceNotFound"),
                        new Example(
                                "a figure that a review does not have",
                                REVIEW + "/figures/progressByWorker/records",
                                null,
                                404,
                                "resourceNotFound"),
                        new Example(
                                "a category of a figure that has none",
                                REVIEW + "/figures/contracts/records?category=late",
                                null,
                                400,
                                "schemaViolation"));
    }
}
