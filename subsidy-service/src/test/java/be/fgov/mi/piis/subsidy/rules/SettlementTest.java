package be.fgov.mi.piis.subsidy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.subsidy.rules.Settlement.JudgedCost;
import be.fgov.mi.piis.subsidy.rules.Settlement.Target;
import be.fgov.mi.piis.subsidy.rules.SettlementStep.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("SC-24, A-14: the settlement of a convention")
class SettlementTest {
    private static final Euro GRANTED = Euro.of("10000.00");
    private static final Euro ADVANCE = Euro.of("5000.00");
    private static final Target REACHED = new Target(12, 12, UnderTargetPolicy.FLAG, null);

    @Test
    @DisplayName("SC-24: 8,000.00 declared, 7,100.00 accepted, balance 2,100.00, each line with its rule")
    void balance() {
        Settlement settlement = Settlement.of(
                GRANTED,
                ADVANCE,
                List.of(
                        accepted("6200.00"),
                        accepted("900.00"),
                        rejected("400.00", CostGround.OUTSIDE_PERIOD),
                        rejected("500.00", CostGround.NOT_PROPORTIONATE)),
                REACHED,
                RecoveryTerms.EVERY_CENT);

        assertThat(settlement.declared()).isEqualTo(Euro.of("8000.00"));
        assertThat(settlement.accepted()).isEqualTo(Euro.of("7100.00"));
        assertThat(settlement.balance()).isEqualTo(Euro.of("2100.00"));
        assertThat(settlement.recovery()).isEqualTo(Euro.ZERO);
        assertThat(settlement.steps())
                .containsExactly(
                        step(Kind.DECLARED, null, 4, "8000.00"),
                        step(Kind.REJECTED, CostGround.OUTSIDE_PERIOD, 1, "-400.00"),
                        step(Kind.REJECTED, CostGround.NOT_PROPORTIONATE, 1, "-500.00"),
                        step(Kind.ELIGIBLE, null, 2, "7100.00"),
                        step(Kind.CEILING, null, 0, "10000.00"),
                        step(Kind.ACCEPTED, null, 0, "7100.00"),
                        step(Kind.ADVANCE, null, 0, "-5000.00"),
                        step(Kind.BALANCE, null, 0, "2100.00"));
        assertThat(settlement.steps().stream().map(SettlementStep::rule))
                .containsExactly("SUB-13", "SUB-20", "SUB-20", "SUB-20", "A-14", "A-14", "SUB-9", "A-14");
        assertThat(settlement.steps().stream().map(SettlementStep::assumption))
                .containsExactly(false, false, false, false, true, true, false, true);
    }

    @Test
    @DisplayName("SC-24: accepted costs of 4,300.00 give no balance, and 700.00 are claimed back")
    void recovery() {
        Settlement settlement =
                Settlement.of(GRANTED, ADVANCE, List.of(accepted("4300.00")), REACHED, RecoveryTerms.EVERY_CENT);

        assertThat(settlement.accepted()).isEqualTo(Euro.of("4300.00"));
        assertThat(settlement.balance()).isEqualTo(Euro.ZERO);
        assertThat(settlement.recovery()).isEqualTo(Euro.of("700.00"));
        SettlementStep last = settlement.steps().getLast();
        assertThat(last).isEqualTo(step(Kind.RECOVERY, null, 0, "700.00"));
        assertThat(last.rule()).isEqualTo("A-14");
        assertThat(last.assumption()).isTrue();
    }

    @Test
    @DisplayName("SC-24: costs of 12,000.00 are accepted up to 10,000.00, balance 5,000.00")
    void capped() {
        Settlement settlement = Settlement.of(
                GRANTED, ADVANCE, List.of(accepted("7000.00"), accepted("5000.00")), REACHED, RecoveryTerms.EVERY_CENT);

        assertThat(settlement.declared()).isEqualTo(Euro.of("12000.00"));
        assertThat(settlement.accepted()).isEqualTo(GRANTED);
        assertThat(settlement.balance()).isEqualTo(Euro.of("5000.00"));
    }

    @ParameterizedTest(name = "accepted {0}: balance {1}, recovery {2}")
    @CsvSource({
        "0.00,0.00,5000.00",
        "4999.99,0.00,0.01",
        "5000.00,0.00,0.00",
        "5000.01,0.01,0.00",
        "9999.99,4999.99,0.00",
        "10000.01,5000.00,0.00"
    })
    @DisplayName("A-14: to the cent on both sides of the advance and of the ceiling")
    void boundaries(String costs, String balance, String recovery) {
        List<JudgedCost> lines = costs.equals("0.00") ? List.of() : List.of(accepted(costs));
        Settlement settlement = Settlement.of(GRANTED, ADVANCE, lines, REACHED, RecoveryTerms.EVERY_CENT);
        assertThat(settlement.balance()).isEqualTo(Euro.of(balance));
        assertThat(settlement.recovery()).isEqualTo(Euro.of(recovery));
    }

    @Test
    @DisplayName("A-14: without an advance the whole of the accepted costs is the balance")
    void neverAdvanced() {
        assertThat(Settlement.of(GRANTED, Euro.ZERO, List.of(accepted("7100.00")), REACHED, RecoveryTerms.EVERY_CENT)
                        .balance())
                .isEqualTo(Euro.of("7100.00"));
    }

    @Test
    @DisplayName("What nobody has reviewed is told as such, and is an assumption")
    void notReviewed() {
        Settlement settlement = Settlement.of(
                GRANTED,
                ADVANCE,
                List.of(
                        accepted("100.00"),
                        new JudgedCost(Euro.of("70.00"), CostDecision.ACCEPTED, null, false),
                        new JudgedCost(Euro.of("30.00"), CostDecision.REJECTED, CostGround.NO_DIRECT_LINK, false)),
                REACHED,
                RecoveryTerms.EVERY_CENT);
        assertThat(settlement.steps()).contains(step(Kind.NOT_REVIEWED, null, 2, "100.00"));
        assertThat(step(Kind.NOT_REVIEWED, null, 2, "100.00").assumption()).isTrue();
        assertThat(settlement.accepted()).isEqualTo(Euro.of("170.00"));
    }

    @ParameterizedTest(name = "{0}, decided {1}: accepted {2}")
    @CsvSource({"NONE,,8000.00", "FLAG,,8000.00", "FLAG,false,8000.00", "FLAG,true,3333.33", "PRO_RATA,,3333.33"})
    @DisplayName("rules.md 2.2: fewer persons than promised change the money only by policy or decision")
    void underTarget(UnderTargetPolicy policy, @Nullable Boolean reduce, String accepted) {
        Target target = new Target(12, 4, policy, reduce);
        Settlement settlement =
                Settlement.of(GRANTED, ADVANCE, List.of(accepted("8000.00")), target, RecoveryTerms.EVERY_CENT);
        assertThat(settlement.accepted()).isEqualTo(Euro.of(accepted));
        assertThat(target.asksForDecision()).isEqualTo(policy == UnderTargetPolicy.FLAG);
        List<Kind> kinds = settlement.steps().stream().map(SettlementStep::kind).toList();
        boolean lowered = accepted.equals("3333.33");
        assertThat(kinds.contains(Kind.PRO_RATA)).isEqualTo(lowered);
        assertThat(kinds.contains(Kind.UNDER_TARGET)).isEqualTo(policy == UnderTargetPolicy.FLAG && !lowered);
    }

    @Test
    @DisplayName("rules.md 2.2: in proportion is rounded half up to the cent; a target that is reached changes nothing")
    void inProportion() {
        assertThat(new Target(3, 1, UnderTargetPolicy.PRO_RATA, null).inProportion(Euro.of("0.05")))
                .isEqualTo(Euro.of("0.02"));
        assertThat(new Target(2, 1, UnderTargetPolicy.PRO_RATA, null).inProportion(Euro.of("0.05")))
                .isEqualTo(Euro.of("0.03"));
        assertThat(new Target(12, 0, UnderTargetPolicy.PRO_RATA, null).inProportion(GRANTED))
                .isEqualTo(Euro.ZERO);
        assertThat(new Target(12, 12, UnderTargetPolicy.PRO_RATA, null).inProportion(GRANTED))
                .isEqualTo(GRANTED);
        assertThat(new Target(12, 13, UnderTargetPolicy.PRO_RATA, true).inProportion(GRANTED))
                .isEqualTo(GRANTED);
        assertThat(new Target(0, 0, UnderTargetPolicy.FLAG, null).asksForDecision())
                .isFalse();
    }

    @ParameterizedTest(name = "{0}, minimum {1}: claimed {2}, not claimed {3}")
    @CsvSource({
        "FULL,0.00,700.00,0.00",
        "FULL,700.00,700.00,0.00",
        "FULL,700.01,0.00,700.00",
        "NONE,0.00,0.00,700.00",
    })
    @DisplayName(
            "rules.md 2.2: an advance beyond the accepted costs is claimed back as the scheme says, all of it or nothing")
    void recoveryTerms(RecoveryPolicy policy, String minimum, String claimed, String unclaimed) {
        Settlement settlement = Settlement.of(
                GRANTED,
                ADVANCE,
                List.of(accepted("4300.00")),
                REACHED,
                new RecoveryTerms(policy, Euro.of(minimum), null));
        assertThat(settlement.accepted()).isEqualTo(Euro.of("4300.00"));
        assertThat(settlement.balance()).isEqualTo(Euro.ZERO);
        assertThat(settlement.recovery()).isEqualTo(Euro.of(claimed));
        assertThat(settlement.unclaimed()).isEqualTo(Euro.of(unclaimed));
        SettlementStep last = settlement.steps().getLast();
        assertThat(last).isEqualTo(step(claimed.equals("0.00") ? Kind.UNCLAIMED : Kind.RECOVERY, null, 0, "700.00"));
        assertThat(last.rule()).isEqualTo("A-14");
        assertThat(last.assumption()).isTrue();
        assertThat(settlement.steps().contains(step(Kind.RECOVERY_MINIMUM, null, 0, minimum)))
                .as("a minimum stands in the reckoning where there is one")
                .isEqualTo(!minimum.equals("0.00"));
        assertThat(step(Kind.RECOVERY_MINIMUM, null, 0, minimum).assumption()).isTrue();
    }

    @Test
    @DisplayName("Terms of a recovery that contradict themselves cannot be made")
    void contradictingTerms() {
        assertThatThrownBy(() -> new RecoveryTerms(RecoveryPolicy.FULL, Euro.of("-0.01"), null))
                .hasMessageContaining("not negative");
        assertThatThrownBy(() -> new RecoveryTerms(RecoveryPolicy.NONE, Euro.of("0.01"), null))
                .hasMessageContaining("nothing is claimed");
        assertThatThrownBy(() -> new RecoveryTerms(RecoveryPolicy.NONE, Euro.ZERO, 30))
                .hasMessageContaining("nothing is claimed");
        assertThatThrownBy(() -> new RecoveryTerms(RecoveryPolicy.FULL, Euro.ZERO, 0))
                .hasMessageContaining("has days");
        assertThat(new RecoveryTerms(RecoveryPolicy.FULL, Euro.ZERO, 1).dueDays())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("A settlement that does not add up cannot be made")
    void doesNotAddUp() {
        assertThatThrownBy(() -> made("10.00", "5.00", "4.99", "0.00")).hasMessageContaining("are the accepted costs");
        assertThatThrownBy(() -> made("-1.00", "0.00", "0.00", "1.00")).hasMessageContaining("not negative");
        assertThatThrownBy(() -> made("0.00", "5.00", "-5.00", "0.00")).hasMessageContaining("not negative");
        assertThatThrownBy(() -> made("10.00", "5.00", "0.00", "-5.00")).hasMessageContaining("not negative");
        assertThatThrownBy(() -> made("0.00", "-5.00", "5.00", "0.00")).hasMessageContaining("not negative");
        assertThatThrownBy(() -> made("100.01", "5.00", "95.01", "0.00")).hasMessageContaining("was granted");
        assertThatThrownBy(() -> new Settlement(
                        Euro.of("100.00"),
                        Euro.of("200.00"),
                        Euro.of("10.00"),
                        Euro.of("5.00"),
                        Euro.of("4.00"),
                        Euro.ZERO,
                        Euro.of("-1.00"),
                        List.of()))
                .hasMessageContaining("not negative");
        assertThatThrownBy(() -> made("10.00", "100.01", "0.00", "90.01")).hasMessageContaining("was granted");
    }

    @Test
    @DisplayName(
            "I6: advance + balance − recovery − unclaimed = accepted for any costs, reviews, targets and terms, in any order")
    void centsAreConserved() {
        Random random = new Random(20_151_013);
        for (int round = 0; round < 5_000; round++) {
            Euro granted = Euro.ofCents(1 + random.nextInt(2_000_000));
            Euro advance = Euro.ofCents(random.nextLong(granted.cents() + 1));
            List<JudgedCost> costs = new ArrayList<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                costs.add(anyCost(random));
            }
            Target target = new Target(
                    random.nextInt(30),
                    random.nextInt(30),
                    UnderTargetPolicy.values()[random.nextInt(UnderTargetPolicy.values().length)],
                    random.nextBoolean() ? null : random.nextBoolean());

            RecoveryTerms terms = random.nextInt(5) == 0
                    ? new RecoveryTerms(RecoveryPolicy.NONE, Euro.ZERO, null)
                    : new RecoveryTerms(RecoveryPolicy.FULL, Euro.ofCents(random.nextInt(300_000)), null);

            Settlement settlement = Settlement.of(granted, advance, costs, target, terms);

            long eligible = costs.stream()
                    .filter(cost -> cost.decision() == CostDecision.ACCEPTED)
                    .mapToLong(cost -> cost.amount().cents())
                    .sum();
            long declared =
                    costs.stream().mapToLong(cost -> cost.amount().cents()).sum();
            assertThat(advance.cents()
                            + settlement.balance().cents()
                            - settlement.recovery().cents()
                            - settlement.unclaimed().cents())
                    .as("round %d", round)
                    .isEqualTo(settlement.accepted().cents());
            assertThat(settlement.accepted().cents()).isBetween(0L, Math.min(granted.cents(), eligible));
            assertThat(settlement.declared().cents()).isEqualTo(declared);
            assertThat(List.of(settlement.balance(), settlement.recovery(), settlement.unclaimed()))
                    .as("one of the three at most")
                    .filteredOn(amount -> amount.cents() > 0)
                    .hasSizeLessThan(2);
            assertThat(settlement.unclaimed().cents() > 0
                            && terms.policy() == RecoveryPolicy.FULL
                            && settlement.unclaimed().compareTo(terms.minimum()) >= 0)
                    .as("from the minimum on it is claimed")
                    .isFalse();
            assertThat(settlement.recovery().cents() > 0
                            && (terms.policy() == RecoveryPolicy.NONE
                                    || settlement.recovery().compareTo(terms.minimum()) < 0))
                    .as("under the minimum nothing is claimed")
                    .isFalse();
            assertThat(settlement.steps().stream()
                            .filter(step -> step.kind() == Kind.DECLARED || step.kind() == Kind.REJECTED)
                            .mapToLong(step -> step.amount().cents())
                            .sum())
                    .as("what is left of the declared costs is what is eligible")
                    .isEqualTo(eligible);
            List<JudgedCost> shuffled = new ArrayList<>(costs);
            Collections.shuffle(shuffled, random);
            assertThat(Settlement.of(granted, advance, shuffled, target, terms)).isEqualTo(settlement);
        }
    }

    private static JudgedCost anyCost(Random random) {
        Euro amount = Euro.ofCents(1 + random.nextInt(500_000));
        CostGround ground =
                random.nextInt(3) == 0 ? CostGround.values()[random.nextInt(CostGround.values().length)] : null;
        return new JudgedCost(
                amount, ground == null ? CostDecision.ACCEPTED : CostDecision.REJECTED, ground, random.nextBoolean());
    }

    private static Settlement made(String accepted, String advance, String balance, String recovery) {
        return new Settlement(
                Euro.of("100.00"),
                Euro.of("200.00"),
                Euro.of(accepted),
                Euro.of(advance),
                Euro.of(balance),
                Euro.of(recovery),
                Euro.ZERO,
                List.of());
    }

    private static JudgedCost accepted(String amount) {
        return new JudgedCost(Euro.of(amount), CostDecision.ACCEPTED, null, true);
    }

    private static JudgedCost rejected(String amount, CostGround ground) {
        return new JudgedCost(Euro.of(amount), CostDecision.REJECTED, ground, true);
    }

    private static SettlementStep step(Kind kind, @Nullable CostGround ground, int lines, String amount) {
        return new SettlementStep(kind, ground, lines, Euro.of(amount));
    }
}
