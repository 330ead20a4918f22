package be.fgov.mi.piis.evaluation.compliance;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_A;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_B;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.aContract;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.evaluate;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.ofContract;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.worker;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.contract.LearnOfContract;
import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.events.contract.ContractChanged;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class ComplianceTest {
    private static final LocalDate USUAL = LocalDate.of(2015, 12, 31);

    @Inject
    LearnOfContract learnOfContract;

    @Inject
    BusinessClock clock;

    @BeforeEach
    void it_is_later() {
        clock.moveTo(LocalDate.of(2018, 6, 1));
    }

    @AfterEach
    void it_is_as_usual() {
        clock.moveTo(USUAL);
    }

    private void given(ContractChanged contract) {
        QuarkusTransaction.requiringNew().run(() -> learnOfContract.learn(contract));
    }

    private static void held(String contract, String... evaluations) {
        for (int i = 0; i < evaluations.length; i++) {
            String[] dayAndMode = evaluations[i].split(" ");
            assertThat(evaluate(contract, "E" + i, 1, """
                            {"heldOn": "%s", "mode": "%s", "worker": "w-%s"}""".formatted(dayAndMode[0], dayAndMode[1], contract))
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    private static JsonPath compliance(String contract, String on) {
        Response answer = get(worker(), ofContract(CPAS_A, contract) + "/compliance?on=" + on);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.jsonPath();
    }

    @Test
    @DisplayName("SC-11, LIF-5, LIF-6: three evaluations, two of them in person, in the year from the signature")
    void the_quota_of_a_contract_year() {
        given(aContract("sc11").concluded(LocalDate.of(2017, 1, 16), LocalDate.of(2018, 1, 15)));
        held("sc11", "2017-05-02 inPerson", "2017-09-04 phone", "2017-12-18 inPerson");
        given(aContract("sc11-phone").concluded(LocalDate.of(2017, 1, 16), LocalDate.of(2018, 1, 15)));
        held("sc11-phone", "2017-05-02 inPerson", "2017-09-04 phone", "2017-12-18 phone");
        given(aContract("sc11-two").concluded(LocalDate.of(2017, 1, 16), LocalDate.of(2018, 1, 15)));
        held("sc11-two", "2017-05-02 inPerson", "2017-12-18 inPerson");

        JsonPath kept = compliance("sc11", "2018-01-15");
        assertThat(kept.getString("status")).isEqualTo("compliant");
        assertThat(kept.getString("period.from")).isEqualTo("2017-01-16");
        assertThat(kept.getString("period.until")).isEqualTo("2018-01-15");
        assertThat(kept.getInt("evaluations")).isEqualTo(3);
        assertThat(kept.getInt("inPerson")).isEqualTo(2);

        JsonPath byPhone = compliance("sc11-phone", "2018-01-15");
        assertThat(byPhone.getString("status")).isEqualTo("nonCompliant");
        assertThat(byPhone.getInt("missing.evaluations")).isZero();
        assertThat(byPhone.getInt("missing.inPerson")).isEqualTo(1);

        JsonPath two = compliance("sc11-two", "2018-01-15");
        assertThat(two.getString("status")).isEqualTo("nonCompliant");
        assertThat(two.getInt("missing.evaluations")).isEqualTo(1);

        JsonPath meanwhile = compliance("sc11", "2017-06-01");
        assertThat(meanwhile.getString("status")).isEqualTo("onTrack");
        assertThat(meanwhile.getInt("evaluations")).isEqualTo(1);
        assertThat(meanwhile.getString("nextDueOn")).isNotNull();
        assertThat(compliance("sc11-two", "2018-06-01").getString("status")).isEqualTo("nonCompliant");
    }

    @Test
    @DisplayName("SC-12, LIF-7: an evaluation at most three months after the previous one; late from the day after")
    void the_quarter_of_the_old_regime() {
        given(aContract("sc12").concluded(LocalDate.of(2015, 1, 5), LocalDate.of(2016, 1, 4)));
        held("sc12", "2015-04-03 phone", "2015-07-02 phone", "2015-09-30 phone", "2015-12-28 phone");
        given(aContract("sc12-gap").concluded(LocalDate.of(2015, 1, 5), LocalDate.of(2016, 1, 4)));
        held("sc12-gap", "2015-04-03 phone", "2015-08-10 phone");

        assertThat(compliance("sc12", "2015-12-31").getString("status")).isEqualTo("compliant");
        assertThat(compliance("sc12", "2015-10-01").getString("nextDueOn")).isEqualTo("2015-12-30");

        assertThat(compliance("sc12-gap", "2015-07-03").getString("status")).isEqualTo("compliant");
        JsonPath late = compliance("sc12-gap", "2015-07-04");
        assertThat(late.getString("status")).isEqualTo("late");
        assertThat(late.getString("lateSince")).isEqualTo("2015-07-04");
        assertThat(late.getString("nextDue")).isEqualTo("overdue");
        assertThat(compliance("sc12-gap", "2015-08-20").getString("status")).isEqualTo("late");
    }

    @Test
    void a_contract_that_not_everybody_has_signed_binds_to_nothing() {
        given(aContract("unsigned").unsigned());

        JsonPath nothing = compliance("unsigned", "2015-06-01");

        assertThat(nothing.getString("status")).isEqualTo("notBound");
        assertThat(nothing.getMap("$")).doesNotContainKey("period");
    }

    @Test
    void the_list_of_a_cpas_counts_by_status_and_by_worker_and_filters() {
        given(aContract("list-good").concluded(LocalDate.of(2017, 1, 16), LocalDate.of(2018, 1, 15)));
        held("list-good", "2017-05-02 inPerson", "2017-09-04 phone", "2017-12-18 inPerson");
        given(aContract("list-bad").concluded(LocalDate.of(2017, 1, 16), LocalDate.of(2018, 1, 15)));

        String path = "/piisEvaluation/v1/cpas/" + CPAS_A + "/compliance?on=2018-01-15";
        JsonPath all = get(worker(), path).jsonPath();
        JsonPath bad = get(worker(), path + "&status=nonCompliant&pageSize=500").jsonPath();
        JsonPath mine = get(worker(), path + "&worker=w-list-good").jsonPath();

        assertThat(all.getInt("counts.nonCompliant")).isPositive();
        assertThat(bad.getList("contracts.items.contractReference"))
                .contains("list-bad")
                .doesNotContain("list-good");
        assertThat(bad.getInt("contracts.total")).isEqualTo(all.getInt("counts.nonCompliant"));
        assertThat(mine.getList("contracts.items.contractReference")).isEqualTo(java.util.List.of("list-good"));
        assertThat(all.getInt("byWorker.find { it.worker == 'w-list-good' }.counts.compliant"))
                .isEqualTo(1);
    }

    @Test
    void on_a_day_in_the_past_the_worker_of_that_day_has_the_contract() {
        given(aContract("handed-over").concluded(LocalDate.of(2017, 1, 16), LocalDate.of(2018, 1, 15)));
        evaluate(
                "handed-over",
                "E1",
                1,
                "{\"heldOn\": \"2017-05-02\", \"mode\": \"inPerson\", \"worker\": \"w-before\"}");
        evaluate(
                "handed-over",
                "E2",
                1,
                "{\"heldOn\": \"2017-09-04\", \"mode\": \"inPerson\", \"worker\": \"w-after\"}");

        String path = "/piisEvaluation/v1/cpas/" + CPAS_A + "/compliance?pageSize=500&on=";
        String contracts = "contracts.items.contractReference";
        assertThat(get(worker(), path + "2017-09-03&worker=w-before").jsonPath().getList(contracts))
                .isEqualTo(java.util.List.of("handed-over"));
        assertThat(get(worker(), path + "2017-09-03&worker=w-after").jsonPath().getList(contracts))
                .isEmpty();
        assertThat(get(worker(), path + "2017-09-04&worker=w-after").jsonPath().getList(contracts))
                .isEqualTo(java.util.List.of("handed-over"));
        assertThat(get(worker(), path + "2017-05-01").jsonPath().getList("byWorker.worker", String.class))
                .doesNotContain("w-before", "w-after");
    }

    @Test
    void another_cpas_sees_nothing_of_it() {
        given(aContract("private").concluded(LocalDate.of(2017, 1, 16), LocalDate.of(2018, 1, 15)));

        assertThat(get(Tokens.worker(CPAS_B), ofContract(CPAS_A, "private") + "/compliance")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get(Tokens.worker(CPAS_B), ofContract(CPAS_B, "private") + "/compliance")
                        .statusCode())
                .isEqualTo(404);
    }
}
