package be.fgov.mi.piis.evaluation.statistics;

import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_A;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_B;
import static be.fgov.mi.piis.evaluation.fixture.Contracts.CPAS_F;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.get;
import static be.fgov.mi.piis.evaluation.fixture.Pushes.put;
import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.evaluation.contract.LearnOfContract;
import be.fgov.mi.piis.evaluation.fixture.BusinessDate;
import be.fgov.mi.piis.evaluation.fixture.Contracts;
import be.fgov.mi.piis.evaluation.fixture.Eventually;
import be.fgov.mi.piis.evaluation.fixture.FromContractService;
import be.fgov.mi.piis.evaluation.fixture.Pushes;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.events.subsidy.ConventionChanged;
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
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each story has a year of its own, since an edition tells of the whole country. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BusinessDate.class)
@DisplayName("Figures: exact for the CPAS itself, for others with small cells hidden")
class StatisticsTest {
    private static final String CPAS_C = "0999000327";
    private static final String CPAS_D = "0999000426";
    private static final String CPAS_E = "0999000525";
    private static final String TAKEN_OVER = "0999000723";
    private static final String SUCCESSOR = "0999000822";
    private static final String FEDERAL = "/piisEvaluation/v1/statistics";

    @Inject
    LearnOfContract learnOfContract;

    @Inject
    FromContractService events;

    @Inject
    CpasRegistry registry;

    @Inject
    BusinessClock clock;

    @Inject
    Tables tables;

    @BeforeEach
    void more_cpas_are_registered() {
        for (String cpas : List.of(CPAS_C, CPAS_D, CPAS_E, SUCCESSOR)) {
            registry.apply(cpas(cpas, null, null));
        }
        registry.apply(cpas(TAKEN_OVER, LocalDate.of(2011, 6, 30), SUCCESSOR));
    }

    @AfterEach
    void it_is_as_usual() {
        clock.moveTo(LocalDate.of(2015, 12, 31));
    }

    private static RegisteredCpas cpas(
            String enterpriseNumber, @Nullable LocalDate validTo, @Nullable String successor) {
        return new RegisteredCpas(
                enterpriseNumber,
                52020,
                "CPAS",
                "OCMW",
                null,
                LocalDate.of(2002, 10, 1),
                validTo,
                successor,
                "BE68539007547034",
                1);
    }

    private static String own(String cpas, String rest) {
        return "/piisEvaluation/v1/cpas/" + cpas + "/statistics" + rest;
    }

    private static JsonPath read(Tokens caller, String path) {
        Response answer = get(caller, path);
        assertThat(answer.statusCode()).as(path + answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    /** {@return the cells of a figure as code=count, hidden ones as code=x, and the number of records at the end} */
    private static String shown(JsonPath statistics, String figure) {
        Map<String, Object> found = statistics.getMap("figures.find { it.code == '" + figure + "' }");
        List<String> shown = new ArrayList<>();
        for (Object each : (List<?>) Objects.requireNonNull(found.get("cells"))) {
            Map<?, ?> cell = (Map<?, ?>) each;
            Object value = cell.containsKey("count")
                    ? cell.get("count")
                    : cell.containsKey("median") ? cell.get("median") : "-";
            assertThat(cell.containsKey("count") && cell.containsKey("hidden")).isFalse();
            shown.add(cell.get("category") + "="
                    + ("smallCells".equals(cell.get("hidden")) && value.equals("-") ? "x" : value));
        }
        Object records = found.get("records");
        assertThat(records == null).isEqualTo("smallCells".equals(found.get("hidden")));
        return String.join(" ", shown) + " of " + (records == null ? "x" : records);
    }

    private void concluded(String cpas, String reference, UUID person, LocalDate on, LocalDate until) {
        QuarkusTransaction.requiringNew()
                .run(() -> learnOfContract.learn(new Contracts(cpas, reference, person, 1).concluded(on, until)));
    }

    private static void push(String cpas, String record, String body) {
        Response answer = put(
                Tokens.worker(cpas), "/piisEvaluation/v1/cpas/" + cpas + "/contracts/" + record + "/revisions/1", body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    }

    /** Trajectories that ended in a year with an outcome, each of a person of its own. */
    private void ended(String cpas, int year, String outcome, int count) throws SQLException {
        ended(cpas, "S" + year, year, outcome, count);
    }

    private void ended(String cpas, String contract, int year, String outcome, int count) throws SQLException {
        tables.execute("""
                insert into trajectory (id, enterprise_number, contract_reference, trajectory_reference, contract_id,
                                        person_id, revision, version, started_on, planned_until, ended_on, outcome)
                select gen_random_uuid(), '%1$s', '%5$s', '%3$s-' || n, gen_random_uuid(), gen_random_uuid(), 1, 1,
                       date '%2$d-01-01', date '%2$d-12-31', date '%2$d-01-01' + 99 + n, '%3$s'
                  from generate_series(1, %4$d) n
                """.formatted(cpas, year, outcome, count, contract));
    }

    private void convention(String number, int year, String status, long version, String... members) {
        UUID event = events.tells(new ConventionChanged(
                number,
                1,
                version,
                "cluster",
                year,
                members[0],
                List.of(members),
                status,
                1_000_000,
                500_000,
                LocalDate.of(year, 1, 2)));
        Eventually.holds(() -> assertThat(tables.row("select count(*) from inbox where event_id = ?", event))
                .isEqualTo("1"));
    }

    @Test
    @DisplayName("SUB-23: SC-21, SC-23, SC-12: a CPAS reads its own figures, exactly, and the records behind each")
    void a_cpas_reads_its_own_figures() {
        UUID p04 = UUID.randomUUID();
        concluded(CPAS_E, "P04", p04, LocalDate.of(2015, 1, 5), LocalDate.of(2015, 12, 31));
        concluded(CPAS_E, "P07", UUID.randomUUID(), LocalDate.of(2015, 1, 5), LocalDate.of(2015, 12, 31));
        concluded(CPAS_E, "P00", UUID.randomUUID(), LocalDate.of(2014, 1, 5), LocalDate.of(2014, 12, 31));
        push(
                CPAS_E,
                "P04/trajectories/T1",
                Pushes.ended(
                        "2015-02-01", "2015-06-30", "{\"on\": \"2015-06-30\", \"outcome\": \"strengthenedAutonomy\"}"));
        push(
                CPAS_E,
                "P04/trajectories/T2",
                Pushes.ended(
                        "2015-07-01",
                        "2015-12-31",
                        "{\"on\": \"2015-12-31\", \"outcome\": \"socioProfessionalPath\"}"));
        push(
                CPAS_E,
                "P07/trajectories/T1",
                Pushes.ended(
                        "2015-02-01",
                        "2015-06-30",
                        "{\"on\": \"2015-05-10\", \"dropout\": {\"reason\": \"residencePermitLost\","
                                + " \"explanation\": \"titre retiré\"}}"));
        push(
                CPAS_E,
                "P07/trajectories/T2",
                Pushes.ended(
                        "2015-06-01",
                        "2015-12-31",
                        "{\"on\": \"2015-07-10\", \"dropout\": {\"reason\": \"abandoned\"}}"));
        push(
                CPAS_E,
                "unknown/trajectories/T1",
                Pushes.ended("2015-02-01", "2015-06-30", "{\"on\": \"2015-06-30\", \"outcome\": \"employment\"}"));
        int held = 0;
        for (String day : List.of("2015-04-03", "2015-07-02", "2015-09-30", "2015-12-28")) {
            push(CPAS_E, "P04/evaluations/E" + ++held, "{\"heldOn\": \"" + day + "\", \"mode\": \"inPerson\"}");
        }
        push(CPAS_E, "P07/evaluations/E1", "{\"heldOn\": \"2015-04-03\", \"mode\": \"inPerson\"}");

        push(CPAS_E, "P04/measurements/M0", Pushes.meter("2014-12-20", "worker", 2));
        push(CPAS_E, "P04/measurements/M1", Pushes.meter("2015-06-01", "worker", 2));
        push(CPAS_E, "P04/measurements/M2", Pushes.meter("2015-11-01", "worker", 5));
        push(CPAS_E, "P04/measurements/M3", Pushes.meter("2015-11-01", "beneficiary", 5));
        push(CPAS_E, "P07/measurements/M1", Pushes.meter("2015-02-01", "worker", 3));
        push(CPAS_E, "P07/measurements/M2", Pushes.meter("2015-11-01", "worker", 3));

        JsonPath figures = read(Tokens.worker(CPAS_E), own(CPAS_E, "?year=2015"));
        assertThat(figures.getString("scope")).isEqualTo("cpas");
        assertThat(figures.getString("asOf")).isEqualTo("2015-12-31");
        assertThat(figures.getMap("$")).doesNotContainKeys("edition", "smallCells");
        assertThat(shown(figures, "trajectoriesByOutcome"))
                .isEqualTo("socioProfessionalPath=1 strengthenedAutonomy=1 volunteering=0 employment=0 of 2");
        assertThat(shown(figures, "timeToOutcome"))
                .as("150 days and 184 days: half were over within 150")
                .isEqualTo(
                        "socioProfessionalPath=184 strengthenedAutonomy=150 volunteering=- employment=- all=150 of 2");
        assertThat(shown(figures, "dropoutsByReason"))
                .isEqualTo("moved=0 residencePermitLost=1 abandoned=1 other=0 of 2");
        assertThat(shown(figures, "evaluationCompliance"))
                .isEqualTo("compliant=1 onTrack=0 late=1 nonCompliant=0 notJudged=0 of 2");
        assertThat(shown(figures, "progressByWorker"))
                .isEqualTo("improved=1 noReliableChange=1 worsened=0 notComparable=0 of 2");
        assertThat(shown(figures, "progressByBeneficiary"))
                .as("measured once is no progress")
                .isEqualTo("improved=0 noReliableChange=0 worsened=0 notComparable=0 of 0");
        assertThat(shown(read(Tokens.worker(CPAS_E), own(CPAS_E, "?year=2014")), "progressByWorker"))
                .as("what was measured in 2015 is no progress of 2014")
                .endsWith("of 0");
        JsonPath improved =
                read(Tokens.worker(CPAS_E), own(CPAS_E, "/progressByWorker/records?year=2015&category=improved"));
        assertThat(improved.getList("items.contractReference")).containsExactly("P04");
        assertThat(improved.getString("items[0].on")).isEqualTo("2015-11-01");
        assertThat(get(Tokens.worker(CPAS_E), improved.getString("items[0].href"))
                        .statusCode())
                .isEqualTo(200);
        Map<String, Object> first = figures.getMap("figures[0]");
        for (String text : List.of("label", "definition", "population")) {
            assertThat(((Map<?, ?>) Objects.requireNonNull(first.get(text)))
                            .keySet().stream().map(String::valueOf).toList())
                    .containsExactlyInAnyOrder("fr", "nl", "de", "en");
        }
        assertThat(figures.getString("figures[0].period.from")).isEqualTo("2015-01-01");
        assertThat(figures.getString("figures[0].period.until")).isEqualTo("2015-12-31");
        assertThat(figures.getString("figures[0].unit")).isEqualTo("trajectories");

        Response behind =
                get(Tokens.worker(CPAS_E), figures.getString("figures[0].href") + "&category=strengthenedAutonomy");
        assertThat(behind.jsonPath().getInt("total")).isEqualTo(1);
        assertThat(behind.jsonPath().getString("items[0].reference")).isEqualTo("T1");
        assertThat(behind.jsonPath().getString("items[0].on")).isEqualTo("2015-06-30");
        assertThat(behind.asString()).doesNotContain(p04.toString());
        assertThat(get(Tokens.worker(CPAS_E), behind.jsonPath().getString("items[0].href"))
                        .statusCode())
                .isEqualTo(200);
        JsonPath late =
                read(Tokens.worker(CPAS_E), own(CPAS_E, "/evaluationCompliance/records?year=2015&category=late"));
        assertThat(late.getList("items.contractReference")).containsExactly("P07");
        assertThat(read(Tokens.worker(CPAS_E), own(CPAS_E, "/evaluationCompliance/records?year=2015"))
                        .getInt("total"))
                .isEqualTo(2);
        assertThat(tables.row(
                        "select count(*) from access_log where operation = 'statistics.read' and object = ?"
                                + " and account = ?",
                        own(CPAS_E, ""),
                        "worker-" + CPAS_E))
                .as("of 2015 and of 2014")
                .isEqualTo("2");
    }

    @Test
    @DisplayName(
            "others see a cluster and the country; 2 persons of a member are hidden, and nothing subtracts to them")
    void small_cells_are_hidden_outside_the_cpas() throws SQLException {
        ended(CPAS_A, 2009, "EMPLOYMENT", 30);
        ended(CPAS_A, 2009, "VOLUNTEERING", 12);
        ended(CPAS_B, 2009, "EMPLOYMENT", 10);
        ended(CPAS_B, 2009, "VOLUNTEERING", 9);
        ended(CPAS_C, 2009, "EMPLOYMENT", 2);
        ended(CPAS_C, 2009, "VOLUNTEERING", 11);
        ended(CPAS_D, 2009, "EMPLOYMENT", 7);
        ended(CPAS_D, 2009, "VOLUNTEERING", 6);
        convention("CL-1", 2009, "fullySigned", 2, CPAS_B, CPAS_C, CPAS_D);
        convention("CL-1", 2009, "refused", 1, CPAS_B, CPAS_C, CPAS_D);
        convention("CL-9", 2009, "refused", 1, CPAS_A, CPAS_F, CPAS_E);
        // Whom a draft names nobody has asked (ADR 0028).
        convention("CL-0", 2009, "draft", 1, CPAS_A, CPAS_B, CPAS_C);
        String none = "socioProfessionalPath=0 strengthenedAutonomy=0 ";

        JsonPath country = read(Tokens.officer(), FEDERAL + "/country?year=2009");
        assertThat(shown(country, "trajectoriesByOutcome")).isEqualTo(none + "volunteering=38 employment=49 of 87");
        assertThat(country.getString("edition.closedOn")).isEqualTo("2015-11-30");
        assertThat(country.getString("asOf")).isEqualTo("2009-12-31");
        assertThat(country.getInt("smallCells.below")).isEqualTo(5);
        assertThat(country.getMap("figures[0]")).doesNotContainKey("href");

        JsonPath cluster = read(Tokens.auditor(), FEDERAL + "/clusters/CL-1?year=2009");
        assertThat(shown(cluster, "trajectoriesByOutcome")).isEqualTo(none + "volunteering=26 employment=19 of 45");
        assertThat(read(Tokens.officer(), FEDERAL + "/clusters?year=2009").getList("items.number"))
                .containsExactly("CL-1");

        JsonPath ofC = read(Tokens.officer(), FEDERAL + "/cpas/" + CPAS_C + "?year=2009");
        assertThat(shown(ofC, "trajectoriesByOutcome")).isEqualTo(none + "volunteering=x employment=x of 13");
        assertThat(ofC.getList("figures[0].cells.findAll { it.hidden != null }.hidden"))
                .as("which one is small is not said")
                .containsOnly("smallCells");
        long hiddenWithIt = List.of(CPAS_B, CPAS_D).stream()
                .map(member -> shown(
                        read(Tokens.officer(), FEDERAL + "/cpas/" + member + "?year=2009"), "trajectoriesByOutcome"))
                .filter(member -> member.contains("volunteering=x employment=x"))
                .count();
        assertThat(hiddenWithIt).as("19 less the other two would be the 2 of C").isPositive();
        assertThat(shown(read(Tokens.officer(), FEDERAL + "/cpas/" + CPAS_A + "?year=2009"), "trajectoriesByOutcome"))
                .isEqualTo(none + "volunteering=12 employment=30 of 42");
        assertThat(shown(read(Tokens.officer(), FEDERAL + "/cpas/" + CPAS_F + "?year=2009"), "trajectoriesByOutcome"))
                .isEqualTo(none + "volunteering=0 employment=0 of 0");

        assertThat(shown(read(Tokens.worker(CPAS_B), own(CPAS_B, "?year=2009")), "trajectoriesByOutcome"))
                .as("the CPAS itself")
                .isEqualTo(none + "volunteering=9 employment=10 of 19");
        assertThat(tables.row("select string_agg(content, ' ') from published_figure where year = 2009 and code = '"
                        + CPAS_C + "'"))
                .as("what is hidden is not kept either")
                .doesNotContain("\"employment\"");
        assertThat(shown(cluster, "timeToOutcome"))
                .as("19 persons: half a length, no quarters; 26: all; ends after 100 days on")
                .isEqualTo(
                        "socioProfessionalPath=- strengthenedAutonomy=- volunteering=105 employment=104 all=105 of 45");
        assertThat(cluster.getMap(
                        "figures.find { it.code == 'timeToOutcome' }.cells.find { it.category ==" + " 'employment' }"))
                .doesNotContainKeys("lowerQuartile", "upperQuartile")
                .containsEntry("hidden", "smallCells");
    }

    @Test
    @DisplayName("an edition stays as it was published; what is pushed later is in the next one")
    void an_edition_stays_until_the_next() throws SQLException {
        ended(CPAS_A, 2008, "EMPLOYMENT", 6);
        String before = shown(read(Tokens.officer(), FEDERAL + "/country?year=2008"), "trajectoriesByOutcome");
        assertThat(before).endsWith("employment=6 of 6");
        ended(CPAS_B, 2008, "EMPLOYMENT", 5);
        assertThat(shown(read(Tokens.officer(), FEDERAL + "/country?year=2008"), "trajectoriesByOutcome"))
                .as("6 and 7 on two days would tell of the seventh")
                .isEqualTo(before);

        clock.moveTo(LocalDate.of(2016, 1, 1));
        assertThat(shown(read(Tokens.officer(), FEDERAL + "/country?year=2008"), "trajectoriesByOutcome"))
                .endsWith("employment=11 of 11");
        clock.moveTo(LocalDate.of(2015, 12, 31));
        assertThat(shown(read(Tokens.officer(), FEDERAL + "/country?year=2008"), "trajectoriesByOutcome"))
                .isEqualTo(before);
    }

    @Test
    @DisplayName("small cells: what one edition of a year that is over hid, the next one does not show")
    void two_editions_cannot_be_subtracted() throws SQLException {
        ended(CPAS_A, 2002, "EMPLOYMENT", 3);
        ended(CPAS_B, 2002, "EMPLOYMENT", 20);
        ended(CPAS_F, 2002, "EMPLOYMENT", 30);
        for (String cpas : List.of(CPAS_A, CPAS_B, CPAS_F)) {
            ended(cpas, 2002, "VOLUNTEERING", 40);
        }
        assertThat(employmentIn2002(CPAS_A)).isEqualTo("x");
        assertThat(employmentIn2002(CPAS_B)).isEqualTo("x");
        assertThat(employmentIn2002(CPAS_F)).isEqualTo("30");
        tables.execute("delete from trajectory where contract_reference = 'S2002' and outcome = 'EMPLOYMENT' and"
                + " enterprise_number = '" + CPAS_B + "'");
        ended(CPAS_B, 2002, "EMPLOYMENT", 80);

        clock.moveTo(LocalDate.of(2016, 1, 1));
        assertThat(employmentIn2002(CPAS_A)).isEqualTo("x");
        assertThat(employmentIn2002(CPAS_B))
                .as("80 now; were it shown and the 30 of another hidden, the 3 would be what is left of January")
                .isEqualTo("x");
        assertThat(employmentIn2002(CPAS_F)).isEqualTo("30");
        clock.moveTo(LocalDate.of(2015, 12, 31));
    }

    @Test
    @DisplayName(
            "SUB-23: who subtracts two editions, two scopes or a cell from its total finds nobody who came in between")
    void nobody_who_came_between_two_editions_can_be_found() throws SQLException {
        String first = "0999005176";
        String second = "0999005275";
        String third = "0999005374";
        for (String cpas : List.of(first, second, third)) {
            registry.apply(cpas(cpas, null, null));
        }
        ended(first, 2005, "EMPLOYMENT", 12);
        ended(first, 2005, "VOLUNTEERING", 20);
        ended(second, 2005, "EMPLOYMENT", 9);
        ended(second, 2005, "VOLUNTEERING", 15);
        ended(third, 2005, "EMPLOYMENT", 8);
        ended(third, 2005, "VOLUNTEERING", 14);
        convention("CL-2005", 2005, "fullySigned", 1, first, second);
        List<String> places = List.of(
                FEDERAL + "/country?year=2005",
                FEDERAL + "/clusters/CL-2005?year=2005",
                FEDERAL + "/cpas/" + first + "?year=2005",
                FEDERAL + "/cpas/" + second + "?year=2005",
                FEDERAL + "/cpas/" + third + "?year=2005");
        List<String> before = told(places);
        assertThat(before.getFirst()).startsWith("socioProfessionalPath=0").contains("employment=29 of 78");
        assertThat(before.get(1)).contains("employment=21 of 56");

        ended(second, "one more", 2005, "EMPLOYMENT", 1);
        clock.moveTo(LocalDate.of(2016, 1, 1));
        assertThat(told(places)).as("one person more").isEqualTo(before);
        ended(second, "three more", 2005, "EMPLOYMENT", 3);
        ended(first, "two more", 2005, "VOLUNTEERING", 2);
        clock.moveTo(LocalDate.of(2016, 2, 1));
        assertThat(told(places)).as("and some").isEqualTo(before);
        assertThat(shown(read(Tokens.worker(second), own(second, "?year=2005")), "trajectoriesByOutcome"))
                .as("the CPAS itself sees them")
                .endsWith("employment=13 of 28");

        ended(second, "the fifth", 2005, "EMPLOYMENT", 1);
        clock.moveTo(LocalDate.of(2016, 3, 1));
        List<String> after = told(places);
        assertThat(after.getFirst()).contains("employment=34 of 83");
        assertThat(after.get(1)).contains("employment=26 of 61");
        assertThat(after.get(3)).contains("volunteering=15 employment=14 of 29");
        assertThat(after.get(2)).isEqualTo(before.get(2));

        registry.apply(new RegisteredCpas(
                third,
                52020,
                "CPAS",
                "OCMW",
                null,
                LocalDate.of(1990, 1, 1),
                LocalDate.of(2004, 12, 31),
                first,
                "BE68539007547034",
                2));
        convention("CL-2005", 2005, "fullySigned", 2, second, third);
        clock.moveTo(LocalDate.of(2016, 4, 1));
        assertThat(told(places))
                .as("a year stays arranged as it was told first, whatever registry and cluster become")
                .isEqualTo(after);
        assertThat(read(Tokens.officer(), FEDERAL + "/clusters?year=2005").getList("items[0].members"))
                .containsExactly(first, second);
    }

    @Test
    @DisplayName("A year is told while it runs; what was small in its months hides nothing of the whole year")
    void a_running_year_is_told_and_does_not_bind_the_whole_one() throws SQLException {
        String cpas = "0999005473";
        registry.apply(cpas(cpas, null, null));
        String place = FEDERAL + "/cpas/" + cpas + "?year=2003";
        ended(cpas, 2003, "EMPLOYMENT", 12);
        clock.moveTo(LocalDate.of(2003, 5, 1));
        assertThat(shown(read(Tokens.officer(), place), "trajectoriesByOutcome"))
                .as("12 of April 11 to 22")
                .contains("employment=12 of 12");
        ended(cpas, "a few", 2003, "VOLUNTEERING", 3);
        clock.moveTo(LocalDate.of(2003, 6, 1));
        assertThat(shown(read(Tokens.officer(), place), "trajectoriesByOutcome"))
                .as("3 are hidden")
                .doesNotContain("volunteering=3");
        ended(cpas, "more", 2003, "VOLUNTEERING", 6);
        ended(cpas, "one", 2003, "EMPLOYMENT", 1);
        clock.moveTo(LocalDate.of(2004, 1, 1));
        assertThat(shown(read(Tokens.officer(), place), "trajectoriesByOutcome"))
                .as("the whole year is exact")
                .contains("volunteering=9 employment=13 of 22");
        ended(cpas, "late", 2003, "EMPLOYMENT", 1);
        clock.moveTo(LocalDate.of(2004, 2, 1));
        assertThat(shown(read(Tokens.officer(), place), "trajectoriesByOutcome"))
                .as("and moves in steps from then on")
                .contains("volunteering=9 employment=13 of 22");
    }

    /** {@return what others see at some places, with the lengths} */
    private static List<String> told(List<String> places) {
        return places.stream()
                .map(place -> read(Tokens.officer(), place))
                .map(figures -> shown(figures, "trajectoriesByOutcome") + " " + shown(figures, "timeToOutcome"))
                .toList();
    }

    private static String employmentIn2002(String cpas) {
        String shown = shown(read(Tokens.officer(), FEDERAL + "/cpas/" + cpas + "?year=2002"), "trajectoriesByOutcome");
        return shown.replaceAll(".*employment=(\\S+) of .*", "$1");
    }

    @Test
    @DisplayName("four of one CPAS are hidden in the country too, five are not")
    void the_threshold() throws SQLException {
        ended(CPAS_A, 2007, "EMPLOYMENT", 4);
        ended(CPAS_A, 2006, "EMPLOYMENT", 5);
        assertThat(shown(read(Tokens.officer(), FEDERAL + "/country?year=2007"), "trajectoriesByOutcome"))
                .contains("employment=x")
                .endsWith("of x");
        assertThat(shown(read(Tokens.officer(), FEDERAL + "/country?year=2006"), "trajectoriesByOutcome"))
                .endsWith("employment=5 of 5");
        assertThat(shown(read(Tokens.worker(CPAS_A), own(CPAS_A, "?year=2007")), "trajectoriesByOutcome"))
                .endsWith("employment=4 of 4");
        assertThat(read(Tokens.officer(), FEDERAL + "/country?year=2006")
                        .getMap("figures.find { it.code == 'timeToOutcome' }.cells.find { it.category == 'employment'"
                                + " }"))
                .as("five persons have no half of five")
                .containsEntry("hidden", "smallCells")
                .doesNotContainKey("median");
    }

    @Test
    @DisplayName("a CPAS that was taken over is in the figures of its successor, from the day after on, and once")
    void figures_follow_the_registry() throws SQLException {
        for (int year : new int[] {2010, 2011}) {
            ended(TAKEN_OVER, year, "EMPLOYMENT", 7);
            ended(SUCCESSOR, year, "EMPLOYMENT", 5);
        }
        assertThat(shown(read(Tokens.worker(SUCCESSOR), own(SUCCESSOR, "?year=2010")), "trajectoriesByOutcome"))
                .endsWith("employment=5 of 5");
        assertThat(shown(read(Tokens.worker(SUCCESSOR), own(TAKEN_OVER, "?year=2010")), "trajectoriesByOutcome"))
                .endsWith("employment=7 of 7");
        assertThat(shown(read(Tokens.worker(SUCCESSOR), own(SUCCESSOR, "?year=2011")), "trajectoriesByOutcome"))
                .endsWith("employment=12 of 12");
        assertThat(get(Tokens.worker(TAKEN_OVER), own(TAKEN_OVER, "?year=2010")).statusCode())
                .isEqualTo(404);
        assertThat(shown(
                        read(Tokens.officer(), FEDERAL + "/cpas/" + TAKEN_OVER + "?year=2010"),
                        "trajectoriesByOutcome"))
                .endsWith("employment=7 of 7");
        assertThat(get(Tokens.officer(), FEDERAL + "/cpas/" + TAKEN_OVER + "?year=2011")
                        .statusCode())
                .isEqualTo(404);
        assertThat(shown(
                        read(Tokens.officer(), FEDERAL + "/cpas/" + SUCCESSOR + "?year=2011"), "trajectoriesByOutcome"))
                .endsWith("employment=12 of 12");
        assertThat(shown(read(Tokens.officer(), FEDERAL + "/country?year=2011"), "trajectoriesByOutcome"))
                .endsWith("employment=12 of 12");
    }

    @Test
    @DisplayName("contracts that no rule could judge are counted apart, outside their CPAS too, and list nobody there")
    void what_no_rule_could_judge_is_counted_apart() throws SQLException {
        String cpas = "0999001020";
        registry.apply(cpas(cpas, null, null));
        for (int i = 0; i < 6; i++) {
            concluded(cpas, "J" + i, UUID.randomUUID(), LocalDate.of(2012, 1, 5), LocalDate.of(2012, 12, 31));
            concluded(cpas, "N" + i, UUID.randomUUID(), LocalDate.of(212, 1, 5), LocalDate.of(2012, 12, 31));
        }
        String expected = "compliant=0 onTrack=0 late=6 nonCompliant=0 notJudged=6 of 12";
        Response outside = get(Tokens.officer(), FEDERAL + "/cpas/" + cpas + "?year=2012");
        assertThat(shown(outside.jsonPath(), "evaluationCompliance")).isEqualTo(expected);
        assertThat(outside.asString()).doesNotContain("\"N0\"").doesNotContain("href");
        assertThat(shown(read(Tokens.officer(), FEDERAL + "/country?year=2012"), "evaluationCompliance"))
                .isEqualTo(expected);
        assertThat(shown(read(Tokens.worker(cpas), own(cpas, "?year=2012")), "evaluationCompliance"))
                .isEqualTo(expected);
        tables.execute("delete from known_contract where enterprise_number = '" + cpas + "'");
    }

    @Test
    void an_edition_from_before_that_count_had_none() throws SQLException {
        tables.execute("""
                insert into published_figure (year, closed_on, scope, code, as_of, content)
                values (2013, '2015-11-30', 'COUNTRY', 'BE', '2013-12-31', '{"below": 5, "figures":
                        {"evaluationCompliance": {"counts": {"compliant": 7, "onTrack": 0, "late": 0,
                         "nonCompliant": 0}, "total": 7, "lengths": {}}}}')
                """);
        assertThat(shown(read(Tokens.officer(), FEDERAL + "/country?year=2013"), "evaluationCompliance"))
                .isEqualTo("compliant=7 onTrack=0 late=0 nonCompliant=0 notJudged=0 of 7");
    }

    @Test
    void a_year_is_told_once_its_first_month_is_over() {
        clock.moveTo(LocalDate.of(2016, 1, 31));
        Response tooEarly = get(Tokens.officer(), FEDERAL + "/country?year=2016");
        assertThat(tooEarly.statusCode()).isEqualTo(409);
        assertThat(tooEarly.jsonPath().getString("publishedFrom")).isEqualTo("2016-02-01");
        clock.moveTo(LocalDate.of(2016, 2, 1));
        assertThat(read(Tokens.officer(), FEDERAL + "/country?year=2016").getString("asOf"))
                .isEqualTo("2016-01-31");
    }
}
