package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.contract.PersonOfContract;
import be.fgov.mi.piis.evaluation.record.RecordOfContract;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.events.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets the trajectories of a contract follow its person: those that waited for the contract join it, and when two
 * persons turn out to be one they move along. Each is told anew, in the transaction that brought the news.
 */
@ApplicationScoped
public class JoinTrajectories {
    private final SealedWords words;
    private final Outbox outbox;

    JoinTrajectories(SealedWords words, Outbox outbox) {
        this.words = words;
        this.outbox = outbox;
    }

    void join(@Observes PersonOfContract contract) {
        for (Trajectory trajectory : RecordOfContract.concernedBy(Trajectory.class, contract)) {
            trajectory.join(contract);
            TrajectoryBody terms = TrajectoryRevision.of(trajectory.id(), trajectory.revision())
                    .orElseThrow(() -> new IllegalStateException("a trajectory has its newest revision"))
                    .terms(words);
            trajectory.toEvent(terms).ifPresent(outbox::publish);
        }
    }
}
