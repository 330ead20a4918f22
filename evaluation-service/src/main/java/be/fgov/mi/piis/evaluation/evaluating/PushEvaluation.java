package be.fgov.mi.piis.evaluation.evaluating;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.contract.FindContract;
import be.fgov.mi.piis.evaluation.record.AcceptRecord;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.events.outbox.Outbox;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.push.PushResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** Accepts a revision of an evaluation; sent before its contract it waits and joins by itself. */
@ApplicationScoped
public class PushEvaluation {
    private final AcceptRecord acceptRecord;
    private final FindContract findContract;
    private final SealedWords words;
    private final WorkerPseudonyms workers;
    private final Outbox outbox;
    private final AccessLog accessLog;
    private final Clock clock;

    PushEvaluation(
            AcceptRecord acceptRecord,
            FindContract findContract,
            SealedWords words,
            WorkerPseudonyms workers,
            Outbox outbox,
            AccessLog accessLog,
            Clock clock) {
        this.acceptRecord = acceptRecord;
        this.findContract = findContract;
        this.words = words;
        this.workers = workers;
        this.outbox = outbox;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /**
     * Accepts the revision, once.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a talk after today or before the contract, 409 for a wrong revision
     */
    public PushResult push(
            EnterpriseNumber cpas,
            String contractReference,
            String reference,
            int revision,
            EvaluationBody body,
            boolean dryRun) {
        return acceptRecord.once(
                Evaluation.KIND,
                cpas,
                contractReference,
                reference,
                revision,
                body,
                dryRun,
                sentTo -> store(cpas, sentTo, contractReference, reference, revision, body));
    }

    private PushAnswer store(
            EnterpriseNumber sender,
            String sentTo,
            String contractReference,
            String reference,
            int revision,
            EvaluationBody body) {
        Evaluation evaluation = Evaluation.of(sentTo, contractReference, reference)
                .orElseGet(() -> new Evaluation(sentTo, contractReference, reference));
        PushAnswer answer = JudgeEvaluation.judge(
                evaluation,
                revision,
                body,
                sender.value(),
                findContract.of(evaluation.enterpriseNumber(), contractReference),
                LocalDate.now(clock));
        evaluation.persist();
        new EvaluationRevision(evaluation.id(), revision, words.seal(body, Evaluation.KIND, evaluation.id(), revision))
                .persist();
        evaluation.toEvent(workers).ifPresent(outbox::publish);
        accessLog.record("evaluation.push", evaluation.href(), evaluation.personId(), Purpose.SOCIAL_ACTIVATION);
        return answer;
    }
}
