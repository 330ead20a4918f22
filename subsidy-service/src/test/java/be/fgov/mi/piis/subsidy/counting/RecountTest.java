package be.fgov.mi.piis.subsidy.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import be.fgov.mi.piis.events.SuiteEvent;
import be.fgov.mi.piis.events.contract.ContractChanged;
import be.fgov.mi.piis.events.contract.PersonMerged;
import be.fgov.mi.piis.events.evaluation.TrajectoryChanged;
import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Counting a year again")
class RecountTest extends SubsidyServiceTest {
    @Inject
    CountingTables tables;

    @Inject
    KeepContract keepContract;

    @Inject
    KeepTrajectory keepTrajectory;

    @Inject
    MergePersons mergePersons;

    @Inject
    CountConvention countConvention;

    @Inject
    StaleDecisions staleDecisions;

    private String city = "";
    private String cluster = "";

    @BeforeEach
    void aYearOfManyPersons() {
        tables.empty();
        city = tables.aCityConvention(2015, CPAS_A);
        cluster = tables.aConvention(2015, "CLUSTER", CPAS_B, CPAS_C, CPAS_D);
        QuarkusTransaction.requiringNew().run(() -> {
            countConvention.heard(CountingTest.changed(city));
            countConvention.heard(CountingTest.changed(cluster));
        });
        for (int seed = 0; seed < 8; seed++) {
            List<SuiteEvent> story = CountingStory.of(new Random(seed), 60, List.of(CPAS_A, CPAS_B, CPAS_C));
            QuarkusTransaction.requiringNew().run(() -> story.forEach(this::hear));
        }
    }

    @Test
    @DisplayName(
            "the statement and the rules (SUB-14..19, A-11, A-12) agree on every person of many stories, by each policy")
    void statementAndRulesAgree() {
        assertThat(tables.rows("select distinct reason from counting_evidence where reason is not null"))
                .contains(
                        "existingPiisType",
                        "piisMissing",
                        "fullTimeStudent",
                        "outsidePeriod",
                        "professionalActivation",
                        "dropoutUnexplained",
                        "alreadyCounted");
        for (String dropouts : List.of("NEVER_COUNTED", "ALWAYS_COUNTED", "COUNTED_WHEN_EXPLAINED")) {
            for (String overruns : List.of("NOT_COUNTED", "FINDING")) {
                tables.execute(
                        "update subsidy_scheme set dropout_policy = ?, overrun_policy = ? where year = 2015",
                        dropouts,
                        overruns);
                QuarkusTransaction.requiringNew().run(() -> {
                    countConvention.heard(CountingTest.changed(city));
                    countConvention.heard(CountingTest.changed(cluster));
                });
                Map<String, List<String>> counted = tables.everyRow();
                assertThat(stale()).as("%s, %s", dropouts, overruns).isEmpty();
                recount(0);
                assertThat(tables.everyRow()).as("nothing is written").isEqualTo(counted);
            }
        }
    }

    @Test
    @DisplayName("facts that were kept without being counted are found, decided by the rules, and then nothing is left")
    void whatWentWrongIsFound() {
        Map<String, List<String>> undisturbed = tables.whatStands();
        // Facts that were written without being counted: another version, another person, a dropout explained.
        tables.execute("update contract_fact set full_time_student = true, version = version + 1 where contract_id in"
                + " (select contract_id from contract_fact where not full_time_student order by 1 limit 9)");
        tables.execute("update trajectory_fact set dropout_explained = not dropout_explained, version = version + 1"
                + " where dropout_reason is not null");
        tables.execute("update contract_fact set person_id = gen_random_uuid(), version = version + 1 where contract_id"
                + " in (select contract_id from contract_fact order by 1 desc limit 5)");

        assertThat(stale()).hasSizeGreaterThan(20);
        as(Tokens.officer())
                .body("{}")
                .post("/activationSubsidy/v1/schemes/2015/recount")
                .then()
                .statusCode(200)
                .body("year", equalTo(2015))
                .body("conventions", equalTo(2));

        assertThat(tables.whatStands()).isNotEqualTo(undisturbed);
        assertThat(stale()).isEmpty();
        recount(0);
    }

    private List<?> stale() {
        return QuarkusTransaction.requiringNew()
                .call(() -> staleDecisions.ofYear(2015))
                .persons();
    }

    private static void recount(int corrected) {
        as(Tokens.officer())
                .body("{}")
                .post("/activationSubsidy/v1/schemes/2015/recount")
                .then()
                .statusCode(200)
                .body("personsCorrected", equalTo(corrected));
    }

    private void hear(SuiteEvent event) {
        switch (event) {
            case ContractChanged contract -> keepContract.heard(contract);
            case TrajectoryChanged trajectory -> keepTrajectory.heard(trajectory);
            case PersonMerged merger -> mergePersons.heard(merger);
            default -> throw new IllegalArgumentException("not of this story");
        }
    }
}
