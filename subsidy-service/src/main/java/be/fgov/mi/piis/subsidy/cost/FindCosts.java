package be.fgov.mi.piis.subsidy.cost;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionAccess;
import be.fgov.mi.piis.subsidy.rules.SubsidyScheme;
import be.fgov.mi.piis.subsidy.scheme.SubsidySchemes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The costs of a convention as a reader sees them. */
@ApplicationScoped
public class FindCosts {
    private final CostAccess costAccess;
    private final ConventionAccess access;
    private final ProofsOfCosts proofs;
    private final SubsidySchemes schemes;

    FindCosts(CostAccess costAccess, ConventionAccess access, ProofsOfCosts proofs, SubsidySchemes schemes) {
        this.costAccess = costAccess;
        this.access = access;
        this.proofs = proofs;
        this.schemes = schemes;
    }

    /** @param total of all pages */
    public record Found(List<CostView> items, long total) {}

    /** Inside a transaction. */
    public Found page(String number, PageRequest request, Caller caller) {
        Convention convention = costAccess.requireReadable(number, caller);
        List<Cost> costs = Cost.<Cost>find("conventionNumber = ?1 order by costId", number)
                .page(request.page() - 1, request.pageSize())
                .list();
        return new Found(views(convention, costs, caller), Cost.count("conventionNumber", number));
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 for a cost that does not exist */
    CostView one(String number, String reference, Caller caller) {
        Convention convention = costAccess.requireReadable(number, caller);
        Cost cost = Cost.of(number, reference).orElseThrow(Problems::notFound);
        return view(convention, cost, caller);
    }

    CostView view(Convention convention, Cost cost, Caller caller) {
        return views(convention, List.of(cost), caller).getFirst();
    }

    private List<CostView> views(Convention convention, List<Cost> costs, Caller caller) {
        SubsidyScheme scheme = schemes.require(convention.year());
        Map<String, List<ProofsOfCosts.Use>> uses = proofs.usedElsewhere(convention, sightOf(caller));
        Set<String> financed = ProofsOfCosts.financedBefore(uses);
        Map<String, ProofsOfCosts.Held> held = proofs.heldFor(
                convention.number(),
                costs.stream().flatMap(cost -> cost.documents.stream()).collect(Collectors.toSet()));
        return costs.stream()
                .map(cost -> CostView.of(
                        cost,
                        JudgeCosts.proposal(cost, financed.contains(cost.reference), scheme),
                        held,
                        uses.getOrDefault(cost.reference, List.of())))
                .toList();
    }

    ProofsOfCosts.Sight sightOf(Caller caller) {
        return access.seesAll(caller) ? ProofsOfCosts.Sight.EVERYWHERE : ProofsOfCosts.Sight.SAME_LEAD;
    }
}
