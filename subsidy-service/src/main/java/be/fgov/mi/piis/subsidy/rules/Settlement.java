package be.fgov.mi.piis.subsidy.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settlement of a convention (rules.md 2.2, SC-24): the accepted costs, at most what was granted; the balance is
 * what is left of them beyond the advance, by subtraction; an advance beyond them is claimed back as the scheme says.
 * That the reckoning goes so is an assumption, and so is what fewer persons than promised mean.
 *
 * @param declared every cost that was sent
 * @param accepted the accepted costs, at most the ceiling: advance + balance − recovery − unclaimed, to the cent
 * @param unclaimed what the advance was beyond them and the scheme does not claim back
 * @param steps the whole reckoning, line by line
 */
public record Settlement(
        Euro granted,
        Euro declared,
        Euro accepted,
        Euro advance,
        Euro balance,
        Euro recovery,
        Euro unclaimed,
        List<SettlementStep> steps) {

    /**
     * A cost and what is held of it.
     *
     * @param ground of a rejection
     * @param reviewed false while the decision is only what the rules propose
     */
    public record JudgedCost(
            Euro amount, CostDecision decision, @Nullable CostGround ground, boolean reviewed) {}

    /**
     * Persons promised and persons counted (SUB-17).
     *
     * @param reduce what the officer decided where the policy asks for a decision; null while nothing is decided
     */
    public record Target(
            int promised,
            long counted,
            UnderTargetPolicy policy,
            @Nullable Boolean reduce) {

        public boolean missed() {
            return counted < promised;
        }

        /** The officer has to look at the effect and to decide with a motive. */
        public boolean asksForDecision() {
            return missed() && policy == UnderTargetPolicy.FLAG;
        }

        private boolean reduces() {
            return missed()
                    && switch (policy) {
                        case NONE -> false;
                        case FLAG -> Boolean.TRUE.equals(reduce);
                        case PRO_RATA -> true;
                    };
        }

        /** What the granted amount would be in proportion to the persons counted, rounded half up to the cent. */
        public Euro inProportion(Euro granted) {
            return missed()
                    ? Euro.ofCents(BigDecimal.valueOf(granted.cents())
                            .multiply(BigDecimal.valueOf(counted))
                            .divide(BigDecimal.valueOf(promised), 0, RoundingMode.HALF_UP)
                            .longValueExact())
                    : granted;
        }
    }

    public Settlement {
        steps = List.copyOf(steps);
        if (!advance.plus(balance).minus(recovery).minus(unclaimed).equals(accepted)) {
            throw new IllegalArgumentException(
                    "advance and balance, less what is recovered or not claimed, are the accepted costs");
        }
        if (accepted.isNegative()
                || balance.isNegative()
                || recovery.isNegative()
                || unclaimed.isNegative()
                || advance.isNegative()) {
            throw new IllegalArgumentException("the amounts of a settlement are not negative");
        }
        if (accepted.compareTo(granted) > 0 || advance.compareTo(granted) > 0) {
            throw new IllegalArgumentException("no more is accepted or advanced than was granted");
        }
    }

    /**
     * @param advance what was paid, or is to be paid before anything is settled
     * @param costs in any order: the sums do not depend on it
     * @param terms of the recovery
     */
    public static Settlement of(
            Euro granted, Euro advance, List<JudgedCost> costs, Target target, RecoveryTerms terms) {
        List<SettlementStep> steps = new ArrayList<>();
        Euro declared = sum(costs);
        steps.add(new SettlementStep(SettlementStep.Kind.DECLARED, null, costs.size(), declared));
        rejected(costs)
                .forEach((ground, lines) -> steps.add(new SettlementStep(
                        SettlementStep.Kind.REJECTED, ground, lines.size(), Euro.ZERO.minus(sum(lines)))));
        List<JudgedCost> eligible = costs.stream()
                .filter(cost -> cost.decision() == CostDecision.ACCEPTED)
                .toList();
        steps.add(new SettlementStep(SettlementStep.Kind.ELIGIBLE, null, eligible.size(), sum(eligible)));
        List<JudgedCost> open = costs.stream().filter(cost -> !cost.reviewed()).toList();
        if (!open.isEmpty()) {
            steps.add(new SettlementStep(SettlementStep.Kind.NOT_REVIEWED, null, open.size(), sum(open)));
        }
        steps.add(new SettlementStep(SettlementStep.Kind.CEILING, null, 0, granted));
        Euro ceiling = ceiling(granted, target, steps);
        Euro accepted = least(sum(eligible), ceiling);
        steps.add(new SettlementStep(SettlementStep.Kind.ACCEPTED, null, 0, accepted));
        steps.add(new SettlementStep(SettlementStep.Kind.ADVANCE, null, 0, Euro.ZERO.minus(advance)));
        if (advance.compareTo(accepted) <= 0) {
            Euro balance = accepted.minus(advance);
            steps.add(new SettlementStep(SettlementStep.Kind.BALANCE, null, 0, balance));
            return new Settlement(granted, declared, accepted, advance, balance, Euro.ZERO, Euro.ZERO, steps);
        }
        Euro excess = advance.minus(accepted);
        Euro recovery = terms.claimed(excess);
        Euro unclaimed = excess.minus(recovery);
        if (terms.minimum().cents() > 0) {
            steps.add(new SettlementStep(SettlementStep.Kind.RECOVERY_MINIMUM, null, 0, terms.minimum()));
        }
        steps.add(
                unclaimed.cents() > 0
                        ? new SettlementStep(SettlementStep.Kind.UNCLAIMED, null, 0, unclaimed)
                        : new SettlementStep(SettlementStep.Kind.RECOVERY, null, 0, recovery));
        return new Settlement(granted, declared, accepted, advance, Euro.ZERO, recovery, unclaimed, steps);
    }

    private static Euro ceiling(Euro granted, Target target, List<SettlementStep> steps) {
        Euro inProportion = target.inProportion(granted);
        if (target.reduces()) {
            steps.add(new SettlementStep(SettlementStep.Kind.PRO_RATA, null, 0, inProportion));
            return inProportion;
        }
        if (target.asksForDecision()) {
            steps.add(new SettlementStep(SettlementStep.Kind.UNDER_TARGET, null, 0, inProportion));
        }
        return granted;
    }

    private static Map<CostGround, List<JudgedCost>> rejected(List<JudgedCost> costs) {
        Map<CostGround, List<JudgedCost>> rejected = new EnumMap<>(CostGround.class);
        for (JudgedCost cost : costs) {
            CostGround ground = cost.ground();
            if (cost.decision() == CostDecision.REJECTED && ground != null) {
                rejected.computeIfAbsent(ground, any -> new ArrayList<>()).add(cost);
            }
        }
        return rejected;
    }

    private static Euro sum(List<JudgedCost> costs) {
        return costs.stream().map(JudgedCost::amount).reduce(Euro.ZERO, Euro::plus);
    }

    private static Euro least(Euro one, Euro other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
