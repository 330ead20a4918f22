package be.fgov.mi.piis.subsidy.rules;

import static be.fgov.mi.piis.subsidy.rules.CountingFacts.CONVENTION_2015;
import static be.fgov.mi.piis.subsidy.rules.CountingFacts.CPAS_C;
import static be.fgov.mi.piis.subsidy.rules.CountingFacts.aSignedContract;
import static be.fgov.mi.piis.subsidy.rules.CountingFacts.aTrajectory;
import static be.fgov.mi.piis.subsidy.rules.CountingFacts.terms;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("PersonCountsOnce (SUB-17, SUB-18, A-27)")
class PersonCountsOnceTest {

    private static final ContractFact SIGNED = aSignedContract("R1").fact();

    @Test
    @DisplayName("two successive trajectories under one PIIS count one person (SUB-18, SC-21)")
    void successiveTrajectories() {
        TrajectoryFact first = aTrajectory("T1", "2015-02-01", "2015-06-30")
                .endedWith("2015-06-30", "strengthenedAutonomy")
                .fact();
        TrajectoryFact second = aTrajectory("T2", "2015-07-01", "2015-12-31")
                .endedWith("2015-12-31", "socioProfessionalPath")
                .fact();

        PersonCountsOnce.Decision decision = decide(List.of(SIGNED), List.of(second, first));

        assertThat(decision.counted()).isTrue();
        assertThat(decision.ground().evidence().trajectory()).isEqualTo(first);
        assertThat(decision.judged().stream().map(PersonCountsOnce.Judged::reason))
                .containsExactly(null, NotCounted.ALREADY_COUNTED);
        assertThat(decision.rule()).isEqualTo("SUB-17");
    }

    @Test
    @DisplayName("contracts at two members of one cluster count one person (SUB-18, A-27)")
    void twoMembersOfACluster() {
        ContractFact elsewhere = aSignedContract("R7").at(CPAS_C).fact();
        TrajectoryFact here = aTrajectory("T1", "2015-02-01", "2015-06-30").fact();
        TrajectoryFact there =
                aTrajectory("T1", "2015-03-01", "2015-06-30").under(elsewhere).fact();

        PersonCountsOnce.Decision decision = decide(List.of(elsewhere, SIGNED), List.of(there, here));

        assertThat(decision.judged().stream().filter(judged -> judged.reason() == null))
                .hasSize(1);
        assertThat(decision.ground().evidence().contract()).isEqualTo(SIGNED);
    }

    @Test
    @DisplayName("one pair that passes is enough, whatever the others are (A-27)")
    void oneIsEnough() {
        ContractFact training = aSignedContract("R0").ofType("training").fact();
        TrajectoryFact dropout = aTrajectory("T1", "2015-02-01", "2015-06-30")
                .droppedOut("2015-03-01", "abandoned", false)
                .fact();
        TrajectoryFact good = aTrajectory("T2", "2015-09-01", "2015-12-31").fact();

        PersonCountsOnce.Decision decision = decide(List.of(training, SIGNED), List.of(dropout, good));

        assertThat(decision.counted()).isTrue();
        assertThat(decision.ground().evidence().trajectory()).isEqualTo(good);
    }

    @Test
    @DisplayName("where none passes, the reason is that of the pair that came furthest (A-27)")
    void furthest() {
        ContractFact training = aSignedContract("R0").ofType("training").fact();
        TrajectoryFact workshop = aTrajectory("T1", "2015-02-01", "2015-06-30")
                .doing("jobSearchWorkshop")
                .fact();
        TrajectoryFact lastYear = aTrajectory("T0", "2014-02-01", "2014-06-30").fact();

        PersonCountsOnce.Decision decision = decide(List.of(training, SIGNED), List.of(lastYear, workshop));

        assertThat(decision.counted()).isFalse();
        assertThat(decision.ground().reason()).isEqualTo(NotCounted.PROFESSIONAL_ACTIVATION);
        assertThat(decision.rule()).isEqualTo("SUB-26");
        assertThat(decision.judged()).hasSize(3);
    }

    @Test
    @DisplayName("a dropout that is explained later makes the person count (SUB-19, SC-23 P11)")
    void explainedLater() {
        CountingFacts.Trajectory trajectory = aTrajectory("T1", "2015-02-01", "2015-06-30");
        TrajectoryFact unexplained =
                trajectory.droppedOut("2015-05-10", "abandoned", false).fact();
        TrajectoryFact explained = trajectory
                .droppedOut("2015-05-10", "abandoned", true)
                .inVersion(2)
                .fact();

        assertThat(decide(List.of(SIGNED), List.of(unexplained)).counted()).isFalse();
        assertThat(decide(List.of(SIGNED), List.of(explained, unexplained)).counted())
                .isTrue();
    }

    @Test
    @DisplayName("a trajectory over New Year counts under the convention of each year (A-12)")
    void overNewYear() {
        TrajectoryFact overNewYear =
                aTrajectory("T1", "2015-09-01", "2016-08-31").fact();

        assertThat(decide(List.of(SIGNED), List.of(overNewYear)).counted()).isTrue();
        assertThat(PersonCountsOnce.decide(List.of(SIGNED), List.of(overNewYear), terms(2016, OverrunPolicy.FINDING)))
                .hasValueSatisfying(decision -> assertThat(decision.counted()).isTrue());
    }

    @Test
    @DisplayName("a person of whom nothing touches the period is no matter of the convention (A-26)")
    void nothingToDecide() {
        assertThat(PersonCountsOnce.decide(List.of(SIGNED), List.of(), terms(2013, OverrunPolicy.FINDING)))
                .isEmpty();
        assertThat(PersonCountsOnce.decide(List.of(), List.of(), CONVENTION_2015))
                .isEmpty();
    }

    @Test
    @DisplayName("any order, repetition and older version of the facts gives the same decision (SC-21, I9)")
    void anyOrder() {
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            List<ContractFact> contracts = contracts(random);
            List<TrajectoryFact> trajectories = trajectories(random, contracts);
            Optional<PersonCountsOnce.Decision> undisturbed =
                    PersonCountsOnce.decide(contracts, trajectories, CONVENTION_2015);
            assertThat(undisturbed.map(PersonCountsOnceTest::countedPairs).orElse(0L))
                    .as("seed %d: at most one pair makes the person count", seed)
                    .isEqualTo(
                            undisturbed.map(PersonCountsOnce.Decision::counted).orElse(false) ? 1L : 0L);

            List<ContractFact> disturbed = new ArrayList<>(contracts);
            contracts.forEach(contract -> disturbed.addAll(older(contract, random)));
            List<TrajectoryFact> alsoDisturbed = new ArrayList<>(trajectories);
            trajectories.forEach(trajectory -> alsoDisturbed.addAll(older(trajectory, random)));
            Collections.shuffle(disturbed, random);
            Collections.shuffle(alsoDisturbed, random);

            assertThat(PersonCountsOnce.decide(disturbed, alsoDisturbed, CONVENTION_2015))
                    .as("seed %d", seed)
                    .isEqualTo(undisturbed);
        }
    }

    private static long countedPairs(PersonCountsOnce.Decision decision) {
        return decision.judged().stream()
                .map(PersonCountsOnce.Judged::reason)
                .filter(Objects::isNull)
                .count();
    }

    private static List<ContractFact> contracts(Random random) {
        List<ContractFact> contracts = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            CountingFacts.Contract contract = aSignedContract("R" + i).inVersion(3 + random.nextInt(3));
            if (random.nextInt(3) == 0) {
                contract = contract.at(CPAS_C);
            }
            contract = switch (random.nextInt(8)) {
                case 0 -> contract.ofType("training");
                case 1 -> contract.unsigned();
                case 2 -> contract.ofAStudent();
                case 3 -> contract.withStatus("void");
                default -> contract;
            };
            contracts.add(contract.fact());
        }
        return contracts;
    }

    private static List<TrajectoryFact> trajectories(Random random, List<ContractFact> contracts) {
        List<TrajectoryFact> trajectories = new ArrayList<>();
        for (ContractFact contract : contracts) {
            for (int i = random.nextInt(4); i > 0; i--) {
                int month = 1 + random.nextInt(12);
                String from = "201%d-%02d-01".formatted(4 + random.nextInt(3), month);
                CountingFacts.Trajectory trajectory = aTrajectory(
                                "T" + i,
                                from,
                                java.time.LocalDate.parse(from).plusMonths(3).toString())
                        .under(contract)
                        .inVersion(3 + random.nextInt(3));
                trajectory = switch (random.nextInt(6)) {
                    case 0 -> trajectory.doing("jobSearchWorkshop");
                    case 1 -> trajectory.droppedOut(from, "moved", false);
                    case 2 -> trajectory.droppedOut(from, "moved", true);
                    case 3 -> trajectory.endedWith(from, "employment");
                    default -> trajectory;
                };
                trajectories.add(trajectory.fact());
            }
        }
        return trajectories;
    }

    private static List<ContractFact> older(ContractFact newest, Random random) {
        ContractFact stale = new ContractFact(
                newest.contractId(),
                newest.enterpriseNumber(),
                newest.reference(),
                1 + random.nextInt(2),
                "social",
                "draft",
                true,
                newest.from(),
                newest.until(),
                null,
                null);
        return random.nextBoolean() ? List.of(newest, stale) : List.of(newest, newest);
    }

    private static List<TrajectoryFact> older(TrajectoryFact newest, Random random) {
        TrajectoryFact stale = new TrajectoryFact(
                newest.trajectoryId(),
                newest.enterpriseNumber(),
                newest.contractReference(),
                newest.reference(),
                1 + random.nextInt(2),
                newest.startedOn(),
                newest.plannedUntil(),
                List.of("jobSearchWorkshop"),
                null,
                null,
                null);
        return random.nextBoolean() ? List.of(newest, stale) : List.of(stale, newest, newest);
    }

    private static PersonCountsOnce.Decision decide(List<ContractFact> contracts, List<TrajectoryFact> trajectories) {
        return PersonCountsOnce.decide(contracts, trajectories, CONVENTION_2015).orElseThrow();
    }
}
