package be.fgov.mi.piis.evaluation.review;

import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.put;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.contract.LearnOfContract;
import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Contracts;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.identity.clock.BusinessClock;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class GlobalReviewTest {
    /** A CPAS of which no other test tells a contract. */
    private static final String REVIEWED = "0999000921";

    private static final String RUNS_ON = "0999001218";

    private static final String REVIEWS = "/piisEvaluation/v1/cpas/" + REVIEWED + "/globalReviews";
    private static final String REVIEW = """
            {"reviewedOn": "2016-02-01", "contractsReviewed": 2, "conclusions": "Le logement avance trop peu.",
             "actions": ["Un accord avec la société de logement."]}""";

    @Inject
    CpasRegistry registry;

    @Inject
    LearnOfContract learnOfContract;

    @Inject
    Tables tables;

    @Inject
    BusinessClock clock;

    @BeforeEach
    void it_is_the_next_spring() {
        enter(REVIEWED, null, null);
        clock.moveTo(LocalDate.of(2016, 3, 1));
    }

    @AfterEach
    void it_is_as_usual() {
        clock.moveTo(LocalDate.of(2015, 12, 31));
    }

    private static Tokens worker() {
        return Tokens.worker(REVIEWED);
    }

    private static JsonPath reviewsOn(String day) {
        return get(worker(), REVIEWS + "?on=" + day).jsonPath();
    }

    @Test
    @DisplayName("LIF-8, SC-12: missing from 1 January of the next year on, and cleared once it is recorded")
    void a_year_is_reviewed_with_its_figures() {
        for (String reference : new String[] {"D1", "D2"}) {
            Contracts contract = new Contracts(REVIEWED, reference, UUID.randomUUID(), 1);
            QuarkusTransaction.requiringNew()
                    .run(() -> learnOfContract.learn(
                            contract.concluded(LocalDate.of(2015, 1, 5), LocalDate.of(2015, 12, 31))));
        }
        String d1 = "/piisEvaluation/v1/cpas/" + REVIEWED + "/contracts/D1";
        put(
                Tokens.worker(REVIEWED),
                d1 + "/evaluations/E1/revisions/1",
                "{\"heldOn\": \"2015-04-03\", \"mode\": \"phone\"}");
        put(Tokens.worker(REVIEWED), d1 + "/trajectories/T1/revisions/1", """
                {"startedOn": "2015-02-01", "plannedUntil": "2015-06-30",
                 "activities": [{"kind": "basicSkills", "mode": "individual"}],
                 "ended": {"on": "2015-06-30", "outcome": "employment"}}""");

        String unknown = "/piisEvaluation/v1/cpas/" + REVIEWED + "/contracts/never-came";
        put(worker(), unknown + "/evaluations/E1/revisions/1", "{\"heldOn\": \"2015-04-03\", \"mode\": \"inPerson\"}");
        put(worker(), unknown + "/trajectories/T1/revisions/1", """
                {"startedOn": "2015-02-01", "plannedUntil": "2015-06-30",
                 "activities": [{"kind": "basicSkills", "mode": "individual"}],
                 "ended": {"on": "2015-06-30", "outcome": "employment"}}""");

        assertThat(reviewsOn("2015-12-31").getList("items")).isEmpty();
        assertThat(reviewsOn("2016-01-01").getList("items.status")).containsExactly("missing");
        JsonPath prefilled = get(worker(), REVIEWS + "/2015").jsonPath();
        assertThat(prefilled.getString("status")).isEqualTo("missing");
        assertThat(prefilled.getInt("figures.contracts")).isEqualTo(2);
        assertThat(prefilled.getInt("figures.persons")).isEqualTo(2);
        assertThat(prefilled.getInt("figures.evaluations")).isEqualTo(1);
        assertThat(prefilled.getInt("figures.inPerson")).isZero();
        assertThat(prefilled.getInt("figures.trajectories")).isEqualTo(1);
        assertThat(prefilled.getInt("figures.outcomes.employment")).isEqualTo(1);
        assertThat(prefilled.getInt("figures.compliance.late")).isEqualTo(2);

        for (String figure : new String[] {"contracts", "compliance", "evaluations", "trajectories", "outcomes"}) {
            JsonPath behind =
                    get(worker(), prefilled.getString("records." + figure)).jsonPath();
            assertThat(behind.getInt("total")).as(figure).isEqualTo(figure.startsWith("co") ? 2 : 1);
            assertThat(behind.getString("items[0].contractReference")).isEqualTo("D1");
        }
        assertThat(get(worker(), prefilled.getString("records.dropouts"))
                        .jsonPath()
                        .getInt("total"))
                .isZero();
        assertThat(get(worker(), prefilled.getString("records.compliance") + "?category=late")
                        .jsonPath()
                        .getInt("total"))
                .isEqualTo(2);
        assertThat(get(worker(), prefilled.getString("records.outcomes"))
                        .jsonPath()
                        .getString("items[0].category"))
                .isEqualTo("employment");

        Response answer = put(worker(), REVIEWS + "/2015/revisions/1", REVIEW);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.jsonPath().getList("warnings")).isEmpty();

        assertThat(reviewsOn("2016-03-01").getList("items.status")).containsExactly("recorded");
        assertThat(reviewsOn("2016-01-15").getList("items.status")).containsExactly("missing");
        JsonPath recorded = get(worker(), REVIEWS + "/2015").jsonPath();
        assertThat(recorded.getInt("review.contractsReviewed")).isEqualTo(2);

        // What comes later does not change what was reviewed.
        put(
                Tokens.worker(REVIEWED),
                d1 + "/evaluations/E2/revisions/1",
                "{\"heldOn\": \"2015-07-02\", \"mode\": \"phone\"}");
        assertThat(get(worker(), REVIEWS + "/2015").jsonPath().getInt("figures.evaluations"))
                .isEqualTo(1);
        Response second = put(worker(), REVIEWS + "/2015/revisions/2", REVIEW.replace("2, \"conc", "3, \"conc"));
        assertThat(second.jsonPath().getList("warnings.code")).containsExactly("contractsReviewedDiffer");
        assertThat(get(worker(), REVIEWS + "/2015").jsonPath().getInt("figures.evaluations"))
                .isEqualTo(2);
        assertThat(get(worker(), REVIEWS + "/2015/revisions/1").jsonPath().getInt("figures.evaluations"))
                .isEqualTo(1);
        assertThat(get(worker(), REVIEWS + "/2015/revisions/3").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("LIF-8, LIF-9, SUB-21, A-11: a trajectory past its plan stays in the reviews until its end is told")
    void a_trajectory_past_its_plan_stays() {
        enter(RUNS_ON, null, null);
        QuarkusTransaction.requiringNew()
                .run(() -> learnOfContract.learn(new Contracts(RUNS_ON, "D1", UUID.randomUUID(), 1)
                        .concluded(LocalDate.of(2014, 1, 5), LocalDate.of(2015, 12, 31))));
        String cpas = "/piisEvaluation/v1/cpas/" + RUNS_ON;
        String body = """
                {"startedOn": "2014-02-01", "plannedUntil": "2014-06-30",
                 "activities": [{"kind": "basicSkills", "mode": "individual"}]%s}""";
        put(Tokens.worker(RUNS_ON), cpas + "/contracts/D1/trajectories/T1/revisions/1", body.formatted(""));

        for (int year : new int[] {2014, 2015, 2016}) {
            JsonPath review =
                    get(Tokens.worker(RUNS_ON), cpas + "/globalReviews/" + year).jsonPath();
            assertThat(review.getInt("figures.trajectories")).as("in " + year).isEqualTo(1);
            assertThat(review.getMap("figures.trajectoriesByState")).isEqualTo(Map.of("pastItsPlan", 1));
            JsonPath behind = get(
                            Tokens.worker(RUNS_ON), review.getString("records.trajectories") + "?category=pastItsPlan")
                    .jsonPath();
            assertThat(behind.getList("items.reference")).isEqualTo(List.of("T1"));
        }

        put(
                Tokens.worker(RUNS_ON),
                cpas + "/contracts/D1/trajectories/T1/revisions/2",
                body.formatted(", \"ended\": {\"on\": \"2015-03-15\", \"outcome\": \"employment\"}"));
        assertThat(get(Tokens.worker(RUNS_ON), cpas + "/globalReviews/2014")
                        .jsonPath()
                        .getMap("figures.trajectoriesByState"))
                .isEqualTo(Map.of("pastItsPlan", 1));
        assertThat(get(Tokens.worker(RUNS_ON), cpas + "/globalReviews/2015")
                        .jsonPath()
                        .getMap("figures.trajectoriesByState"))
                .isEqualTo(Map.of("ended", 1));
        assertThat(get(Tokens.worker(RUNS_ON), cpas + "/globalReviews/2016")
                        .jsonPath()
                        .getInt("figures.trajectories"))
                .isZero();
    }

    @Test
    @DisplayName("LIF-8: a CPAS reviews the year in which it took another one over, with the contracts of that")
    void a_year_is_reviewed_by_the_cpas_that_took_over_what_bound_in_it() {
        String old = "0999007552";
        String successor = "0999007651";
        LocalDate lastDay = LocalDate.of(2015, 6, 30);
        enter(old, lastDay, successor);
        enter(successor, null, null);
        for (String reference : new String[] {"M1", "M2"}) {
            Contracts contract = new Contracts(old, reference, UUID.randomUUID(), 1);
            QuarkusTransaction.requiringNew()
                    .run(() -> learnOfContract.learn(
                            contract.concluded(LocalDate.of(2014, 11, 5), LocalDate.of(2015, 11, 30))));
        }
        String reviews = "/piisEvaluation/v1/cpas/" + successor + "/globalReviews";
        Tokens reader = Tokens.worker(successor);
        clock.moveTo(lastDay);
        assertThat(years(get(reader, reviews + "?on=2030-01-01")))
                .as("a day to come opens nothing")
                .isEmpty();
        clock.moveTo(LocalDate.of(2016, 3, 1));

        assertThat(years(get(reader, reviews)))
                .as("2014 was over before the merger")
                .containsExactly("2015 missing");
        assertThat(get(reader, reviews + "/2015").jsonPath().getString("status"))
                .isEqualTo("missing");
        assertThat(get(reader, reviews + "/2015").jsonPath().getInt("figures.contracts"))
                .isEqualTo(2);
        assertThat(years(get(reader, reviews.replace(successor, old))))
                .as("the year that it did not finish is its successor's")
                .containsExactly("2014 missing");
        assertThat(get(Tokens.worker(old), reviews).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("LIF-8: a contract that ended before everybody had signed gives no year to review")
    void a_contract_that_never_bound_gives_no_year_to_review() {
        String cpas = "0999007750";
        enter(cpas, null, null);
        Contracts contract = new Contracts(cpas, "N1", UUID.randomUUID(), 1);
        QuarkusTransaction.requiringNew()
                .run(() ->
                        learnOfContract.learn(contract.concluded(LocalDate.of(2015, 9, 5), LocalDate.of(2015, 6, 30))));

        assertThat(years(get(Tokens.worker(cpas), "/piisEvaluation/v1/cpas/" + cpas + "/globalReviews")))
                .isEmpty();
        assertThat(get(Tokens.worker(cpas), "/piisEvaluation/v1/cpas/" + cpas + "/globalReviews/2015")
                        .jsonPath()
                        .getString("status"))
                .isEqualTo("open");
    }

    @Test
    @DisplayName(
            "LIF-8, SC-12: a review made while the year ran is kept, and one of the whole year is missing after it")
    void a_review_of_a_part_of_the_year_does_not_stand_for_the_whole() {
        String cpas = "0999007849";
        enter(cpas, null, null);
        QuarkusTransaction.requiringNew()
                .run(() -> learnOfContract.learn(new Contracts(cpas, "W1", UUID.randomUUID(), 1)
                        .concluded(LocalDate.of(2015, 1, 5), LocalDate.of(2015, 12, 31))));
        String reviews = "/piisEvaluation/v1/cpas/" + cpas + "/globalReviews";
        Tokens worker = Tokens.worker(cpas);
        String early = REVIEW.replace("2016-02-01", "2015-06-15")
                .replace("\"contractsReviewed\": 2", "\"contractsReviewed\": 1");

        Response answer = put(worker, reviews + "/2015/revisions/1", early);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.jsonPath().getList("warnings.code")).containsExactly("yearNotOver");

        assertThat(years(get(worker, reviews + "?on=2015-12-31"))).containsExactly("2015 recorded");
        assertThat(years(get(worker, reviews))).containsExactly("2015 missing");
        assertThat(get(worker, reviews).jsonPath().getString("items[0].reviewedOn"))
                .isEqualTo("2015-06-15");
        JsonPath view = get(worker, reviews + "/2015").jsonPath();
        assertThat(view.getString("status")).isEqualTo("missing");
        assertThat(view.getString("review.reviewedOn")).isEqualTo("2015-06-15");
        assertThat(get(worker, reviews + "/2015/revisions/1").jsonPath().getString("status"))
                .isEqualTo("recorded");

        put(worker, reviews + "/2015/revisions/2", early.replace("2015-06-15", "2016-01-20"));
        assertThat(years(get(worker, reviews))).containsExactly("2015 recorded");
        assertThat(get(worker, reviews + "/2015").jsonPath().getString("status"))
                .isEqualTo("recorded");
    }

    private static List<String> years(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.jsonPath().<Map<String, Object>>getList("items").stream()
                .map(item -> item.get("year") + " " + item.get("status"))
                .toList();
    }

    private void enter(String number, @Nullable LocalDate validTo, @Nullable String successor) {
        registry.apply(new RegisteredCpas(
                number,
                52021,
                "CPAS",
                "OCMW",
                null,
                LocalDate.of(2002, 10, 1),
                validTo,
                successor,
                "BE68539007547034",
                1));
    }

    @Test
    void a_dry_run_stores_nothing() {
        String before = tables.fingerprint();

        assertThat(put(worker(), REVIEWS + "/2014/revisions/1?dryRun=true", REVIEW)
                        .statusCode())
                .isEqualTo(201);

        assertThat(tables.fingerprint()).isEqualTo(before);
    }
}
