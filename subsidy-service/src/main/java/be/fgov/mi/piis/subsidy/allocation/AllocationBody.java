package be.fgov.mi.piis.subsidy.allocation;

import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.WireBody;
import be.fgov.mi.piis.subsidy.rules.AllocationKey;
import be.fgov.mi.piis.subsidy.rules.AllocationKey.Claim;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A budget to share.
 *
 * @param budgetCents euro cents
 * @param weights share of the budget that each count takes, together 1: 0.75 is 75 %
 * @param source which text says so
 */
@Schema(name = "Allocation", description = "A budget, the key that shares it and what each CPAS counts.")
public record AllocationBody(
        @Min(1) @Max(100_000_000_000L) Long budgetCents,
        @Size(min = 1, max = 5) List<Weight> weights,
        @Size(min = 1, max = 700) List<Count> cpas,
        @Size(max = 2000) String source)
        implements WireBody {
    private static final int DECIMALS = 6;

    /** A count and its share of the budget. */
    @Schema(name = "AllocationWeight", description = "A count and its share of the budget.")
    public record Weight(
            @Size(min = 1, max = 200) String name,
            @Min(0) @Max(1) BigDecimal share) {}

    /**
     * What a CPAS counts.
     *
     * @param counts one for each weight, in the same order
     */
    @Schema(name = "AllocationCount", description = "What a CPAS counts, in the order of the weights.")
    public record Count(
            String enterpriseNumber, @Size(max = 5) List<Long> counts) {}

    @Override
    public void check(Issues issues) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < weights.size(); i++) {
            BigDecimal share = weights.get(i).share();
            if (share.signum() <= 0 || share.stripTrailingZeros().scale() > DECIMALS) {
                issues.add(Issue.outOfRange(
                        "weights[" + i + "].share", "More than 0 and at most six decimals are expected."));
            }
            sum = sum.add(share);
        }
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            issues.add(Issue.invalidInput("weights", "The shares of the counts are 1 together."));
        }
        Set<String> seen = new HashSet<>();
        long[] totals = new long[weights.size()];
        for (int i = 0; i < cpas.size(); i++) {
            Count one = cpas.get(i);
            if (!EnterpriseNumber.isValid(one.enterpriseNumber())) {
                issues.add(Issue.invalidStructure(
                        "cpas[" + i + "].enterpriseNumber", "An enterprise number with its check digits is expected."));
            } else if (!seen.add(one.enterpriseNumber())) {
                issues.add(Issue.invalidInput("cpas[" + i + "].enterpriseNumber", "Name each CPAS once."));
            }
            if (one.counts().size() != weights.size()) {
                issues.add(Issue.invalidInput("cpas[" + i + "].counts", "One count for each weight is expected."));
                continue;
            }
            for (int j = 0; j < totals.length; j++) {
                long count = one.counts().get(j);
                if (count < 0 || count > LARGEST_COUNT) {
                    issues.add(Issue.outOfRange(
                            "cpas[" + i + "].counts[" + j + "]", "A number from 0 to " + LARGEST_COUNT + "."));
                } else {
                    totals[j] += count;
                }
            }
        }
        for (int j = 0; j < totals.length; j++) {
            if (totals[j] == 0) {
                issues.add(Issue.invalidInput("weights[" + j + "]", "No CPAS has anything of this count."));
            }
        }
    }

    private static final long LARGEST_COUNT = 10_000_000;

    AllocationKey key() {
        return new AllocationKey(weights.stream().map(Weight::share).toList());
    }

    List<Claim> claims() {
        return cpas.stream()
                .map(one -> new Claim(one.enterpriseNumber(), one.counts()))
                .toList();
    }
}
