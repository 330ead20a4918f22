package be.fgov.mi.piis.subsidy.rules;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say of a cost before a human decides: spending of the year of the scheme, the whole of it even where
 * the activity began in September, of an eligible kind, with its direct link and its proportionality in words (SUB-13,
 * SUB-20, S4:112-114), and not financed twice by the same proof (rules.md 2.2).
 *
 * @param ground why it would be rejected; null where it would be accepted
 */
public record CostProposal(CostDecision decision, @Nullable CostGround ground) {

    /**
     * A cost as the rules look at it.
     *
     * @param directLink in the words of the CPAS
     * @param proportionality in the words of the CPAS
     * @param financedBefore an earlier cost has the same proof and the same amount
     */
    public record Facts(
            CostKind kind,
            LocalDate incurredOn,
            @Nullable String directLink,
            @Nullable String proportionality,
            boolean financedBefore) {}

    public CostProposal {
        if ((decision == CostDecision.REJECTED) != (ground != null)) {
            throw new IllegalArgumentException("a rejection, and nothing else, has a ground");
        }
    }

    /**
     * The first ground that applies, in the order of the checks.
     *
     * @param year days in which the money may be spent: those of the scheme, not of the activity
     * @param eligible kinds that the scheme finances
     */
    public static CostProposal of(Facts cost, ConventionPeriod year, Set<CostKind> eligible) {
        if (!year.contains(cost.incurredOn())) {
            return rejected(CostGround.OUTSIDE_PERIOD);
        }
        if (!eligible.contains(cost.kind())) {
            return rejected(CostGround.NOT_ELIGIBLE_KIND);
        }
        if (isBlank(cost.directLink())) {
            return rejected(CostGround.NO_DIRECT_LINK);
        }
        if (isBlank(cost.proportionality())) {
            return rejected(CostGround.NOT_PROPORTIONATE);
        }
        if (cost.financedBefore()) {
            return rejected(CostGround.ALREADY_FINANCED);
        }
        return new CostProposal(CostDecision.ACCEPTED, null);
    }

    private static CostProposal rejected(CostGround ground) {
        return new CostProposal(CostDecision.REJECTED, ground);
    }

    private static boolean isBlank(@Nullable String words) {
        return words == null || words.isBlank();
    }
}
