package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.events.evaluation.TrajectoryChanged;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * A trajectory was made or changed: keep its newest version and count the person of its contract again. When the
 * contract has not been heard of yet, the trajectory waits in its table and is found once it has.
 */
@ApplicationScoped
public class KeepTrajectory {
    private final FactsHeard facts;
    private final Recounts recounts;

    KeepTrajectory(FactsHeard facts, Recounts recounts) {
        this.facts = facts;
        this.recounts = recounts;
    }

    public void heard(TrajectoryChanged trajectory) {
        if (facts.keep(trajectory)) {
            recounts.of(
                    new PersonsBehind.ContractKey(trajectory.enterpriseNumber(), trajectory.contractReference()),
                    trajectory.personId());
        }
    }
}
