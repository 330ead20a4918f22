package be.fgov.mi.piis.evaluation.activity;

import static be.fgov.mi.piis.evaluation.fixture.Pushes.PREPARED;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.push;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Eventually;
import be.fgov.mi.piis.evaluation.fixture.Pushes;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
@DisplayName("SUB-25, SUB-26: the dated catalogue of activities")
class ActivityKindsTest {
    private static final String KINDS = "/piisEvaluation/v1/activityKinds";

    @Inject
    Tables tables;

    @AfterEach
    void only_what_was_there() throws SQLException {
        tables.execute("delete from activity_kind where code = 'gardening'");
    }

    /** From March to May it is there, from June on no more. */
    private void gardening() throws SQLException {
        tables.execute("insert into activity_kind (code, nature, valid_from, valid_to, label_fr, label_nl, label_de,"
                + " label_en, source) values ('gardening', 'SOCIAL', '2015-03-01', '2015-05-31', 'Jardinage',"
                + " 'Tuinieren', 'Gartenarbeit', 'Gardening', 'S4:125')");
        Eventually.holds(() -> assertThat(codes("?on=2015-03-01")).contains("gardening"));
    }

    private static List<String> codes(String query) {
        return get(Pushes.worker(), KINDS + query).jsonPath().getList("items.code", String.class);
    }

    @Test
    void it_is_served_with_its_labels_and_sources() {
        Eventually.holds(() -> assertThat(codes("")).doesNotContain("gardening"));
        JsonPath all = get(Tokens.officer(), KINDS).jsonPath();
        assertThat(all.getInt("total")).isEqualTo(9);
        assertThat(all.getList("items.findAll { it.nature == 'social' }.code", String.class))
                .containsExactly(
                        "basicSkills", "discoveryPlacement", "remobilization", "socialParticipation", "volunteering");
        assertThat(all.getList("items.findAll { it.nature == 'professional' }.code", String.class))
                .containsExactly("jobSearchWorkshop", "preEmploymentPlacement", "qualifyingTraining", "tradeTraining");
        assertThat(all.getMap("items[0].labels")).containsOnlyKeys("fr", "nl", "de", "en");
        assertThat(all.getList("items.source", String.class)).allMatch(source -> source.matches("S4:\\d+|SUB-\\d+"));
        assertThat(all.getList("items.labels.de", String.class))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(codes("?on=2002-09-30")).isEmpty();
        assertThat(codes("?on=2002-10-01")).hasSize(9);
    }

    @Test
    void a_kind_is_judged_on_the_first_day_of_the_trajectory_and_of_each_module() throws SQLException {
        gardening();
        assertThat(codes("?on=2015-05-31")).contains("gardening");
        assertThat(codes("?on=2015-06-01")).doesNotContain("gardening");
        String gardening = PREPARED.replace("remobilization", "gardening");

        Response early = push("kinds", "T1", 1, gardening);
        assertThat(early.statusCode()).isEqualTo(400);
        assertThat(early.jsonPath().getList("issues.name", String.class))
                .containsExactly("activities[0].kind", "modules[0].activities[0]");
        assertThat(early.jsonPath().getString("issues[0].type")).endsWith(":outOfRange");

        String march = gardening.replace("2015-02-01", "2015-03-01");
        assertThat(push("kinds", "T2", 1, march).statusCode()).isEqualTo(201);

        Response late = push(
                "kinds",
                "T3",
                1,
                march.replace(
                        "\"from\": \"2015-03-01\", \"until\": \"2015-04-30\"",
                        "\"from\": \"2015-06-01\", \"until\": \"2015-06-30\""));
        assertThat(late.statusCode()).isEqualTo(400);
        assertThat(late.jsonPath().getList("issues.name", String.class)).containsExactly("modules[0].activities[0]");
    }

    @Test
    void a_code_that_it_never_had_is_refused() {
        Response answer = push("kinds", "T4", 1, PREPARED.replace("remobilization", "surfing"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getList("issues.name", String.class))
                .containsExactly("activities[0].kind", "modules[0].activities[0]");
        assertThat(answer.jsonPath().getString("issues[0].type")).endsWith(":referencedResourceNotFound");
        assertThat(answer.asString()).doesNotContain("surfing");
    }

    @Test
    @DisplayName(
            "what is social here is social where it is counted: the lists of both services agree from the first day of the other one on")
    void the_list_of_what_is_counted_is_the_same() throws IOException {
        List<String> counted = new ArrayList<>();
        String first = "";
        for (String migration : migrationsOfSubsidyService()) {
            if (!migration.contains("activity_kind ") && !migration.contains("activity_kind(")) {
                continue;
            }
            assertThat(migration.toLowerCase(Locale.ROOT))
                    .as("a list that is changed otherwise has to be compared otherwise")
                    .doesNotContain("update activity_kind", "delete from activity_kind", "alter table activity_kind");
            Matcher line = Pattern.compile("\\('(\\w+)', (true|false), '(\\d{4}-\\d{2}-\\d{2})', '[^']*'\\)")
                    .matcher(migration);
            while (line.find()) {
                counted.add(line.group(1) + (line.group(2).equals("true") ? " SOCIAL" : " PROFESSIONAL"));
                assertThat(first.isEmpty() || first.equals(line.group(3))).isTrue();
                first = line.group(3);
            }
        }
        assertThat(counted).isNotEmpty();
        assertThat(tables.rows(
                        "select code || ' ' || nature from activity_kind where valid_from <= ?::date and valid_to is null",
                        first))
                .containsExactlyInAnyOrderElementsOf(counted);
        assertThat(tables.row(
                        "select count(*) from activity_kind where valid_from > ?::date or valid_to is not null", first))
                .as("nothing changes after that day in one of them only")
                .isEqualTo("0");
    }

    private static List<String> migrationsOfSubsidyService() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("subsidy-service"))) {
            here = here.getParent();
        }
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(here.resolve("subsidy-service/src/main/resources/db/migration"))) {
            for (Path file : files.sorted().toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }
}
