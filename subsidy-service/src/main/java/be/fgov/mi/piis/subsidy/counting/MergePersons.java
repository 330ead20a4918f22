package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.events.contract.PersonMerged;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Two persons turned out to be one (a temporary number was replaced): from now on they count as one (SC-21). */
@ApplicationScoped
public class MergePersons {
    private final FactsHeard facts;
    private final Recounts recounts;

    MergePersons(FactsHeard facts, Recounts recounts) {
        this.facts = facts;
        this.recounts = recounts;
    }

    public void heard(PersonMerged merger) {
        if (facts.keep(merger)) {
            recounts.of(List.of(merger.from(), merger.into()));
        }
    }
}
