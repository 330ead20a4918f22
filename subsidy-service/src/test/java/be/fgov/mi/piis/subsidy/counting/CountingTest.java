package be.fgov.mi.piis.subsidy.counting;

import static be.fgov.mi.piis.subsidy.counting.CountingTables.aCpas;
import static be.fgov.mi.piis.subsidy.counting.Heard.aSignedContract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.events.SuiteEvent;
import be.fgov.mi.piis.events.contract.ContractChanged;
import be.fgov.mi.piis.events.contract.PersonMerged;
import be.fgov.mi.piis.events.evaluation.TrajectoryChanged;
import be.fgov.mi.piis.events.subsidy.ConventionChanged;
import be.fgov.mi.piis.subsidy.rules.NotCounted;
import be.fgov.mi.piis.testkit.KafkaResource;
import be.fgov.mi.piis.testkit.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@DisplayName("Counting")
public class CountingTest {
    @Inject
    KeepContract keepContract;

    @Inject
    KeepTrajectory keepTrajectory;

    @Inject
    MergePersons mergePersons;

    @Inject
    CountConvention countConvention;

    @Inject
    CountFigures figures;

    @Inject
    CountingTables tables;

    private final String cpas = aCpas();
    private final UUID p04 = UUID.randomUUID();
    private String convention = "";

    @BeforeEach
    void aConventionOfTheCity() {
        convention = tables.aCityConvention(2015, cpas);
        hear(changed(convention));
    }

    @Test
    @DisplayName("SC-21: two trajectories with their outcomes are one person (SUB-17, SUB-18)")
    void onePersonOnce() {
        Heard.Contract contract = aSignedContract(cpas, "R1", p04);
        hear(contract.event());
        hear(contract.trajectory("T1", "2015-02-01", "2015-06-30")
                .endedWith("2015-06-30", "strengthenedAutonomy")
                .event());
        hear(contract.trajectory("T2", "2015-07-01", "2015-12-31")
                .endedWith("2015-12-31", "socioProfessionalPath")
                .event());

        CountFigures.Figures count = figures();
        assertThat(count.countedPersons()).isEqualTo(1);
        assertThat(count.trajectories()).isEqualTo(2);
        assertThat(count.strengthenedAutonomy()).isEqualTo(1);
        assertThat(count.socioProfessionalPath()).isEqualTo(1);
        assertThat(count.finished()).isEqualTo(2);
        assertThat(count.notCounted()).containsExactly(new CountFigures.Reason(NotCounted.ALREADY_COUNTED, 1));
    }

    @Test
    @DisplayName(
            "A-26: a member of a cluster counts its persons on the days on which it is one, and anew when they change")
    void daysOfAMember() {
        String joins = aCpas();
        String cluster = tables.aConvention(2015, "CLUSTER", aCpas(), aCpas());
        tables.addMember(cluster, 2015, joins, LocalDate.of(2015, 7, 1), LocalDate.of(2015, 12, 31));
        hear(changed(cluster));
        Heard.Contract contract = aSignedContract(joins, "R1", p04);
        hear(contract.event());
        hear(contract.trajectory("T1", "2015-02-01", "2015-06-30").event());
        assertThat(figures(cluster).countedPersons()).isZero();

        tables.removeMember(cluster, joins);
        tables.addMember(cluster, 2015, joins, LocalDate.of(2015, 6, 30), LocalDate.of(2015, 12, 31));
        hear(changed(cluster));

        assertThat(figures(cluster).countedPersons()).isEqualTo(1);
    }

    @Test
    @DisplayName("SC-21: a second trajectory under the person's new number still is one person")
    void mergedPerson() {
        UUID underBis = UUID.randomUUID();
        UUID underRegister = UUID.randomUUID();
        Heard.Contract first = aSignedContract(cpas, "R1", underBis);
        Heard.Contract second = aSignedContract(cpas, "R2", underRegister);
        hear(first.event());
        hear(first.trajectory("T1", "2015-02-01", "2015-06-30").event());
        hear(second.event());
        hear(second.trajectory("T1", "2015-07-01", "2015-12-31").event());
        assertThat(figures().countedPersons()).isEqualTo(2);

        hear(new PersonMerged(underBis, underRegister, 1));

        assertThat(figures().countedPersons()).isEqualTo(1);
        assertThat(figures().trajectories()).isEqualTo(2);
        hear(first.of(underRegister).inVersion(2).event());
        assertThat(figures().countedPersons()).isEqualTo(1);
        assertThat(verdicts(underBis)).containsExactly("notCounted", "counted", "withdrawn");
    }

    @Test
    @DisplayName("SC-22: a student, an existing type and a job-search workshop do not count; another user of 52 does")
    void whoDoesNotCount() {
        Heard.Contract student = aSignedContract(cpas, "P08", UUID.randomUUID()).ofAStudent();
        Heard.Contract training =
                aSignedContract(cpas, "P09", UUID.randomUUID()).ofType("training");
        Heard.Contract professional = aSignedContract(cpas, "P02", UUID.randomUUID());
        Heard.Contract otherUser =
                aSignedContract(cpas, "P05", UUID.randomUUID()).ofAnOtherUser();
        for (Heard.Contract contract : List.of(student, training, professional, otherUser)) {
            hear(contract.event());
        }
        hear(student.trajectory("T1", "2015-02-01", "2015-06-30").event());
        hear(professional
                .trajectory("T1", "2015-02-01", "2015-06-30")
                .doing("jobSearchWorkshop")
                .event());
        hear(otherUser.trajectory("T1", "2015-02-01", "2015-06-30").event());

        assertThat(figures().countedPersons()).isEqualTo(1);
        assertThat(figures().notCounted())
                .containsExactly(
                        new CountFigures.Reason(NotCounted.EXISTING_PIIS_TYPE, 1),
                        new CountFigures.Reason(NotCounted.FULL_TIME_STUDENT, 1),
                        new CountFigures.Reason(NotCounted.PROFESSIONAL_ACTIVATION, 1));
    }

    @Test
    @DisplayName("SC-23: an explained dropout counts; an unexplained one does after the CPAS completes it (SUB-19)")
    void dropouts() {
        Heard.Contract p07 = aSignedContract(cpas, "P07", UUID.randomUUID());
        Heard.Contract p11 = aSignedContract(cpas, "P11", UUID.randomUUID());
        Heard.Trajectory unexplained =
                p11.trajectory("T1", "2015-02-01", "2015-06-30").droppedOut("2015-05-12", "abandoned", false);
        hear(p07.event());
        hear(p11.event());
        hear(p07.trajectory("T1", "2015-02-01", "2015-06-30")
                .droppedOut("2015-05-10", "residencePermitLost", true)
                .event());
        hear(unexplained.event());

        assertThat(figures().countedPersons()).isEqualTo(1);
        assertThat(figures().dropoutsExplained()).isEqualTo(1);
        assertThat(figures().dropoutsUnexplained()).isEqualTo(1);
        assertThat(figures().notCounted()).containsExactly(new CountFigures.Reason(NotCounted.DROPOUT_UNEXPLAINED, 1));

        hear(unexplained
                .droppedOut("2015-05-12", "abandoned", true)
                .inVersion(2)
                .event());

        assertThat(figures().countedPersons()).isEqualTo(2);
        assertThat(figures().dropoutsExplained()).isEqualTo(2);
        assertThat(figures().notCounted()).isEmpty();
        assertThat(verdicts(p11.person())).containsExactly("notCounted", "notCounted", "counted");
    }

    @Test
    @DisplayName("a trajectory that is heard of before its contract is found once the contract is")
    void trajectoryFirst() {
        Heard.Contract contract = aSignedContract(cpas, "R1", p04);
        hear(contract.trajectory("T1", "2015-02-01", "2015-06-30").event());
        assertThat(figures().countedPersons()).isZero();

        hear(contract.event());

        assertThat(figures().countedPersons()).isEqualTo(1);
    }

    @Test
    @DisplayName("a contract that turns out to be another person's takes its trajectories along")
    void anotherPerson() {
        UUID other = UUID.randomUUID();
        Heard.Contract contract = aSignedContract(cpas, "R1", p04);
        hear(contract.event());
        hear(contract.trajectory("T1", "2015-02-01", "2015-06-30").event());

        hear(contract.of(other).inVersion(2).event());

        assertThat(tables.rows("select person_id from counted_person where convention_number = ?", convention))
                .containsExactly(other.toString());
    }

    @Test
    @DisplayName("a contract that is made void no longer counts its person (OBL-6)")
    void voided() {
        Heard.Contract contract = aSignedContract(cpas, "R1", p04);
        hear(contract.event());
        hear(contract.trajectory("T1", "2015-02-01", "2015-06-30").event());

        hear(contract.voided().inVersion(2).event());

        assertThat(figures().countedPersons()).isZero();
        assertThat(figures().notCounted()).containsExactly(new CountFigures.Reason(NotCounted.PIIS_MISSING, 1));
        assertThat(tables.rows("select 1 from counted_person where convention_number = ?", convention))
                .isEmpty();
    }

    @Test
    @DisplayName("hearing everything again, and older versions, writes no row at all (style 10)")
    void again() {
        List<SuiteEvent> story = aStory(new Random(7), 12);
        story.forEach(this::hear);
        Map<String, List<String>> before = tables.everyRow();

        story.forEach(this::hear);
        Collections.reverse(story);
        story.forEach(this::hear);
        hear(changed(convention));

        assertThat(tables.everyRow()).isEqualTo(before);
    }

    @Test
    @DisplayName("in whatever order and batches the facts come, the same stands in the end (SC-21, I9)")
    void anyOrder() {
        tables.empty();
        String elsewhere = aCpas();
        String other = tables.aCityConvention(2015, elsewhere);
        List<SuiteEvent> story = CountingStory.of(new Random(21), 30, List.of(cpas, elsewhere));
        hear(changed(convention));
        hear(changed(other));
        story.forEach(this::hear);
        Map<String, List<String>> undisturbed = tables.whatStands();
        assertThat(undisturbed.get("cross_convention_flag"))
                .as("the story has persons of both")
                .isNotEmpty();

        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            tables.empty();
            List<SuiteEvent> disturbed = new ArrayList<>(story);
            disturbed.addAll(story);
            disturbed.add(changed(convention));
            disturbed.add(changed(other));
            Collections.shuffle(disturbed, random);
            for (int i = 0; i < disturbed.size(); ) {
                int size = Math.min(1 + random.nextInt(9), disturbed.size() - i);
                List<SuiteEvent> batch = disturbed.subList(i, i + size);
                QuarkusTransaction.requiringNew().run(() -> batch.forEach(this::consume));
                i += size;
            }
            assertThat(tables.whatStands()).as("seed %d", seed).isEqualTo(undisturbed);
        }
    }

    @Test
    @DisplayName("a contract and its trajectory that arrive at the same moment find each other")
    void sameMoment() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 25; i++) {
                Heard.Contract contract = aSignedContract(cpas, "S" + i, UUID.randomUUID());
                CountDownLatch start = new CountDownLatch(1);
                Future<?> one = threads.submit(() -> {
                    start.await();
                    hear(contract.event());
                    return null;
                });
                Future<?> other = threads.submit(() -> {
                    start.await();
                    hear(contract.trajectory("T1", "2015-02-01", "2015-06-30").event());
                    return null;
                });
                start.countDown();
                one.get();
                other.get();
            }
        }
        assertThat(figures().countedPersons()).isEqualTo(25);
    }

    @Test
    @DisplayName("a convention that is made after its persons counts them, a changed one counts them anew (A-26)")
    void conventionLater() {
        String lead = aCpas();
        String member = aCpas();
        Heard.Contract contract = aSignedContract(member, "R1", p04);
        hear(contract.event());
        hear(contract.trajectory("T1", "2015-02-01", "2015-06-30").event());

        String cluster = tables.aConvention(2015, "CLUSTER", lead, member, aCpas());
        hear(changed(cluster));
        assertThat(figures(cluster).countedPersons()).isEqualTo(1);

        tables.removeMember(cluster, member);
        hear(changed(cluster));
        assertThat(figures(cluster)).isEqualTo(CountFigures.Figures.NONE);
        assertThat(verdicts(p04)).containsExactly("counted", "withdrawn");

        tables.addMember(cluster, 2015, member);
        hear(changed(cluster));
        assertThat(figures(cluster).countedPersons()).isEqualTo(1);

        tables.moveTo("REFUSED", cluster);
        hear(changed(cluster));
        assertThat(figures(cluster)).isEqualTo(CountFigures.Figures.NONE);
    }

    @Test
    @DisplayName("a signature on the convention counts nobody anew")
    void signatureChangesNothing() {
        Heard.Contract contract = aSignedContract(cpas, "R1", p04);
        hear(contract.event());
        Map<String, List<String>> before = tables.everyRow();

        tables.execute("update convention set status = 'FULLY_SIGNED', version = 9 where number = ?", convention);
        hear(changed(convention));

        assertThat(tables.everyRow()).isEqualTo(before);
    }

    @Test
    @DisplayName("A-09: who counts under two conventions of a year counts in each and is flagged; of two years, is not")
    void crossConvention() {
        String elsewhere = aCpas();
        String other = tables.aCityConvention(2015, elsewhere);
        hear(changed(other));
        Heard.Contract here = aSignedContract(cpas, "R1", p04);
        Heard.Contract there = aSignedContract(elsewhere, "R1", p04);
        hear(here.event());
        hear(there.event());
        hear(here.trajectory("T1", "2015-02-01", "2015-06-30").event());
        Heard.Trajectory moved = there.trajectory("T1", "2015-07-01", "2015-12-31");
        hear(moved.event());

        assertThat(figures(convention).countedPersons()).isEqualTo(1);
        assertThat(figures(other).countedPersons()).isEqualTo(1);
        assertThat(flags(p04)).hasSize(1);

        hear(moved.doing("jobSearchWorkshop").inVersion(2).event());
        assertThat(flags(p04)).isEmpty();
    }

    @Test
    @DisplayName("A-12: a trajectory over New Year counts under the convention of each year, without a flag")
    void overNewYear() {
        String before = tables.aConvention(2014, "CLUSTER", cpas);
        hear(changed(before));
        Heard.Contract contract = aSignedContract(cpas, "R1", p04);
        hear(contract.event());
        hear(contract.trajectory("T1", "2014-09-01", "2015-08-31").event());

        assertThat(figures(convention).countedPersons()).isEqualTo(1);
        assertThat(figures(before).countedPersons()).isEqualTo(1);
        assertThat(flags(p04)).isEmpty();
    }

    @Test
    @DisplayName("a decision cannot be changed or removed, not even by hand, and a person not counted twice")
    void guards() {
        Heard.Contract contract = aSignedContract(cpas, "R1", p04);
        hear(contract.event());
        hear(contract.trajectory("T1", "2015-02-01", "2015-06-30").event());

        assertThatThrownBy(() -> tables.execute("update counting_decision set verdict = 'counted'"))
                .hasMessageContaining("only grows");
        assertThatThrownBy(() -> tables.execute("delete from counting_evidence"))
                .hasMessageContaining("only grows");
        assertThatThrownBy(() -> tables.execute("truncate counting_evidence")).hasMessageContaining("only grows");
        assertThatThrownBy(() -> tables.execute("insert into counted_person select * from counted_person"))
                .hasMessageContaining("uq_counted_person_convention");
    }

    private List<SuiteEvent> aStory(Random random, int persons) {
        return CountingStory.of(random, persons, List.of(cpas));
    }

    private void hear(SuiteEvent event) {
        QuarkusTransaction.requiringNew().run(() -> consume(event));
    }

    private void consume(SuiteEvent event) {
        switch (event) {
            case ContractChanged contract -> keepContract.heard(contract);
            case TrajectoryChanged trajectory -> keepTrajectory.heard(trajectory);
            case PersonMerged merger -> mergePersons.heard(merger);
            case ConventionChanged changed -> countConvention.heard(changed);
            default -> throw new IllegalArgumentException("not of this story");
        }
    }

    public static ConventionChanged changed(String convention) {
        return new ConventionChanged(
                convention,
                1,
                1,
                "city",
                2015,
                "0999000129",
                List.of("0999000129"),
                "draft",
                1_000_000,
                500_000,
                LocalDate.of(2015, 10, 13));
    }

    private CountFigures.Figures figures() {
        return figures(convention);
    }

    private CountFigures.Figures figures(String number) {
        return figures.of(Set.of(number)).getOrDefault(number, CountFigures.Figures.NONE);
    }

    private List<String> verdicts(UUID person) {
        return tables.rows("select verdict from counting_decision where person_id = ? order by sequence", person);
    }

    private List<String> flags(UUID person) {
        return tables.rows("select conventions from cross_convention_flag where person_id = ?", person);
    }
}
