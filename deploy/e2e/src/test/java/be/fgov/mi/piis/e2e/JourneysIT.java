package be.fgov.mi.piis.e2e;

import static be.fgov.mi.piis.e2e.Contracts.aSignedContract;
import static be.fgov.mi.piis.e2e.Paths.CPAS_A;
import static be.fgov.mi.piis.e2e.Paths.CPAS_B;
import static be.fgov.mi.piis.e2e.Paths.CPAS_C;
import static be.fgov.mi.piis.e2e.Paths.CPAS_D;
import static be.fgov.mi.piis.e2e.Paths.CPAS_E;
import static be.fgov.mi.piis.e2e.Paths.contract;
import static be.fgov.mi.piis.e2e.Paths.convention;
import static be.fgov.mi.piis.e2e.Paths.trajectories;
import static be.fgov.mi.piis.e2e.Paths.trajectory;
import static be.fgov.mi.piis.e2e.Trajectories.aTrajectory;
import static be.fgov.mi.piis.local.Service.CONTRACT;
import static be.fgov.mi.piis.local.Service.EVALUATION;
import static be.fgov.mi.piis.local.Service.SUBSIDY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The scenarios over HTTP with real tokens, each told a second time that changes nothing. */
@Order(1)
@ExtendWith(OnTheWholeSuite.class)
class JourneysIT {
    private static final String CITY_A = "E2E-2015-CITY-A";
    private static final String CITY_E = "E2E-2015-CITY-E";
    private static final String CLUSTER_1 = "E2E-2015-CLUSTER-1";

    private final Suite suite;

    JourneysIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    @Order(19)
    @DisplayName("SC-19 A city convention is signed in order and its advance of 50 % becomes payable")
    void cityConventionIsSignedInOrder() {
        Story story = suite.story("SC-19 city").on("2015-08-24");
        // given a city convention of CPAS-A over 176,615.25 EUR that the minister approved
        aCityConventionOfA(story);
        approved(story, CITY_A, "worker-a");

        // when the minister signs before the CPAS, it is refused and says who is missing
        story.on("2015-10-30");
        Answer tooEarly = story.act("minister", SUBSIDY, convention(CITY_A, "/signatures"), "{}")
                .is(409);
        assertThat(tooEarly.text("type")).isEqualTo("urn:problem-type:spp-is:invalidTransition");
        assertThat(tooEarly.texts("missing")).contains("presidentSignature", "secretarySignature");
        story.on("2015-11-02");
        story.act("president-a", SUBSIDY, convention(CITY_A, "/signatures"), "{}")
                .is(200);
        Answer stillTooEarly = story.act("minister", SUBSIDY, convention(CITY_A, "/signatures"), "{}")
                .is(409);
        assertThat(stillTooEarly.texts("missing"))
                .contains("secretarySignature")
                .doesNotContain("presidentSignature");
        Answer blocked =
                story.get("finance-1", SUBSIDY, convention(CITY_A, "/advance")).is(200);
        assertThat(blocked.json().path("payable").asBoolean()).isFalse();
        assertThat(blocked.codes("blockers")).contains("secretarySignatureMissing", "ministerSignatureMissing");
        story.on("2015-11-03");
        story.act("secretary-a", SUBSIDY, convention(CITY_A, "/signatures"), "{}")
                .is(200);
        story.on("2015-11-10");
        Answer signed = story.act("minister", SUBSIDY, convention(CITY_A, "/signatures"), "{}")
                .is(200);

        // then it is fully signed, and advance and balance share add up to the subsidy
        assertThat(signed.text("status")).isEqualTo("fullySigned");
        JsonNode advance = story.get("finance-1", SUBSIDY, convention(CITY_A, "/advance"))
                .is(200)
                .json();
        assertThat(advance.path("advanceCents").asLong()).isEqualTo(8_830_763);
        assertThat(advance.path("balanceShareCents").asLong()).isEqualTo(8_830_762);
        assertThat(advance.path("grantedCents").asLong()).isEqualTo(17_661_525);
        assertThat(advance.path("creditor").asText()).isEqualTo(CPAS_A);

        // and day by day it is payable until the end of the budget year, with a warning after the cut-off
        for (LocalDate day : List.of(
                LocalDate.parse("2015-11-10"),
                LocalDate.parse("2015-11-13"),
                LocalDate.parse("2015-11-14"),
                LocalDate.parse("2015-11-15"),
                LocalDate.parse("2015-11-16"),
                LocalDate.parse("2015-11-17"),
                LocalDate.parse("2015-11-18"),
                LocalDate.parse("2015-12-30"),
                LocalDate.parse("2015-12-31"),
                LocalDate.parse("2016-01-01"),
                LocalDate.parse("2016-01-02"))) {
            story.on(day.toString());
            Answer today = story.get("finance-1", SUBSIDY, convention(CITY_A, "/advance"))
                    .is(200);
            boolean yearClosed = day.getYear() > 2015;
            assertThat(today.codes("warnings"))
                    .as("warnings on %s", day)
                    .isEqualTo(day.isAfter(LocalDate.parse("2015-11-15")) ? List.of("afterBudgetCutOff") : List.of());
            assertThat(today.codes("blockers"))
                    .as("blockers on %s", day)
                    .isEqualTo(yearClosed ? List.of("budgetYearClosed") : List.of());
            assertThat(today.json().path("payable").asBoolean())
                    .as("payable on %s", day)
                    .isEqualTo(!yearClosed);
        }
        story.tellAgainAndFindNothingNew();
    }

    @Test
    @Order(20)
    @DisplayName("SC-19 The minister signs after the cut-off: allowed, with a warning")
    void ministerSignsAfterTheCutOff() {
        Story story = suite.story("SC-19 after the cut-off").on("2015-08-24");
        aCityConventionOfE(story);
        approved(story, CITY_E, "worker-e");
        story.on("2015-11-02");
        story.act("president-e", SUBSIDY, convention(CITY_E, "/signatures"), "{}")
                .is(200);
        story.act("secretary-e", SUBSIDY, convention(CITY_E, "/signatures"), "{}")
                .is(200);

        story.on("2015-11-16");
        Answer late = story.act("minister", SUBSIDY, convention(CITY_E, "/signatures"), "{}")
                .is(200);

        assertThat(late.text("status")).isEqualTo("fullySigned");
        assertThat(late.codes("warnings")).contains("afterBudgetCutOff");
        Answer advance =
                story.get("finance-1", SUBSIDY, convention(CITY_E, "/advance")).is(200);
        assertThat(advance.codes("warnings")).containsExactly("afterBudgetCutOff");
        story.on("2016-01-01");
        assertThat(story.get("finance-1", SUBSIDY, convention(CITY_E, "/advance"))
                        .codes("blockers"))
                .containsExactly("budgetYearClosed");
        story.tellAgainAndFindNothingNew();
    }

    @Test
    @Order(21)
    @DisplayName("SC-19 The advance of a cluster goes to its lead only")
    void advanceOfAClusterGoesToItsLead() {
        Story story = suite.story("SC-19 cluster").on("2015-08-24");
        aClusterOfB(story);
        approved(story, CLUSTER_1, "president-b");
        story.on("2015-11-03");
        story.act("president-b", SUBSIDY, convention(CLUSTER_1, "/signatures"), "{}")
                .is(200);
        story.act("secretary-b", SUBSIDY, convention(CLUSTER_1, "/signatures"), "{}")
                .is(200);
        story.on("2015-11-10");
        story.act("minister", SUBSIDY, convention(CLUSTER_1, "/signatures"), "{}")
                .is(200);

        JsonNode advance = story.get("finance-1", SUBSIDY, convention(CLUSTER_1, "/advance"))
                .is(200)
                .json();
        assertThat(advance.path("advanceCents").asLong()).isEqualTo(500_000);
        assertThat(advance.path("balanceShareCents").asLong()).isEqualTo(500_000);
        assertThat(advance.path("creditor").asText()).isEqualTo(CPAS_B);
        assertThat(advance.path("payable").asBoolean()).isTrue();
        story.get("president-b", SUBSIDY, convention(CLUSTER_1, "/advance")).is(200);
        // a member sees the convention, and has no part in its payment; another CPAS does not know it
        story.get("worker-c", SUBSIDY, convention(CLUSTER_1, "")).is(200);
        story.get("worker-c", SUBSIDY, convention(CLUSTER_1, "/advance")).is(403);
        story.get("worker-a", SUBSIDY, convention(CLUSTER_1, "/advance")).is(404);
        story.tellAgainAndFindNothingNew();
    }

    @Test
    @Order(22)
    @DisplayName("SC-21 One person counts once, whatever the trajectories, redeliveries and numbers")
    void onePersonCountsOnce() {
        Story story = suite.story("SC-21").on("2015-08-24");
        aCityConventionOfA(story);
        // given P04 with two trajectories one after the other, the first of which ended with more autonomy
        story.put(
                        "vendor",
                        CONTRACT,
                        contract(CPAS_A, "SC21-P04", 1),
                        aSignedContract().of(Persons.P04).json())
                .is(201);
        story.put(
                        "vendor",
                        EVALUATION,
                        trajectory(CPAS_A, "SC21-P04", "T1", 1),
                        aTrajectory("2015-02-01", "2015-06-30")
                                .endedOn("2015-06-30", "strengthenedAutonomy")
                                .json())
                .is(201);
        story.put(
                        "vendor",
                        EVALUATION,
                        trajectory(CPAS_A, "SC21-P04", "T2", 1),
                        aTrajectory("2015-07-01", "2015-12-31").json())
                .is(201);
        assertFigures(count(story, CITY_A), 1, 2, Map.of("strengthenedAutonomy", 1));

        // when the second ends as well, the person still counts once and the outcomes are two
        story.on("2016-01-11");
        story.put(
                        "vendor",
                        EVALUATION,
                        trajectory(CPAS_A, "SC21-P04", "T2", 2),
                        aTrajectory("2015-07-01", "2015-12-31")
                                .endedOn("2015-12-31", "socioProfessionalPath")
                                .json())
                .is(201);
        assertFigures(count(story, CITY_A), 1, 2, Map.of("strengthenedAutonomy", 1, "socioProfessionalPath", 1));

        // and the same after every event came twice more, in disorder
        redeliverEverythingTwiceInDisorder();
        assertFigures(count(story, CITY_A), 1, 2, Map.of("strengthenedAutonomy", 1, "socioProfessionalPath", 1));

        // given P06 under a BIS number, who counts
        story.put(
                        "vendor",
                        CONTRACT,
                        contract(CPAS_A, "SC21-P06", 1),
                        aSignedContract().of(Persons.P06).json())
                .is(201);
        story.put(
                        "vendor",
                        EVALUATION,
                        trajectory(CPAS_A, "SC21-P06", "T1", 1),
                        aTrajectory("2015-03-02", "2015-08-31").json())
                .is(201);
        assertFigures(count(story, CITY_A), 2, 3, Map.of("strengthenedAutonomy", 1, "socioProfessionalPath", 1));

        // when the number is replaced and a second trajectory comes under the new one, P06 still counts once
        String registerNumber = Persons.used(Persons.ssin(LocalDate.of(1988, 5, 9), 0, 990));
        replaceSsin(story, Persons.P06, registerNumber, "replaced");
        story.put(
                        "vendor",
                        CONTRACT,
                        contract(CPAS_A, "SC21-P06-NEW", 1),
                        aSignedContract().of(registerNumber).json())
                .is(201);
        story.put(
                        "vendor",
                        EVALUATION,
                        trajectory(CPAS_A, "SC21-P06-NEW", "T1", 1),
                        aTrajectory("2015-09-01", "2015-12-31").json())
                .is(201);
        assertFigures(count(story, CITY_A), 2, 4, Map.of("strengthenedAutonomy", 1, "socioProfessionalPath", 1));

        // given a person known twice, under a BIS number and under a register number: two persons, until it is known
        String bis = Persons.nextBis();
        String register = Persons.next();
        int contracts = 0;
        for (String number : List.of(bis, register)) {
            String reference = "SC21-TWICE-" + ++contracts;
            story.put(
                            "vendor",
                            CONTRACT,
                            contract(CPAS_A, reference, 1),
                            aSignedContract().of(number).json())
                    .is(201);
            story.put(
                            "vendor",
                            EVALUATION,
                            trajectory(CPAS_A, reference, "T1", 1),
                            aTrajectory("2015-03-02", "2015-08-31").json())
                    .is(201);
        }
        assertFigures(count(story, CITY_A), 4, 6, Map.of("strengthenedAutonomy", 1, "socioProfessionalPath", 1));
        replaceSsin(story, bis, register, "merged");
        assertFigures(count(story, CITY_A), 3, 6, Map.of("strengthenedAutonomy", 1, "socioProfessionalPath", 1));

        redeliverEverythingTwiceInDisorder();
        assertFigures(count(story, CITY_A), 3, 6, Map.of("strengthenedAutonomy", 1, "socioProfessionalPath", 1));
        story.tellAgainAndFindNothingNew();
    }

    @Test
    @Order(23)
    @DisplayName("SC-22 A student, another type and a professional activity do not count; age does not matter")
    void whoDoesNotCount() {
        Story story = suite.story("SC-22").on("2015-08-24");
        aCityConventionOfE(story);
        Map<String, String> contracts = new TreeMap<>(Map.of(
                "SC22-P08", aSignedContract().ofAFullTimeStudent(Persons.P08).json(),
                "SC22-P09", aSignedContract().of(Persons.P09).type("training").json(),
                "SC22-P02", aSignedContract().of(Persons.P02).json(),
                "SC22-P05", aSignedContract().ofAnotherUser(Persons.P05).json()));
        contracts.forEach((reference, body) -> {
            story.put("vendor", CONTRACT, contract(CPAS_E, reference, 1), body).is(201);
            String activity = reference.endsWith("P02") ? "jobSearchWorkshop" : "remobilization";
            story.put(
                            "vendor",
                            EVALUATION,
                            trajectory(CPAS_E, reference, "T1", 1),
                            aTrajectory("2015-03-02", "2015-10-30").of(activity).json())
                    .is(201);
        });

        JsonNode count = count(story, CITY_E);

        assertThat(count.path("countedPersons").asInt()).isEqualTo(1);
        assertThat(notCounted(count))
                .isEqualTo(Map.of("fullTimeStudent", 1, "existingPiisType", 1, "professionalActivation", 1));
        JsonNode decisions = story.get("officer", SUBSIDY, convention(CITY_E, "/countingDecisions"))
                .is(200)
                .json();
        Map<String, String> byContract = new TreeMap<>();
        decisions
                .path("items")
                .forEach(decision -> byContract.put(
                        decision.path("evidence")
                                .path(0)
                                .path("contractReference")
                                .asText(),
                        decision.path("counted").asBoolean()
                                ? "counted"
                                : decision.path("reason").asText()));
        assertThat(byContract)
                .isEqualTo(Map.of(
                        "SC22-P08", "fullTimeStudent",
                        "SC22-P09", "existingPiisType",
                        "SC22-P02", "professionalActivation",
                        "SC22-P05", "counted"));
        story.tellAgainAndFindNothingNew();
    }

    @Test
    @Order(24)
    @DisplayName("SC-23 A dropout counts once it is explained; a plan of more than a year is refused")
    void dropoutsAndDuration() {
        Story story = suite.story("SC-23").on("2015-08-24");
        aClusterOfB(story);
        submitted(story, CLUSTER_1, "president-b");
        // given P07 and P11 at a member of the cluster: one dropout explained, one not
        story.put(
                        "vendor",
                        CONTRACT,
                        contract(CPAS_C, "SC23-P07", 1),
                        aSignedContract().of(Persons.P07).json())
                .is(201);
        story.put(
                        "vendor",
                        EVALUATION,
                        trajectory(CPAS_C, "SC23-P07", "T1", 1),
                        aTrajectory("2015-02-03", "2015-12-31")
                                .droppedOutOn("2015-05-10", "residencePermitLost", "Titre de séjour retiré")
                                .json())
                .is(201);
        story.put(
                        "vendor",
                        CONTRACT,
                        contract(CPAS_C, "SC23-P11", 1),
                        aSignedContract().of(Persons.P11).json())
                .is(201);
        story.put(
                        "vendor",
                        EVALUATION,
                        trajectory(CPAS_C, "SC23-P11", "T1", 1),
                        aTrajectory("2015-02-03", "2015-12-31")
                                .droppedOutOn("2015-06-01", "abandoned", " ")
                                .json())
                .is(201);
        JsonNode before = count(story, CLUSTER_1);
        assertThat(before.path("countedPersons").asInt()).isEqualTo(1);
        assertThat(notCounted(before)).isEqualTo(Map.of("dropoutUnexplained", 1));
        assertThat(before.path("dropouts").path("explained").asInt()).isEqualTo(1);
        assertThat(before.path("dropouts").path("unexplained").asInt()).isEqualTo(1);

        // when the CPAS explains it afterwards, the count changes
        story.put(
                        "vendor",
                        EVALUATION,
                        trajectory(CPAS_C, "SC23-P11", "T1", 2),
                        aTrajectory("2015-02-03", "2015-12-31")
                                .droppedOutOn("2015-06-01", "abandoned", "Plus de contact malgré trois visites")
                                .json())
                .is(201);
        JsonNode after = count(story, CLUSTER_1);
        assertThat(after.path("countedPersons").asInt()).isEqualTo(2);
        assertThat(notCounted(after)).isEmpty();
        assertThat(after.path("dropouts").path("explained").asInt()).isEqualTo(2);

        // and a plan over one year is refused with the last day it may have
        Answer tooLong = story.put(
                        "vendor",
                        EVALUATION,
                        trajectory(CPAS_C, "SC23-P11", "T2", 1),
                        aTrajectory("2015-03-01", "2016-03-01").json())
                .is(400);
        assertThat(tooLong.json().path("issues").path(0).path("name").asText()).isEqualTo("plannedUntil");
        assertThat(tooLong.body()).contains("2016-02-29");
        story.put(
                        "vendor",
                        EVALUATION,
                        trajectory(CPAS_C, "SC23-P11", "T2", 1),
                        aTrajectory("2015-03-01", "2016-02-29").json())
                .is(201);
        story.tellAgainAndFindNothingNew();
    }

    @Test
    @Order(25)
    @DisplayName("SC-25 Another CPAS finds nothing, nobody gets in without a token, and the feed has no person")
    void accessAndFeed() {
        Story story = suite.story("SC-25").on("2016-01-11");
        // given a contract and a trajectory of CPAS-A
        aCityConventionOfA(story);
        story.put(
                        "vendor",
                        CONTRACT,
                        contract(CPAS_A, "SC21-P04", 1),
                        aSignedContract().of(Persons.P04).json())
                .is(200, 201);
        story.get("worker-a", CONTRACT, contract(CPAS_A, "SC21-P04")).is(200);

        // when a worker of CPAS-C asks for them, the answer is the one for something unknown
        String unknown = "unknown-" + System.nanoTime();
        sameRefusal(
                story.get("worker-c", CONTRACT, contract(CPAS_A, "SC21-P04")).is(404),
                story.get("worker-c", CONTRACT, contract(CPAS_C, unknown)).is(404));
        sameRefusal(
                story.get("worker-c", CONTRACT, contract(CPAS_A, "SC21-P04", 1)).is(404),
                story.get("worker-c", CONTRACT, contract(CPAS_C, unknown, 1)).is(404));
        sameRefusal(
                story.put(
                                "worker-c",
                                CONTRACT,
                                contract(CPAS_A, "SC21-P04", 2),
                                aSignedContract().of(Persons.P04).json())
                        .is(404),
                story.get("worker-c", CONTRACT, contract(CPAS_C, unknown)).is(404));
        sameRefusal(
                story.get("worker-c", EVALUATION, trajectories(CPAS_A, "SC21-P04") + "/T1")
                        .is(404),
                story.get("worker-c", EVALUATION, trajectories(CPAS_C, unknown) + "/T1")
                        .is(404));
        sameRefusal(
                story.get("worker-c", SUBSIDY, convention(CITY_A, "")).is(404),
                story.get("worker-c", SUBSIDY, convention(unknown, "")).is(404));
        sameRefusal(
                story.get("worker-c", SUBSIDY, convention(CITY_A, "/count")).is(404),
                story.get("worker-c", SUBSIDY, convention(unknown, "/count")).is(404));
        sameRefusal(
                story.get("worker-c", SUBSIDY, convention(CITY_A, "/countingDecisions"))
                        .is(404),
                story.get("worker-c", SUBSIDY, convention(unknown, "/countingDecisions"))
                        .is(404));

        // and without a token nobody gets in
        for (Answer refused : List.of(
                story.get(null, CONTRACT, contract(CPAS_A, "SC21-P04")),
                story.get(null, EVALUATION, trajectories(CPAS_A, "SC21-P04")),
                story.get(null, SUBSIDY, convention(CITY_A, "/count")),
                story.get(null, SUBSIDY, "/rapportUnique/v1/reports/2015"))) {
            assertThat(refused.is(401).text("type")).isEqualTo("urn:problem-type:belgif:noAccessToken");
        }

        // and every reading of a person left a line: who, which person, why, when
        assertThat(suite.databases()
                        .number(
                                CONTRACT,
                                "select count(*) from access_log where account = ? and person_id is not null and purpose"
                                        + " <> '' and trace_id <> ''",
                                "worker-a"))
                .isPositive();
        assertThat(suite.databases().number(CONTRACT, "select count(*) from access_log where account = ?", "worker-c"))
                .as("a refused reading reads nobody")
                .isZero();

        // and the officer gets the feed, whose figures add up and equal what the database holds, without any person
        suite.awaitQuiet();
        Answer feed =
                story.get("officer", SUBSIDY, "/rapportUnique/v1/reports/2015").is(200);
        Persons.allUsed().forEach(ssin -> assertThat(feed.body()).doesNotContain(ssin));
        for (String person : suite.databases().rows(SUBSIDY, "select distinct person_id::text from contract_fact")) {
            assertThat(feed.body()).doesNotContain(person);
        }
        assertThatTheFeedAddsUp(feed.json());
        assertThat(story.get("officer", SUBSIDY, "/rapportUnique/v1/reports/2015", "nl-BE")
                        .text("title"))
                .isEqualTo("Uniek Verslag");
        assertThat(story.get("officer", SUBSIDY, "/rapportUnique/v1/reports/2015", "fr-BE")
                        .text("title"))
                .isEqualTo("Rapport unique");
        // the CPAS of the cluster sees its convention only
        JsonNode own = story.get("worker-c", SUBSIDY, "/rapportUnique/v1/reports/2015")
                .is(200)
                .json();
        assertThat(own.path("conventions").findValuesAsText("number")).doesNotContain(CITY_A, CITY_E);
        story.tellAgainAndFindNothingNew();
    }

    // ---- given

    /** 176,615.25 EUR; there already when another journey made it. */
    private static void aCityConventionOfA(Story story) {
        story.put("worker-a", SUBSIDY, convention(CITY_A, "/revisions/1"), Paths.cityConvention(CPAS_A, 17_661_525))
                .is(200, 201);
    }

    private static void aCityConventionOfE(Story story) {
        story.put("worker-e", SUBSIDY, convention(CITY_E, "/revisions/1"), Paths.cityConvention(CPAS_E, 9_876_543))
                .is(200, 201);
    }

    private static void aClusterOfB(Story story) {
        story.put(
                        "president-b",
                        SUBSIDY,
                        convention(CLUSTER_1, "/revisions/1"),
                        Paths.clusterConvention(List.of(CPAS_B, CPAS_C, CPAS_D), 1_000_000))
                .is(200, 201);
    }

    /** Its members count from here on; it may have come further in another journey. */
    private static void submitted(Story story, String number, String lead) {
        String status =
                story.get("officer", SUBSIDY, convention(number, "")).is(200).text("status");
        if (status.equals("draft")) {
            story.act(lead, SUBSIDY, convention(number, "/submission"), "{}").is(200);
        }
    }

    private static void approved(Story story, String number, String lead) {
        story.act(lead, SUBSIDY, convention(number, "/submission"), "{}").is(200);
        story.on("2015-09-28");
        story.act("officer", SUBSIDY, convention(number, "/advice"), "{\"favourable\":true}")
                .is(200);
        story.on("2015-10-05");
        story.act("officer", SUBSIDY, convention(number, "/ministerSubmission"), "{}")
                .is(200);
        story.on("2015-10-26");
        story.act("minister", SUBSIDY, convention(number, "/ministerDecision"), "{\"decision\":\"approved\"}")
                .is(200);
    }

    // ---- when

    private static void replaceSsin(Story story, String ssin, String replacedBy, String outcome) {
        Answer answer = story.post(
                        "officer",
                        CONTRACT,
                        "/piisContract/v1/persons/ssinReplacements",
                        "{\"ssin\":\"%s\",\"replacedBy\":\"%s\"}".formatted(ssin, replacedBy))
                .is(200);
        assertThat(answer.text("outcome")).isEqualTo(outcome);
    }

    private void redeliverEverythingTwiceInDisorder() {
        suite.awaitQuiet();
        List<ConsumerRecord<String, String>> said =
                suite.events().records(List.of(Events.CONTRACT, Events.EVALUATION, Events.SUBSIDY), Map.of());
        Disorder disorder = new Disorder();
        suite.events().send(disorder.twice(said));
        suite.events().awaitNoLag("subsidy-service", List.of(Events.CONTRACT, Events.EVALUATION, Events.SUBSIDY));
        suite.events().awaitNoLag("evaluation-service", List.of(Events.CONTRACT));
        Progress.step(said.size() + " events sent twice more in disorder, seed " + disorder.seed());
    }

    // ---- then

    private JsonNode count(Story story, String number) {
        suite.awaitQuiet();
        return story.get("officer", SUBSIDY, convention(number, "/count"))
                .is(200)
                .json();
    }

    private static void assertFigures(JsonNode count, int persons, int trajectories, Map<String, Integer> outcomes) {
        assertThat(count.path("countedPersons").asInt())
                .as("persons in %s", count)
                .isEqualTo(persons);
        assertThat(count.path("trajectories").asInt())
                .as("trajectories in %s", count)
                .isEqualTo(trajectories);
        Map<String, Integer> found = new TreeMap<>();
        count.path("outcomes").properties().forEach(outcome -> {
            if (outcome.getValue().asInt() > 0) {
                found.put(outcome.getKey(), outcome.getValue().asInt());
            }
        });
        assertThat(found).as("outcomes in %s", count).isEqualTo(outcomes);
    }

    private static Map<String, Integer> notCounted(JsonNode count) {
        Map<String, Integer> reasons = new TreeMap<>();
        count.path("notCounted").forEach(reason -> {
            if (!reason.path("reason").asText().equals("alreadyCounted")) {
                reasons.put(reason.path("reason").asText(), reason.path("count").asInt());
            }
        });
        return reasons;
    }

    /** Equal in all but what names the request itself. */
    private static void sameRefusal(Answer refused, Answer unknown) {
        assertThat(withoutTrace(refused)).as(refused.request()).isEqualTo(withoutTrace(unknown));
        assertThat(refused.headers().map().keySet())
                .isEqualTo(unknown.headers().map().keySet());
    }

    private static JsonNode withoutTrace(Answer answer) {
        ObjectNode body = (ObjectNode) answer.json();
        body.remove(List.of("instance", "traceId", "trace", "id"));
        return body;
    }

    private void assertThatTheFeedAddsUp(JsonNode feed) {
        Map<String, Long> sums = new TreeMap<>();
        for (JsonNode convention : feed.path("conventions")) {
            String number = convention.path("number").asText();
            long outcomes = 0;
            for (Map.Entry<String, JsonNode> outcome :
                    convention.path("outcomes").properties()) {
                outcomes += outcome.getValue().asLong();
            }
            assertThat(convention.path("finishedTrajectories").asLong())
                    .as(number)
                    .isEqualTo(outcomes);
            assertThat(convention.path("distinctPersons").asLong())
                    .as("persons of %s by SQL", number)
                    .isEqualTo(suite.databases()
                            .number(
                                    SUBSIDY,
                                    "select count(distinct person_id) from counted_person where convention_number = ?",
                                    number));
            for (String figure : List.of(
                    "distinctPersons", "trajectories", "finishedTrajectories", "grantedCents", "advanceCents")) {
                sums.merge(figure, convention.path(figure).asLong(), Long::sum);
            }
        }
        sums.forEach(
                (figure, sum) -> assertThat(feed.path("totals").path(figure).asLong())
                        .as("total of %s", figure)
                        .isEqualTo(sum));
        assertThat(feed.path("totals").path("conventions").asInt())
                .isEqualTo(feed.path("conventions").size());
        assertThat(feed.path("conventions").findValuesAsText("number")).contains(CITY_A);
    }
}
