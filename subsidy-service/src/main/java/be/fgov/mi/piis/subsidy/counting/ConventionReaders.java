package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.CpasBoundary;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.subsidy.rules.ContractFallsUnder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may read what of the count of a convention. Another CPAS's convention is unknown to its caller. */
@ApplicationScoped
class ConventionReaders {
    private final CurrentCaller currentCaller;
    private final CpasBoundary boundary;
    private final CountingScopes scopes;
    private final Clock clock;

    ConventionReaders(CurrentCaller currentCaller, CpasBoundary boundary, CountingScopes scopes, Clock clock) {
        this.currentCaller = currentCaller;
        this.boundary = boundary;
        this.scopes = scopes;
        this.clock = clock;
    }

    /**
     * What this caller sees of a convention.
     *
     * @param everyone true for the administration and the auditors
     * @param ownCpas otherwise the members, and who has taken them over, that the caller may speak for: of those it sees persons, of the others
     *     counts only
     */
    record View(CountingScope convention, boolean everyone, Set<String> ownCpas) {}

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when there is no such convention for the caller */
    View require(String number) {
        Caller caller = currentCaller.get();
        CountingScope convention = scopes.asItStands(number).orElseThrow(Problems::notFound);
        if (caller.hasAny(Roles.SPP_OFFICER, Roles.SPP_FINANCE, Roles.AUDITOR)) {
            return new View(convention, true, Set.of());
        }
        Set<String> own = convention.members().stream()
                .filter(member -> boundary.mayActFor(caller, new EnterpriseNumber(member)))
                .collect(Collectors.toUnmodifiableSet());
        if (own.isEmpty()) {
            throw Problems.notFound();
        }
        LocalDate today = LocalDate.now(clock);
        Stream<String> heirs = convention.heirs().stream()
                .filter(heir -> !heir.since().isAfter(today))
                .map(ContractFallsUnder.Heir::enterpriseNumber)
                .filter(heir -> boundary.mayActFor(caller, new EnterpriseNumber(heir)));
        return new View(convention, false, Stream.concat(own.stream(), heirs).collect(Collectors.toUnmodifiableSet()));
    }
}
