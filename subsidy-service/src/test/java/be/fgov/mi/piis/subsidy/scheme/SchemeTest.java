package be.fgov.mi.piis.subsidy.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SchemeTest extends SubsidyServiceTest {
    private static final String SCHEMES = "/activationSubsidy/v1/schemes/";

    @Test
    @DisplayName("SA-2014 and SA-2015: 75 % for clusters only, then 50 % for clusters and cities")
    void theTwoSchemes() {
        as(Tokens.officer())
                .get(SCHEMES + "2014")
                .then()
                .statusCode(200)
                .body("advanceRate", equalTo(0.75f))
                .body("citiesAllowed", is(false))
                .body("amountPerClusterCents", equalTo(1_250_000));
        as(Tokens.worker(CPAS_A))
                .get(SCHEMES + "2015")
                .then()
                .statusCode(200)
                .body("advanceRate", equalTo(0.5f))
                .body("citiesAllowed", is(true))
                .body("paymentCutOff", equalTo("2015-11-15"))
                .body("submissionDeadline", equalTo("2015-08-31"))
                .body("overrunPolicy", equalTo("finding"))
                .body("underTargetPolicy", equalTo("flag"));
        as(Tokens.officer()).get(SCHEMES + "2016").then().statusCode(404);
    }

    @Test
    @DisplayName("Row 26: what is read can be written back with its ETag; the change is kept with who made it")
    void replace() {
        var read = as(Tokens.officer()).get(SCHEMES + "2014");
        String scheme = read.asString();
        String tag = read.header("ETag");
        Map<String, Long> before = rowCounts();
        as(Tokens.officer()).body(scheme).put(SCHEMES + "2014").then().statusCode(428);
        as(Tokens.officer())
                .header("If-Match", "\"0\"")
                .body(scheme)
                .put(SCHEMES + "2014")
                .then()
                .statusCode(412);
        as(Tokens.finance())
                .header("If-Match", tag)
                .body(scheme)
                .put(SCHEMES + "2014")
                .then()
                .statusCode(403);
        as(Tokens.officer())
                .header("If-Match", tag)
                .body(scheme)
                .put(SCHEMES + "2015")
                .then()
                .statusCode(400);
        as(Tokens.officer())
                .header("If-Match", tag)
                .body(scheme.replace("0.75", "1.01"))
                .put(SCHEMES + "2014")
                .then()
                .statusCode(400)
                .body("issues.name", hasItem("advanceRate"));
        as(Tokens.officer())
                .header("If-Match", tag)
                .body(scheme.replace("0.75", "0.75001"))
                .put(SCHEMES + "2014")
                .then()
                .statusCode(400);
        assertThat(rowCounts()).isEqualTo(before);

        String next = as(Tokens.officer())
                .header("If-Match", tag)
                .body(scheme)
                .put(SCHEMES + "2014")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        assertThat(next).isNotEqualTo(tag);
        assertThat(number("select count(*) from subsidy_scheme_revision where year = 2014"
                        + " and changed_by = 'subject-officer'"))
                .isPositive();
    }
}
