package be.fgov.mi.piis.evaluation.compliance;

import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.ofContract;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.contract.LearnOfContract;
import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Contracts;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
@DisplayName("LIF-5 to LIF-8: a contract that no rule can judge is told apart, and the others all the same")
class NotJudgedTest {
    /** A CPAS of which no other test tells a contract. */
    private static final String CPAS = "0999001119";

    private static final String PATH = "/piisEvaluation/v1/cpas/" + CPAS;

    @Inject
    CpasRegistry registry;

    @Inject
    LearnOfContract learnOfContract;

    @Inject
    Tables tables;

    /** Of the second one somebody typed 215 for 2015. */
    @BeforeEach
    void one_can_be_judged_and_one_cannot() {
        registry.apply(new RegisteredCpas(
                CPAS, 52023, "CPAS", "OCMW", null, LocalDate.of(2002, 10, 1), null, null, "BE68539007547034", 1));
        concluded("good", LocalDate.of(2015, 1, 5));
        concluded("typo", LocalDate.of(215, 1, 5));
    }

    @AfterEach
    void nothing_stays() throws SQLException {
        tables.execute("delete from known_contract where enterprise_number = '" + CPAS + "'");
    }

    private void concluded(String reference, LocalDate on) {
        QuarkusTransaction.requiringNew()
                .run(() -> learnOfContract.learn(
                        new Contracts(CPAS, reference, UUID.randomUUID(), 1).concluded(on, LocalDate.of(2016, 1, 4))));
    }

    private static JsonPath read(String path) {
        Response answer = get(Tokens.worker(CPAS), path);
        assertThat(answer.statusCode()).as(path + answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    @Test
    void compliance_counts_it_apart_and_lists_it() {
        JsonPath all = read(PATH + "/compliance?on=2015-12-31");
        assertThat(all.getMap("counts")).isEqualTo(Map.of("late", 1, "notJudged", 1));
        assertThat(all.getList("contracts.items.contractReference")).isEqualTo(List.of("good", "typo"));
        JsonPath asked = read(PATH + "/compliance?on=2015-12-31&status=notJudged");
        assertThat(asked.getList("contracts.items.contractReference")).isEqualTo(List.of("typo"));
        assertThat(asked.getInt("contracts.total")).isEqualTo(1);

        JsonPath alone = read(ofContract(CPAS, "typo") + "/compliance?on=2015-12-31");
        assertThat(alone.getString("status")).isEqualTo("notJudged");
        assertThat(alone.getMap("$")).doesNotContainKeys("period", "nextDueOn", "rule");
    }

    @Test
    void the_warnings_begin_with_it() {
        JsonPath warnings = read(PATH + "/warnings");
        assertThat(warnings.getList("items.kind")).isEqualTo(List.of("notJudged", "overdue"));
        assertThat(warnings.getList("items.contractReference")).isEqualTo(List.of("typo", "good"));
        assertThat(warnings.getMap("items[0]")).doesNotContainKeys("dueOn", "missing");
        assertThat(read(PATH + "/warnings?kind=notJudged").getInt("total")).isEqualTo(1);
    }

    @Test
    void the_figures_of_the_cpas_count_it_apart_and_list_it() {
        JsonPath figures = read(PATH + "/statistics?year=2015");
        String compliance = "figures.find { it.code == 'evaluationCompliance' }";
        assertThat(figures.getInt(compliance + ".records")).isEqualTo(2);
        assertThat(figures.getInt(compliance + ".cells.find { it.category == 'notJudged' }.count"))
                .isEqualTo(1);
        assertThat(read(PATH + "/statistics/evaluationCompliance/records?year=2015&category=notJudged")
                        .getList("items.contractReference"))
                .isEqualTo(List.of("typo"));
    }

    @Test
    void the_yearly_review_counts_it_apart_and_makes_no_year_of_it() {
        assertThat(read(PATH + "/globalReviews?on=2016-01-01").getList("items.year"))
                .isEqualTo(List.of(2015));
        JsonPath review = read(PATH + "/globalReviews/2015");
        assertThat(review.getInt("figures.contracts")).isEqualTo(2);
        assertThat(review.getMap("figures.compliance")).isEqualTo(Map.of("late", 1, "notJudged", 1));
        assertThat(read(review.getString("records.compliance") + "?category=notJudged")
                        .getList("items.contractReference"))
                .isEqualTo(List.of("typo"));
    }
}
