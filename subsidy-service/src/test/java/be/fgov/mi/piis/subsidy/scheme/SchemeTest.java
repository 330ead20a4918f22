package be.fgov.mi.piis.subsidy.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.subsidy.payment.PaidByTheBank;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
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

    @Test
    @DisplayName("SUB-1..9: a new year is data, and a changed rate leaves what was prepared before as it was")
    void aNewYearIsData() {
        String of2015 = as(Tokens.officer()).get(SCHEMES + "2015").asString();
        String of2019 = of2015.replace("2016-02-29", "2020-02-29")
                .replace("2015-", "2019-")
                .replace("\"year\":2015", "\"year\":2019")
                .replace("\"advanceRate\":0.5", "\"advanceRate\":0.6")
                .replace("\"rounding\":\"halfUp\"", "\"rounding\":\"down\"");
        String tag = as(Tokens.officer())
                .header("If-None-Match", "*")
                .body(of2019)
                .put(SCHEMES + "2019")
                .then()
                .statusCode(201)
                .extract()
                .header("ETag");
        clock.moveTo(LocalDate.of(2019, 10, 13));
        Conventions.approved("SCH-19", CPAS_A, Conventions.body("city", 2019, CPAS_A, List.of(), 1_001));
        Conventions.act(Tokens.president(CPAS_A), "SCH-19", "signatures").statusCode(200);
        Conventions.act(Tokens.secretary(CPAS_A), "SCH-19", "signatures").statusCode(200);
        Conventions.act(Tokens.minister(), "SCH-19", "signatures")
                .statusCode(200)
                .body("advanceCents", equalTo(600));

        as(Tokens.officer())
                .header("If-Match", tag)
                .body(of2019.replace("0.6", "0.1").replace("\"down\"", "\"halfUp\""))
                .put(SCHEMES + "2019")
                .then()
                .statusCode(200);

        Conventions.read(Tokens.officer(), "SCH-19/advance")
                .body("advanceCents", equalTo(600))
                .body("rate", equalTo(0.6f));
        PaidByTheBank.pay("SCH-19", "SCH-19-S", "2019-10-13", 600);
        Conventions.read(Tokens.officer(), "SCH-19").body("status", equalTo("advancePaid"));
        as(Tokens.auditor())
                .get(SCHEMES + "2019/revisions")
                .then()
                .statusCode(200)
                .body("items.scheme.advanceRate", contains(0.6f, 0.1f))
                .body("items.scheme.rounding", contains("down", "halfUp"))
                .body("items.changedBy", hasItem("subject-officer"));
    }

    @Test
    @DisplayName("SUB-1: 2014 gives 75 % and 2015 gives 50 %, side by side")
    void sideBySide() {
        Conventions.push(
                        Tokens.worker(CPAS_B),
                        "SCH-14",
                        1,
                        Conventions.body("cluster", 2014, CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D), 1_250_000))
                .statusCode(201);
        Conventions.push(
                        Tokens.worker(CPAS_B),
                        "SCH-15",
                        1,
                        Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D)))
                .statusCode(201);
        Conventions.read(Tokens.officer(), "SCH-14/advance").body("advanceCents", equalTo(937_500));
        Conventions.read(Tokens.officer(), "SCH-15/advance").body("advanceCents", equalTo(500_000));
        as(Tokens.auditor())
                .get(SCHEMES + "2015/revisions")
                .then()
                .body("items[0].version", equalTo(1))
                .body("items[0].changedBy", equalTo("suite"))
                .body("items[0].scheme.advanceRate", equalTo(0.5f));
    }
}
