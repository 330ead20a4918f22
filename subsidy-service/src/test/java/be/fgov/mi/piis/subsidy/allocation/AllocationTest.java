package be.fgov.mi.piis.subsidy.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AllocationTest extends SubsidyServiceTest {
    private static final String SHEETS = "/activationSubsidy/v1/schemes/2015/allocationSheets";
    private static final String BODY = """
            { "budgetCents": 10001, "source": "Annex of numac 2015011149, example",
              "weights": [{ "name": "integration income", "share": 0.75 }, { "name": "aid", "share": 0.25 }],
              "cpas": [
                { "enterpriseNumber": "%s", "counts": [1, 1] },
                { "enterpriseNumber": "%s", "counts": [1, 3] },
                { "enterpriseNumber": "%s", "counts": [1, 0] } ] }
            """.formatted(CPAS_B, CPAS_A, CPAS_C);

    @Test
    @DisplayName("SUB-32: a trial stores nothing; a sheet is the same each time it is read, and as a table")
    void sheet() {
        long before = number("select count(*) from allocation_sheet");
        as(Tokens.officer())
                .body(BODY)
                .post(SHEETS + "?dryRun=true")
                .then()
                .statusCode(200)
                .body("lines.enterpriseNumber", contains(CPAS_A, CPAS_B, CPAS_C))
                .body("lines.amountCents", contains(4376, 3125, 2500));
        assertThat(number("select count(*) from allocation_sheet")).isEqualTo(before);

        var made = as(Tokens.officer())
                .header("Idempotency-Key", "sheet-of-2015")
                .body(BODY)
                .post(SHEETS);
        made.then().statusCode(201).body("totals", contains(3, 4)).body("lines[1].counts", contains(1, 1));
        as(Tokens.officer())
                .header("Idempotency-Key", "sheet-of-2015")
                .body(BODY)
                .post(SHEETS)
                .then()
                .statusCode(201)
                .body("id", equalTo(made.path("id")));
        assertThat(number("select count(*) from allocation_sheet")).isEqualTo(before + 1);

        String href = made.path("href");
        assertThat(as(Tokens.auditor()).get(href).jsonPath().getMap(""))
                .isEqualTo(made.jsonPath().getMap(""));
        String table = as(Tokens.minister())
                .accept("text/csv")
                .get(href)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(table.lines())
                .first()
                .isEqualTo("enterpriseNumber,count1,weight1,total1,count2,weight2,total2,budgetCents,rawCents,"
                        + "remainder,remainderRank,amountCents");
        assertThat(table.lines().skip(1))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains(",10001,"));
        as(Tokens.officer()).get(href.replace("/2015/", "/2014/")).then().statusCode(404);
    }

    @Test
    @DisplayName("The database keeps no sheet whose shares are a cent away from its budget, and changes none")
    void theDatabaseAddsUp() {
        as(Tokens.officer()).body(BODY).post(SHEETS).then().statusCode(201);
        assertThatThrownBy(
                        () -> execute("insert into allocation_share values ((select id from allocation_sheet limit 1),"
                                + " '0999000624', 1)"))
                .hasMessageContaining("are not its budget");
        assertThatThrownBy(() -> execute("update allocation_share set amount_cents = amount_cents"))
                .hasMessageContaining("allocation_share");
    }

    private void execute(String sql) throws java.sql.SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
