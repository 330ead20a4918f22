package be.fgov.mi.piis.subsidy.counting;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Counts all conventions of a year again from the facts, and writes only what is not as it should be: nothing, unless
 * something went wrong before.
 */
@ApplicationScoped
class RecountYear {
    /** So many persons are locked, decided and written in one transaction. */
    private static final int AT_A_TIME = 500;

    private final StaleDecisions staleDecisions;
    private final CountingScopes scopes;
    private final Recounts recounts;

    RecountYear(StaleDecisions staleDecisions, CountingScopes scopes, Recounts recounts) {
        this.staleDecisions = staleDecisions;
        this.scopes = scopes;
        this.recounts = recounts;
    }

    RecountResource.Recount recount(int year) {
        Set<String> conventions = QuarkusTransaction.requiringNew().call(() -> scopes.ofYear(year));
        StaleDecisions.Found found = QuarkusTransaction.requiringNew().call(() -> staleDecisions.ofYear(year));
        List<UUID> stale = found.persons();
        for (int i = 0; i < stale.size(); i += AT_A_TIME) {
            List<UUID> some = stale.subList(i, Math.min(i + AT_A_TIME, stale.size()));
            QuarkusTransaction.requiringNew().run(() -> recounts.of(some));
        }
        return new RecountResource.Recount(year, conventions.size(), found.pairs(), stale.size());
    }
}
