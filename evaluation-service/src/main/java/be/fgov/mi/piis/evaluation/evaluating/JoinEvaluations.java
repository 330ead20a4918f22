package be.fgov.mi.piis.evaluation.evaluating;

import be.fgov.mi.piis.evaluation.contract.PersonOfContract;
import be.fgov.mi.piis.evaluation.record.RecordOfContract;
import be.fgov.mi.piis.events.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets the evaluations of a contract follow its person, as trajectories do. */
@ApplicationScoped
public class JoinEvaluations {
    private final WorkerPseudonyms workers;
    private final Outbox outbox;

    JoinEvaluations(WorkerPseudonyms workers, Outbox outbox) {
        this.workers = workers;
        this.outbox = outbox;
    }

    void join(@Observes PersonOfContract contract) {
        for (Evaluation evaluation : RecordOfContract.concernedBy(Evaluation.class, contract)) {
            evaluation.join(contract);
            evaluation.toEvent(workers).ifPresent(outbox::publish);
        }
    }
}
