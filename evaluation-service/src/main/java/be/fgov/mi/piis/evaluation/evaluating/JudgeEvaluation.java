package be.fgov.mi.piis.evaluation.evaluating;

import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.evaluation.rules.EvaluatedContract;
import be.fgov.mi.piis.evaluation.rules.EvaluationDay;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.identity.wire.Codes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a revision makes of an evaluation: the same for a single push and for a line of a file. */
final class JudgeEvaluation {
    private JudgeEvaluation() {}

    /**
     * Lets the evaluation take the revision. A talk before the contract was concluded is none of its evaluations; the
     * day of one that came before its contract, or before that was concluded later, can stay.
     *
     * @param sender the number that the revision was sent to
     * @param contract absent while it is awaited
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a talk after today or before the
     *     contract; the evaluation is as before
     */
    static PushAnswer judge(
            Evaluation evaluation,
            int revision,
            EvaluationBody body,
            String sender,
            Optional<KnownContract> contract,
            LocalDate today) {
        if (body.heldOn().isAfter(today)) {
            throw Problems.badRequest(Issue.outOfRange(
                    "heldOn", "An evaluation was held on " + today + ", the business date, at the latest."));
        }
        Optional<EvaluatedContract> known = contract.flatMap(KnownContract::evaluated);
        if (known.isPresent()
                && EvaluationDay.of(known.get(), body.heldOn()) == EvaluationDay.BEFORE_THE_CONTRACT
                && !evaluation.wasHeldOn(body.heldOn())) {
            throw Problems.badRequest(Issue.invalidPeriod(
                    "heldOn",
                    "An evaluation is held from " + known.get().concludedOn()
                            + ", the day on which its contract was concluded."));
        }
        evaluation.revise(revision, body, sender);
        contract.ifPresent(evaluation::joinAtOnce);
        return new PushAnswer(
                evaluation.contractId(),
                evaluation.reference(),
                revision,
                Codes.of(evaluation.status()),
                evaluation.href(),
                warnings(body, known));
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
