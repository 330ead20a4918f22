package be.fgov.mi.piis.subsidy.demo;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.push;
import static be.fgov.mi.piis.subsidy.convention.Conventions.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("SC-20: the 56 conventions as on 13/10/2015")
class DemoDataTest extends SubsidyServiceTest {

    @Inject
    LoadDemoData loadDemoData;

    @Test
    @DisplayName("56 = 19 clusters + 37 cities; 48 before the minister, 8 in negotiation; no advance can be paid")
    void dashboard() {
        assertThat(loadDemoData.load(true)).isEqualTo(72);

        read(Tokens.officer(), "summary?year=2015")
                .statusCode(200)
                .body("total", equalTo(56))
                .body("byType.cluster", equalTo(19))
                .body("byType.city", equalTo(37))
                .body("byStatus.submittedToMinister", equalTo(48))
                .body("byStatus.inNegotiation", equalTo(8))
                .body("byStatus.size()", equalTo(2))
                .body("payableAdvances", equalTo(0))
                .body("payableAdvanceCents", equalTo(0));
        read(Tokens.officer(), "summary?year=2014")
                .body("total", equalTo(16))
                .body("byType.cluster", equalTo(16))
                .body("byStatus.fullySigned", equalTo(16));
        read(Tokens.finance(), "AS-2014-CL-01/advance")
                .body("advanceCents", equalTo(937_500))
                .body("blockers.code", contains("budgetYearClosed"));
        assertThat(number("select count(*) from convention_act where act = 'FAVOURABLE_ADVICE'"
                        + " and convention_number like 'AS-2015-%'"))
                .isEqualTo(48);
        assertThat(text("select max(acted_on)::text from convention_act where convention_number like 'AS-2015-%'"))
                .isLessThanOrEqualTo("2015-10-13");
        assertThat(number("select count(*) from registry_cpas where enterprise_number like '0999%'"))
                .isGreaterThanOrEqualTo(102);

        Map<String, Long> before = rowCounts();
        assertThat(loadDemoData.load(true)).isZero();
        assertThat(rowCounts()).isEqualTo(before);
    }

    @Test
    @DisplayName("The CPAS of the scenarios are free in the demo, and what people do in it is not undone")
    void demoIsAlive() {
        loadDemoData.load(true);
        push(Tokens.vendor("vendor"), "CT-A", 1, Conventions.city(CPAS_A, 17_661_525))
                .statusCode(201);
        push(Tokens.vendor("vendor"), "CL-1", 1, Conventions.cluster(CPAS_B, java.util.List.of(CPAS_B, CPAS_C, CPAS_D)))
                .statusCode(201);
        clock.moveTo(LocalDate.of(2015, 10, 20));
        act(Tokens.minister(), "AS-2015-CL-01", "ministerDecision", "{\"decision\": \"approved\"}")
                .statusCode(200);
        act(Tokens.officer(), "AS-2015-CL-04", "advice", "{\"favourable\": true}")
                .statusCode(200);

        assertThat(loadDemoData.load(true)).isZero();

        read(Tokens.officer(), "AS-2015-CL-01").body("status", equalTo("approvedByMinister"));
        read(Tokens.officer(), "AS-2015-CL-04").body("status", equalTo("favourableAdvice"));
        read(Tokens.vendor("demo-vendor"), "?year=2015&pageSize=500").body("total", greaterThan(50));
    }
}
