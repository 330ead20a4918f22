package be.fgov.mi.piis.contract.commitment;

import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.ContractFile;
import be.fgov.mi.piis.contract.register.PlannedStep;
import be.fgov.mi.piis.contract.rules.CommitmentStatus;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Tells and reads what came of the commitments of a contract, those of the CPAS as well as the others'. */
@ApplicationScoped
public class FollowCommitments {
    private static final String PURPOSE = "commitments of a PIIS contract";

    private final ContractFile file;
    private final CpasCommitments commitments;
    private final AccessLog accessLog;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    FollowCommitments(
            ContractFile file,
            CpasCommitments commitments,
            AccessLog accessLog,
            CurrentCaller currentCaller,
            Clock clock) {
        this.file = file;
        this.commitments = commitments;
        this.accessLog = accessLog;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /**
     * Joins the transaction of the act.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a day that has not come, 404 for an unknown
     *     step, 409 {@code invalidTransition} while nobody is bound
     */
    public CommitmentState tell(
            EnterpriseNumber cpas, String reference, String stepId, CommitmentStatus.Outcome outcome, LocalDate on) {
        LocalDate today = LocalDate.now(clock);
        Contract contract = file.openForAct(cpas, reference).contract();
        PlannedStep step = contract.commitments().stream()
                .filter(planned -> planned.id().equals(stepId))
                .findFirst()
                .orElseThrow(() -> noCommitment(contract, stepId));
        if (on.isAfter(today)) {
            throw Problems.badRequest(Issue.outOfRange("on", "A fact cannot be dated after the business date."));
        }
        if (contract.boundSince() == null) {
            throw Problems.conflict(
                    "invalidTransition", "The contract is not concluded yet: nobody is bound by its steps.");
        }
        new CommitmentOutcome(
                        new CommitmentOutcome.Key(
                                contract.contractId(),
                                stepId,
                                CommitmentOutcome.countOf(contract.contractId(), stepId) + 1),
                        new CommitmentOutcome.Step(step.by(), step.objectiveId(), step.dueOn()),
                        outcome,
                        on,
                        currentCaller.get().clientId())
                .persistAndFlush();
        accessLog.record("commitment.outcome", contract.name() + "/" + stepId, contract.personId(), PURPOSE);
        return commitments.all(contract, today).stream()
                .filter(state -> state.id().equals(stepId))
                .findFirst()
                .orElseThrow();
    }

    private static RuntimeException noCommitment(Contract contract, String stepId) {
        return contract.steps().stream().anyMatch(planned -> planned.id().equals(stepId))
                ? Problems.conflict(
                        "invalidTransition", "Not every party has signed a text with this step: nobody is bound by it.")
                : Problems.notFound();
    }

    @Transactional
    public List<CommitmentState> ofContract(EnterpriseNumber cpas, String reference) {
        Contract contract = file.find(cpas, reference);
        accessLog.record("commitment.read", contract.name(), contract.personId(), PURPOSE);
        return commitments.all(contract, LocalDate.now(clock));
    }
}
