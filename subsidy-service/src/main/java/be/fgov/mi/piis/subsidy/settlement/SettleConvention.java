package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.control.ControlReport;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.ActOnConvention;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionLock;
import be.fgov.mi.piis.subsidy.convention.Refusals;
import be.fgov.mi.piis.subsidy.convention.Remark;
import be.fgov.mi.piis.subsidy.cost.Cost;
import be.fgov.mi.piis.subsidy.cost.CostAccess;
import be.fgov.mi.piis.subsidy.cost.CostStatus;
import be.fgov.mi.piis.subsidy.ledger.Ledger;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionTransitions;
import be.fgov.mi.piis.subsidy.rules.ConventionTransitions.Outcome;
import be.fgov.mi.piis.subsidy.rules.Settlement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Settles a convention (rules.md 2.2): anybody concerned sees it provisionally, one officer proposes it, another one
 * approves it, and with the approval the balance is due or the recovery claimed.
 */
@ApplicationScoped
public class SettleConvention {
    private final CostAccess access;
    private final ConventionLock lock;
    private final ActOnConvention actOnConvention;
    private final ControlReport controlReport;
    private final ReckonSettlement reckonSettlement;
    private final RecoveryReferences references;
    private final SettlementFile file;
    private final Ledger ledger;

    SettleConvention(
            CostAccess access,
            ConventionLock lock,
            ActOnConvention actOnConvention,
            ControlReport controlReport,
            ReckonSettlement reckonSettlement,
            RecoveryReferences references,
            SettlementFile file,
            Ledger ledger) {
        this.access = access;
        this.lock = lock;
        this.actOnConvention = actOnConvention;
        this.controlReport = controlReport;
        this.reckonSettlement = reckonSettlement;
        this.references = references;
        this.file = file;
        this.ledger = ledger;
    }

    /**
     * As it was approved or proposed, else as it would be today.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 also before everyone has signed
     */
    @Transactional
    public SettlementView read(String number, Caller reader, LocalDate today, ReaderLanguage language) {
        Convention convention = access.requireReadable(number, reader);
        if (!reckonSettlement.isSigned(convention)) {
            throw Problems.notFound();
        }
        Optional<SettlementFile.Proposed> last = file.last(number);
        if (ProposalStands.shown(last.orElse(null), convention.status()) != SettlementView.Status.PROVISIONAL) {
            return read(number, last.orElseThrow(), language);
        }
        Settlement.Target target = reckonSettlement.target(convention, null);
        return SettlementView.provisional(
                        number,
                        reckonSettlement.of(convention, target, today),
                        target,
                        references.of(number, convention.year()).value(),
                        reckonSettlement.recoveryDueDays(convention),
                        language)
                .correcting(file.lastCorrection(number));
    }

    private SettlementView read(String number, SettlementFile.Proposed proposed, ReaderLanguage language) {
        return SettlementView.of(number, proposed, language).correcting(file.lastCorrection(number));
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 409 before report, review and control are done */
    @Transactional
    public SettlementView propose(
            String number, SettlementBodies.Proposal proposal, ActContext context, ReaderLanguage language) {
        lock.ofConvention(number);
        Convention convention = access.requireReadable(number, context.caller());
        if (convention.status() == ConventionStatus.REPORTED) {
            controlReport.open(number, context);
            convention = access.requireReadable(number, context.caller());
        }
        refuseUnlessReady(convention);
        SettlementBodies.UnderTargetDecision decided = proposal.underTarget();
        Settlement.Target target = reckonSettlement.target(convention, decided == null ? null : decided.reduce());
        DecisionOnTarget.wrong(target, decided != null, convention.granted()).ifPresent(issue -> {
            throw Problems.badRequest(issue);
        });
        file.propose(
                number,
                reckonSettlement.of(convention, target, context.on()),
                target,
                decided == null ? null : decided.motive(),
                references.of(number, convention.year()).value(),
                reckonSettlement.recoveryDueDays(convention),
                context);
        return read(number, file.last(number).orElseThrow(), language);
    }

    /**
     * @param shown the proposal that the officer saw; null for the last one
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 without a proposal, by who proposed it, when another
     *     one was shown, or when what it stands on has changed since
     */
    @Transactional
    public SettlementView approve(String number, @Nullable UUID shown, ActContext context, ReaderLanguage language) {
        lock.ofConvention(number);
        Convention convention = access.requireReadable(number, context.caller());
        refuseUnlessReady(convention);
        SettlementFile.Proposed proposed =
                file.last(number).orElseThrow(SettlementRefusal.SETTLEMENT_NOT_PROPOSED::problem);
        SettlementRefusal.ofApproval(proposed, shown, context.caller().subject())
                .ifPresent(refusal -> {
                    throw refusal.problem();
                });
        refuseUnlessUnchanged(convention, proposed, context.on());
        file.approve(number, proposed, context);
        WhatFollows follows = WhatFollows.of(number, proposed.settlement(), proposed.round());
        act(number, follows.act(), context);
        ledger.book(follows.settled(), context);
        if (follows.closes()) {
            act(number, ConventionAct.CLOSURE, context);
        }
        return read(number, file.last(number).orElseThrow(), language);
    }

    private void act(String number, ConventionAct act, ActContext context) {
        actOnConvention.act(number, act, Roles.SPP_OFFICER, Remark.NONE, context);
    }

    private void refuseUnlessReady(Convention convention) {
        switch (ConventionTransitions.of(convention.status(), ConventionAct.SETTLEMENT, convention.signed())) {
            case Outcome.MovesTo allowed -> {}
            case Outcome.Refused refused -> throw Refusals.invalidTransition(convention, refused);
        }
        List<String> open = Cost.ofConvention(convention.number()).stream()
                .filter(cost -> cost.status() == CostStatus.DECLARED)
                .map(Cost::reference)
                .toList();
        if (!open.isEmpty()) {
            throw Problems.conflict(
                    "costsNotReviewed",
                    "Every cost is reviewed before the settlement. Not yet: " + open.size() + ".",
                    Map.of("costs", open));
        }
        if (controlReport.openFindings(convention.number()) > 0) {
            throw Problems.conflict(
                    "controlNotConcluded", "Every finding of the control is concluded before the settlement.");
        }
    }

    private void refuseUnlessUnchanged(Convention convention, SettlementFile.Proposed proposed, LocalDate today) {
        Settlement.Target target =
                reckonSettlement.target(convention, proposed.target().reduce());
        if (!ProposalStands.unchanged(proposed, reckonSettlement.of(convention, target, today), target)) {
            throw SettlementRefusal.SETTLEMENT_OUTDATED.problem();
        }
    }
}
