package be.fgov.mi.piis.subsidy.organization;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.Mandate;
import be.fgov.mi.piis.identity.wire.VersionPrecondition;
import be.fgov.mi.piis.subsidy.messaging.AnnounceRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Says which CPAS a vendor's client may speak for, and tells the other services in the same transaction. */
@ApplicationScoped
public class GrantMandate {
    private final CpasRegistry registry;
    private final RegistryLock lock;
    private final AnnounceRegistry announceRegistry;

    GrantMandate(CpasRegistry registry, RegistryLock lock, AnnounceRegistry announceRegistry) {
        this.registry = registry;
        this.lock = lock;
        this.announceRegistry = announceRegistry;
    }

    public Mandate grant(String clientId, List<String> enterpriseNumbers, VersionPrecondition precondition) {
        return QuarkusTransaction.requiringNew().call(() -> {
            lock.hold();
            Optional<Mandate> known = registry.findMandate(clientId);
            long version = precondition.next(
                    known.map(found -> OptionalLong.of(found.version())).orElse(OptionalLong.empty()));
            Issues issues = new Issues();
            for (int i = 0; i < enterpriseNumbers.size(); i++) {
                if (registry.find(enterpriseNumbers.get(i)).isEmpty()) {
                    issues.add(Issue.referencedResourceNotFound(
                            "enterpriseNumbers[" + i + "]", "No such CPAS in the registry."));
                }
            }
            issues.refuseIfAny();
            return apply(new Mandate(clientId, Set.copyOf(enterpriseNumbers), version));
        });
    }

    /** Inside the caller's transaction, with the registry locked. */
    Mandate apply(Mandate mandate) {
        registry.apply(mandate);
        announceRegistry.announce(mandate);
        return mandate;
    }
}
