package be.fgov.mi.piis.subsidy.whatif;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.WireBody;
import be.fgov.mi.piis.subsidy.rules.AllocationKey;
import be.fgov.mi.piis.subsidy.rules.UnderTargetPolicy;
import be.fgov.mi.piis.subsidy.scheme.SchemeBody;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What would be otherwise; what is left out stays as it is.
 *
 * @param advanceRate share of the granted amount that is paid in advance: 0.5 is 50 %
 * @param ceilingCents the most that a convention is granted, in euro cents
 * @param underTargetPolicy what fewer persons than promised mean
 * @param recovery what becomes of an advance beyond the accepted costs
 * @param targetPercent how many persons each convention would have promised, in percent of what it did promise
 * @param allocation another way to share the budget
 */
@Schema(name = "Simulation", description = "What would be otherwise; what is left out stays as it is.")
public record SimulationBody(
        @Min(0) @Max(1) @Nullable BigDecimal advanceRate,
        @Min(0) @Max(100_000_000_000L) @Nullable Long ceilingCents,
        @Nullable UnderTargetPolicy underTargetPolicy,
        SchemeBody.@Nullable SchemeRecovery recovery,
        @Min(0) @Max(1000) @Nullable Integer targetPercent,
        @Nullable Allocation allocation)
        implements WireBody {

    private static final int DECIMALS = 4;

    /**
     * A budget and the key that shares it.
     *
     * @param budgetCents euro cents; what was granted in all, when it is left out
     * @param key counts and their weights, together 1: 0.75 is 75 %
     */
    @Schema(name = "SimulatedAllocation", description = "A budget and the key that shares it.")
    public record Allocation(
            @Min(0) @Max(100_000_000_000_000L) @Nullable Long budgetCents,
            @Size(min = 1, max = 4) List<Weight> key) {}

    /** A count and its share of the budget. */
    @Schema(name = "SimulatedWeight", description = "A count and its share of the budget.")
    public record Weight(Measured count, @Min(0) @Max(1) BigDecimal weight) {}

    /** What is counted of a convention. */
    public enum Measured {
        COUNTED_PERSONS,
        TRAJECTORIES,
        TARGET_PERSONS,
        TARGET_TRAJECTORIES
    }

    @Override
    public void check(Issues issues) {
        if (advanceRate == null
                && ceilingCents == null
                && underTargetPolicy == null
                && recovery == null
                && targetPercent == null
                && allocation == null) {
            issues.add(Issue.requiredInput("advanceRate", "Say what would be otherwise."));
        }
        if (advanceRate != null && advanceRate.stripTrailingZeros().scale() > DECIMALS) {
            issues.add(Issue.outOfRange("advanceRate", "At most four decimals."));
        }
        if (recovery != null) {
            recovery.check(issues);
        }
        if (allocation != null) {
            checkKey(allocation.key(), issues);
        }
    }

    private static void checkKey(List<Weight> key, Issues issues) {
        Set<Measured> seen = EnumSet.noneOf(Measured.class);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < key.size(); i++) {
            BigDecimal weight = key.get(i).weight();
            if (!seen.add(key.get(i).count())) {
                issues.add(Issue.invalidInput("allocation.key[" + i + "].count", "Each count stands in the key once."));
            }
            if (weight.signum() == 0 || weight.stripTrailingZeros().scale() > DECIMALS) {
                issues.add(
                        Issue.outOfRange("allocation.key[" + i + "].weight", "Above 0, with at most four decimals."));
            }
            sum = sum.add(weight);
        }
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            issues.add(Issue.invalidInput("allocation.key", "The weights add up to 1."));
        }
    }

    static AllocationKey toKey(Allocation allocation) {
        return new AllocationKey(allocation.key().stream().map(Weight::weight).toList());
    }
}
