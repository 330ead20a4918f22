package be.fgov.mi.piis.subsidy.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The subsidy counts persons accompanied, not trajectories (SUB-17, S4:74), and one person once under a convention, even
 * with successive trajectories (SUB-18, S4:74). One contract with one trajectory that passes every check is enough;
 * where none does, the reason kept is that of the pair that came furthest in the table.
 */
public final class PersonCountsOnce {

    private static final String COUNTED_RULE = "SUB-17";
    private static final String COUNTED_SOURCE = "S4:74";

    private PersonCountsOnce() {}

    /**
     * What was decided on one pair.
     *
     * @param reason why it adds no person; null for the pair that makes the person count
     * @param overran a finding, not a refusal: the trajectory really ran over its year
     */
    public record Judged(Evidence evidence, @Nullable NotCounted reason, boolean overran) {}

    /**
     * Whether a person counts under a convention, and why.
     *
     * @param ground the pair that makes the person count, or the one that came furthest
     * @param judged every pair, in order
     */
    public record Decision(boolean counted, Judged ground, List<Judged> judged) {

        public Decision {
            judged = List.copyOf(judged);
        }

        public String rule() {
            return ground.reason() == null ? COUNTED_RULE : ground.reason().rule();
        }

        public String source() {
            return ground.reason() == null ? COUNTED_SOURCE : ground.reason().source();
        }
    }

    /**
     * Decides on everything known of one person at the CPAS of one convention. The newest version of each fact is the
     * one that speaks: facts that come twice, late or in disorder change nothing.
     *
     * @return empty when nothing of the person has to do with the convention's period
     */
    public static Optional<Decision> decide(
            Collection<ContractFact> contracts, Collection<TrajectoryFact> trajectories, CountingTerms terms) {
        List<Evidence> pairs = pairs(contracts, trajectories, terms);
        List<Judged> judged = new ArrayList<>(pairs.size());
        @Nullable Judged ground = null;
        int furthest = -1;
        for (Evidence pair : pairs) {
            Optional<CountabilityCheck> failing = CountabilityCheck.firstFailing(pair, terms);
            int reached = failing.map(CountabilityCheck::ordinal).orElse(Integer.MAX_VALUE);
            boolean again = failing.isEmpty() && furthest == Integer.MAX_VALUE;
            NotCounted reason = again
                    ? NotCounted.ALREADY_COUNTED
                    : failing.map(CountabilityCheck::reason).orElse(null);
            Judged result = new Judged(pair, reason, CountabilityCheck.overran(pair));
            judged.add(result);
            if (reached > furthest) {
                furthest = reached;
                ground = result;
            }
        }
        return ground == null ? Optional.empty() : Optional.of(new Decision(ground.reason() == null, ground, judged));
    }

    /** Each contract of the period with each of its trajectories, or alone when it has none. */
    private static List<Evidence> pairs(
            Collection<ContractFact> contracts, Collection<TrajectoryFact> trajectories, CountingTerms terms) {
        Collection<TrajectoryFact> heard = newest(trajectories, TrajectoryFact::trajectoryId, TrajectoryFact::version);
        return newest(contracts, ContractFact::contractId, ContractFact::version).stream()
                .map(contract -> with(contract, heard))
                .filter(pairs -> pairs.stream().anyMatch(pair -> pair.touches(terms.daysOf(pair.contract()))))
                .flatMap(List::stream)
                .sorted(Evidence.FIRST_STARTED)
                .toList();
    }

    private static List<Evidence> with(ContractFact contract, Collection<TrajectoryFact> trajectories) {
        List<Evidence> pairs = trajectories.stream()
                .filter(trajectory -> trajectory.belongsTo(contract))
                .map(trajectory -> new Evidence(contract, trajectory))
                .toList();
        return pairs.isEmpty() ? List.of(new Evidence(contract, null)) : pairs;
    }

    private static <T> Collection<T> newest(Collection<T> facts, Function<T, UUID> id, ToLongFunction<T> version) {
        return facts.stream()
                .collect(Collectors.toMap(
                        id, Function.identity(), BinaryOperator.maxBy(Comparator.comparingLong(version))))
                .values();
    }
}
