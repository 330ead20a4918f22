package be.fgov.mi.piis.subsidy.cost;

import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.rules.CostDecision;
import be.fgov.mi.piis.subsidy.rules.CostKind;
import be.fgov.mi.piis.subsidy.rules.CostProposal;
import be.fgov.mi.piis.subsidy.rules.Euro;
import be.fgov.mi.piis.subsidy.rules.Settlement;
import be.fgov.mi.piis.subsidy.rules.SubsidyScheme;
import be.fgov.mi.piis.subsidy.scheme.SubsidySchemes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is held of the costs of a convention: the decision where there is one, else what the rules propose. */
@ApplicationScoped
public class JudgeCosts {
    private final ProofsOfCosts proofs;
    private final SubsidySchemes schemes;

    JudgeCosts(ProofsOfCosts proofs, SubsidySchemes schemes) {
        this.proofs = proofs;
        this.schemes = schemes;
    }

    /** A cost by its kind. */
    private record Held(CostKind kind, Settlement.JudgedCost cost) {}

    /** Every cost of the convention; inside a transaction. */
    public List<Settlement.JudgedCost> of(Convention convention) {
        return held(convention).stream().map(Held::cost).toList();
    }

    /** What is held eligible, before any ceiling; inside a transaction. */
    public Map<CostKind, Euro> acceptedByKind(Convention convention) {
        return held(convention).stream()
                .filter(held -> held.cost().decision() == CostDecision.ACCEPTED)
                .collect(Collectors.groupingBy(
                        Held::kind,
                        () -> new EnumMap<>(CostKind.class),
                        Collectors.reducing(Euro.ZERO, held -> held.cost().amount(), Euro::plus)));
    }

    private List<Held> held(Convention convention) {
        SubsidyScheme scheme = schemes.require(convention.year());
        // By what the lead may know too, so that it reckons the same figures as the administration.
        Set<String> financed =
                ProofsOfCosts.financedBefore(proofs.usedElsewhere(convention, ProofsOfCosts.Sight.SAME_LEAD));
        return Cost.ofConvention(convention.number()).stream()
                .map(cost -> new Held(
                        cost.kind(),
                        cost.decision()
                                .map(remark -> new Settlement.JudgedCost(
                                        cost.amount(), remark.decision(), remark.ground(), true))
                                .orElseGet(() ->
                                        proposed(cost, proposal(cost, financed.contains(cost.reference), scheme)))))
                .toList();
    }

    private static Settlement.JudgedCost proposed(Cost cost, CostProposal proposal) {
        return new Settlement.JudgedCost(cost.amount(), proposal.decision(), proposal.ground(), false);
    }

    static CostProposal proposal(Cost cost, boolean financedBefore, SubsidyScheme scheme) {
        return CostProposal.of(cost.facts(financedBefore), scheme.period(), scheme.eligibleCostKinds());
    }
}
