package be.fgov.mi.piis.subsidy.rules;

import static be.fgov.mi.piis.subsidy.rules.CountingFacts.CONVENTION_2015;
import static be.fgov.mi.piis.subsidy.rules.CountingFacts.aSignedContract;
import static be.fgov.mi.piis.subsidy.rules.CountingFacts.aTrajectory;
import static be.fgov.mi.piis.subsidy.rules.CountingFacts.terms;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The countability table (rules 2.4)")
class CountabilityCheckTest {

    private static final ContractFact SIGNED = aSignedContract("R1").fact();
    private static final TrajectoryFact SPRING =
            aTrajectory("T1", "2015-02-01", "2015-06-30").fact();

    @Test
    @DisplayName("a signed social activation PIIS with a social trajectory in the period counts (SUB-17)")
    void counts() {
        assertThat(reason(SIGNED, SPRING)).isNull();
    }

    @Test
    @DisplayName("each existing type of PIIS is refused (SUB-14, SC-22 P09)")
    void existingTypes() {
        Stream.of("employment", "training", "studies", "social", "general")
                .forEach(type -> assertThat(
                                reason(aSignedContract("R1").ofType(type).fact(), SPRING))
                        .isEqualTo(NotCounted.EXISTING_PIIS_TYPE));
    }

    @Test
    @DisplayName("a PIIS that not every party signed is missing (OBL-6)")
    void unsigned() {
        assertThat(reason(aSignedContract("R1").unsigned().fact(), SPRING)).isEqualTo(NotCounted.PIIS_MISSING);
    }

    @Test
    @DisplayName("a void PIIS is missing, signed or not (OBL-6)")
    void voided() {
        assertThat(reason(aSignedContract("R1").withStatus("void").fact(), SPRING))
                .isEqualTo(NotCounted.PIIS_MISSING);
    }

    @Test
    @DisplayName("a PIIS that ended or was handed over to another CPAS was still there (TRA-1)")
    void endedContract() {
        Stream.of("ended", "transferred")
                .forEach(status -> assertThat(
                                reason(aSignedContract("R1").withStatus(status).fact(), SPRING))
                        .isNull());
    }

    @Test
    @DisplayName("a full-time student is excluded (SUB-16, SC-22 P08)")
    void student() {
        assertThat(reason(aSignedContract("R1").ofAStudent().fact(), SPRING)).isEqualTo(NotCounted.FULL_TIME_STUDENT);
    }

    @Test
    @DisplayName("a contract without a trajectory shows no activity in the period (SUB-2)")
    void noTrajectory() {
        assertThat(reason(SIGNED, null)).isEqualTo(NotCounted.OUTSIDE_PERIOD);
    }

    @Test
    @DisplayName("the first and the last day of the convention are inside it (SUB-2)")
    void edgesOfThePeriod() {
        assertThat(reason(SIGNED, aTrajectory("T", "2014-06-01", "2014-12-31").fact()))
                .isEqualTo(NotCounted.OUTSIDE_PERIOD);
        assertThat(reason(SIGNED, aTrajectory("T", "2014-06-01", "2015-01-01").fact()))
                .isNull();
        assertThat(reason(SIGNED, aTrajectory("T", "2015-12-31", "2016-06-01").fact()))
                .isNull();
        assertThat(reason(SIGNED, aTrajectory("T", "2016-01-01", "2016-06-01").fact()))
                .isEqualTo(NotCounted.OUTSIDE_PERIOD);
    }

    @Test
    @DisplayName("what counts is the real end, not the plan (SUB-2)")
    void realEnd() {
        TrajectoryFact endedEarly = aTrajectory("T", "2014-06-01", "2015-05-31")
                .endedWith("2014-12-20", "employment")
                .fact();
        assertThat(reason(SIGNED, endedEarly)).isEqualTo(NotCounted.OUTSIDE_PERIOD);
    }

    @Test
    @DisplayName("an overrun is a finding, and a refusal only where the scheme says so (SUB-21, A-11)")
    void overrun() {
        TrajectoryFact overLong = aTrajectory("T", "2015-01-05", "2016-01-04")
                .endedWith("2016-01-05", "employment")
                .fact();
        TrajectoryFact oneYear = aTrajectory("T", "2015-01-05", "2016-01-04")
                .endedWith("2016-01-04", "employment")
                .fact();
        assertThat(reason(SIGNED, overLong)).isNull();
        assertThat(CountabilityCheck.overran(new Evidence(SIGNED, overLong))).isTrue();
        assertThat(CountabilityCheck.overran(new Evidence(SIGNED, oneYear))).isFalse();
        assertThat(reason(SIGNED, overLong, terms(2015, OverrunPolicy.NOT_COUNTED)))
                .isEqualTo(NotCounted.TOO_LONG);
        assertThat(reason(SIGNED, oneYear, terms(2015, OverrunPolicy.NOT_COUNTED)))
                .isNull();
    }

    @Test
    @DisplayName("the 29th of February lengthens no year: a trajectory from 1 March ends at the latest on 29 February")
    void leapYear() {
        TrajectoryFact atMost = aTrajectory("T", "2015-03-01", "2016-02-29").fact();
        TrajectoryFact over = aTrajectory("T", "2015-03-01", "2016-03-01").fact();
        assertThat(CountabilityCheck.overran(new Evidence(SIGNED, atMost))).isFalse();
        assertThat(CountabilityCheck.overran(new Evidence(SIGNED, over))).isTrue();
    }

    @Test
    @DisplayName("a job-search workshop is professional activation (SUB-26, SC-22 P02)")
    void professional() {
        TrajectoryFact workshop = aTrajectory("T", "2015-02-01", "2015-06-30")
                .doing("jobSearchWorkshop")
                .fact();
        assertThat(reason(SIGNED, workshop)).isEqualTo(NotCounted.PROFESSIONAL_ACTIVATION);
    }

    @Test
    @DisplayName("one social activity among professional ones is enough; none, or only unknown ones, is not (SUB-25)")
    void mixed() {
        CountingFacts.Trajectory trajectory = aTrajectory("T", "2015-02-01", "2015-06-30");
        assertThat(reason(
                        SIGNED,
                        trajectory.doing("jobSearchWorkshop", "remobilization").fact()))
                .isNull();
        assertThat(reason(SIGNED, trajectory.doing().fact())).isEqualTo(NotCounted.PROFESSIONAL_ACTIVATION);
        assertThat(reason(SIGNED, trajectory.doing("astrology").fact())).isEqualTo(NotCounted.PROFESSIONAL_ACTIVATION);
    }

    @Test
    @DisplayName("an activity is social or not as the list stood when the trajectory began")
    void datedList() {
        TrajectoryFact before = aTrajectory("T", "2013-12-31", "2015-01-31").fact();
        assertThat(reason(SIGNED, before)).isEqualTo(NotCounted.PROFESSIONAL_ACTIVATION);
    }

    @Test
    @DisplayName("a dropout counts when it is explained, and not when it is not (SUB-19, SC-23 P07 P11)")
    void dropout() {
        CountingFacts.Trajectory trajectory = aTrajectory("T", "2015-02-01", "2015-06-30");
        assertThat(reason(
                        SIGNED,
                        trajectory
                                .droppedOut("2015-05-10", "residencePermitLost", true)
                                .fact()))
                .isNull();
        assertThat(reason(
                        SIGNED,
                        trajectory.droppedOut("2015-05-10", "abandoned", false).fact()))
                .isEqualTo(NotCounted.DROPOUT_UNEXPLAINED);
    }

    @Test
    @DisplayName("another dropout policy of the scheme is followed (SUB-19)")
    void dropoutPolicies() {
        CountingFacts.Trajectory trajectory = aTrajectory("T", "2015-02-01", "2015-06-30");
        TrajectoryFact explained =
                trajectory.droppedOut("2015-05-10", "moved", true).fact();
        TrajectoryFact unexplained =
                trajectory.droppedOut("2015-05-10", "moved", false).fact();
        assertThat(reason(SIGNED, unexplained, with(DropoutPolicy.ALWAYS_COUNTED)))
                .isNull();
        assertThat(reason(SIGNED, explained, with(DropoutPolicy.NEVER_COUNTED)))
                .isEqualTo(NotCounted.DROPOUT_UNEXPLAINED);
    }

    private static CountingTerms with(DropoutPolicy dropouts) {
        return new CountingTerms(
                CONVENTION_2015.period(),
                Map.of(),
                List.of(),
                CONVENTION_2015.overruns(),
                dropouts,
                CONVENTION_2015.activities());
    }

    @Test
    @DisplayName("A-26: what a CPAS does before it joins or after it leaves is outside the period (S4:27)")
    void daysOfAMember() {
        CountingFacts.Contract contract = aSignedContract("R1");
        String cpas = contract.fact().enterpriseNumber();
        ConventionPeriod fromJuly = new ConventionPeriod(LocalDate.of(2015, 7, 1), LocalDate.of(2015, 12, 31));
        CountingTerms terms = new CountingTerms(
                CONVENTION_2015.period(),
                Map.of(cpas, fromJuly),
                List.of(),
                CONVENTION_2015.overruns(),
                CONVENTION_2015.dropouts(),
                CONVENTION_2015.activities());
        Evidence early = new Evidence(
                contract.fact(), aTrajectory("T1", "2015-02-01", "2015-06-30").fact());
        Evidence late = new Evidence(
                contract.fact(), aTrajectory("T2", "2015-06-01", "2015-07-01").fact());
        assertThat(CountabilityCheck.firstFailing(early, terms)).contains(CountabilityCheck.ACTIVE_IN_PERIOD);
        assertThat(CountabilityCheck.firstFailing(late, terms)).isEmpty();
        assertThat(CountabilityCheck.firstFailing(early, CONVENTION_2015)).isEmpty();
        assertThat(CONVENTION_2015.daysOf(contract.fact())).isEqualTo(CONVENTION_2015.period());
    }

    @Test
    @DisplayName("A-26: what a successor does after its predecessor's last day in the cluster is outside the period")
    void daysOfAnHeir() {
        ContractFact contract = aSignedContract("R1").fact();
        LocalDate since = contract.from();
        LocalDate until = LocalDate.of(2015, 6, 30);
        String cpas = contract.enterpriseNumber();
        assertThat(inherited(new ContractFallsUnder.Heir(cpas, since, until)).daysOf(contract))
                .isEqualTo(new ConventionPeriod(CONVENTION_2015.period().from(), until));
        assertThat(inherited(
                                new ContractFallsUnder.Heir(cpas, since, until),
                                new ContractFallsUnder.Heir(cpas, since, null))
                        .daysOf(contract))
                .isEqualTo(CONVENTION_2015.period());
        assertThat(inherited(
                                new ContractFallsUnder.Heir(cpas, since, until),
                                new ContractFallsUnder.Heir(cpas, since.plusDays(1), null),
                                new ContractFallsUnder.Heir("another", since, null))
                        .daysOf(contract))
                .as("what another predecessor was in came later")
                .isEqualTo(new ConventionPeriod(CONVENTION_2015.period().from(), until));
    }

    private static CountingTerms inherited(ContractFallsUnder.Heir... heirs) {
        return new CountingTerms(
                CONVENTION_2015.period(),
                Map.of(),
                List.of(heirs),
                CONVENTION_2015.overruns(),
                CONVENTION_2015.dropouts(),
                CONVENTION_2015.activities());
    }

    @Test
    @DisplayName("of several failures the first in the table is the reason (rules 2.4)")
    void order() {
        ContractFact everythingWrong =
                aSignedContract("R1").ofType("training").ofAStudent().unsigned().fact();
        assertThat(reason(everythingWrong, null)).isEqualTo(NotCounted.EXISTING_PIIS_TYPE);
        assertThat(Arrays.stream(CountabilityCheck.values()).map(CountabilityCheck::reason))
                .containsExactly(
                        NotCounted.EXISTING_PIIS_TYPE,
                        NotCounted.PIIS_MISSING,
                        NotCounted.FULL_TIME_STUDENT,
                        NotCounted.OUTSIDE_PERIOD,
                        NotCounted.TOO_LONG,
                        NotCounted.PROFESSIONAL_ACTIVATION,
                        NotCounted.DROPOUT_UNEXPLAINED);
    }

    private static @Nullable NotCounted reason(ContractFact contract, @Nullable TrajectoryFact trajectory) {
        return reason(contract, trajectory, CONVENTION_2015);
    }

    private static @Nullable NotCounted reason(
            ContractFact contract, @Nullable TrajectoryFact trajectory, CountingTerms terms) {
        return CountabilityCheck.firstFailing(new Evidence(contract, trajectory), terms)
                .map(CountabilityCheck::reason)
                .orElse(null);
    }
}
