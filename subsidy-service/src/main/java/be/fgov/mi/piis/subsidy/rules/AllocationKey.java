package be.fgov.mi.piis.subsidy.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Shares a budget over the CPAS of a year by weighted counts (SUB-32, S4:34): each count takes its weight of the budget,
 * such as 75 % and 25 %, and within it every CPAS has its part of the count. The arithmetic is exact; cents that the
 * rounding down leaves go one each to the largest remainders, equal ones by enterprise number.
 *
 * @param weights of each count, more than 0 each, together 1
 */
public record AllocationKey(List<BigDecimal> weights) {

    /** Decimals of a raw share on the sheet; the remainder beside it is exact. */
    private static final int DECIMALS = 6;

    /**
     * What a CPAS counts.
     *
     * @param counts one for each weight, in the same order
     */
    public record Claim(String enterpriseNumber, List<Long> counts) {
        public Claim {
            counts = List.copyOf(counts);
        }
    }

    /**
     * A line of the sheet. The numerators of all lines are fractions of one common denominator, so that anybody can
     * reckon again.
     *
     * @param rawCents the share before rounding, cut off after six decimals of a cent
     * @param remainder the part of a cent that rounding down leaves, exact: numerator of the sheet's denominator
     * @param rank place among the remainders, from 1; the first ones get a cent more
     * @param cents the share
     */
    public record Line(
            String enterpriseNumber,
            List<Long> counts,
            BigDecimal rawCents,
            BigInteger remainder,
            int rank,
            long cents) {}

    /**
     * A budget that was shared.
     *
     * @param totals of each count
     * @param denominator of every remainder
     * @param lines by enterprise number
     */
    public record Sheet(List<Long> totals, BigInteger denominator, List<Line> lines) {}

    public AllocationKey {
        weights = List.copyOf(weights);
        if (weights.isEmpty() || weights.stream().anyMatch(weight -> weight.signum() <= 0)) {
            throw new IllegalArgumentException("each count has a weight");
        }
        if (weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(BigDecimal.ONE) != 0) {
            throw new IllegalArgumentException("the weights are the whole together");
        }
    }

    /** @throws IllegalArgumentException when a CPAS is named twice, a count is negative or a count is 0 in total */
    public Sheet share(Euro budget, List<Claim> claims) {
        refuseUnsound(budget, claims);
        List<BigInteger> totals = totals(claims);
        int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        BigInteger allTotals = totals.stream().reduce(BigInteger.ONE, BigInteger::multiply);
        BigInteger denominator = BigInteger.TEN.pow(Math.max(scale, 0)).multiply(allTotals);
        List<Part> parts = claims.stream()
                .sorted(Comparator.comparing(Claim::enterpriseNumber))
                .map(claim -> new Part(claim, numerator(claim, budget, totals, denominator), denominator))
                .toList();
        long left = budget.cents() - parts.stream().mapToLong(Part::floor).sum();
        List<Part> ranked = parts.stream()
                .sorted(Comparator.comparing(Part::remainder)
                        .reversed()
                        .thenComparing(part -> part.claim.enterpriseNumber()))
                .toList();
        List<Line> lines = new ArrayList<>();
        for (Part part : parts) {
            int rank = ranked.indexOf(part) + 1;
            lines.add(new Line(
                    part.claim.enterpriseNumber(),
                    part.claim.counts(),
                    part.raw(),
                    part.remainder(),
                    rank,
                    part.floor() + (rank <= left ? 1 : 0)));
        }
        return new Sheet(totals.stream().map(BigInteger::longValueExact).toList(), denominator, List.copyOf(lines));
    }

    private record Part(Claim claim, BigInteger numerator, BigInteger denominator) {
        long floor() {
            return numerator.divide(denominator).longValueExact();
        }

        BigInteger remainder() {
            return numerator.mod(denominator);
        }

        BigDecimal raw() {
            BigInteger scaled = numerator.multiply(BigInteger.TEN.pow(DECIMALS)).divide(denominator);
            return new BigDecimal(scaled, DECIMALS);
        }
    }

    private BigInteger numerator(Claim claim, Euro budget, List<BigInteger> totals, BigInteger denominator) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < weights.size(); i++) {
            BigInteger unit = new BigDecimal(denominator.divide(totals.get(i)))
                    .multiply(weights.get(i))
                    .toBigIntegerExact();
            sum = sum.add(unit.multiply(BigInteger.valueOf(claim.counts().get(i))));
        }
        return sum.multiply(BigInteger.valueOf(budget.cents()));
    }

    private List<BigInteger> totals(List<Claim> claims) {
        List<BigInteger> totals = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            BigInteger total = BigInteger.ZERO;
            for (Claim claim : claims) {
                total = total.add(BigInteger.valueOf(claim.counts().get(i)));
            }
            if (total.signum() == 0) {
                throw new IllegalArgumentException("a count that is 0 everywhere shares nothing");
            }
            totals.add(total);
        }
        return totals;
    }

    private void refuseUnsound(Euro budget, List<Claim> claims) {
        if (budget.isNegative()) {
            throw new IllegalArgumentException("a budget cannot be negative");
        }
        Set<String> seen = new HashSet<>();
        for (Claim claim : claims) {
            if (!seen.add(claim.enterpriseNumber())) {
                throw new IllegalArgumentException("a CPAS is named once");
            }
            if (claim.counts().size() != weights.size()
                    || claim.counts().stream().anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException("a CPAS has a count for each weight");
            }
        }
    }
}
