package be.fgov.mi.piis.contract.transfer;

import be.fgov.mi.piis.contract.person.page.CodePurpose;
import be.fgov.mi.piis.contract.person.page.PersonCodes;
import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.ContractFile;
import be.fgov.mi.piis.contract.rules.CommitmentDecision;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.StepOwner;
import be.fgov.mi.piis.contract.rules.TakeOver;
import be.fgov.mi.piis.contract.rules.TransferStatus;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The new CPAS decides for each commitment whether it is possible and desirable to take it over (TRA-3). What is kept
 * or adapted becomes a new draft, linked to the old contract; nothing of it binds anybody until it is signed anew.
 */
@ApplicationScoped
class DecideTransfer {
    private final ContractFile file;
    private final TransferFile transfers;
    private final ReadTransfers readTransfers;
    private final PersonCodes codes;
    private final CpasRegistry registry;
    private final AccessLog accessLog;
    private final Clock clock;

    DecideTransfer(
            ContractFile file,
            TransferFile transfers,
            ReadTransfers readTransfers,
            PersonCodes codes,
            CpasRegistry registry,
            AccessLog accessLog,
            Clock clock) {
        this.file = file;
        this.transfers = transfers;
        this.readTransfers = readTransfers;
        this.codes = codes;
        this.registry = registry;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /**
     * Inside the transaction of the act.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for decisions that cannot stand, 409 {@code
     *     invalidTransition} when the content is not released or the decision was taken, {@code referenceTaken}
     */
    TransferViews.Decided decide(EnterpriseNumber cpas, UUID transferId, TransferBodies.Decision decision) {
        readTransfers.require(cpas, transferId);
        Transfer transfer = transfers.lock(transferId).orElseThrow(Problems::notFound);
        LocalDate today = LocalDate.now(clock);
        requireReleased(transfer, today);
        Contract old = transfer.contract();
        ContractBody body = file.document(old, old.revision());
        refuseFlaws(body, decision);
        List<Transfer.DecidedStep> decided = decision.commitments().stream()
                .map(step -> new Transfer.DecidedStep(step.stepId(), step.decision()))
                .toList();
        PushAnswer draft = decision.reference() == null
                ? null
                : file.draft(
                        speakingFor(transfer, today),
                        decision.reference(),
                        newBody(body, decision, periodOf(body, decision, transfer, today)),
                        old.contractId());
        transfers.decide(transferId, today, draft == null ? null : draft.contractId(), decided);
        codes.withdraw(CodePurpose.TRANSFER, transferId.toString());
        accessLog.record("transfer.decided", "transfer/" + transferId, old.personId(), Purpose.TRANSFER);
        return new TransferViews.Decided(
                transferId,
                TransferStatus.DECIDED,
                draft == null ? null : draft.contractId(),
                draft == null ? null : draft.reference(),
                draft == null ? null : draft.revision(),
                draft == null ? null : ContractStatus.DRAFT,
                draft == null ? null : draft.href(),
                old.contractId(),
                TransferViews.stepsWith(CommitmentDecision.KEEP, decided),
                TransferViews.stepsWith(CommitmentDecision.ADAPT, decided),
                TransferViews.stepsWith(CommitmentDecision.CLOSE, decided));
    }

    private static void requireReleased(Transfer transfer, LocalDate today) {
        switch (transfer.offer().on(today)) {
            case RELEASED -> {
                // The person was informed and did not object.
            }
            case OFFERED ->
                throw TransferFile.notAnyMore(
                        "Record first that the person was informed; the content is released from releaseOn on.");
            case OBJECTED -> throw TransferFile.notAnyMore("The person has objected to this transfer.");
            case DECIDED -> throw TransferFile.notAnyMore("This transfer was decided already.");
        }
    }

    /** A new contract is one of the CPAS that speaks today, also when the offer went to one that it has taken over. */
    private EnterpriseNumber speakingFor(Transfer transfer, LocalDate today) {
        return new EnterpriseNumber(
                registry.responsible().on(today, transfer.toCpas()).orElse(transfer.toCpas()));
    }

    private static void refuseFlaws(ContractBody body, TransferBodies.Decision decision) {
        Issues issues = new Issues();
        List<TakeOver.Commitment> commitments = body.steps().stream()
                .map(step -> new TakeOver.Commitment(step.id(), step.by()))
                .toList();
        for (TakeOver.Found found : TakeOver.flaws(commitments, decision.toTerms(), decision.reference() != null)) {
            issues.add(issue(found));
        }
        issues.refuseIfAny();
    }

    private static Issue issue(TakeOver.Found found) {
        String where = "commitments[" + found.index() + "]";
        return switch (found.flaw()) {
            case UNKNOWN_STEP ->
                Issue.referencedResourceNotFound(where + ".stepId", "The old contract has no such step.");
            case DECIDED_TWICE -> Issue.rejectedInput(where + ".stepId", "This step is decided twice.");
            case ADAPTED_WITHOUT_CHANGE ->
                Issue.requiredInput(where, "An adapted step has another text, another date or both.");
            case CHANGED_WITHOUT_ADAPTING ->
                Issue.rejectedInput(where, "Only an adapted step has another text or date.");
            case NOT_DECIDED -> Issue.requiredInput("commitments", "Step " + found.stepId() + " is not decided.");
            case NO_STEP_OF_BENEFICIARY ->
                Issue.requiredInput(
                        "commitments", "A new contract needs at least one step of the beneficiary: none is left.");
            case NO_STEP_OF_CPAS ->
                Issue.requiredInput(
                        "commitments", "A new contract needs at least one commitment of the CPAS: none is left.");
            case NO_REFERENCE ->
                Issue.requiredInput("reference", "Required unless every commitment is closed: pick a reference.");
        };
    }

    private static ContractBody.Period periodOf(
            ContractBody body, TransferBodies.Decision decision, Transfer transfer, LocalDate today) {
        ContractBody.Period given = decision.period();
        if (given != null) {
            if (given.until().isBefore(given.from())) {
                throw Problems.badRequest(Issue.invalidPeriod("period", "The last day lies before the first."));
            }
            return given;
        }
        LocalDate from = transfer.movedOn().isAfter(today) ? transfer.movedOn() : today;
        if (body.period().until().isBefore(from)) {
            throw Problems.badRequest(
                    Issue.requiredInput("period", "The old contract would have ended by now: give a period."));
        }
        return new ContractBody.Period(from, body.period().until());
    }

    private static ContractBody newBody(
            ContractBody old, TransferBodies.Decision decision, ContractBody.Period period) {
        Map<String, TransferBodies.StepDecision> decisions = decision.commitments().stream()
                .collect(Collectors.toUnmodifiableMap(TransferBodies.StepDecision::stepId, Function.identity()));
        List<ContractBody.Step> steps = old.steps().stream()
                .filter(step -> of(decisions, step).decision() != CommitmentDecision.CLOSE)
                .map(step -> of(decisions, step).appliedTo(step))
                .toList();
        Set<String> objectives =
                steps.stream().map(ContractBody.Step::objectiveId).collect(Collectors.toUnmodifiableSet());
        boolean thirdPartyActs = steps.stream().anyMatch(step -> step.by() == StepOwner.THIRD_PARTY);
        // Not the person of choice, nor a community service: the person chooses and asks anew.
        return new ContractBody(
                old.beneficiary(),
                old.type(),
                period,
                old.socialAssessment(),
                old.objectives().stream()
                        .filter(objective -> objectives.contains(objective.id()))
                        .toList(),
                steps,
                thirdPartyActs ? old.thirdParties() : List.of(),
                null,
                null,
                null,
                List.of(),
                null);
    }

    private static TransferBodies.StepDecision of(
            Map<String, TransferBodies.StepDecision> decisions, ContractBody.Step step) {
        TransferBodies.StepDecision decision = decisions.get(step.id());
        if (decision == null) {
            throw new IllegalStateException("every step is decided once the flaws are refused");
        }
        return decision;
    }
}
