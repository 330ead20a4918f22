package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.events.subsidy.ConventionChanged;
import be.fgov.mi.piis.subsidy.organization.RegistryChanged;
import be.fgov.mi.piis.subsidy.scheme.SchemeReplaced;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * A convention, the scheme of its year or the registry of CPAS was changed: if its members, who has taken them over, its period, the policies it is counted by
 * or its being alive changed, its persons are counted again.
 *
 * <p>A change of a convention is heard on the service's own topic and not counted in the transaction of the act, so that
 * the push of a convention with thousands of persons is answered at once. The convention is read as it stands: which of
 * its changes the event tells of does not matter.
 */
@ApplicationScoped
public class CountConvention {
    private final CountingScopes scopes;
    private final Recounts recounts;

    CountConvention(CountingScopes scopes, Recounts recounts) {
        this.scopes = scopes;
        this.recounts = recounts;
    }

    public void heard(ConventionChanged convention) {
        recounts.ofConventions(Set.of(convention.number()));
    }

    /** Rare as well: the contracts of the successors fall under other conventions from then on. */
    void merged(@Observes RegistryChanged registry) {
        recounts.ofConventionsOf(registry.enterpriseNumbers());
    }

    /** Rare, and told to nobody else: counted in the transaction of the replacement. */
    void replaced(@Observes SchemeReplaced scheme) {
        recounts.ofConventions(scopes.ofYear(scheme.year()));
    }
}
