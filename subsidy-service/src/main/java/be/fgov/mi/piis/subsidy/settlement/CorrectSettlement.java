package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.ActOnConvention;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionLock;
import be.fgov.mi.piis.subsidy.convention.Refusals;
import be.fgov.mi.piis.subsidy.convention.Remark;
import be.fgov.mi.piis.subsidy.cost.CostAccess;
import be.fgov.mi.piis.subsidy.ledger.Account;
import be.fgov.mi.piis.subsidy.ledger.Balances;
import be.fgov.mi.piis.subsidy.ledger.Ledger;
import be.fgov.mi.piis.subsidy.payment.Payment;
import be.fgov.mi.piis.subsidy.payment.PaymentKind;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.ConventionTransitions;
import be.fgov.mi.piis.subsidy.rules.ConventionTransitions.Outcome;
import be.fgov.mi.piis.subsidy.rules.Euro;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Takes an approved settlement back, so that it can be made anew: one officer says why, another one approves. The
 * settlement stays in the file; a linked opposite transaction takes its booking back, and what was paid until then is
 * what the next settlement starts from. The convention is under control again: costs are reviewed, and a settlement is
 * proposed and approved as the first one was, with a new statement.
 */
@ApplicationScoped
public class CorrectSettlement {
    private final CostAccess access;
    private final ConventionLock lock;
    private final ActOnConvention actOnConvention;
    private final SettlementFile file;
    private final Ledger ledger;

    CorrectSettlement(
            CostAccess access,
            ConventionLock lock,
            ActOnConvention actOnConvention,
            SettlementFile file,
            Ledger ledger) {
        this.access = access;
        this.lock = lock;
        this.actOnConvention = actOnConvention;
        this.file = file;
        this.ledger = ledger;
    }

    /**
     * @param motive why the settlement is wrong
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 before there is an approved settlement, or when a
     *     correction of it is proposed already
     */
    @Transactional
    public SettlementView.Correction propose(String number, String motive, ActContext context) {
        lock.ofConvention(number);
        SettlementFile.Proposed standing = requireStanding(number, context);
        SettlementRefusal.ofCorrection(standing).ifPresent(refusal -> {
            throw refusal.problem();
        });
        file.proposeCorrection(number, standing, motive, context);
        return requireCorrection(number);
    }

    /**
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 without a proposal, by who proposed it, or while the
     *     bank has not answered on the balance
     */
    @Transactional
    public SettlementView.Correction approve(String number, ActContext context) {
        lock.ofConvention(number);
        SettlementFile.Proposed standing = requireStanding(number, context);
        SettlementFile.Correction correction = standing.correction();
        SettlementRefusal.ofCorrectionApproval(
                        correction, context.caller().subject(), Payment.isUnderway(number, PaymentKind.BALANCE))
                .ifPresent(refusal -> {
                    throw refusal.problem();
                });
        Balances balances = ledger.balancesOf(number);
        Euro balancePaid = Euro.ofCents(balances.of(Account.BALANCE));
        Euro recovered = Euro.ofCents(balances.of(Account.RECOVERED));
        file.approveCorrection(number, standing, balancePaid, recovered, context);
        WhatFollows.of(number, standing.settlement(), standing.round())
                .takenBack(balancePaid, recovered)
                .forEach(booking -> ledger.book(booking, context));
        actOnConvention.act(
                number,
                ConventionAct.SETTLEMENT_CORRECTION,
                Roles.SPP_OFFICER,
                new Remark(null, correction.motive()),
                context);
        return requireCorrection(number);
    }

    private SettlementFile.Proposed requireStanding(String number, ActContext context) {
        Convention convention = access.requireReadable(number, context.caller());
        switch (ConventionTransitions.of(
                convention.status(), ConventionAct.SETTLEMENT_CORRECTION, convention.signed())) {
            case Outcome.MovesTo allowed -> {}
            case Outcome.Refused refused -> throw Refusals.invalidTransition(convention, refused);
        }
        return file.last(number).filter(SettlementFile.Proposed::isApproved).orElseThrow(Problems::notFound);
    }

    private SettlementView.Correction requireCorrection(String number) {
        return file.lastCorrection(number)
                .map(SettlementView.Correction::of)
                .orElseThrow(() -> new IllegalStateException("a correction that was stored can be read"));
    }
}
