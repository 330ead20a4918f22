package be.fgov.mi.piis.contract.commitment;

import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.PlannedStep;
import be.fgov.mi.piis.contract.rules.CommitmentStatus;
import be.fgov.mi.piis.contract.rules.StepOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where the commitments of contracts stand; above all those of the CPAS, which may not sanction while it breaks them. */
@ApplicationScoped
public class CpasCommitments {

    /**
     * The commitments of the CPAS in a contract, as they stood on a day: outcomes of later days are left out. Call it
     * inside a transaction.
     */
    public List<CommitmentState> of(Contract contract, LocalDate on) {
        return all(contract, on).stream()
                .filter(state -> state.by() == StepOwner.CPAS)
                .toList();
    }

    /** The same for whoever is committed. */
    public List<CommitmentState> all(Contract contract, LocalDate on) {
        return states(contract, CommitmentOutcome.ofContract(contract.contractId()), on);
    }

    /** The same for several contracts, by contract. */
    Map<UUID, List<CommitmentState>> all(Collection<Contract> contracts, LocalDate on) {
        List<UUID> ids = contracts.stream().map(Contract::contractId).toList();
        Map<UUID, List<CommitmentOutcome>> told = CommitmentOutcome.ofContracts(ids).stream()
                .collect(Collectors.groupingBy(CommitmentOutcome::contractId));
        Map<UUID, List<CommitmentState>> states = new LinkedHashMap<>();
        for (Contract contract : contracts) {
            states.put(
                    contract.contractId(), states(contract, told.getOrDefault(contract.contractId(), List.of()), on));
        }
        return states;
    }

    private static List<CommitmentState> states(Contract contract, List<CommitmentOutcome> told, LocalDate on) {
        Map<String, CommitmentOutcome> latest = new LinkedHashMap<>();
        for (CommitmentOutcome outcome : told) {
            if (!outcome.happenedOn().isAfter(on)) {
                latest.put(outcome.stepId(), outcome);
            }
        }
        LocalDate judgedOn = CommitmentStatus.judgedOn(contract.boundSince(), contract.endedOn(), on);
        List<CommitmentState> states = new ArrayList<>();
        for (PlannedStep step : contract.commitments()) {
            CommitmentOutcome outcome = latest.remove(step.id());
            states.add(new CommitmentState(
                    step.id(),
                    step.by(),
                    step.objectiveId(),
                    step.dueOn(),
                    CommitmentStatus.of(step.dueOn(), outcome == null ? null : outcome.toTerms(), judgedOn),
                    outcome == null ? null : outcome.happenedOn()));
        }
        // What is left over was told of steps that an amendment took out.
        latest.forEach((stepId, outcome) -> states.add(new CommitmentState(
                stepId,
                outcome.step().by(),
                outcome.step().objectiveId(),
                outcome.step().dueOn(),
                CommitmentStatus.of(null, outcome.toTerms(), judgedOn),
                outcome.happenedOn())));
        return states;
    }
}
