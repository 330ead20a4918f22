package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.contract.PersonOfContract;
import be.fgov.mi.piis.evaluation.record.RecordOfContract;
import be.fgov.mi.piis.events.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets the trajectories of a contract follow its person: those that waited for the contract join it, and when two
 * persons turn out to be one they move along. Each is told anew, in the transaction that brought the news.
 */
@ApplicationScoped
public class JoinTrajectories {
    private final Outbox outbox;

    JoinTrajectories(Outbox outbox) {
        this.outbox = outbox;
    }

    void join(@Observes PersonOfContract contract) {
        for (Trajectory trajectory : RecordOfContract.concernedBy(Trajectory.class, contract)) {
            trajectory.join(contract);
            trajectory.toEvent().ifPresent(outbox::publish);
        }
    }
}
