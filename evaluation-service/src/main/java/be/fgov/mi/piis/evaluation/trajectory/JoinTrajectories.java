package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.evaluation.contract.PersonOfContract;
import be.fgov.mi.piis.evaluation.record.RecordOfContract;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.evaluation.record.UnreadableRecords;
import be.fgov.mi.piis.events.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets the trajectories of a contract follow its person: those that waited for the contract join it, and when two
 * persons turn out to be one they move along. Each is told anew, in the transaction that brought the news.
 */
@ApplicationScoped
public class JoinTrajectories {
    private final SealedWords words;
    private final UnreadableRecords unreadableRecords;
    private final Outbox outbox;

    JoinTrajectories(SealedWords words, UnreadableRecords unreadableRecords, Outbox outbox) {
        this.words = words;
        this.unreadableRecords = unreadableRecords;
        this.outbox = outbox;
    }

    /** One that cannot be read any more joins too and is told with its next revision; it holds nothing else up. */
    void join(@Observes PersonOfContract contract) {
        List<Trajectory> unreadable = new ArrayList<>();
        List<Trajectory> read = new ArrayList<>();
        for (Trajectory trajectory : RecordOfContract.concernedBy(Trajectory.class, contract)) {
            trajectory.join(contract);
            Optional<TrajectoryBody> terms = terms(trajectory);
            (terms.isEmpty() ? unreadable : read).add(trajectory);
            terms.flatMap(trajectory::toEvent).ifPresent(outbox::publish);
        }
        unreadableRecords.note(Trajectory.KIND, unreadable, read);
    }

    private Optional<TrajectoryBody> terms(Trajectory trajectory) {
        try {
            return TrajectoryRevision.of(trajectory.id(), trajectory.revision()).map(newest -> newest.terms(words));
        } catch (RuntimeException damaged) {
            return Optional.empty();
        }
    }
}
