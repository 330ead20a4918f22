package be.fgov.mi.piis.evaluation.evaluating;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.evaluation.record.AcceptRecord;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.evaluation.rules.EvaluatedContract;
import be.fgov.mi.piis.evaluation.rules.EvaluationDay;
import be.fgov.mi.piis.events.outbox.Outbox;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.push.PushResult;
import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.identity.wire.Codes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Accepts a revision of an evaluation; sent before its contract it waits and joins by itself. */
@ApplicationScoped
public class PushEvaluation {
    private final AcceptRecord acceptRecord;
    private final SealedWords words;
    private final Outbox outbox;
    private final AccessLog accessLog;
    private final Clock clock;

    PushEvaluation(AcceptRecord acceptRecord, SealedWords words, Outbox outbox, AccessLog accessLog, Clock clock) {
        this.acceptRecord = acceptRecord;
        this.words = words;
        this.outbox = outbox;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /**
     * Accepts the revision, once.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a talk after today, 409 for a wrong revision
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
                () -> store(cpas.value(), contractReference, reference, revision, body));
    }

    private PushAnswer store(
            String enterpriseNumber, String contractReference, String reference, int revision, EvaluationBody body) {
        LocalDate today = LocalDate.now(clock);
        if (body.heldOn().isAfter(today)) {
            throw Problems.badRequest(Issue.outOfRange(
                    "heldOn", "An evaluation was held on " + today + ", the business date, at the latest."));
        }
        Evaluation evaluation = Evaluation.of(enterpriseNumber, contractReference, reference)
                .orElseGet(() -> new Evaluation(enterpriseNumber, contractReference, reference));
        evaluation.revise(revision, body);
        Optional<KnownContract> contract = KnownContract.of(enterpriseNumber, contractReference);
        contract.ifPresent(evaluation::joinAtOnce);
        evaluation.persist();
        new EvaluationRevision(evaluation.id(), revision, words.seal(body, Evaluation.KIND, evaluation.id(), revision))
                .persist();
        evaluation.toEvent().ifPresent(outbox::publish);
        accessLog.record("evaluation.push", evaluation.href(), evaluation.personId(), Purpose.SOCIAL_ACTIVATION);
        return new PushAnswer(
                evaluation.contractId(),
                reference,
                revision,
                Codes.of(evaluation.status()),
                evaluation.href(),
                warnings(body, contract.flatMap(KnownContract::evaluated)));
    }

    private static List<Warning> warnings(EvaluationBody body, Optional<EvaluatedContract> contract) {
        List<Warning> warnings = new ArrayList<>();
        contract.ifPresent(known -> {
            switch (EvaluationDay.of(known, body.heldOn())) {
                case BEFORE_THE_CONTRACT ->
                    warnings.add(new Warning(
                            "beforeTheContract",
                            "It was held before the contract was concluded: it is kept and counts for no year."));
                case AFTER_THE_CONTRACT ->
                    warnings.add(new Warning(
                            "afterTheContract",
                            "It was held after the contract ended: it is kept and counts for no year."));
                case WITHIN_THE_CONTRACT -> {
                    // as it should be
                }
            }
        });
        if (body.objectives().isEmpty() && body.steps().isEmpty()) {
            warnings.add(new Warning(
                    "progressMissing", "It says of no objective how far it is: send that as the next revision."));
        }
        if (body.beneficiaryView() == null) {
            warnings.add(new Warning(
                    "beneficiaryViewMissing",
                    "The person's own view is missing: ask for it and send it as the next revision."));
        }
        return warnings;
    }
}
