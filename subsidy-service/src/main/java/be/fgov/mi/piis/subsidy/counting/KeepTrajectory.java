package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.events.evaluation.TrajectoryChanged;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Trajectories were made or changed: keep the newest version of each and count the persons of their contracts again.
 * When a contract has not been heard of yet, its trajectory waits in its table and is found once it has.
 */
@ApplicationScoped
public class KeepTrajectory {
    private final FactsHeard facts;
    private final Recounts recounts;

    KeepTrajectory(FactsHeard facts, Recounts recounts) {
        this.facts = facts;
        this.recounts = recounts;
    }

    public void heard(Collection<TrajectoryChanged> trajectories) {
        Set<UUID> kept = facts.keepTrajectories(trajectories);
        for (TrajectoryChanged trajectory : trajectories) {
            if (kept.contains(trajectory.trajectoryId())) {
                recounts.of(
                        new PersonsBehind.ContractKey(trajectory.enterpriseNumber(), trajectory.contractReference()),
                        trajectory.personId());
            }
        }
    }

    public void heard(TrajectoryChanged trajectory) {
        heard(List.of(trajectory));
    }
}
