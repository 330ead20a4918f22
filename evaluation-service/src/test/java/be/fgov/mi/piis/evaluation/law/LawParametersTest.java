package be.fgov.mi.piis.evaluation.law;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_A;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.aContract;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.ofContract;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.put;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.worker;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.contract.LearnOfContract;
import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Eventually;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.evaluation.rules.LawParameter;
import be.fgov.mi.piis.testkit.ApiDocument;
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
import org.junit.jupiter.api.Test;

/** The numbers of the law far ahead, so that no other test is judged by them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class LawParametersTest {
    private static final String PARAMETERS = "/piisEvaluation/v1/lawParameters";

    @Inject
    LearnOfContract learnOfContract;

    @Inject
    Tables tables;

    @Test
    void each_parameter_is_shown_with_its_default_and_its_source_or_assumption() {
        JsonPath shown = get(worker(), PARAMETERS).jsonPath();

        assertThat(shown.getInt("total")).isEqualTo(LawParameter.values().length);
        assertThat(shown.getString("items.find { it.name == 'evaluationsAYear' }.standard"))
                .isEqualTo("3");
        assertThat(shown.getString("items.find { it.name == 'evaluationsAYear' }.source"))
                .isEqualTo("S3:101");
        assertThat(shown.getString("items.find { it.name == 'noticeAheadDays' }.assumption"))
                .isNotEmpty();
    }

    @Test
    void the_document_of_the_service_tells_of_them() {
        assertThat(ApiDocument.ofTheServiceUnderTest().operations())
                .extracting(ApiDocument.Operation::id)
                .contains("listLawParameters", "getLawParameterValue", "replaceLawParameterValue");
    }

    @Test
    void a_row_is_what_contracts_are_judged_by_from_its_day_on() {
        QuarkusTransaction.requiringNew().run(() -> {
            learnOfContract.learn(
                    aContract("law-before").concluded(LocalDate.of(2089, 12, 31), LocalDate.of(2090, 12, 30)));
            learnOfContract.learn(
                    aContract("law-from").concluded(LocalDate.of(2090, 1, 1), LocalDate.of(2090, 12, 31)));
        });

        Response stored = put(
                Tokens.officer(),
                PARAMETERS + "/evaluationsAYear/values/2090-01-01",
                "{\"value\": \"4\", \"source\": \"a circular of 2089\"}");

        assertThat(stored.statusCode()).isEqualTo(201);
        assertThat(stored.header("ETag")).isEqualTo("\"1\"");
        Eventually.holds(() -> assertThat(required("law-from")).isEqualTo(4));
        assertThat(required("law-before")).isEqualTo(3);
        assertThat(tables.row(
                        "select value || '/' || version from law_parameter_revision where valid_from = '2090-01-01'"))
                .isEqualTo("4/1");
    }

    private static int required(String contract) {
        return get(worker(), ofContract(CPAS_A, contract) + "/compliance?on=2090-06-01")
                .jsonPath()
                .getInt("required.evaluations");
    }
}
