package be.fgov.mi.piis.contract.sanction;

import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.ContractFile;
import be.fgov.mi.piis.contract.register.PlannedStep;
import be.fgov.mi.piis.contract.rules.SanctionLegalBasis;
import be.fgov.mi.piis.contract.rules.StepOwner;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A commitment of the person was not kept: the guided procedure begins, and nothing is decided by it (SAN-1). */
@ApplicationScoped
public class OpenSanctionProcedure {
    private final ContractFile contracts;
    private final SanctionFile file;
    private final Clock clock;

    OpenSanctionProcedure(ContractFile contracts, SanctionFile file, Clock clock) {
        this.contracts = contracts;
        this.file = file;
        this.clock = clock;
    }

    /**
     * Joins the transaction of the act.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a step that is not the person's or a day on
     *     which the contract did not bind, 409 {@code invalidTransition} for a contract that nobody is bound by, 409
     *     {@code sanctionProcedureOpen} when one is open for this step
     */
    SanctionView open(EnterpriseNumber cpas, String reference, SanctionBodies.Breach breach) {
        LocalDate today = LocalDate.now(clock);
        SanctionFile.refuseFuture("breachedOn", breach.breachedOn(), today);
        Contract contract = contracts.openForAct(cpas, reference).contract();
        refuseWhereNothingBinds(contract, breach);
        Optional<SanctionProcedure> running = SanctionProcedure.openFor(contract.contractId(), breach.stepId());
        if (running.isPresent()) {
            throw Problems.conflict(
                    "sanctionProcedureOpen",
                    "A procedure is open for this step: go on with it, or end it by a decision or a withdrawal.",
                    Map.of("procedureId", running.get().procedureId()));
        }
        SanctionProcedure procedure = new SanctionProcedure(contract.contractId(), contract.enterpriseNumber(), breach);
        procedure.restsOn(
                SanctionLegalBasis.of(contract.statusOn(breach.breachedOn())).orElse(null));
        procedure.persist();
        SanctionFile.Opened opened = file.open(contract, procedure);
        file.record(opened, null, breach);
        return DescribeSanction.of(opened);
    }

    private static void refuseWhereNothingBinds(Contract contract, SanctionBodies.Breach breach) {
        LocalDate concludedOn = contract.concludedOn();
        if (concludedOn == null) {
            throw Problems.conflict(
                    "invalidTransition",
                    "A contract that not every party has signed binds nobody: there is no breach of it.",
                    Map.of("missing", List.of("signatures")));
        }
        Issues issues = new Issues();
        Optional<PlannedStep> step = contract.commitments().stream()
                .filter(planned -> planned.id().equals(breach.stepId()))
                .findFirst();
        if (step.isEmpty()) {
            issues.add(Issue.referencedResourceNotFound("stepId", "No step of this contract has that id."));
        } else if (step.get().by() != StepOwner.BENEFICIARY) {
            issues.add(Issue.rejectedInput("stepId", "Only a step of the person: others answer for themselves."));
        }
        LocalDate day = breach.breachedOn();
        if (day.isBefore(concludedOn) || day.isBefore(contract.validFrom())) {
            issues.add(Issue.invalidPeriod("breachedOn", "On that day the contract did not bind the person yet."));
        }
        LocalDate endedOn = contract.endedOn();
        if (day.isAfter(contract.validUntil()) || (endedOn != null && day.isAfter(endedOn))) {
            issues.add(Issue.invalidPeriod("breachedOn", "On that day the contract had ended."));
        }
        issues.refuseIfAny();
    }
}
