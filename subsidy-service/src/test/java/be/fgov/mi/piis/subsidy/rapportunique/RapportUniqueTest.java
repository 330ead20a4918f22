package be.fgov.mi.piis.subsidy.rapportunique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import be.fgov.mi.piis.events.SuiteEvent;
import be.fgov.mi.piis.events.contract.ContractChanged;
import be.fgov.mi.piis.events.contract.PersonMerged;
import be.fgov.mi.piis.events.evaluation.TrajectoryChanged;
import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.subsidy.counting.CountingStory;
import be.fgov.mi.piis.subsidy.counting.CountingTables;
import be.fgov.mi.piis.subsidy.counting.CountingTest;
import be.fgov.mi.piis.subsidy.counting.KeepContract;
import be.fgov.mi.piis.subsidy.counting.KeepTrajectory;
import be.fgov.mi.piis.subsidy.counting.MergePersons;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Rapport unique")
class RapportUniqueTest extends SubsidyServiceTest {
    private static final String REPORT = "/rapportUnique/v1/reports/2015";

    /** Written by hand from the texts, apart from the code: what each figure of a convention has to be. */
    private static final String BY_HAND = """
            with pair as (
                select cv.number, coalesce(a.into_person, c.person_id) as person, t.outcome, t.dropout_explained,
                       c.type = 'socialActivation'
                       and c.concluded_on is not null and c.status <> 'void'
                       and not c.full_time_student
                       and daterange(t.started_on, coalesce(t.ended_on, t.planned_until), '[]')
                           && daterange(cv.period_from, cv.period_until, '[]')
                       and t.activity_kinds && array['basicSkills', 'remobilization', 'discoveryPlacement',
                                                     'socialParticipation', 'volunteering'] as fundable
                  from convention cv
                  join convention_member m on m.convention_number = cv.number
                  join contract_fact c on c.enterprise_number = m.enterprise_number
                  left join person_alias a on a.from_person = c.person_id
                  join trajectory_fact t
                    on t.enterprise_number = c.enterprise_number and t.contract_reference = c.reference
                 where cv.year = 2015)
            select cv.number,
                   count(distinct p.person) filter (where fundable and dropout_explained is not false),
                   count(p.*) filter (where fundable and dropout_explained is not false),
                   count(p.*) filter (where fundable and outcome = 'socioProfessionalPath'),
                   count(p.*) filter (where fundable and outcome = 'strengthenedAutonomy'),
                   count(p.*) filter (where fundable and outcome = 'volunteering'),
                   count(p.*) filter (where fundable and outcome = 'employment'),
                   count(p.*) filter (where fundable and dropout_explained),
                   count(p.*) filter (where fundable and not dropout_explained)
              from convention cv left join pair p on p.number = cv.number
             where cv.year = 2015
             group by cv.number
             order by cv.number
            """;

    @Inject
    CountingTables tables;

    @Inject
    KeepContract keepContract;

    @Inject
    KeepTrajectory keepTrajectory;

    @Inject
    MergePersons mergePersons;

    @Inject
    be.fgov.mi.piis.subsidy.counting.CountConvention countConvention;

    private String city = "";
    private String cluster = "";
    private List<SuiteEvent> story = List.of();

    @BeforeEach
    void aYear() {
        tables.empty();
        city = tables.aCityConvention(2015, CPAS_A);
        cluster = tables.aConvention(2015, "CLUSTER", CPAS_B, CPAS_C, CPAS_D);
        String empty = tables.aCityConvention(2015, CPAS_E);
        story = CountingStory.of(new Random(2015), 120, List.of(CPAS_A, CPAS_B, CPAS_C, CPAS_D));
        QuarkusTransaction.requiringNew().run(() -> {
            for (String convention : List.of(city, cluster, empty)) {
                countConvention.heard(CountingTest.changed(convention));
            }
            story.forEach(this::consume);
        });
    }

    @Test
    @DisplayName("SC-25: every figure equals an independent SQL, and the totals their sums")
    void figures() {
        JsonPath report =
                read(Tokens.officer(), REPORT).statusCode(200).extract().jsonPath();

        List<Map<String, Object>> conventions = report.getList("conventions");
        List<String> told = conventions.stream()
                .map(convention -> {
                    JsonPath line = JsonPath.from(toJson(convention));
                    return String.join(
                            "|",
                            line.getString("number"),
                            line.getString("distinctPersons"),
                            line.getString("trajectories"),
                            line.getString("outcomes.socioProfessionalPath"),
                            line.getString("outcomes.strengthenedAutonomy"),
                            line.getString("outcomes.volunteering"),
                            line.getString("outcomes.employment"),
                            line.getString("dropouts.explained"),
                            line.getString("dropouts.unexplained"));
                })
                .sorted()
                .toList();
        assertThat(told).isEqualTo(tables.rows(BY_HAND).stream().sorted().toList());
        assertThat(report.getInt("totals.distinctPersons")).isGreaterThan(20);
        assertThat(report.getInt("totals.outcomes.employment")).isGreaterThan(3);
        assertThat(report.getInt("totals.dropouts.unexplained")).isGreaterThan(3);

        assertThat(report.getInt("totals.conventions")).isEqualTo(3);
        assertThat(report.getInt("totals.clusters")).isEqualTo(1);
        assertThat(report.getInt("totals.cities")).isEqualTo(2);
        for (String figure : List.of(
                "distinctPersons",
                "trajectories",
                "finishedTrajectories",
                "outcomes.socioProfessionalPath",
                "outcomes.strengthenedAutonomy",
                "outcomes.volunteering",
                "outcomes.employment",
                "dropouts.explained",
                "dropouts.unexplained",
                "grantedCents",
                "advanceCents",
                "advancePaidCents",
                "acceptedCosts.staffCents",
                "acceptedCosts.operatingCents",
                "acceptedCents",
                "balanceCents",
                "recoveryCents",
                "unclaimedCents")) {
            assertThat(report.getLong("totals." + figure))
                    .as(figure)
                    .isEqualTo(report.getLong("conventions.sum { it." + figure + " }"));
        }
        assertThat(report.getInt("totals.finishedTrajectories"))
                .isEqualTo(report.getInt("totals.outcomes.socioProfessionalPath")
                        + report.getInt("totals.outcomes.strengthenedAutonomy")
                        + report.getInt("totals.outcomes.volunteering")
                        + report.getInt("totals.outcomes.employment"));
        assertThat(report.getLong("totals.advanceCents")).isEqualTo(3 * 500_000L);
        assertThat(report.getString("businessDate")).isEqualTo("2015-10-13");
    }

    @Test
    @DisplayName("SC-25: no person stands in it")
    void noPerson() {
        String report = read(Tokens.officer(), REPORT).extract().asString();
        for (SuiteEvent event : story) {
            if (event instanceof ContractChanged contract) {
                assertThat(report)
                        .doesNotContain(contract.personId().toString())
                        .doesNotContain(contract.contractId().toString());
            }
        }
    }

    @Test
    @DisplayName("asked again, it is the same")
    void again() {
        String generatedAt = "\"generatedAt\":\"[^\"]+\"";
        String first = read(Tokens.officer(), REPORT).extract().asString().replaceFirst(generatedAt, "");
        assertThat(read(Tokens.auditor(), REPORT).extract().asString().replaceFirst(generatedAt, ""))
                .isEqualTo(first);
    }

    @Test
    @DisplayName("SC-25: a CPAS gets its own conventions; another's number is as unknown as none")
    void ownOnly() {
        read(Tokens.finance(), REPORT).body("conventions", hasSize(3));
        read(Tokens.worker(CPAS_A), REPORT).body("conventions.number", containsInAnyOrder(city));
        read(Tokens.worker(CPAS_C), REPORT).body("conventions.number", containsInAnyOrder(cluster));
        read(Tokens.worker(CPAS_F), REPORT).statusCode(200).body("conventions", hasSize(0));
        read(Tokens.officer(), REPORT + "?enterpriseNumber=" + CPAS_D)
                .body("conventions.number", containsInAnyOrder(cluster));
        read(Tokens.officer(), REPORT + "?nisCode=57081").body("conventions.number", containsInAnyOrder(city));
        read(Tokens.worker(CPAS_A), REPORT + "?nisCode=57081").body("conventions", hasSize(1));

        for (String refused : List.of("?nisCode=57081", "?enterpriseNumber=" + CPAS_A, "?nisCode=99998")) {
            read(Tokens.worker(CPAS_C), REPORT + refused)
                    .statusCode(404)
                    .body("type", equalTo("urn:problem-type:belgif:resourceNotFound"));
        }
        read(Tokens.officer(), REPORT + "?nisCode=99998").statusCode(404);
        read(Tokens.officer(), "/rapportUnique/v1/reports/2050").statusCode(404);
        read(Tokens.officer(), REPORT + "?nisCode=abc").statusCode(400);
        read(Tokens.officer(), REPORT + "?enterpriseNumber=0999000128").statusCode(400);
        read(Tokens.officer(), "/rapportUnique/v1/reports/20x5").statusCode(400);
        read(Tokens.officer(), REPORT + "?ssin=75010599351").statusCode(400);
    }

    @Test
    @DisplayName("labels follow Accept-Language: Rapport unique, Uniek Verslag")
    void languages() {
        for (Map.Entry<String, String> title : Map.of(
                        "fr-BE", "Rapport unique",
                        "nl-BE", "Uniek Verslag",
                        "de-BE", "Einheitlicher Bericht")
                .entrySet()) {
            as(Tokens.officer())
                    .header("Accept-Language", title.getKey())
                    .get(REPORT)
                    .then()
                    .header("Content-Language", title.getKey())
                    .body("title", equalTo(title.getValue()));
            as(Tokens.officer())
                    .header("Accept-Language", title.getKey())
                    .get("/rapportUnique/v1/dictionary")
                    .then()
                    .statusCode(200)
                    .header("Content-Language", title.getKey())
                    .body("title", equalTo(title.getValue()))
                    .body("figures.figure", hasSize(Figure.values().length));
        }
        as(Tokens.officer()).get(REPORT).then().header("Content-Language", "fr-BE");
    }

    private void consume(SuiteEvent event) {
        switch (event) {
            case ContractChanged contract -> keepContract.heard(contract);
            case TrajectoryChanged trajectory -> keepTrajectory.heard(trajectory);
            case PersonMerged merger -> mergePersons.heard(merger);
            default -> throw new IllegalArgumentException("not of this story");
        }
    }

    private static String toJson(Map<String, Object> convention) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(convention);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ValidatableResponse read(Tokens reader, String path) {
        return as(reader).get(path).then();
    }
}
