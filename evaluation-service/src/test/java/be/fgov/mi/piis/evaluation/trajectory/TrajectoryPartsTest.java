package be.fgov.mi.piis.evaluation.trajectory;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.aContract;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.PREPARED;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.RUNNING;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.ended;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.push;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.trajectory;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.worker;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.contract.LearnOfContract;
import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a trajectory begins with and what it is made of (LIF-10). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
class TrajectoryPartsTest {
    @Inject
    Tables tables;

    @Inject
    LearnOfContract learnOfContract;

    private void known(String contract) {
        QuarkusTransaction.requiringNew()
                .run(() -> learnOfContract.learn(aContract(contract).told()));
    }

    @Test
    @DisplayName("LIF-10: assessment, plan and modules are kept, revision by revision, and shown")
    void the_parts_are_kept_and_shown() {
        known("parts");

        Response first = push("parts", "T1", 1, PREPARED);
        push("parts", "T1", 2, RUNNING);

        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertThat(first.jsonPath().getList("warnings")).isEmpty();
        JsonPath shown =
                get(worker(), trajectory("parts", "T1") + "/revisions/1").jsonPath();
        assertThat(shown.getString("socialAssessment.heldOn")).isEqualTo("2015-01-12");
        assertThat(shown.getList("socialAssessment.needs", String.class)).containsExactly("Retrouver un rythme.");
        assertThat(shown.getString("supportPlan.agreedOn")).isEqualTo("2015-01-20");
        assertThat(shown.getList("supportPlan.objectives", String.class)).containsExactly("o1", "o2");
        assertThat(shown.getList("modules.mode", String.class)).containsExactly("collective", "individual");
        assertThat(shown.getList("modules.until", String.class)).containsExactly("2015-04-30", "2015-06-30");
        assertThat(shown.getList("modules[0].activities", String.class)).containsExactly("remobilization");
        assertThat(shown.getString("modules[0].text")).isEqualTo("Atelier de quartier.");
        assertThat(shown.getString("moduleMix")).isEqualTo("both");
        JsonPath newest = get(worker(), trajectory("parts", "T1")).jsonPath();
        assertThat(newest.getString("socialAssessment")).isNull();
        assertThat(newest.getList("modules")).isEmpty();
        assertThat(newest.getString("moduleMix")).isEqualTo("collective");
    }

    @Test
    @DisplayName(
            "LIF-10: the days of assessment and plan and the modules are told, at once and when the contract comes, no words")
    void the_parts_are_told_in_codes_and_days() {
        push("told-parts", "T1", 1, PREPARED);
        known("told-parts");
        push("told-parts", "T1", 2, PREPARED.replace("2015-01-20", "2015-01-21"));
        push("told-parts", "T1", 3, RUNNING);

        List<String> told = tables.rows("select payload from outbox where payload::json->>'contractReference' ="
                + " 'told-parts' order by position");
        assertThat(told).hasSize(3).noneMatch(each -> each.contains("quartier") || each.contains("rythme"));
        JsonPath joined = new JsonPath(told.get(0));
        assertThat(joined.getString("socialAssessmentHeldOn")).isEqualTo("2015-01-12");
        assertThat(joined.getString("supportPlanAgreedOn")).isEqualTo("2015-01-20");
        assertThat(joined.getList("modules.mode", String.class)).containsExactly("collective", "individual");
        assertThat(joined.getList("modules.from", String.class)).containsExactly("2015-02-01", "2015-05-01");
        assertThat(joined.getList("modules.until", String.class)).containsExactly("2015-04-30", "2015-06-30");
        assertThat(joined.getList("modules[0].activities", String.class)).containsExactly("remobilization");
        assertThat(new JsonPath(told.get(1)).getString("supportPlanAgreedOn")).isEqualTo("2015-01-21");
        JsonPath without = new JsonPath(told.get(2));
        assertThat(without.getList("modules")).isEmpty();
        assertThat(without.getString("socialAssessmentHeldOn")).isNull();
    }

    @Test
    void the_words_of_the_parts_are_unreadable_in_the_database() {
        known("sealed-parts");
        push(
                "sealed-parts",
                "T1",
                1,
                PREPARED.replace("Retrouver un rythme.", "xyzzy1")
                        .replace("Deux matinées par semaine.", "xyzzy2")
                        .replace("Atelier de quartier.", "xyzzy3"));

        for (String table : List.of(
                "outbox", "access_log", "push_receipt", "trajectory", "trajectory_activity", "trajectory_revision")) {
            assertThat(tables.rows("select t::text from " + table + " t")).noneMatch(row -> row.contains("xyzzy"));
        }
        assertThat(tables.row("select count(*) from trajectory_revision where position('xyzzy'::bytea in"
                        + " content_sealed) > 0"))
                .isEqualTo("0");
        assertThat(tables.row("select assessed_on, support_plan_on, modules_until from trajectory where"
                        + " contract_reference = 'sealed-parts'"))
                .isEqualTo("2015-01-12|2015-01-20|2015-06-30");
        assertThat(get(worker(), trajectory("sealed-parts", "T1")).asString()).contains("xyzzy1", "xyzzy2", "xyzzy3");
    }

    @Test
    void no_modules_and_an_empty_list_of_them_are_the_same_content() {
        assertThat(push("none", "T1", 1, RUNNING).statusCode()).isEqualTo(201);
        Response again = push("none", "T1", 1, RUNNING.replaceFirst("\\{", "{\"modules\": [], "));
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2} {3}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            "heldOn": "2015-01-12" ~ "heldOn": "2016-01-01" ~ outOfRange ~ socialAssessment.heldOn
            "agreedOn": "2015-01-20" ~ "agreedOn": "2016-01-01" ~ outOfRange ~ supportPlan.agreedOn
            "heldOn": "2015-01-12", ~ `` ~ requiredInput ~ socialAssessment.heldOn
            "agreedOn": "2015-01-20", ~ `` ~ requiredInput ~ supportPlan.agreedOn
            "o1", "o2" ~ "o1", "o1" ~ rejectedInput ~ supportPlan.objectives[1]
            "o1", "o2" ~ "o1", "75010599351" ~ rejectedInput ~ supportPlan.objectives[1]
            "o1", "o2" ~ "o 1" ~ schemaViolation ~ supportPlan.objectives[0]
            "from": "2015-02-01" ~ "from": "2015-01-31" ~ invalidPeriod ~ modules[0].from
            "until": "2015-06-30" ~ "until": "2015-04-30" ~ invalidPeriod ~ modules[1].until
            "activities": ["volunteering"] ~ "activities": [] ~ requiredInput ~ modules[1].activities
            "activities": ["volunteering"] ~ "activities": ["surfing"] ~ invalidInput ~ modules[1].activities[0]
            "activities": ["volunteering"] ~ "activities": ["volunteering", "volunteering"] ~ rejectedInput ~ modules[1].activities[1]
            "activities": ["volunteering"] ~ "activities": ["basicSkills"] ~ invalidInput ~ modules[1].activities[0]
            {"mode": "individual", "from" ~ {"mode": "collective", "from" ~ invalidInput ~ modules[1].activities[0]
            "mode": "individual", "from" ~ "from" ~ requiredInput ~ modules[1].mode
            "text": "Atelier de quartier." ~ "title": "x" ~ unknownInput ~ modules[0].title
            """)
    void a_wrong_part_is_named_and_nothing_is_stored(String good, String wrong, String issue, String name) {
        String before = tables.fingerprint();
        assertThat(PREPARED).contains(good);

        Response answer = push("refused-parts", "T1", 1, PREPARED.replace(good, wrong));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getList("issues")).hasSize(1);
        assertThat(answer.jsonPath().getString("issues[0].type")).endsWith(":" + issue);
        assertThat(answer.jsonPath().getString("issues[0].name")).isEqualTo(name);
        assertThat(tables.fingerprint()).isEqualTo(before);
    }

    @ParameterizedTest(name = "SUB-25: the catalogue on {0}: {1}")
    @CsvSource({"2002-09-30, 400", "2002-10-01, 201"})
    void a_kind_that_the_catalogue_does_not_have_on_the_first_day_is_refused(String startedOn, int status) {
        Response answer = push(
                "catalogue",
                "T1",
                1,
                ended(startedOn, "2003-06-30", "{\"on\": \"2003-06-30\", \"outcome\": \"volunteering\"}"));

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 400) {
            assertThat(answer.jsonPath().getString("issues[0].name")).isEqualTo("activities[0].kind");
        }
    }

    @Test
    @DisplayName("LIF-10: what came in another order, or runs on, is kept with a warning")
    void another_order_is_a_warning() {
        Response order = push(
                "order", "T1", 1, PREPARED.replace("\"agreedOn\": \"2015-01-20\"", "\"agreedOn\": \"2015-01-11\""));
        Response module =
                push("order", "T2", 1, PREPARED.replace("\"until\": \"2015-06-30\"", "\"until\": \"2015-07-01\""));

        assertThat(order.statusCode()).isEqualTo(201);
        assertThat(order.jsonPath().getList("warnings.code", String.class)).containsExactly("planBeforeAssessment");
        assertThat(module.statusCode()).isEqualTo(201);
        assertThat(module.jsonPath().getList("warnings.code", String.class)).containsExactly("moduleAfterTheEnd");
    }
}
