package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.contract.PersonOfContract;
import be.fgov.mi.piis.evaluation.record.RecordOfContract;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.events.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Lets the trajectories of a contract follow its person: those that waited for the contract join it, and when two
 * persons turn out to be one they move along. Each is told anew, in the transaction that brought the news.
 */
@ApplicationScoped
public class JoinTrajectories {
    private static final Logger LOG = Logger.getLogger(JoinTrajectories.class);

    private final SealedWords words;
    private final Outbox outbox;

    JoinTrajectories(SealedWords words, Outbox outbox) {
        this.words = words;
        this.outbox = outbox;
    }

    /** One that cannot be read any more joins too and is told with its next revision; it holds nothing else up. */
    void join(@Observes PersonOfContract contract) {
        for (Trajectory trajectory : RecordOfContract.concernedBy(Trajectory.class, contract)) {
            trajectory.join(contract);
            terms(trajectory).flatMap(trajectory::toEvent).ifPresent(outbox::publish);
        }
    }

    private Optional<TrajectoryBody> terms(Trajectory trajectory) {
        try {
            return TrajectoryRevision.of(trajectory.id(), trajectory.revision()).map(newest -> newest.terms(words));
        } catch (RuntimeException damaged) {
            LOG.errorf(damaged, "Trajectory %s is told to nobody: its newest revision cannot be read", trajectory.id());
            return Optional.empty();
        }
    }
}
